import { compareText } from '../../kernel/writing/compare-text.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import { factOf, valueOf } from '../../facts/facts.ts';
import { householdOf, NO_HOUSEHOLD } from '../../facts/in-month/household-facts.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import { type Month, monthOf } from '../../facts/month.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { wideningKey, windowOf } from '../../facts/window.ts';
import type { Fen } from '../../kernel/fen.ts';
import { grouped } from '../../kernel/grouped.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { type Amount, calculateAmount } from '../../schemes/language/amount.ts';
import { conditionsOf, type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import { groupsAt, type Stacking } from '../../schemes/language/stacking.ts';
import { type CappedEvent, type WithinCap, withinCaps } from './capped-events.ts';
import { versionSha256 } from '../run/digest.ts';
import { type DatedVersion, type DueRows, type Payees, withoutNothing } from './due-rows.ts';
import { type Event, type Only, peopleOf, readEvents } from './events.ts';
import { everybody, placesAround } from './people-around.ts';
import type { PlannedScheme } from '../run/look-back.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import { type PaidTo, payeesOf } from './payees.ts';
import { type FactContext, readOnRecord } from './read-on-record.ts';
import { type DecidedRows, rowsOf, windowOfCap } from './decided-rows.ts';
import { applyGroup, type GaveWay, type Unplaced } from './stack.ts';
import { addTally, noTally, type Tally, tallyOf } from './tally.ts';

/** What to calculate: the schemes with the months of each, by the rules between them; for everybody or only for some. */
export type Calculating = {
  readonly planned: readonly PlannedScheme[];
  readonly stacking: Stacking;
  readonly only?: Only;
  /** Whether it is asked who is paid. */
  readonly withPayees?: boolean;
};
type Rules = Pick<Calculating, 'planned' | 'stacking'>;

/** 应发 what every unit is owed for every month looked at, and how that came about. */
export type Calculated = {
  readonly onRecord: OnRecord;
  readonly due: readonly DueRows[];
  /** How many are eligible, refused, undecided by scheme: of a monthly one in the last month, of another its events. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** The events of each scheme that were read, and of its eligible ones those that count for their periods. */
  readonly events: ReadonlyMap<string, readonly Event[]>;
  readonly cappedEvents: ReadonlyMap<string, readonly WithinCap[]>;
  readonly gaveWay: readonly GaveWay[];
  readonly unplaced: readonly Unplaced[];
};

/**
 * 应发 by the facts of each month, the version of that month and the rules between schemes. Knows nothing of what was paid.
 * One function for a run, an explanation, a what-if and a test.
 */
export function calculate(
  db: Database | Writing,
  context: FactContext,
  { planned, stacking, ...how }: Calculating,
): Calculated {
  const [calculated] = calculateEach(db, context, [{ planned, stacking }], how);
  return calculated;
}

/** The same by several rules: what they read of a month is read once for all of them. */
export function calculateEach<const Each extends readonly Rules[]>(
  db: Database | Writing,
  context: FactContext,
  each: Each,
  { only, withPayees = false }: Omit<Calculating, keyof Rules> = {},
): { readonly [Place in keyof Each]: Calculated } {
  const all = each.map((rules) => nothingFound(db, rules, only));
  const events = all.flatMap((found) => [...found.events.values()].flat());
  const onRecord = readOnRecord(db, context, only && [...only.people, ...peopleOf(events)]);
  for (const month of [...new Set(all.flatMap(({ entries }) => [...entries.keys()]))].sort()) {
    const read = new Map<string, Month>();
    for (const found of all) decideMonth(found, month, { onRecord, read, withPayees });
  }
  return all.map((found) => settled(found, onRecord)) as { [Place in keyof Each]: Calculated };
}

function nothingFound(db: Database | Writing, { planned, stacking }: Rules, only: Only | undefined): Found {
  const events = new Map(
    planned.map(({ scheme, months }) => [scheme.id, readEvents(db, scheme, months, only)]),
  );
  return {
    planned,
    stacking,
    events,
    entries: entriesByMonth(planned, events),
    due: [],
    tallies: new Map(),
    cappedEvents: new Map(),
    homes: new Map(),
  };
}

/** Decides every scheme of a month; those that read its facts alike read them once (`read`). */
function decideMonth(
  found: Found,
  month: YearMonth,
  {
    onRecord,
    read,
    withPayees,
  }: { readonly onRecord: OnRecord; readonly read: Map<string, Month>; readonly withPayees: boolean },
): void {
  const isTied = groupsAt(found.stacking, month).some(({ scope }) => scope === 'household');
  const entries = found.entries.get(month) ?? [];
  for (const [key, alike] of grouped(entries, ({ version }) => wideningKey(version.version.timing))) {
    const [first] = alike;
    if (!first) continue;
    // Of a monthly scheme everybody is read, of events whom they concern.
    const isOfAll = alike.some(({ scheme }) => !scheme.events);
    const people = isOfAll ? everybody(onRecord) : peopleConcerned(onRecord, alike, month);
    const facts =
      (isOfAll ? read.get(key) : undefined) ??
      monthOf(onRecord, windowOf(month, first.version.version.timing), people);
    if (isOfAll) read.set(key, facts);
    for (const entry of alike) decideEntry(found, entry, facts, withPayees);
    if (isTied) found.homes.set(month, homesOf(facts, found.homes.get(month)));
  }
}

/** Caps and stacking, when everything was decided. */
function settled(found: Found, onRecord: OnRecord): Calculated {
  const { planned, stacking, events, tallies, homes } = found;
  const cappedEvents = new Map([...found.cappedEvents].map(([id, own]) => [id, withinCaps(own)]));
  const due = [
    ...found.due,
    ...planned.flatMap((one) => dueOfEvents(one, cappedEvents.get(one.scheme.id) ?? [])),
  ];
  return { onRecord, events, cappedEvents, tallies, ...stacked(due, stacking, homes) };
}

/** 所在户 as the first schemes of a month read it; of whoever these know nowhere, as the next do. */
function homesOf(facts: Month, known: Int32Array | undefined): Int32Array {
  const own = facts.of(householdOf);
  return known?.map((home, person) => (home === NO_HOUSEHOLD ? (own[person] ?? home) : home)) ?? own;
}

/** What is calculated by some rules, as far as it was found. */
type Found = Rules & {
  readonly events: ReadonlyMap<string, readonly Event[]>;
  readonly entries: ReadonlyMap<YearMonth, readonly Entry[]>;
  readonly due: DueRows[];
  readonly tallies: Map<string, Tally>;
  readonly cappedEvents: Map<string, CappedEvent[]>;
  /** 所在户 by month, where a group holds all of a household together. */
  readonly homes: Map<YearMonth, Int32Array>;
};

/** A scheme in one of its months, with the version that decides it. */
type Entry = {
  readonly scheme: Scheme;
  readonly version: DatedVersion;
  /** All its events that were read. */
  readonly events: readonly Event[];
  /** Of the months before those looked at events only count among later ones. */
  readonly isPlanned: boolean;
};

function entriesByMonth(
  planned: readonly PlannedScheme[],
  read: ReadonlyMap<string, readonly Event[]>,
): ReadonlyMap<YearMonth, readonly Entry[]> {
  const byMonth = new Map<YearMonth, Entry[]>();
  for (const { scheme, months } of planned) {
    const events = read.get(scheme.id) ?? [];
    for (const month of scheme.events ? new Set(events.map((event) => event.month)) : months) {
      const version = versionAt(scheme, month);
      if (typeof version === 'string') continue;
      const dated = { version, sha256: versionSha256(scheme, version) };
      const entry = { scheme, version: dated, events, isPlanned: months.includes(month) };
      byMonth.set(month, [...(byMonth.get(month) ?? []), entry]);
    }
  }
  return byMonth;
}

/** The places of those whom the events of a month concern. */
function peopleConcerned(onRecord: OnRecord, entries: readonly Entry[], month: YearMonth): Int32Array {
  const { placeOf } = onRecord.people;
  const events = entries.flatMap((entry) => entry.events.filter((event) => event.month === month));
  return placesAround(onRecord, peopleOf(events).map(placeOf));
}

/** Decides a scheme in a month: what is due of a monthly one at once, what an event asks for to be settled among the others. */
function decideEntry(found: Found, entry: Entry, month: Month, withPayees: boolean): void {
  const { scheme, version, events, isPlanned } = entry;
  const rows = rowsOf(scheme, month, events);
  const patterns = patternsOf(conditionsOf(version.version), rows);
  if (isPlanned) {
    const tally = tallyOf(version.version, patterns, rows.isMeant);
    const own = scheme.events ? { ...tally, byMonth: { [month.window.month]: tally } } : tally;
    const before = scheme.events ? found.tallies.get(scheme.id) : undefined;
    found.tallies.set(scheme.id, addTally(before ?? noTally, own));
  }
  const eligible = eligibleRows(rows, patterns);
  const amountAt = amountsOf(version, rows);
  const payeeOf = withPayees ? payeesOf(scheme, month) : undefined;
  if (rows.events) {
    const capped = cappedEventsOf(entry, month, { rows, eligible, amountAt, payeeOf });
    found.cappedEvents.set(scheme.id, [...(found.cappedEvents.get(scheme.id) ?? []), ...capped]);
    return;
  }
  const unit = eligible.map(rows.unitAt);
  const payees = payeeOf && payeesFor(unit.length, (at) => payeeOf(unit[at] ?? UNKNOWN));
  // `from` would gather them in a list first.
  const amounts = new Float64Array(eligible.length);
  for (let at = 0; at < amounts.length; at++) amounts[at] = amountAt(eligible[at] ?? UNKNOWN);
  found.due.push({
    scheme,
    month: month.window.month,
    version,
    unit,
    fen: amounts,
    ...(payees && { payees }),
  });
}

function eligibleRows({ isMeant }: DecidedRows, { of, ways }: Patterns): Int32Array {
  const isEligible = Uint8Array.from(ways, ({ trace }) => Number(trace.outcome === true));
  const rows = new Int32Array(of.length);
  let count = 0;
  for (let row = 0; row < of.length; row++) {
    if (isEligible[of[row] ?? 0] === 1 && isMeant(row)) rows[count++] = row;
  }
  return rows.slice(0, count);
}

/** 标准 what an eligible row comes to before any cap. */
function amountsOf({ version: { amount } }: DatedVersion, { codes }: DecidedRows): (row: number) => Fen {
  if (amount.kind === 'flat') return () => amount.fen;
  const by = amount.kind === 'table' ? amount.by : 'event.amount';
  const [fact, column] = [factOf(by), codes(by)];
  const uncapped: Amount =
    amount.kind === 'actual'
      ? { kind: amount.kind, of: amount.of, ...(amount.share && { share: amount.share }) }
      : amount;
  const amountOf = (code: number): Fen => {
    const value = valueOf(fact, code);
    return calculateAmount(uncapped, new Map(value === undefined ? [] : [[by, value]])).fen;
  };
  const known = new Map<number, Fen>();
  return (row) => {
    const code = column[row] ?? UNKNOWN;
    const found = known.get(code);
    if (found !== undefined) return found;
    const amount = amountOf(code);
    known.set(code, amount);
    return amount;
  };
}

/** Who is paid for each of some rows, in columns. */
function payeesFor(count: number, payeeAt: (at: number) => PaidTo): Payees {
  const payees = {
    kind: new Uint8Array(count),
    person: new Int32Array(count),
    account: new Int32Array(count),
  };
  for (let at = 0; at < count; at++) {
    const { kind, person, account } = payeeAt(at);
    payees.kind[at] = kind;
    payees.person[at] = person;
    payees.account[at] = account;
  }
  return payees;
}

type Eligible = {
  readonly rows: DecidedRows;
  readonly eligible: Int32Array;
  readonly amountAt: (row: number) => Fen;
  readonly payeeOf: ((unit: number) => PaidTo) | undefined;
};

/** What each eligible event of a month asks for, with the cap that it is held against. */
function cappedEventsOf(
  { scheme, version }: Entry,
  month: Month,
  { rows, eligible, amountAt, payeeOf }: Eligible,
): readonly CappedEvent[] {
  const { amount } = version.version;
  const cap = amount.kind === 'actual' ? amount.cap : undefined;
  // In no known household: eligible only where the cap cannot bite, and held against their own alone (event.household).
  const households = cap?.per === 'household' && scheme.unit === 'person' ? month.of(householdOf) : undefined;
  return [...eligible].flatMap((at): readonly CappedEvent[] => {
    const row = rows.events?.[at];
    if (!row || row.unit < 0) return [];
    const household = households?.[row.unit] ?? UNKNOWN;
    const shared = household < 0 ? `u${row.unit}` : `h${household}`;
    // Of a scheme of employers or people a window is of one unit each; the period tells events of one base apart.
    const span = cap?.window === 'period' ? row.period : cap ? windowOfCap(cap.window, row.event) : '';
    return [
      {
        row,
        version,
        fen: amountAt(at),
        payee: payeeOf?.(row.unit),
        cap: cap && { fen: cap.fen, window: `${shared} ${span}` },
      },
    ];
  });
}

/** What the events of the months looked at come to within their caps, by month. */
function dueOfEvents({ scheme, months }: PlannedScheme, capped: readonly WithinCap[]): readonly DueRows[] {
  const paid = capped.filter(({ row, left }) => left > 0 && months.includes(row.event.month));
  return [...grouped(paid, ({ row }) => row.event.month)].flatMap(([month, own]) => {
    const inOrder = own.toSorted(
      ({ row: a }, { row: b }) => a.unit - b.unit || compareText(a.period, b.period),
    );
    const [first] = inOrder;
    if (!first) return [];
    const payees = first.payee && payeesFor(inOrder.length, (at) => inOrder[at]?.payee ?? nobody);
    return [
      {
        scheme,
        month,
        version: first.version,
        events: inOrder.map(({ row }) => row),
        unit: Int32Array.from(inOrder, ({ row }) => row.unit),
        fen: Float64Array.from(inOrder, ({ left }) => left),
        ...(payees && { payees }),
      },
    ];
  });
}

const nobody: PaidTo = { kind: 0, person: UNKNOWN, account: 0 };

/** 叠加 the groups in force in each month. */
function stacked(
  due: readonly DueRows[],
  stacking: Stacking,
  homes: ReadonlyMap<YearMonth, Int32Array>,
): Pick<Calculated, 'due' | 'gaveWay' | 'unplaced'> {
  const gaveWay: GaveWay[] = [];
  const unplaced: Unplaced[] = [];
  for (const [month, own] of grouped(due, (rows) => rows.month)) {
    for (const group of groupsAt(stacking, month)) {
      const found = applyGroup(group, own, homes.get(month));
      gaveWay.push(...found.gaveWay);
      unplaced.push(...found.unplaced);
    }
  }
  return { due: due.map(withoutNothing), gaveWay, unplaced };
}
