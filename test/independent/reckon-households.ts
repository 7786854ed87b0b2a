import { firstDay, lastDay } from './dates.ts';
import type { HouseholdRow } from './sheets.ts';
import { type Commands, type Standing, standing } from './statements.ts';
import type { Stay } from './world.ts';

/** The households of one person, and those that they were the head of, by day. */
type Membership = { stays: readonly Stay[]; heads: readonly Stay[] };
type AreaOn = (id: string, day: string) => string | undefined;

export type Households = {
  readonly keys: readonly string[];
  /** 户 the one household that somebody counts in in a month: of two that of the month's beginning. */
  readonly keyIn: (id: string, month: string) => string | undefined;
  readonly membersIn: (key: string, month: string) => readonly string[];
  /** Whoever was said to be the head on some day of the month. */
  readonly headsIn: (key: string, month: string) => readonly string[];
};

/** What the household lists say. */
export function householdsBy(commands: Commands, areaOn: AreaOn): Households {
  const lists = standing('households', commands);
  const rows = lists.flatMap((list) => list.rows);
  const ids = [...new Set(rows.map(({ id }) => id))];
  const people = new Map(ids.map((id) => [id, membershipOf(id, lists, areaOn)]));
  const keyIn = (id: string, month: string) => touching(people.get(id)?.stays ?? [], month)[0]?.key;
  const membersIn = (key: string, month: string) => ids.filter((id) => keyIn(id, month) === key);
  return {
    keys: [...new Set(rows.map(({ key }) => key))].toSorted(),
    keyIn,
    membersIn,
    headsIn: (key, month) =>
      membersIn(key, month).filter((id) =>
        touching(people.get(id)?.heads ?? [], month).some((head) => head.key === key),
      ),
  };
}

/** Those with a day in the month, in the order in which they began; whoever leaves on a day was there that day still. */
function touching(stays: readonly Stay[], month: string): readonly Stay[] {
  return stays
    .filter(({ from, to }) => from <= lastDay(month) && (to === undefined || to >= firstDay(month)))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

function membershipOf(id: string, lists: readonly Standing<'households'>[], areaOn: AreaOn): Membership {
  let known: Membership = { stays: [], heads: [] };
  for (const list of lists) {
    const row = list.rows.find((one) => one.id === id);
    const isCovered = list.area === undefined || list.area === areaOn(id, list.day);
    if (row) known = withRow(known, row, list.day);
    else if (list.scope === 'complete' && list.isWhole && isCovered)
      known = { stays: endedOn(known.stays, list.day), heads: endedOn(known.heads, list.day) };
  }
  return known;
}

function withRow({ stays, heads }: Membership, row: HouseholdRow, day: string): Membership {
  const isOpen = ({ key, to }: Stay) => key === row.key && to === undefined;
  const [here, head] = [stays.find(isOpen), heads.find(isOpen)];
  const from = row.since ?? here?.from ?? day;
  const moved = here !== undefined && row.since === undefined ? stays : begunOn(stays, row.key, from);
  if (row.head.id !== row.id) return { stays: moved, heads: endedOn(heads, day) };
  // 户主: since they came, but for whom an earlier list had here as somebody else.
  const headFrom = head?.from ?? day;
  const wasOther = here !== undefined && (head === undefined || here.from < headFrom);
  const begun = wasOther && from < headFrom ? headFrom : from;
  const isSame = head !== undefined && row.since === undefined;
  return { stays: moved, heads: isSame ? heads : begunOn(heads, row.key, begun) };
}

/** In a household from a day on: whatever was known of the days from then on goes, and so does an earlier start there. */
function begunOn(stays: readonly Stay[], key: string, from: string): readonly Stay[] {
  const before = stays.filter((stay) => stay.from < from && !(stay.key === key && lasts(stay, from)));
  return [...endedOn(before, from), { key, from }];
}

function endedOn(stays: readonly Stay[], day: string): readonly Stay[] {
  return stays.flatMap((stay) => {
    if (!lasts(stay, day)) return [stay];
    return stay.from < day ? [{ ...stay, to: day }] : [];
  });
}

/** Whether a stay goes on on a day, or up to it. */
function lasts({ to }: Stay, day: string): boolean {
  return to === undefined || to > day;
}
