import type { PlainDate } from '../../kernel/plain-date.ts';
import { firstDayOf, plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { byDay, type Departure, lastWord, type List } from './lists.ts';
import { coveredBy, type LowIncomeList } from './low-income-list.ts';
import { at, earlierOf, erase, fill, isBefore, joined, laterOf, paint, type Timeline } from './timeline.ts';

/** 低保名单一行 a stretch of months of one person; of a list of removals `to` is the month of the stop. */
export type LowIncomeStatement = {
  readonly from: YearMonth | undefined;
  readonly to: YearMonth | undefined;
  readonly importId: number;
  /** 0 where a whole list says it. */
  readonly row: number;
};

/** Where a status comes from. */
type Rest = Pick<LowIncomeStatement, 'importId' | 'row'>;

/** 低保状况 '1' on, '0' known off, '?' undecided between two lists. */
type LowIncomeStatus = Rest & { readonly status: '1' | '0' | '?' };

export type LowIncomeHistory = {
  readonly episodes: Timeline<LowIncomeStatus>;
  readonly departures: readonly Departure[];
  /** The lists that might have ended it for somebody who was on. */
  readonly heldBy: readonly List[];
  /** Rows of removals for somebody who was not on. */
  readonly neverOn: readonly LowIncomeStatement[];
};

const scopesOfPresence = ['complete', 'part', 'additions'] as const;
type Said = ReadonlyMap<List, readonly LowIncomeStatement[]>;

/**
 * 低保经过 what the lists say of one person month by month, whatever order they came in. `isOf` says whether a list of an
 * area speaks of the person, who was recorded there on its day.
 */
export function lowIncomeOf(
  lists: readonly LowIncomeList[],
  said: Said,
  isOf: (list: LowIncomeList) => boolean,
): LowIncomeHistory {
  const fold = newFold();
  for (const ofDay of byDay(lists)) hear(fold, ofDay, said, isOf);
  const { episodes, heldBy, neverOn } = fold;
  const isSame = (one: LowIncomeStatus, other: LowIncomeStatus) => one.status === other.status;
  // Kept is what the coverage does not say of everybody.
  const covered = coveredBy(lists);
  const isDefault = ({ from, until, value }: (typeof episodes)[number]): boolean =>
    value.status === '0' && covered !== undefined && from >= covered.from && !isBefore(covered.until, until);
  // A later word may have decided what was undecided when they left.
  const departures = fold.departures.map(({ undecided, ...departure }) => {
    const isOpen = undecided !== undefined && at(episodes, undecided.from)?.value.status === '?';
    return { ...departure, undecided: isOpen ? undecided : undefined };
  });
  return {
    episodes: joined(episodes, isSame).filter((stretch) => !isDefault(stretch)),
    departures,
    heldBy,
    neverOn,
  };
}

type Fold = {
  episodes: Timeline<LowIncomeStatus>;
  /** The first day that no list heard so far speaks of. */
  known: PlainDate | undefined;
  /** The first day after the end that the last list on which they were states. */
  statedEnd: PlainDate | undefined;
  /** The last list on which they were; undefined once they are off. */
  on: LowIncomeList | undefined;
  departures: Departure[];
  heldBy: LowIncomeList[];
  neverOn: LowIncomeStatement[];
};

function newFold(): Fold {
  return {
    episodes: [],
    known: undefined,
    statedEnd: undefined,
    on: undefined,
    departures: [],
    heldBy: [],
    neverOn: [],
  };
}

function hear(
  fold: Fold,
  ofDay: readonly LowIncomeList[],
  said: Said,
  isOf: (list: LowIncomeList) => boolean,
): void {
  const { episodes: before, on } = fold;
  const words = scopesOfPresence.map((scope) => lastWord(ofDay, scope, said));
  const ending = lastWord(ofDay, 'removals', said);
  const complete = ofDay.findLast((list) => list.coversFrom !== undefined && isOf(list));
  if (on) fold.heldBy.push(...ofDay.filter((list) => list === complete || list.scope === 'removals'));
  if (complete && words.every((rows) => rows.length === 0)) {
    const undecided = miss(fold, complete);
    if (on && ending.length === 0)
      fold.departures.push({ list: complete, before: on, isRemoval: false, undecided });
  }
  for (const [index, rows] of words.entries()) {
    const list = ofDay.findLast(({ scope }) => scope === scopesOfPresence[index]);
    if (list && rows.length > 0) affirm(fold, list, rows);
  }
  const removing = ofDay.findLast((list) => list.scope === 'removals' && said.has(list));
  for (const row of ending) if (removing) remove(fold, removing, row, before);
  if (removing && on)
    fold.departures.push({ list: removing, before: on, isRemoval: true, undecided: undefined });
}

/** On the list: on from each start to each end, off between and after up to the month of the list. */
function affirm(fold: Fold, list: LowIncomeList, rows: readonly LowIncomeStatement[]): void {
  const { begins, ends } = list;
  const spells = rows.map(({ from, to, ...rest }) => ({
    from: from === undefined ? begins : firstDayOf(from),
    until: to === undefined ? undefined : firstDayOf(plusMonths(to, 1)),
    rest,
  }));
  spells.sort((one, other) => (one.from < other.from ? -1 : 1));
  const [first] = spells;
  if (!first) return;
  fold.episodes = cutAfter(fold.episodes, ends, '0');
  if (fold.known !== undefined)
    fold.episodes = paint(fold.episodes, fold.known, earlierOf(first.from, ends), off(first.rest));
  for (const { until, rest } of spells) {
    if (until !== undefined) fold.episodes = paint(fold.episodes, until, ends, off(rest));
  }
  for (const { from, until, rest } of spells) {
    fold.episodes = paint(fold.episodes, from, earlierOf(until, ends), { status: '1', ...rest });
  }
  const last = spells.map(({ until }) => until).reduce((one, other) => laterOf(one, other));
  fold.statedEnd = last;
  fold.on = last === undefined || last > ends ? list : undefined;
  learn(fold, ends);
}

/** Not on a complete list: off in its month; before it undecided for whom the last word was on. */
function miss(fold: Fold, list: LowIncomeList): Departure['undecided'] {
  const { begins, ends, coversFrom, imports } = list;
  const rest = { importId: imports.at(-1) ?? 0, row: 0 };
  const from = fold.known ?? coversFrom;
  const last = fold.known === undefined ? undefined : statusBefore(fold.episodes, fold.known);
  const open = last === undefined || last === '0' ? from : earlierOf(begins, fold.statedEnd);
  let undecided: Departure['undecided'];
  if (from !== undefined && open !== undefined && from < begins) {
    if (from < open) undecided = { from, until: open };
    fold.episodes = fill(fold.episodes, from, open, { status: '?', ...rest });
    fold.episodes = fill(fold.episodes, open > from ? open : from, begins, off(rest));
  }
  fold.episodes = paint(cutAfter(fold.episodes, ends, '1'), begins, ends, off(rest));
  fold.statedEnd = undefined;
  fold.on = undefined;
  learn(fold, ends);
  return undecided;
}

/**
 * 停发: off from the month of the stop until a later list says otherwise; on until then for whom the last word was on, but no
 * longer than to the end that it stated: then off, or undecided where the row itself states a later month.
 */
function remove(
  fold: Fold,
  { ends }: LowIncomeList,
  row: LowIncomeStatement,
  before: Timeline<LowIncomeStatus>,
): void {
  const { importId } = row;
  const rest = { importId, row: row.row };
  const stop = row.to === undefined ? ends : firstDayOf(row.to);
  const decided = (one: Timeline<LowIncomeStatus>) =>
    one.findLast(({ from, value }) => from < stop && value.status !== '?');
  if (decided(before)?.value.status !== '1') fold.neverOn.push(row);
  const last = decided(fold.episodes);
  if (last?.value.status === '1' && last.until !== undefined && last.until < stop) {
    const { statedEnd } = fold;
    const end = statedEnd === undefined || statedEnd > stop ? stop : statedEnd;
    const until = end > last.until ? end : last.until;
    if (last.until < until) fold.episodes = paint(fold.episodes, last.until, until, { status: '1', ...rest });
    const gap: LowIncomeStatus = row.to === undefined ? off(rest) : { status: '?', ...rest };
    if (until < stop) fold.episodes = paint(fold.episodes, until, stop, gap);
  }
  fold.episodes = paint(fold.episodes, stop, undefined, off(rest));
  fold.on = undefined;
  learn(fold, ends);
}

function learn(fold: Fold, ends: PlainDate): void {
  fold.known = fold.known === undefined || fold.known < ends ? ends : fold.known;
}

function off(rest: Rest): LowIncomeStatus {
  return { status: '0', importId: rest.importId, row: rest.row };
}

function statusBefore(episodes: Timeline<LowIncomeStatus>, day: PlainDate): string | undefined {
  return episodes.find(({ from, until }) => from < day && (until === undefined || until >= day))?.value
    .status;
}

/** What an earlier word said of the time after a list ends where the list says otherwise. */
function cutAfter(
  episodes: Timeline<LowIncomeStatus>,
  day: PlainDate,
  status: LowIncomeStatus['status'],
): Timeline<LowIncomeStatus> {
  const spanning = episodes.find(
    ({ from, until, value }) => value.status === status && from < day && isBefore(day, until),
  );
  return spanning ? erase(episodes, day, spanning.until) : episodes;
}
