import { type DueRows, unitsFor } from './calculate/due-rows.ts';
import { compareText } from '../kernel/writing/compare-text.ts';
import { sql } from 'kysely';
import type { Writing } from '../db/connection/open.ts';
import { subdistrictOn } from '../facts/in-month/residence.ts';
import { UNKNOWN } from '../facts/in-month/the-one.ts';
import type { OnRecord } from '../facts/on-record.ts';
import { dayOf } from '../facts/days.ts';
import { type Fen, fen } from '../kernel/fen.ts';
import { lastDayOf, type YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import type { Budget, Stacking } from '../schemes/language/stacking.ts';
import { calculateEach } from './calculate/calculate.ts';
import { isApproved } from './run/posted.ts';
import type { FactContext } from './calculate/read-on-record.ts';

/** 重算 what a what-if calculates: some schemes over some months by the rules as they are and as they would be. */
export type WhatIfPlan = {
  readonly months: readonly YearMonth[];
  /** The ids of the schemes that the change can touch. */
  readonly schemes: readonly string[];
  readonly before: Rules;
  readonly after: Rules;
};
type Rules = { readonly schemes: readonly Scheme[]; readonly stacking: Stacking };

/** What is owed by the rules as they are and as they would be. */
export type AmountChange = {
  readonly oldFen: Fen;
  readonly newFen: Fen;
  readonly oldCount: number;
  readonly newCount: number;
};

/** A unit whose money changes over the months. */
export type ChangedUnit = {
  readonly scheme: string;
  readonly unit: Scheme['unit'];
  readonly id: number;
  readonly name: string;
  readonly subdistrict: string;
  readonly oldFen: Fen;
  readonly newFen: Fen;
};

/** 预算用尽 the first month in which a fund's year would be overspent; undefined where the money lasts. */
export type BudgetEnd = {
  readonly fund: string;
  readonly year: number;
  readonly budgetFen: Fen;
  readonly oldMonth: YearMonth | undefined;
  readonly newMonth: YearMonth | undefined;
};

/** What is due of the months by the rules as they are and as they would be. Pure of the ledger: what is owed, not what was paid. */
export type WhatIfDue = {
  readonly onRecord: OnRecord;
  readonly months: readonly YearMonth[];
  readonly before: readonly DueRows[];
  readonly after: readonly DueRows[];
};

/** Calculates the months twice, as a run does. */
export function calculateWhatIf(db: Writing, context: FactContext, plan: WhatIfPlan): WhatIfDue {
  const planned = ({ schemes, stacking }: Rules) => ({
    stacking,
    planned: schemes
      .filter(({ id }) => plan.schemes.includes(id))
      .map((scheme) => ({ scheme, months: plan.months, isDrafted: true })),
  });
  const [before, after] = calculateEach(db, context, [planned(plan.before), planned(plan.after)]);
  return { onRecord: before.onRecord, months: plan.months, before: before.due, after: after.due };
}

/** Without the schemes that were only calculated for a budget. */
export function tellOnly(due: WhatIfDue, schemes: readonly string[]): WhatIfDue {
  const told = ({ scheme }: DueRows) => schemes.includes(scheme.id);
  return { ...due, before: due.before.filter(told), after: due.after.filter(told) };
}

const sides = ['before', 'after'] as const;
type Side = (typeof sides)[number];

/** The cost by month, or by subdistrict; '' where no subdistrict is on record. */
export function sumChanges(
  due: WhatIfDue,
  by: 'month' | 'subdistrict' | 'scheme',
): readonly (AmountChange & { readonly of: string })[] {
  const sums = new Map<string, Record<Side, { fen: number; count: number }>>();
  const add = (of: string, side: Side, amount: number, count: number): void => {
    const sum = sums.get(of) ?? { before: { fen: 0, count: 0 }, after: { fen: 0, count: 0 } };
    sum[side].fen += amount;
    sum[side].count += count;
    sums.set(of, sum);
  };
  const streetAt = by === 'subdistrict' ? streetsOf(due) : undefined;
  const names = [...due.onRecord.subdistricts.map(({ name }) => name), ''];
  for (const side of sides)
    for (const rows of due[side]) {
      const ofRow = streetAt?.(rows);
      const places = ofRow ? names : [by === 'month' ? rows.month : rows.scheme.id];
      const [amounts, counts] = [new Float64Array(places.length), new Float64Array(places.length)];
      for (let row = 0; row < rows.unit.length; row++) {
        const street = ofRow ? ofRow(row) : 0;
        const place = street < 0 ? places.length - 1 : street;
        amounts[place] = (amounts[place] ?? 0) + (rows.fen[row] ?? 0);
        counts[place] = (counts[place] ?? 0) + 1;
      }
      for (const [place, count] of counts.entries())
        if (count > 0) add(places[place] ?? '', side, amounts[place] ?? 0, count);
    }
  return [...sums]
    .sort(([a], [b]) => compareText(a, b))
    .map(([of, { before, after }]) => ({
      of,
      oldFen: fen(before.fen),
      newFen: fen(after.fen),
      oldCount: before.count,
      newCount: after.count,
    }));
}

/**
 * 街道 of the unit of each row at the end of its month, by its place in `subdistricts`, UNKNOWN where none is on record; of a
 * household, of the first of all who were ever in it.
 */
function streetsOf({ onRecord }: WhatIfDue): (rows: DueRows) => (row: number) => number {
  const { household, people } = onRecord;
  const first = new Int32Array(onRecord.households.count).fill(UNKNOWN);
  for (let person = people.count - 1; person >= 0; person--) {
    for (let at = household.starts[person] ?? 0; at < (household.starts[person + 1] ?? 0); at++)
      first[household.value[at] ?? 0] = person;
  }
  return ({ scheme, unit, month }) => {
    const day = dayOf(lastDayOf(month));
    const whoIs: Record<Scheme['unit'], (place: number) => number> = {
      person: (place) => place,
      household: (place) => first[place] ?? UNKNOWN,
      employer: () => UNKNOWN,
    };
    const who = whoIs[scheme.unit];
    return (row) => {
      const person = who(unit[row] ?? 0);
      return person < 0 ? UNKNOWN : subdistrictOn(onRecord, person, day);
    };
  };
}

/** How many units get more, less, or the same over all the months; who starts gets more, who stops gets less. */
export type Winners = Readonly<Record<'starts' | 'more' | 'same' | 'less' | 'stops', number>>;

/** What each unit gets over all the months: before at one place, after at the next. */
function totals(due: WhatIfDue, isMeant: (rows: DueRows) => boolean, count: number): Float64Array {
  const sums = new Float64Array(count * 2);
  for (const [at, side] of sides.entries())
    for (const rows of due[side].filter(isMeant)) {
      for (let row = 0; row < rows.unit.length; row++) {
        const place = (rows.unit[row] ?? 0) * 2 + at;
        sums[place] = (sums[place] ?? 0) + (rows.fen[row] ?? 0);
      }
    }
  return sums;
}

/** Counts who gains and who loses. */
export function countWinners(due: WhatIfDue): Winners {
  const winners = { starts: 0, more: 0, same: 0, less: 0, stops: 0 };
  const { people, households, employers } = due.onRecord;
  const units = { person: people, household: households, employer: employers };
  for (const [unit, { count }] of Object.entries(units)) {
    const sums = totals(due, ({ scheme }) => scheme.unit === unit, count);
    for (let place = 0; place < count; place++) {
      const [old, now] = [sums[place * 2] ?? 0, sums[place * 2 + 1] ?? 0];
      if (old === 0 && now === 0) continue;
      if (old === now) winners.same += 1;
      else if (old === 0) winners.starts += 1;
      else if (now === 0) winners.stops += 1;
      else winners[now > old ? 'more' : 'less'] += 1;
    }
  }
  return winners;
}

/** 名单 the units whose money changes, whoever loses most first, one at a time. */
export function* changedUnits(db: Writing, due: WhatIfDue): Generator<ChangedUnit> {
  const { onRecord } = due;
  const schemes = new Map([...due.before, ...due.after].map(({ scheme }) => [scheme.id, scheme]));
  const changed = [...schemes.values()].flatMap((scheme) => {
    const { count, ids } = unitsFor(scheme, onRecord);
    const sums = totals(due, (rows) => rows.scheme.id === scheme.id, count);
    return [...ids.keys()].flatMap((place) => {
      const [oldFen, newFen] = [fen(sums[place * 2] ?? 0), fen(sums[place * 2 + 1] ?? 0)];
      const one = { scheme: scheme.id, unit: scheme.unit, id: ids[place] ?? 0, place, oldFen, newFen };
      return oldFen === newFen ? [] : [{ ...one, subdistrict: '' }];
    });
  });
  nameStreets(due, changed);
  changed.sort(
    (a, b) =>
      a.newFen - a.oldFen - (b.newFen - b.oldFen) ||
      compareText(a.scheme, b.scheme) ||
      compareText(a.unit, b.unit) ||
      a.id - b.id,
  );
  const names = {
    person: db.sqlite.prepare<[number], string | null>('select name from person where id = ?').pluck(),
    household: db.sqlite
      .prepare<[number], string | null>('select household_key from household where id = ?')
      .pluck(),
    employer: db.sqlite
      .prepare<[number], string | null>(
        `select employer from employer join employer_unit using (credit_code)
           where employer_unit.id = ? and employer.superseded_by is null order by year desc limit 1`,
      )
      .pluck(),
  };
  for (const { scheme, unit, id, oldFen, newFen, subdistrict } of changed)
    yield { scheme, unit, id, name: names[unit].get(id) ?? '', subdistrict, oldFen, newFen };
}

/** Of the streets of several months the last in the order of their names. */
function nameStreets(
  due: WhatIfDue,
  changed: readonly { readonly scheme: string; readonly place: number; subdistrict: string }[],
): void {
  const streetAt = streetsOf(due);
  const { subdistricts } = due.onRecord;
  const byUnit = new Map(changed.map((one) => [`${one.scheme} ${one.place}`, one]));
  for (const rows of [...due.before, ...due.after]) {
    const ofRow = streetAt(rows);
    for (let row = 0; row < rows.unit.length; row++) {
      const one = byUnit.get(`${rows.scheme.id} ${rows.unit[row] ?? 0}`);
      if (!one) continue;
      const street = subdistricts[ofRow(row)]?.name ?? '';
      if (street > one.subdistrict) one.subdistrict = street;
    }
  }
}

/** Adds up the months of each budget's year: approved runs before the first of the months, then what is owed. */
export function budgetEnds(
  { sqlite, query }: Writing,
  due: WhatIfDue,
  { after, before }: Pick<WhatIfPlan, 'before' | 'after'>,
  budgets: readonly Budget[],
): readonly BudgetEnd[] {
  const [first = ''] = due.months;
  return budgets.map(({ fund, year, fen: budgetFen }) => {
    const ids = [...before.schemes, ...after.schemes].flatMap((one) =>
      one.fund === fund && one.mode === 'pay' ? [one.id] : [],
    );
    const { sql: text, parameters } = sql`select total(fen) from run join line on line.run_id = run.id
      where scheme in (${sql.join(ids.length > 0 ? ids : [''])})
        and run.month between ${`${year}-01`} and ${`${year}-12`} and run.month < ${first} and ${isApproved}`.compile(
      query,
    );
    const spent =
      sqlite
        .prepare<unknown[], number>(text)
        .pluck()
        .get(...parameters) ?? 0;
    const exceeds = (side: Side): YearMonth | undefined => {
      const own = due[side].filter(
        ({ scheme, month }) => ids.includes(scheme.id) && month.startsWith(String(year)),
      );
      let sum = spent;
      return due.months.find((month) => {
        const due = own.filter((rows) => rows.month === month && rows.fen.length > 0);
        for (const rows of due) sum = rows.fen.reduce((a, b) => a + b, sum);
        return due.length > 0 && sum > budgetFen;
      });
    };
    return { fund, year, budgetFen, oldMonth: exceeds('before'), newMonth: exceeds('after') };
  });
}
