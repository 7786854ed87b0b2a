import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { monthOf, type YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { type CountedRows, provenance, subdistrictOf } from './holder-table.ts';
import type { Scope, TraceRow } from '../indicator.ts';

/** Builds the temp table `figure_run` (scheme, run, month, state): the runs that stand, of the drafts those up to December. */
export async function buildRuns({ query }: Database, scope: Scope): Promise<void> {
  await sql`drop table if exists temp.figure_run`.execute(query);
  await sql`create temp table figure_run (scheme text, run integer, month text, state text)`.execute(query);
  await sql`insert into temp.figure_run
    select scheme, run, month, state from standing_run
    where state <> 'drafted' or month <= ${decemberOf(scope)}`.execute(query);
}

/** Builds the temp table `figure_line`: what each unit is due for each period of the year after all of `figure_run`. */
export async function buildLines({ query }: Database, scope: Scope): Promise<void> {
  await sql`drop table if exists temp.figure_line`.execute(query);
  await sql`create temp table figure_line (scheme text, unit_type text, unit_id integer, period text, month text,
    payee_person_id integer, fen integer)`.execute(query);
  await sql`insert into temp.figure_line
    select line.scheme, unit_type, unit_id, period, min(line.month), max(payee_person_id), sum(fen)
    from temp.figure_run cross join line on figure_run.run = line.run_id and figure_run.scheme = line.scheme
    where line.month between ${`${scope.year}-01`} and ${monthsOf(scope).at(-1) ?? ''}
    group by line.scheme, unit_type, unit_id, period having sum(fen) > 0
    order by line.scheme, unit_type, unit_id, period`.execute(query);
}

/** 12月 the month whose payout the summary tells. */
export function decemberOf({ year }: Pick<Scope, 'year'>): YearMonth {
  return `${year}-12` as YearMonth;
}

/** The months of the year that have begun by the cut-off. */
export function monthsOf({ year, asOf }: Scope): readonly YearMonth[] {
  return wholeYear(year).filter((month) => month <= monthOf(asOf));
}

/** Its twelve months. */
export function wholeYear(year: number): readonly YearMonth[] {
  return Array.from(
    { length: 12 },
    (_, index) => `${year}-${String(index + 1).padStart(2, '0')}` as YearMonth,
  );
}

/** The rows of the lines of monthly schemes in some months: a row a unit and month. */
export function monthRows(
  scope: Scope,
  schemes: readonly Scheme[],
  months: readonly YearMonth[],
): CountedRows {
  return rowsOf(
    scope,
    sql`select scheme, unit_type, unit_id, payee_person_id, month || '-01' as happened_on, fen
      from temp.figure_line where ${isIn(schemes, months)}`,
  );
}

/** The same: a row a unit, with its sum over the months. */
export function unitRows(
  scope: Scope,
  schemes: readonly Scheme[],
  months: readonly YearMonth[],
): CountedRows {
  return rowsOf(
    scope,
    sql`select scheme, unit_type, unit_id, max(payee_person_id) as payee_person_id, null as happened_on,
        sum(fen) as fen
      from temp.figure_line where ${isIn(schemes, months)} group by scheme, unit_type, unit_id`,
  );
}

function isIn(schemes: readonly Scheme[], months: readonly YearMonth[]): RawBuilder<unknown> {
  return sql`scheme in (${sql.join(['', ...schemes.map(({ id }) => id)])})
    and month in (${sql.join(['', ...months])})`;
}

/** Each with the person, or of a household whom the money goes to. */
function rowsOf({ asOf }: Scope, lines: RawBuilder<unknown>): CountedRows {
  const rows = sql<TraceRow>`select person.id as person, person.name, person.citizen_id as number,
      ${subdistrictOf(asOf)} as subdistrict, null as category, null as grade, own.happened_on, own.fen,
      ${provenance('person')}
    from (${lines}) as own left join person on person.id =
        case unit_type when 'person' then unit_id else payee_person_id end
      left join import on import.id = person.import_id
    order by own.scheme, own.unit_id, own.happened_on`;
  return { rows, bare: lines };
}
