import { type RawBuilder, sql } from 'kysely';
import { certificatesAsOf } from '../db/certificates-as-of.ts';
import type { Database } from '../db/open.ts';
import type { Category } from '../kernel/certificate-number.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Scope, TraceRow } from './indicator.ts';

/** Builds the temp table `holder`: one row a person with a live certificate at the cut-off, the latest if irregular. */
export async function buildHolders({ query }: Database, { asOf, district }: Scope): Promise<void> {
  await sql`drop table if exists temp.holder`.execute(query);
  await sql`create temp table holder as
    select person_id, certificate_id, category, grade, issued_on from (
      select held.person_id, held.id as certificate_id, held.category, held.grade, held.issued_on,
        row_number() over (partition by held.person_id order by held.first_issued_on desc, held.id desc) as place
      from ${certificatesAsOf(asOf, district.certificates.extensions)} where held.is_live = 1)
    where place = 1`.execute(query);
}

/** The rows of the holders, of one category or all. */
export function holderRows(scope: Scope, category?: Category): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, person.name, certificate.number,
      ${subdistrictOf(scope.asOf)} as subdistrict, holder.category, holder.grade, holder.issued_on as happened_on,
      null as fen, ${provenance('certificate')}
    from temp.holder join person on person.id = holder.person_id
      join certificate on certificate.id = holder.certificate_id join import on import.id = certificate.import_id
    ${category === undefined ? sql`` : sql`where holder.category = ${category}`}
    order by holder.person_id`;
}

/** 户籍街道 a person's subdistrict on a day; the table `person` must be in scope. */
export function subdistrictOf(asOf: PlainDate): RawBuilder<string | null> {
  return sql`(select value from fact where fact.person_id = person.id and fact.name = 'subdistrict'
    and superseded_by is null and valid_from <= ${asOf} and (valid_to is null or valid_to > ${asOf})
    order by valid_from desc limit 1)`;
}

/** The columns that say which row of which file a row of a table was first read from. */
export function provenance(table: 'certificate' | 'person'): RawBuilder<unknown> {
  return sql`import.file_name as file, ${sql.ref(`${table}.sheet`)} as sheet, ${sql.ref(`${table}.row_number`)} as row`;
}
