import type { PlainDate } from '../../kernel/plain-date.ts';
import { byDay, type Departure, lastWord, type List } from './lists.ts';
import { at, erase, isBefore, joined, paint, type Timeline } from './timeline.ts';

/** 户名单一行 the household of one person; of a list of removals `since` is the day they left it. */
export type HouseholdStatement = {
  readonly key: string;
  readonly isHead: boolean;
  readonly since: PlainDate | undefined;
  readonly importId: number;
  readonly row: number;
};

/** 所在户 a household that a person is in, or heads, and the row that says so. */
export type Membership = Pick<HouseholdStatement, 'key' | 'isHead' | 'importId' | 'row'>;

/** 户籍经过 the households of one person; nobody is in two at a time. */
export type HouseholdHistory = {
  readonly households: Timeline<Membership>;
  /** Those of them, or the parts of them, in which they were the head. */
  readonly headships: Timeline<Membership>;
  readonly departures: readonly Departure[];
  /** The lists that might have ended it for somebody who was in one. */
  readonly heldBy: readonly List[];
};

type Said = ReadonlyMap<List, readonly HouseholdStatement[]>;
/**
 * 户籍经过 what the lists in force say of one person's households, whatever order they came in. `isOf` says whether a list
 * of an area speaks of the person, who was recorded there on its day.
 */
export function householdsOf(
  lists: readonly List[],
  said: Said,
  isOf: (list: List) => boolean,
): HouseholdHistory {
  let timeline: Timeline<Membership> = [];
  const departures: Departure[] = [];
  const heldBy: List[] = [];
  for (const ofDay of byDay(lists)) {
    const [{ asOf: day } = { asOf: undefined }] = ofDay;
    if (day === undefined) continue;
    const complete = ofDay.findLast((list) => list.isWhole && isOf(list));
    const removing = ofDay.findLast(({ scope }) => scope === 'removals');
    const wasIn = at(timeline, day) !== undefined;
    if (wasIn) heldBy.push(...[complete, removing].filter((list) => list !== undefined));
    const words = scopesOfPresence.map((scope) => lastWord(ofDay, scope, said));
    const isMissed = complete !== undefined && words.every((rows) => rows.length === 0);
    if (isMissed) timeline = erase(timeline, day, undefined);
    for (const rows of words) timeline = join(timeline, day, rows);
    for (const { since = day, key } of lastWord(ofDay, 'removals', said)) {
      if (at(timeline, since)?.value.key === key) timeline = erase(timeline, since, undefined);
    }
    const by = isMissed ? complete : removing;
    if (wasIn && by && at(timeline, day) === undefined) {
      const isRemoval = by.scope === 'removals';
      departures.push({ list: by, before: undefined, isRemoval, undecided: undefined });
    }
  }
  const isSame = (one: Membership, other: Membership) => one.key === other.key;
  const heads = timeline.filter(({ value }) => value.isHead);
  return {
    households: joined(timeline, isSame, first),
    headships: joined(heads, isSame, first),
    departures,
    heldBy,
  };
}

const scopesOfPresence = ['complete', 'part', 'additions'] as const;
const first = <Value>(one: Value): Value => one;

/** What a list of a day says of one person, its rows taken together: by their days of entry, never by their places. */
function join(
  timeline: Timeline<Membership>,
  day: PlainDate,
  rows: readonly HouseholdStatement[],
): Timeline<Membership> {
  const undated = rows.filter(({ since }) => since === undefined);
  const days = [...new Set(rows.flatMap(({ since }) => since ?? []))].sort();
  const sets = [...days.map((since) => rows.filter((row) => row.since === since))];
  let next = timeline;
  for (const [index, own] of sets.entries()) next = enter(next, day, days[index], own);
  const isTorn = undated.length > 0 && rows.some(({ key }) => key !== undated[0]?.key);
  if (isTorn) return erase(next, day, undefined);
  return undated.length > 0 && sets.length === 0 ? enter(next, day, undefined, undated) : next;
}

/** In a household since a stated day, else since before where they were in it, else since the day of the list. */
function enter(
  timeline: Timeline<Membership>,
  day: PlainDate,
  since: PlainDate | undefined,
  rows: readonly HouseholdStatement[],
): Timeline<Membership> {
  const from = since ?? day;
  const [row] = rows;
  if (!row) return timeline;
  const { key, importId, row: number } = row;
  // Two households from one day on: nobody knows in which.
  if (rows.some((other) => other.key !== key)) return erase(timeline, from, undefined);
  const isHead = rows.some((one) => one.isHead);
  const value = { key, isHead, importId, row: number };
  if (from >= day)
    return paint(since === undefined ? timeline : startAt(timeline, key, from), from, undefined, value);
  // Up to the day of the list, earlier lists have their word on who was the head.
  const heard = timeline.filter(
    (one) => one.value.key === key && one.from < day && isBefore(from, one.until),
  );
  const wasOther = heard.some((one) => !one.value.isHead);
  let next = paint(startAt(timeline, key, from), from, undefined, { ...value, isHead: isHead && !wasOther });
  for (const one of heard)
    next = paint(
      next,
      one.from > from ? one.from : from,
      isBefore(day, one.until) ? day : one.until,
      one.value,
    );
  return inOne(paint(next, day, undefined, value));
}

/** The start that the latest list states wins: what an earlier one put before it was not so. */
function startAt(timeline: Timeline<Membership>, key: string, from: PlainDate): Timeline<Membership> {
  const whole = joined(timeline, (one, other) => one.key === other.key);
  const reaching = whole.find(
    (one) => one.value.key === key && one.from < from && (one.until === undefined || one.until >= from),
  );
  return reaching ? erase(timeline, reaching.from, from) : timeline;
}

/** What is said again rests on the row that said it first. */
function inOne(timeline: Timeline<Membership>): Timeline<Membership> {
  return joined(timeline, (one, other) => one.key === other.key && one.isHead === other.isHead, first);
}
