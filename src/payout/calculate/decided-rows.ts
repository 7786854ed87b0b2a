import { compareText } from '../../kernel/writing/compare-text.ts';
import type { EventFacts } from '../../facts/fact.ts';
import { type FactName, factOf } from '../../facts/facts.ts';
import { householdOf, households } from '../../facts/in-month/household-facts.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import type { Month } from '../../facts/month.ts';
import { firstDay } from '../../facts/window.ts';
import { plusMonths } from '../../kernel/year-month.ts';
import type { Cap } from '../../schemes/language/amount.ts';
import { type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import type { Event } from './events.ts';
import type { RowFacts } from './patterns.ts';

/** 待判定的行 what a version decides in a month: one row a unit of a monthly scheme, one an event of another. */
export type DecidedRows = RowFacts & {
  /** The place of the unit of a row; below 0 where it is not known. */
  readonly unitAt: (row: number) => number;
  /** Whether a run decides the row: of a monthly scheme of people only the holders. */
  readonly isMeant: (row: number) => boolean;
  /** The event of each row; none of a monthly scheme. */
  readonly events?: readonly PlacedEvent[];
};

/** An event with the unit that it concerns in its month, and the period that it is paid for. */
export type PlacedEvent = {
  readonly event: Event;
  readonly unit: number;
  readonly period: string;
  /** Its place among those of its unit and base in the month. */
  readonly place: number;
  readonly facts: EventFacts;
};

/** The rows of a scheme in a month; `events` are all that were read for it. */
export function rowsOf(scheme: Scheme, month: Month, events: readonly Event[]): DecidedRows {
  return scheme.events ? eventRows(scheme, month, events) : monthlyRows(scheme, month);
}

function monthlyRows(scheme: Scheme, month: Month): DecidedRows {
  const { people, employers, certificates } = month.onRecord;
  const unitAt = (row: number): number => row;
  const of = (fact: FactName): Int32Array => columnOf(month, fact, scheme.id);
  if (scheme.unit === 'employer') return { count: employers.count, unitAt, isMeant: () => true, codes: of };
  if (scheme.unit === 'household') {
    const { exists } = month.of(households);
    return { count: exists.length, unitAt, isMeant: (row) => exists[row] === 1, codes: of };
  }
  const { starts } = certificates;
  return {
    count: people.count,
    unitAt,
    isMeant: (person) => (starts[person + 1] ?? 0) > (starts[person] ?? 0),
    codes: (fact) => ofPeople(month, fact, scheme.id),
  };
}

/** A fact of every unit, read once a month. */
function columnOf(month: Month, name: FactName, scheme: string): Int32Array {
  const fact = factOf(name);
  if (fact.entity === 'event') throw new RangeError('only an event has it');
  const columns = month.of(noColumns);
  const key = fact.ofScheme ? `${name} ${scheme}` : name;
  const column = columns.get(key) ?? fact.inMonth(month, scheme);
  columns.set(key, column);
  return column;
}

const noColumns = (): Map<string, Int32Array> => new Map();

/** A fact of every person; they may be asked of their household. */
function ofPeople(month: Month, name: FactName, scheme: string): Int32Array {
  const column = columnOf(month, name, scheme);
  if (factOf(name).entity !== 'household') return column;
  return month.of(householdOf).map((household) => (household < 0 ? UNKNOWN : (column[household] ?? UNKNOWN)));
}

function eventRows(scheme: Scheme, month: Month, events: readonly Event[]): DecidedRows {
  const own = placed(scheme, month, events);
  return {
    count: own.length,
    unitAt: (row) => own[row]?.unit ?? UNKNOWN,
    isMeant: () => true,
    events: own,
    codes: (name) => {
      const fact = factOf(name);
      if (fact.entity === 'event') return Float64Array.from(own, ({ facts }) => fact.ofEvent(facts, month));
      const column =
        scheme.unit === 'person' ? ofPeople(month, name, scheme.id) : columnOf(month, name, scheme.id);
      return Int32Array.from(own, ({ unit }) => (unit < 0 ? UNKNOWN : (column[unit] ?? UNKNOWN)));
    },
  };
}

/** The events of the month with their units, in the order of these, then as they are known. */
function placed(scheme: Scheme, month: Month, events: readonly Event[]): readonly PlacedEvent[] {
  const { people } = month.onRecord;
  const personOf = (id: number | null): number => (id === null ? UNKNOWN : people.placeOf(id));
  const households = scheme.unit === 'household' ? month.of(householdOf) : undefined;
  const unitOf = ({ person, employer }: Event): number => {
    if (scheme.unit === 'employer')
      return employer === null ? UNKNOWN : month.onRecord.employers.placeOf(employer);
    const at = personOf(person);
    return households ? Math.max(households[at] ?? UNKNOWN, UNKNOWN) : at;
  };
  const own = events
    .filter((event) => event.month === month.window.month)
    .map((event) => ({ event, unit: unitOf(event), person: personOf(event.person) }));
  own.sort(
    (a, b) =>
      a.unit - b.unit ||
      compareText(a.event.base, b.event.base) ||
      a.person - b.person ||
      a.event.order - b.event.order,
  );
  const household = householdCapOf(scheme, month, events);
  let place = 0;
  return own.map(({ event, unit, person }, at) => {
    const before = own[at - 1];
    place = before?.unit === unit && before.event.base === event.base ? place + 1 : 1;
    return {
      event,
      unit,
      place,
      period: periodOf(scheme, event, place),
      facts: {
        amount: event.amount ?? undefined,
        level: event.level,
        basis: event.basis,
        parent: personOf(event.parent),
        namesParent: event.namesParent === 1,
        household: household(event, person),
      },
    };
  });
}

function periodOf({ cadence }: Scheme, { year, base, month }: Event, place: number): string {
  if (cadence === 'annual') return year;
  if (cadence === 'once') return 'once';
  return cadence === 'monthly' ? month : place > 1 ? `${base}#${place}` : base;
}

/**
 * 上限所属的户 whether it is known whose cap an event is held against, or the cap cannot bite: all events by then
 * are within it, or are of one person. What a member had while in no known household may count in this one.
 */
function householdCapOf(
  scheme: Scheme,
  month: Month,
  events: readonly Event[],
): (event: Event, person: number) => number {
  const version = versionAt(scheme, month.window.month);
  const cap =
    typeof version !== 'string' && version.amount.kind === 'actual' ? version.amount.cap : undefined;
  if (cap?.per !== 'household') return () => UNKNOWN;
  const own = month.of(householdOf);
  const homeless = events.flatMap((event) => {
    const person = event.person === null ? UNKNOWN : month.onRecord.people.placeOf(event.person);
    return person >= 0 && !isAnywhere(month, person, event)
      ? [{ event, household: own[person] ?? UNKNOWN }]
      : [];
  });
  return (event, person) => {
    if ((event.amountByThen ?? 0) <= cap.fen) return 1;
    const household = own[person] ?? UNKNOWN;
    if (household < 0) return event.hasOthers === 1 ? UNKNOWN : 1;
    const mayBeHere = homeless.some(
      (earlier) =>
        earlier.household === household &&
        earlier.event.happenedOn < event.happenedOn &&
        windowOfCap(cap.window, earlier.event) === windowOfCap(cap.window, event),
    );
    return mayBeHere ? UNKNOWN : 1;
  };
}

/** Whether a person was in any household in the month of an event. */
function isAnywhere({ onRecord: { household } }: Month, person: number, { month }: Event): boolean {
  const [begin, end] = [firstDay(month), firstDay(plusMonths(month, 1))];
  for (let at = household.starts[person] ?? 0; at < (household.starts[person + 1] ?? 0); at++) {
    if ((household.from[at] ?? 0) < end && (household.to[at] ?? 0) > begin) return true;
  }
  return false;
}

/** 上限的期限 what events of one window of a cap have in common. */
export function windowOfCap(window: Cap['window'], { base, month }: Pick<Event, 'base' | 'month'>): string {
  if (window === 'lifetime') return '';
  return window === 'period' ? base : month.slice(0, 4);
}
