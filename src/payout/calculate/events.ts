import { type RawBuilder, sql } from 'kysely';
import { notTakenBack } from '../../db/cases/case-store.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import type { Events } from '../../facts/event-sources.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Cap } from '../../schemes/language/amount.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';

/** 事件 an application, record or entry that a scheme pays for. Of a person, an employer, or a person's household. */
export type Event = {
  readonly month: YearMonth;
  /** Ids; of whom nothing is on record null. */
  readonly person: number | null;
  readonly employer: number | null;
  /** What it is known by beside its unit (a day or a month), so that a corrected row is the same event. */
  readonly base: string;
  /** What an annual one counts in. */
  readonly year: string;
  readonly happenedOn: string;
  /** Its place among all by its day, then by its content. */
  readonly order: number;
  readonly amount: number | null;
  readonly level: string | null;
  readonly basis: string | null;
  readonly parent: number | null;
  readonly namesParent: 0 | 1;
  readonly import: number;
  readonly sheet: string;
  readonly row: number;
  /** 个案 the case that it follows from, and the approval it rests on; null for a row of a sheet. */
  readonly case: number | null;
  readonly approval: string | null;
  /** Where a cap is per household: what all events of its window came to by that day, and whether they are of more than one person. */
  readonly amountByThen: number | null;
  readonly hasOthers: 0 | 1 | null;
};

/** 只算这些 the people and the employer that are asked about; whoever shares their households is among the people. */
export type Only = { readonly people: readonly number[]; readonly employer?: number };

/**
 * The events of a scheme up to the last month looked at, from as far back as its years and lifetimes reach: of everybody,
 * or only of some.
 */
export function readEvents(
  { sqlite, query }: Database | Writing,
  scheme: Scheme,
  months: readonly YearMonth[],
  only?: Only,
): readonly Event[] {
  const [first = ''] = months;
  if (!scheme.events) return [];
  const last = months.at(-1) ?? '';
  const source = withCases(scheme, sourceOf(scheme, scheme.events), last);
  const isMeant = only ? eventsOf(scheme, only) : sql`true`;
  const { sql: text, parameters } = sql`
    select source.month, source.person_id as person, employer_unit.id as employer, base, year, happened_on as "happenedOn",
      "order", case when amount_fen between 1 and 100000000000 then amount_fen end as amount, level, basis,
      parent.id as parent, parent_citizen_id is not null as "namesParent", source.import_id as import, source.sheet,
      source.row_number as row, source.case_id as "case", approval, amount_by_then as "amountByThen", has_others as "hasOthers"
    from (select source.*, dense_rank() over (order by happened_on, tie) as "order", ${amountByThen(scheme)}
        from (${source}) as source
        where source.month between ${reachesBackTo(scheme, first)} and ${last}) as source
      left join employer_unit on employer_unit.credit_code = source.credit_code
      left join person as parent on parent.citizen_id = parent_citizen_id
    where ${isMeant}`.compile(query);
  return sqlite.prepare<unknown[], Event>(text).all(...parameters);
}
/** The people whom events name, and their parents: ids. */
export function peopleOf(events: readonly Event[]): readonly number[] {
  return events.flatMap(({ person, parent }) => [person, parent]).filter((id) => id !== null);
}

/** What the events of everybody come to by the day of each, in the widest window of a cap by household. */
function amountByThen({ versions }: Scheme): RawBuilder<unknown> {
  const caps = versions.flatMap((one) =>
    'amount' in one && one.amount.kind === 'actual' && one.amount.cap?.per === 'household'
      ? [one.amount.cap.window]
      : [],
  );
  if (caps.length === 0) return sql`null as amount_by_then, null as has_others`;
  const window = (['lifetime', 'year', 'period'] as const).find((one) => caps.includes(one)) ?? 'lifetime';
  // Days and not the order within a day: of two events of one day neither goes before the other.
  const byThen = sql`over (partition by ${inWindow(window, 'source')} order by happened_on)`;
  return sql`total(max(amount_fen, 0)) ${byThen} as amount_by_then,
    min(person_id) ${byThen} <> max(person_id) ${byThen} as has_others`;
}

