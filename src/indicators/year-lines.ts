import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/open.ts';
import { educationMonth } from '../payout/events.ts';
import { stateOfRun } from '../payout/posted.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { decemberOf } from './december-lines.ts';
import { subdistrictOf } from './holder-table.ts';
import type { Scope, TraceRow } from './indicator.ts';

/**
 * Builds the temp table `year_line`: what each unit is due for the events of the year, a row a period: all approved
 * runs, and of the drafts only December's, which pays whatever of the year no approved run has paid.
 */
export async function buildYearLines({ query }: Database, scope: Scope): Promise<void> {
  const ids = sql.join([...eventSchemes(scope).map(({ id }) => id), '']);
  await sql`drop table if exists temp.year_run`.execute(query);
  await sql`drop table if exists temp.year_line`.execute(query);
  await sql`create temp table year_run as
    select scheme, max(run) as run from (
      select asked.value as scheme, run.id as run, run.month,
        ${stateOfRun} as state
      from run, json_each(run.scope) as asked where asked.value in (${ids}))
    where state <> 'voided' and (state <> 'drafted' or month = ${decemberOf(scope)})
    group by scheme, iif(state = 'drafted', 'draft', run)`.execute(query);
  await sql`create temp table year_line as
    select line.scheme, unit_type, unit_id, period, line.month, sum(fen) as fen
    from line join temp.year_run on year_run.run = line.run_id and year_run.scheme = line.scheme
    where line.month between ${`${scope.year}-01`} and ${decemberOf(scope)}
    group by line.scheme, unit_type, unit_id, period having sum(fen) > 0`.execute(query);
}

/** 按事件发放 the schemes whose figures are those of the year, not of a month. */
function eventSchemes({ schemes }: Pick<Scope, 'schemes'>): readonly Scheme[] {
  return schemes.filter(({ cadence }) => cadence !== 'monthly');
}

/** The rows of a scheme's year: each unit once, with its sum, and the row of the sheet that it was first paid for. */
export function yearRows(
  scope: Scope,
  scheme: Scheme,
  only: RawBuilder<unknown> = sql`1`,
): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, coalesce(person.name, source.name) as name,
      coalesce(person.citizen_id, source.number) as number, ${subdistrictOf(scope.asOf)} as subdistrict,
      null as category, null as grade, source.happened_on, paid.fen, import.file_name as file, source.sheet,
      source.row_number as row
    from (select unit_type, unit_id, min(month) as month, sum(fen) as fen from temp.year_line
      where scheme = ${scheme.id} group by unit_type, unit_id) as paid
    left join (${sourceOf(scheme)}) as source on source.unit_id = paid.unit_id and source.month = paid.month
    left join import on import.id = source.import_id
    left join person on paid.unit_type = 'person' and person.id = paid.unit_id
    where ${only} order by paid.unit_id`;
}

/** The rows of the sheet whose events a scheme pays for, the first of each unit and month. */
function sourceOf({ id, events }: Scheme): RawBuilder<unknown> {
  switch (events?.sheet) {
    case 'education':
      return sql`select person_id as unit_id, ${educationMonth} as month,
          null as name, null as number, applied_on as happened_on, basis, import_id, sheet, min(row_number) as row_number
        from education_application where superseded_by is null group by unit_id, month`;
    case 'services':
      return sql`select person_id as unit_id, substr(served_on, 1, 7) as month, null as name, null as number,
          served_on as happened_on, null as basis, import_id, sheet, min(row_number) as row_number
        from service_record where programme = ${events.programme} and superseded_by is null and person_id is not null
        group by unit_id, month`;
    case 'entitlements':
    case undefined:
      return sql`select coalesce(person_id, employer_unit.id) as unit_id, month, employer as name,
          entitlement.credit_code as number, null as happened_on, null as basis, import_id, sheet,
          min(row_number) as row_number
        from entitlement left join employer_unit on employer_unit.credit_code = entitlement.credit_code
        where scheme = ${id} and superseded_by is null group by unit_id, month`;
  }
}
