import { monthOf, monthsBetween, plusMonths } from './dates.ts';
import type { LowIncomeRow } from './sheets.ts';
import { type Commands, type Standing, standing } from './statements.ts';
import type { Truth } from './truth.ts';

type List = Standing<'low-income'>;
/** Where somebody was recorded on a day: a list of one subdistrict is complete for those. */
type AreaOn = (id: string, day: string) => string | undefined;

const HORIZON = '2022-12';

/** 低保 of one person: what is said of each month, up to the last month of which anything is known. */
class Status {
  readonly said = new Map<string, Truth>();
  known: string | undefined;
  /** Whether they were on in the last known month with no end in sight. */
  isOn = false;
  /** The last month of which the last list to name them says that they were on; none where it sees no end. */
  end: string | undefined;
  /** 减少: off from this month on, until a later list says otherwise. */
  offFrom: string | undefined;

  say(from: string, to: string, value: Truth): void {
    for (const month of monthsBetween(from, to)) this.said.set(month, value);
  }

  sayWhereSilent(from: string, to: string, value: Truth): void {
    for (const month of monthsBetween(from, to)) if (!this.said.has(month)) this.said.set(month, value);
  }

  /** Takes back what a removal said of the months after one of which a list says that they were on. */
  isOnThrough(month: string): void {
    if (this.offFrom === undefined || this.offFrom > month) return;
    for (const later of monthsBetween(plusMonths(month, 1), HORIZON)) this.said.delete(later);
    this.offFrom = undefined;
  }
}

/** What the low-income lists say of somebody in a month: yes, no, or undefined where no list does. */
export function lowIncomeBy(commands: Commands, areaOn: AreaOn): (id: string, month: string) => Truth {
  const lists = standing('low-income', commands).map((list): List => ({
    ...list,
    rows: list.rows.filter(({ category }) => category === '低保'),
  }));
  const memory = new Map<string, (month: string) => Truth>();
  return (id, month) => {
    const known = memory.get(id) ?? statusOf(id, lists, (day) => areaOn(id, day));
    memory.set(id, known);
    return known(month);
  };
}

function statusOf(
  id: string,
  all: readonly List[],
  areaOn: (day: string) => string | undefined,
): (month: string) => Truth {
  // A complete list of nobody states nothing; one with a row that nobody could read says nothing of the absent.
  const covers = ({ scope, area, day, rows, isWhole }: List) =>
    scope === 'complete' && rows.length > 0 && isWhole && (area === undefined || area === areaOn(day));
  const complete = all.filter(covers);
  const status = new Status();
  let isNamed = false;
  for (const list of all) {
    const rows = list.rows.filter((row) => row.id === id);
    isNamed ||= rows.length > 0;
    if (rows.length === 0) {
      if (covers(list)) absent(status, list, coverageStart(complete));
    } else if (list.scope === 'removals') removed(status, list, rows);
    else present(status, list, rows);
  }
  return (month) => {
    if (status.said.has(month)) return status.said.get(month);
    const isCovered = coverageOf(complete).some(({ from, to }) => from <= month && month <= to);
    const isAfter = isNamed && status.known !== undefined && month > status.known;
    return isCovered && !isAfter ? false : undefined;
  };
}

/** The earliest month of the first complete list. */
function coverageStart([first]: readonly List[]): string {
  return first?.rows.map(({ from }) => from ?? '9999-99').toSorted()[0] ?? '9999-99';
}

/** The months in which not to be named is not to be on, by the lists of the district and those of one street. */
function coverageOf(complete: readonly List[]): readonly { readonly from: string; readonly to: string }[] {
  const ofDistrict = complete.filter(({ area }) => area === undefined);
  const until = (lists: readonly List[]) => monthOf(lists.at(-1)?.day ?? '');
  return [
    { from: coverageStart(complete), to: until(complete) },
    { from: coverageStart(ofDistrict), to: until(ofDistrict) },
  ];
}

function present(status: Status, list: List, rows: readonly LowIncomeRow[]): void {
  const month = monthOf(list.day);
  const spells = rows
    .flatMap(({ from, to }) => (from === undefined ? [] : [{ from, to }]))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const [first] = spells;
  if (!first) return;
  if (status.known !== undefined)
    status.sayWhereSilent(plusMonths(status.known, 1), plusMonths(first.from, -1), false);
  status.isOnThrough(month);
  for (const { from, to } of spells) {
    const until = to !== undefined && to < month ? to : month;
    status.say(from, until, true);
    status.say(plusMonths(until, 1), month, false);
  }
  status.end = spells.every(({ to }) => to !== undefined)
    ? latest(spells.map(({ to }) => to ?? ''))
    : undefined;
  status.known = month;
  status.isOn = status.said.get(month) === true && spells.at(-1)?.to === undefined;
}

function absent(status: Status, list: List, start: string): void {
  const month = monthOf(list.day);
  if (status.known === undefined) status.sayWhereSilent(start, month, false);
  else {
    const between: Truth = status.isOn ? undefined : false;
    status.sayWhereSilent(plusMonths(status.known, 1), plusMonths(month, -1), between);
  }
  status.say(month, month, false);
  status.known = month;
  status.isOn = false;
  status.end = undefined;
}

function latest(months: readonly string[]): string | undefined {
  return months.toSorted().at(-1);
}

/** 减少: the month in which it stops is off already; whoever was on before was so until then, unless an end was stated. */
function removed(status: Status, list: List, rows: readonly LowIncomeRow[]): void {
  const month = monthOf(list.day);
  const stop = rows.map(({ to }) => to ?? plusMonths(month, 1)).toSorted()[0] ?? plusMonths(month, 1);
  // Past a stated end: off, or nobody knows where the row itself has a later month.
  const beyond: Truth = rows.every(({ to }) => to === undefined) ? false : undefined;
  const decided = [...status.said].flatMap(([one, value]) =>
    value !== undefined && one < stop ? [one] : [],
  );
  const last = decided.toSorted().at(-1);
  if (last !== undefined && status.said.get(last) === true)
    for (const one of monthsBetween(plusMonths(last, 1), plusMonths(stop, -1)))
      status.said.set(one, status.end === undefined || one <= status.end ? true : beyond);
  status.say(stop, HORIZON, false);
  status.offFrom = stop;
  status.known = month < stop ? plusMonths(stop, -1) : month;
  status.isOn = false;
}