/** 上限的期限 what events of one window have in common. */
function inWindow(window: Cap['window'], event: string): RawBuilder<unknown> {
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

/**
 * 个案代替台账 the events of a scheme that cases gave rise to, and those of its sheet. What a unit has on the sheet while its case
 * was handled, and after it in the year of its approval, is the same thing written down twice; what was before is another.
 * A case of which nothing was approved up to the last month looked at leaves the sheet as it is.
 */
function withCases(scheme: Scheme, sheet: RawBuilder<unknown>, last: string): RawBuilder<unknown> {
  const unit = sql.ref(scheme.unit === 'employer' ? 'credit_code' : 'person_id');
  return sql`${caseEvents(scheme)} union all
    select *, null as case_id, null as approval, null as from_month, null as to_month from (${sheet})
    where (${unit}, month) not in (${monthsOfCases(scheme, unit, sheet, last)})`;
}

/**
 * 个案所代的月份 the units that a scheme has cases of, each with the months of a sheet in which its rows stand back: of cases
 * approved by the last month looked at, and of those that were sent back (退回) and wait to be approved again.
 */
export function monthsOfCases(
  scheme: Pick<Scheme, 'id'>,
  unit: RawBuilder<unknown>,
  sheet: RawBuilder<unknown>,
  last: string,
): RawBuilder<unknown> {
  // CROSS JOIN: where there is no case, the sheet is not looked at.
  return sql`select ${unit}, told.month
    from (select person_id, credit_code, month, from_month, to_month from (${caseEvents(scheme)})
      union all ${sentBack(scheme)}) as own
    cross join (select distinct month from (${sheet})) as told
    where ${unit} is not null and own.month <= ${last} and told.month between own.from_month and own.to_month`;
}

/** 退回待重新核定 the open cases of which a scheme once paid and now pays nothing, with the month of their first approval. */
function sentBack({ id }: Pick<Scheme, 'id'>): RawBuilder<unknown> {
  return sql`select file.person_id, file.credit_code, substr(min(fed.approved_on), 1, 7) as month,
      substr(file.opened_on, 1, 7) as from_month, max(substr(max(fed.approved_on), 1, 4) || '-12', substr(now.since, 1, 7)) as to_month
    from case_event as fed cross join current_case_event as now on now.case_id = fed.case_id
      cross join case_file as file on file.id = fed.case_id
    where fed.scheme = ${id} and ${sql.raw(notTakenBack('fed'))}
      and now.scheme is null and now.ended is null
    group by fed.case_id`;
}

/** Months from one to another. */
type Months = { readonly from: string; readonly to: string };

/** 一行台账 a row of the sheet of a scheme. */
export type SchemeSheetRow = {
  readonly file: string;
  readonly row: number;
  readonly month: YearMonth;
  readonly amount: number | null;
};

/**
 * 个案代替的台账 rows of the sheet of a scheme that stand back, of some months, of everybody or of one unit; by the cases
 * approved by the last of these months, or by a later one.
 */
export function replacedByCases(
  db: Database,
  scheme: Scheme,
  months: Months,
  only?: Only,
  last = months.to,
): readonly Pick<SchemeSheetRow, 'file' | 'row'>[] {
  if (!scheme.events) return [];
  const unit = sql.ref(scheme.unit === 'employer' ? 'credit_code' : 'person_id');
  const replaced = monthsOfCases(scheme, unit, sourceOf(scheme, scheme.events), last);
  const isMeant = only ? eventsOf(scheme, only) : sql`true`;
  const rows = rowsOfSheet(db, scheme, months, sql`(${unit}, source.month) in (${replaced}) and ${isMeant}`);
  return rows.map(({ file, row }) => ({ file, row }));
}

/** 受理以前的台账 what the sheet of a scheme has of a person in some months, whatever cases there are. */
export function sheetRowsOf(
  db: Database | Writing,
  scheme: Scheme,
  months: Months,
  person: number,
): readonly SchemeSheetRow[] {
  return scheme.unit === 'employer' ? [] : rowsOfSheet(db, scheme, months, sql`source.person_id = ${person}`);
}

function rowsOfSheet(
  { sqlite, query }: Database | Writing,
  scheme: Scheme,
  { from, to }: Months,
  isMeant: RawBuilder<unknown>,
): readonly SchemeSheetRow[] {
  if (!scheme.events) return [];
  const { sql: text, parameters } = sql`
    select import.file_name as file, source.row_number as row, source.month, source.amount_fen as amount
    from (${sourceOf(scheme, scheme.events)}) as source join import on import.id = source.import_id
    where source.month between ${from} and ${to} and ${isMeant}
    order by import.id, source.row_number`.compile(query);
  return sqlite.prepare<unknown[], SchemeSheetRow>(text).all(...parameters);
}

/** 个案产生的事件 the cases that money of a scheme was approved for, each an event of the day of its approval. */
export function caseEvents({ id }: Pick<Scheme, 'id'>): RawBuilder<unknown> {
  return sql`select substr(now.approved_on, 1, 7) as month, file.person_id, file.credit_code,
      now.approved_on as base, substr(now.approved_on, 1, 4) as year, now.approved_on as happened_on,
      concat_ws(' ', now.approval, printf('%015d', now.amount_fen)) as tie, now.amount_fen,
      now.student_level as level, now.student_basis as basis, null as parent_citizen_id,
      fed.import_id, fed.sheet, fed.row_number, file.id as case_id, now.approval,
      substr(file.opened_on, 1, 7) as from_month, max(substr(now.approved_on, 1, 4) || '-12', substr(now.since, 1, 7)) as to_month
    from current_case_event as now cross join case_file as file on file.id = now.case_id
      left join case_event as fed on fed.case_id = now.case_id and fed.place = now.approved_place
        and ${sql.raw(notTakenBack('fed'))}
    where now.scheme = ${id}`;
}

/** The current rows of a sheet in the form of `event`; `tie` tells apart, by their content, rows of one base. */
function sourceOf(scheme: Scheme, events: Events): RawBuilder<unknown> {
  const unit = sql.ref(scheme.unit === 'employer' ? 'credit_code' : 'person_id');
  switch (events.sheet) {
    case 'entitlements':
      return sql`select month, person_id, credit_code, month as base, substr(month, 1, 4) as year,
          month || '-01' as happened_on, printf('%015d %d', amount_fen, occurrence) as tie, amount_fen,
          null as level, null as basis, null as parent_citizen_id, import_id, sheet, row_number
        from current_entitlement where scheme = ${scheme.id} and ${unit} is not null`;
    case 'services':
      return sql`select substr(served_on, 1, 7) as month, person_id, null as credit_code, served_on as base,
          substr(served_on, 1, 4) as year, served_on as happened_on,
          concat_ws(' ', number, subject, printf('%015d', amount_fen), occurrence) as tie, amount_fen,
          null as level, null as basis, null as parent_citizen_id, import_id, sheet, row_number
        from current_service_record
        -- A row of quantity 0 says that nothing was done.
        where programme = ${events.programme} and person_id is not null and quantity > 0`;
    case 'education':
      return sql`select ${educationMonth} as month, person_id, null as credit_code,
          coalesce(applied_on, year || '-12-31') as base, cast(year as text) as year,
          coalesce(applied_on, year || '-12-31') as happened_on, concat_ws(' ', level, occurrence) as tie,
          null as amount_fen, level, basis, iif(basis = 'child', parent_citizen_id, null) as parent_citizen_id,
          import_id, sheet, row_number
        from current_education_application where person_id is not null`;
  }
}

/**
 * 资助年度 the month of an application: that in which it was made, or the nearest of the year that the sheet says it is
 * for. The year decides, so that an award applied for late has the rule, the facts and the figures of its own year.
 */
export const educationMonth = sql`min(max(substr(coalesce(applied_on, year || '-12-31'), 1, 7), year || '-01'), year || '-12')`;
