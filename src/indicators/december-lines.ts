import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { stateOfRun } from '../payout/posted.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { provenance, subdistrictOf } from './holder-table.ts';
import type { Scope, TraceRow } from './indicator.ts';

/**
 * Builds the temp tables `december_run` (scheme, run) and `december_line`: what each unit is due for December after
 * all approved runs and the latest draft of its scheme. A scheme without a run of that month is in neither.
 */
export async function buildDecemberLines({ query }: Database, scope: Scope): Promise<void> {
  const month = decemberOf(scope);
  await sql`drop table if exists temp.december_run`.execute(query);
  await sql`drop table if exists temp.december_line`.execute(query);
  await sql`create temp table december_run as
    select scheme, max(run) as run from (
      select asked.value as scheme, run.id as run,
        ${stateOfRun} as state,
        run.month
      from run, json_each(run.scope) as asked)
    where state <> 'voided' and month >= ${month}
    group by scheme, case when state = 'drafted' then 'draft of ' || month else run end`.execute(query);
  await sql`create temp table december_line as
    select line.scheme, unit_type, unit_id, payee_person_id, sum(fen) as fen, max(line.run_id) as last_run
    from line join temp.december_run on december_run.run = line.run_id and december_run.scheme = line.scheme
    where line.month = ${month}
    group by line.scheme, unit_type, unit_id having sum(fen) > 0
    order by line.scheme, unit_type, unit_id`.execute(query);
}

/** 12月 the month whose payout the summary tells. */
export function decemberOf({ year }: Scope): YearMonth {
  return `${year}-12` as YearMonth;
}

/** The rows of December's lines of some schemes: the payee, or the person, and the amount. */
export function decemberRows(scope: Scope, schemes: readonly Scheme[]): RawBuilder<TraceRow> {
  const ids = sql.join(schemes.map(({ id }) => id));
  return sql<TraceRow>`select person.id as person, person.name, person.citizen_id as number,
      ${subdistrictOf(scope.asOf)} as subdistrict, null as category, null as grade, null as happened_on,
      december_line.fen, ${provenance('person')}
    from temp.december_line left join person on person.id =
        case unit_type when 'person' then unit_id else payee_person_id end
      left join import on import.id = person.import_id
    where december_line.scheme in (${ids})
    order by december_line.scheme, unit_id`;
}

/** Whether a run of December is on record for all of some schemes, and December has begun by the cut-off. */
export function hasDecemberRun(scope: Scope, schemes: readonly Scheme[]): RawBuilder<unknown> {
  const ids = sql.join(schemes.map(({ id }) => id));
  const hasBegun = scope.asOf >= `${decemberOf(scope)}-01` ? 1 : 0;
  return sql`${hasBegun} and (select count(distinct scheme) from temp.december_run join run on run.id = december_run.run
    where scheme in (${ids}) and run.month = ${decemberOf(scope)}) = ${schemes.length}`;
}
