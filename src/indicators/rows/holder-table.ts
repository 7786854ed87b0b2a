import { type RawBuilder, sql } from 'kysely';
import { holdersAsOf } from '../../db/people/certificates-as-of.ts';
import type { Database } from '../../db/connection/open.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { factOn } from '../../db/people/fact-on.ts';
import type { Scope, TraceRow } from '../indicator.ts';

/** 未登记 where no subdistrict is on record. */
export const NOWHERE = '未登记';

/** Builds the temp table `holder`: one row a person with a live certificate at the cut-off; `born` is such as 19800131. */
export async function buildHolders({ query }: Database, { asOf, district }: Scope): Promise<void> {
  await sql`drop table if exists temp.holder`.execute(query);
  await sql`create temp table holder as select person_id, holder.id as certificate_id, category, grade, issued_on,
      cast(substr(citizen_id, 7, 8) as integer) as born, cast(substr(citizen_id, 17, 1) as integer) as sex_digit
    from ${holdersAsOf(asOf, district.certificates.extensions)} join person on person.id = person_id`.execute(
    query,
  );
}

/** The rows of the holders for whom a condition on the table `holder` holds. */
export function holderRows(scope: Scope, where: RawBuilder<unknown> = sql`1`): CountedRows {
  const rows = sql<TraceRow>`select person.id as person, person.name, certificate.number,
      ${subdistrictOf(scope.asOf)} as subdistrict, holder.category, holder.grade, holder.issued_on as happened_on,
      null as fen, ${provenance('certificate')}
    from temp.holder join person on person.id = holder.person_id
      join certificate on certificate.id = holder.certificate_id
      join import on import.id = certificate.import_id
    where ${where}
    order by holder.person_id`;
  return { rows, bare: sql`select 1 from temp.holder where ${where}` };
}

/** Rows with who they are, and the same to be counted. */
export type CountedRows = { readonly rows: RawBuilder<TraceRow>; readonly bare: RawBuilder<unknown> };

/** 户籍街道 a person's subdistrict on a day; the table `person` must be in scope. */
export function subdistrictOf(asOf: PlainDate): RawBuilder<string | null> {
  return factOn('subdistrict', 'person.id', asOf);
}

/** The columns that say which row of which file a row of a table was first read from. */
export function provenance(table: 'certificate' | 'person'): RawBuilder<unknown> {
  return sql`import.file_name as file, ${sql.ref(`${table}.sheet`)} as sheet, ${sql.ref(`${table}.row_number`)} as row`;
}
