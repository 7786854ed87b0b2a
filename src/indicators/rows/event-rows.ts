import { type RawBuilder, sql } from 'kysely';
import { caseEvents, educationMonth, monthsOfCases } from '../../payout/calculate/events.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { subdistrictOf } from './holder-table.ts';
import { decemberOf } from './run-lines.ts';
import type { Scope, TraceRow } from '../indicator.ts';

/** The rows of a scheme's year: each unit once, with its sum, and the row of the sheet that it was first paid for. */
export function eventRows(
  scope: Scope,
  scheme: Scheme,
  only: RawBuilder<unknown> = sql`1`,
): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, coalesce(person.name, source.name) as name,
      coalesce(person.citizen_id, source.number) as number, ${subdistrictOf(scope.asOf)} as subdistrict,
      null as category, null as grade, source.happened_on, paid.fen,
      coalesce(cases.told || ' ', '') || import.file_name as file, source.sheet,
      source.row_number as row
    from (select unit_type, unit_id, min(month) as month, sum(fen) as fen from temp.figure_line
      where scheme = ${scheme.id} group by unit_type, unit_id) as paid
    left join (${withCases(scope, scheme)}) as source on source.unit_id = paid.unit_id and source.month = paid.month
    left join (${casesOfYear(scope, scheme)}) as cases on source.case_id is not null and cases.unit_id = paid.unit_id
    left join import on import.id = source.import_id
    left join person on paid.unit_type = 'person' and person.id = paid.unit_id
    where ${only} order by paid.unit_id`;
}

/** 个案（文号） every case that a unit is paid for in the year, in the order of their approval. */
function casesOfYear({ year }: Scope, scheme: Scheme): RawBuilder<unknown> {
  return sql`select unit_id, group_concat('个案 ' || case_id || coalesce('（' || approval || '）', ''), '、') as told
    from (select coalesce(person_id, employer_unit.id) as unit_id, case_id, approval
      from (${caseEvents(scheme)}) as own left join employer_unit on employer_unit.credit_code = own.credit_code
      where own.year = ${String(year)} order by happened_on, case_id)
    group by unit_id`;
}

/** What cases gave rise to stands before what the sheet says of the same unit and year, as a run takes them. */
function withCases(scope: Scope, scheme: Scheme): RawBuilder<unknown> {
  const cases = sql`select coalesce(person_id, employer_unit.id) as unit_id, month, null as name, own.credit_code as number,
      happened_on, basis, import_id, sheet, row_number, case_id, approval, min(tie) as first
    from (${caseEvents(scheme)}) as own left join employer_unit on employer_unit.credit_code = own.credit_code
    group by unit_id, month`;
  const sheet = sourceOf(scheme);
  const unit = sql`coalesce(own.person_id, (select id from employer_unit where credit_code = own.credit_code))`;
  return sql`${cases} union all
    select unit_id, month, name, number, happened_on, basis, import_id, sheet, row_number, null, null, first
    from (${sheet})
    where (unit_id, month) not in (${monthsOfCases(scheme, unit, sheet, decemberOf(scope))})`;
}

/**
 * The rows of the sheet whose events a scheme pays for, the first of each unit and month by what they say, as a run takes
 * them. SQLite takes the other columns from the row of the minimum.
 */
function sourceOf({ id, events }: Scheme): RawBuilder<unknown> {
  switch (events?.sheet) {
    case 'education':
      return sql`select person_id as unit_id, ${educationMonth} as month,
          null as name, null as number, applied_on as happened_on, basis, import_id, sheet, row_number,
          min(concat_ws(' ', coalesce(applied_on, year || '-12-31'), level)) as first
        from current_education_application group by unit_id, month`;
    case 'services':
      return sql`select person_id as unit_id, substr(served_on, 1, 7) as month, null as name, null as number,
          served_on as happened_on, null as basis, import_id, sheet, row_number,
          min(concat_ws(' ', served_on, number, subject, printf('%015d', amount_fen), occurrence)) as first
        from current_service_record where programme = ${events.programme} and person_id is not null and quantity > 0
        group by unit_id, month`;
    case 'entitlements':
    case undefined:
      return sql`select coalesce(person_id, employer_unit.id) as unit_id, month, employer as name,
          entitlement.credit_code as number, null as happened_on, null as basis, import_id, sheet,
          row_number, min(printf('%015d %d', amount_fen, occurrence)) as first
        from current_entitlement as entitlement
          left join employer_unit on employer_unit.credit_code = entitlement.credit_code
        where scheme = ${id} group by unit_id, month`;
  }
}
