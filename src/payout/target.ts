import { type RawBuilder, sql } from 'kysely';
import type { Writing } from '../db/open.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { type Amount, rowValues } from '../schemes/amount.ts';
import { type FactName, factOf } from '../schemes/facts.ts';
import { leavesOf } from '../schemes/predicate.ts';
import { conditionsOf, type Scheme, schemeBody, type SchemeVersion, versionAt } from '../schemes/scheme.ts';
import { versionSha256 } from './digest.ts';
import { predicateSql, storedValue } from './predicate-sql.ts';

/** 测算 how the units of a scheme fared in a month; `unknownFacts` says what to import for the undecided ones. */
export type Tally = {
  readonly eligible: number;
  readonly refused: number;
  readonly unknown: number;
  readonly unknownFacts: readonly { readonly fact: FactName; readonly count: number }[];
};

/** A scheme in a month: the version in force, or why there is none. */
export type SchemeInMonth = {
  readonly scheme: Scheme;
  readonly status: 'in-force' | 'before-first' | 'ended';
  readonly versionSha256: string | undefined;
  readonly tally: Tally;
};

/** Fills the temp table `wanted`, what is due in a month by the facts built for it: one statement a scheme. */
export async function buildTarget(
  writing: Writing,
  request: { readonly month: YearMonth; readonly schemes: readonly Scheme[]; readonly loadedAt: string },
): Promise<readonly SchemeInMonth[]> {
  await sql`drop table if exists temp.wanted`.execute(writing.query);
  await sql`create temp table wanted (scheme text, unit_type text, unit_id integer, month text,
    payee_person_id integer, fen integer, version_sha256 text)`.execute(writing.query);
  const built: SchemeInMonth[] = [];
  for (const scheme of request.schemes.filter(isMonthly)) {
    const version = versionAt(scheme, request.month);
    if (typeof version === 'string') {
      const tally = { eligible: 0, refused: 0, unknown: 0, unknownFacts: [] };
      built.push({ scheme, status: version, versionSha256: undefined, tally });
    } else {
      const sha256 = await keepVersion(writing, scheme, version, request.loadedAt);
      await want(writing, scheme, version, sha256, request.month);
      const tally = await tallyOf(writing, scheme, version);
      built.push({ scheme, status: 'in-force', versionSha256: sha256, tally });
    }
  }
  return built;
}

async function keepVersion(
  { query }: Writing,
  scheme: Scheme,
  version: SchemeVersion,
  loadedAt: string,
): Promise<string> {
  const sha256 = versionSha256(scheme, version);
  // The append-only trigger fires before any ON CONFLICT could look away.
  await sql`insert into scheme_version (sha256, scheme, from_month, body, loaded_at)
    select ${sha256}, ${scheme.id}, ${version.from}, ${canonicalJson(schemeBody(scheme, version))}, ${loadedAt}
    where not exists (select 1 from scheme_version where sha256 = ${sha256})`.execute(query);
  return sha256;
}

async function want(
  { query }: Writing,
  scheme: Scheme,
  version: SchemeVersion,
  sha256: string,
  month: YearMonth,
): Promise<void> {
  await sql`insert into temp.wanted
    select ${scheme.id}, ${scheme.unit}, unit_id, ${month}, payee_person_id, ${amountSql(version.amount)}, ${sha256}
    from ${factTable(scheme)} where ${predicateSql(conditionsOf(version))} order by unit_id`.execute(query);
}

async function tallyOf({ query }: Writing, scheme: Scheme, version: SchemeVersion): Promise<Tally> {
  const when = conditionsOf(version);
  const asked = [...new Set(leavesOf(when).map(({ fact }) => fact))];
  const gaps = asked.map((name, at) => {
    const { column } = factOf(name);
    return sql`count(*) filter (where outcome is null and ${sql.ref(column)} is null) as ${sql.ref(`gap${at}`)}`;
  });
  const { rows } = await sql<Record<string, number>>`select
      count(*) filter (where outcome = 1) as eligible, count(*) filter (where outcome = 0) as refused,
      count(*) filter (where outcome is null) as unknown, ${sql.join(gaps)}
    from (select *, ${predicateSql(when)} as outcome from ${factTable(scheme)})`.execute(query);
  const count = (name: string): number => rows[0]?.[name] ?? 0;
  return {
    eligible: count('eligible'),
    refused: count('refused'),
    unknown: count('unknown'),
    unknownFacts: asked
      .map((fact, at) => ({ fact, count: count(`gap${at}`) }))
      .filter((gap) => gap.count > 0),
  };
}

/** 按月 a scheme whose lines come from the facts of a month alone. */
export function isMonthly({ cadence, unit }: Scheme): boolean {
  return cadence === 'monthly' && unit !== 'employer';
}

/** What an eligible unit is due in a month. Throws where the amount is that of an event, which a month has none of. */
function amountSql(amount: Amount): RawBuilder<unknown> {
  if (amount.kind === 'flat') return sql`${amount.fen}`;
  if (amount.kind !== 'table') throw new RangeError('the amount of an event');
  const rows = rowValues(amount.by, amount.rows).map(
    (value) => sql`when ${storedValue(value)} then ${amount.rows[String(value)]}`,
  );
  return sql`case ${sql.ref(factOf(amount.by).column)} ${sql.join(rows, sql` `)} end`;
}

function factTable({ unit }: Scheme) {
  return sql.table(`temp.${unit}_fact`);
}
