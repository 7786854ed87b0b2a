import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Cap } from '../schemes/language/amount.ts';
import type { Events } from '../schemes/event-sources.ts';
import type { Scheme } from '../schemes/language/scheme.ts';

/**
 * 事件 the temp table `event`: one row an application, record or entry that a scheme pays for. `base` is what it is known
 * by beside its unit (a day or a month), so that a corrected row is the same event; `year` what an annual one counts in.
 * Where a cap is per household, `claimed` is what all events of its window came to by that day, `has_others` whether they
 * are of more than one person.
 */
export async function createEvents({ query }: Database | Writing): Promise<void> {
  await sql`drop table if exists temp.event`.execute(query);
  await sql`create temp table event (scheme text, month text, person_id integer, employer_id integer, base text,
    year text, happened_on text, tie text, event_amount integer, student_level text, student_basis text,
    parent_citizen_id text, parent_id integer, import_id integer, sheet text, row_number integer,
    claimed integer, has_others integer)`.execute(query);
}

/** 只算这些 the people and the employer that are asked about; whoever shares their households is among the people. */
export type Only = { readonly people: readonly number[]; readonly employer?: number };

/**
 * Adds the events of a scheme up to the last month looked at, from as far back as its years and lifetimes reach: of
 * everybody, or only of some.
 */
export async function addEvents(
  { query }: Database | Writing,
  scheme: Scheme,
  months: readonly YearMonth[],
  only?: Only,
): Promise<void> {
  const [first = ''] = months;
  if (!scheme.events) return;
  const source = sourceOf(scheme, scheme.events);
  const isMeant = only ? eventsOf(scheme, only) : sql`true`;
  await sql`insert into temp.event
    select ${scheme.id}, source.month, source.person_id, employer_unit.id, base, year, happened_on, tie,
      case when amount_fen between 1 and 100000000000 then amount_fen end, level, basis,
      parent_citizen_id, parent.id, source.import_id, source.sheet, source.row_number, claimed, has_others
    from (select source.*, ${claimedBy(scheme)} from (${source}) as source
        where source.month between ${reachesBackTo(scheme, first)} and ${months.at(-1) ?? ''}) as source
      left join employer_unit on employer_unit.credit_code = source.credit_code
      left join person as parent on parent.citizen_id = parent_citizen_id
    where ${isMeant}`.execute(query);
}

/** What the events of everybody come to by the day of each, in the widest window of a cap by household. */
function claimedBy({ versions }: Scheme): RawBuilder<unknown> {
  const caps = versions.flatMap((one) =>
    'amount' in one && one.amount.kind === 'actual' && one.amount.cap?.per === 'household'
      ? [one.amount.cap.window]
      : [],
  );
  if (caps.length === 0) return sql`null as claimed, null as has_others`;
  const window = (['lifetime', 'year', 'period'] as const).find((one) => caps.includes(one)) ?? 'lifetime';
  // Days and not the order within a day: of two events of one day neither goes before the other.
  const byThen = sql`over (partition by ${inWindow(window, 'source')} order by happened_on)`;
  return sql`total(max(amount_fen, 0)) ${byThen} as claimed,
    min(person_id) ${byThen} <> max(person_id) ${byThen} as has_others`;
}

/** 上限的期限 what events of one window have in common. */
export function inWindow(window: Cap['window'], event: string): RawBuilder<unknown> {
  const of = { period: sql.ref(`${event}.base`), year: sql`substr(${sql.ref(`${event}.month`)}, 1, 4)` };
  return window === 'lifetime' ? sql`''` : of[window];
}

/** An event is of the unit of its scheme. */
function eventsOf({ unit }: Scheme, { people, employer }: Only): RawBuilder<unknown> {
  if (unit !== 'employer')
    return sql`source.person_id in (select value from json_each(${JSON.stringify(people)}))`;
  return sql`source.credit_code = (select credit_code from employer_unit where id = ${employer ?? null})`;
}

/** What came before the first month looked at decides whether a first time, or a window of a cap, is used up. */
function reachesBackTo({ cadence, versions }: Scheme, first: string): string {
  const windows = versions.map((one) =>
    'amount' in one && one.amount.kind === 'actual' ? one.amount.cap?.window : undefined,
  );
  if (cadence === 'once' || windows.includes('lifetime')) return '';
  return cadence === 'annual' || windows.includes('year') ? `${first.slice(0, 4)}-01` : first;
}

/** The months in which a scheme has events. */
export async function monthsOfEvents(
  { query }: Database | Writing,
  { id }: Scheme,
): Promise<readonly YearMonth[]> {
  const { rows } = await sql<{ month: YearMonth }>`
    select distinct month from temp.event where scheme = ${id} order by month`.execute(query);
  return rows.map(({ month }) => month);
}

/** The current rows of a sheet in the form of `event`; `tie` tells apart, by their content, rows of one base. */
function sourceOf(scheme: Scheme, events: Events): RawBuilder<unknown> {
  const unit = sql.ref(scheme.unit === 'employer' ? 'credit_code' : 'person_id');
  switch (events.sheet) {
    case 'entitlements':
      return sql`select month, person_id, credit_code, month as base, substr(month, 1, 4) as year,
          month || '-01' as happened_on, printf('%015d %d', amount_fen, occurrence) as tie, amount_fen,
          null as level, null as basis, null as parent_citizen_id, import_id, sheet, row_number
        from entitlement where superseded_by is null and scheme = ${scheme.id} and ${unit} is not null`;
    case 'services':
      return sql`select substr(served_on, 1, 7) as month, person_id, null as credit_code, served_on as base,
          substr(served_on, 1, 4) as year, served_on as happened_on,
          concat_ws(' ', number, subject, printf('%015d', amount_fen), occurrence) as tie, amount_fen,
          null as level, null as basis, null as parent_citizen_id, import_id, sheet, row_number
        from service_record
        where superseded_by is null and programme = ${events.programme} and person_id is not null`;
    case 'education':
      return sql`select ${educationMonth} as month, person_id, null as credit_code,
          coalesce(applied_on, year || '-12-31') as base, cast(year as text) as year,
          coalesce(applied_on, year || '-12-31') as happened_on, concat_ws(' ', level, occurrence) as tie,
          null as amount_fen, level, basis, iif(basis = 'child', parent_citizen_id, null) as parent_citizen_id,
          import_id, sheet, row_number
        from education_application where superseded_by is null and person_id is not null`;
  }
}

/**
 * 资助年度 the month of an application: that in which it was made, or the nearest of the year that the sheet says it is
 * for. The year decides, so that an award applied for late has the rule, the facts and the figures of its own year.
 */
export const educationMonth = sql`min(max(substr(coalesce(applied_on, year || '-12-31'), 1, 7), year || '-01'), year || '-12')`;

/** The people whose facts the events of some schemes in a month ask for: their own, and their parents'. */
export async function peopleOfEvents(
  { query }: Database | Writing,
  month: YearMonth,
  schemes: readonly string[],
): Promise<readonly number[]> {
  if (schemes.length === 0) return [];
  const { rows } = await sql<{ id: number }>`select person_id as id from temp.event
      where month = ${month} and scheme in (${sql.join(schemes)}) and person_id is not null
    union select parent_id from temp.event
      where month = ${month} and scheme in (${sql.join(schemes)}) and parent_id is not null`.execute(query);
  return rows.map(({ id }) => id);
}
