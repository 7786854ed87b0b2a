import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme, SchemeVersion } from '../schemes/language/scheme.ts';
import { versionSha256 } from './digest.ts';

/** A scheme that a run reckons, with the months it looks at. */
export type LookedAt = {
  readonly scheme: Scheme;
  readonly months: readonly YearMonth[];
  /** False for one that is only there because the group of another needs it (叠加). */
  readonly isDrafted: boolean;
};

/**
 * The temp tables of a run. `due` is what each unit is owed for each period (`fen`), beside what approved runs have
 * posted for it (NULL: nothing ever); a line is their difference. Schemes and versions go by number, in the order of
 * the schemes' ids, so that the key of `due` is the order of lines.
 */
export async function createDue(db: Database | Writing, looked: readonly LookedAt[]): Promise<void> {
  const { query } = db;
  const tables = ['due', 'claim', 'stacked', 'unplaced', 'household_of', 'scheme_no', 'version_no', 'looked'];
  for (const table of tables) await sql`drop table if exists ${sql.table(`temp.${table}`)}`.execute(query);
  await sql`create temp table scheme_no (no integer primary key, scheme text unique, unit_type text,
    is_drafted integer, cadence text, mode text, fund text)`.execute(query);
  await sql`create temp table version_no (no integer primary key, sha256 text unique)`.execute(query);
  await sql`create temp table looked (scheme_no integer, month text, primary key (scheme_no, month)) without rowid`.execute(
    query,
  );
  await sql`create temp table due (scheme_no integer, unit_id integer, period text, month text, payee text,
    payee_person_id integer, payee_account_id integer, fen integer, version_no integer, posted integer,
    queued integer, happened_on text, primary key (scheme_no, unit_id, period)) without rowid`.execute(query);
  await sql`create temp table household_of (month text, person_id integer, household_id integer,
    primary key (month, person_id)) without rowid`.execute(query);
  const inOrder = looked.toSorted((a, b) => (a.scheme.id < b.scheme.id ? -1 : 1));
  for (const [index, { scheme, months, isDrafted }] of inOrder.entries()) {
    await sql`insert into temp.scheme_no values (${index + 1}, ${scheme.id}, ${scheme.unit}, ${Number(isDrafted)},
      ${scheme.cadence}, ${scheme.mode}, ${scheme.fund})`.execute(query);
    for (const month of months)
      await sql`insert into temp.looked values (${index + 1}, ${month})`.execute(query);
  }
}

/** The number of a scheme in the tables of the run. */
export function schemeNo({ id }: Scheme): RawBuilder<number> {
  return sql`(select no from temp.scheme_no where scheme = ${id})`;
}

/** The number of a version, given to it at its first use. */
export async function numberVersion(
  { query }: Database | Writing,
  scheme: Scheme,
  version: SchemeVersion,
): Promise<number> {
  const sha256 = versionSha256(scheme, version);
  await sql`insert into temp.version_no (sha256) values (${sha256}) on conflict do nothing`.execute(query);
  const { rows } = await sql<{ no: number }>`
    select no from temp.version_no where sha256 = ${sha256}`.execute(query);
  return rows[0]?.no ?? 0;
}

/** What tells the units of a `due` row apart whatever order they were imported in; NULL for a row of another type. */
export const unitKey = sql`case unit_type when 'person' then (select citizen_id from person where id = unit_id)
  when 'household' then (select household_key from household where id = unit_id)
  else (select credit_code from employer_unit where id = unit_id) end`;
