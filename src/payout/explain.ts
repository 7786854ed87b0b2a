import { sql } from 'kysely';
import type { Database } from '../db/open.ts';
import { type Fen, fen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { factsOfRow } from '../schemes/facts.ts';
import { type KnownFacts, leavesOf, type Trace } from '../schemes/predicate.ts';
import { type Reason, reasonsOf } from '../schemes/reasons.ts';
import {
  type Basis,
  decideVersion,
  type Decision,
  type Scheme,
  type Unverified,
  versionAt,
} from '../schemes/scheme.ts';
import { versionSha256 } from './digest.ts';
import { buildFacts, type FactContext } from './facts.ts';
import { isMonthly } from './target.ts';
import { type Provenance, provenanceOf } from './provenance.ts';

/** 解释 what a scheme says of a person in a month, or of the household they live in, and why. */
export type Explanation = {
  readonly scheme: string;
  readonly title: string;
  readonly mode: Scheme['mode'];
  /** The person or their household; undefined where no household of the month is known. */
  readonly unit: Unit | undefined;
  /** What the current draft holds for the unit, if there is one. */
  readonly line: { readonly run: number; readonly fen: Fen } | undefined;
} & (ExplainedDecision | { readonly outcome: 'not-in-force'; readonly status: 'before-first' | 'ended' });

/** A decision with the rule and the rows of files it rests on. */
type ExplainedDecision = {
  readonly outcome: Decision['outcome'];
  readonly fen: Fen | undefined;
  readonly reasons: readonly Reason[];
  readonly trace: Trace;
  readonly versionFrom: YearMonth;
  readonly versionSha256: string;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
  readonly provenance: readonly Provenance[];
};

type Unit = { readonly type: 'person' | 'household'; readonly id: number };
type Subject = { readonly unit: Unit | undefined; readonly known: KnownFacts };

/** 解释 decides every scheme for one person by the rules and facts that a draft of the month would use. */
export async function explainPerson(
  db: Database,
  context: FactContext,
  schemes: readonly Scheme[],
  personId: number,
): Promise<readonly Explanation[]> {
  await buildFacts(db, context, personId);
  const subjects = {
    person: await personSubject(db, personId),
    household: await householdSubject(db, personId),
    employer: { unit: undefined, known: new Map() },
  };
  const explained: Explanation[] = [];
  for (const scheme of schemes.filter(isMonthly)) {
    explained.push(await explainScheme(db, context.month, scheme, subjects[scheme.unit]));
  }
  return explained;
}

async function explainScheme(
  db: Database,
  month: YearMonth,
  scheme: Scheme,
  { unit, known }: Subject,
): Promise<Explanation> {
  const { id, title, mode } = scheme;
  const line = unit && (await draftedLine(db, month, id, unit));
  const head = { scheme: id, title, mode, unit, line };
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return { ...head, outcome: 'not-in-force', status: version };
  const decision = decideVersion(version, known);
  const asked = [...new Set(leavesOf(version.when).map(({ fact }) => fact))];
  return {
    ...head,
    ...decision,
    reasons: reasonsOf(decision.trace),
    versionFrom: version.from,
    versionSha256: versionSha256(scheme, version),
    basis: version.basis,
    unverified: version.unverified,
    provenance: unit ? await provenanceOf(db, month, unit, asked) : [],
  };
}

async function personSubject({ query }: Database, id: number): Promise<Subject> {
  const unit: Unit = { type: 'person', id };
  const { rows } = await sql<Record<string, unknown>>`
    select * from temp.person_fact where unit_id = ${id}`.execute(query);
  const [row] = rows;
  if (row) return { unit, known: factsOfRow(row) };
  const roster = await sql`select 1 from import where kind = 'holders' limit 1`.execute(query);
  // Whoever is on no roster holds no certificate here; without any roster that is not known either.
  return { unit, known: roster.rows.length > 0 ? new Map([['certificate.live', false]]) : new Map() };
}

async function householdSubject({ query }: Database, personId: number): Promise<Subject> {
  const { rows } = await sql<Record<string, unknown> & { unit_id: number }>`
    select household_fact.* from temp.household_fact join temp.member_in_month on household_id = unit_id
    where person_id = ${personId}`.execute(query);
  const [row] = rows;
  if (!row) return { unit: undefined, known: new Map() };
  return { unit: { type: 'household', id: row.unit_id }, known: factsOfRow(row) };
}

/** CROSS JOIN holds SQLite to the few runs first: from the lines it would read the whole ledger. */
async function draftedLine({ query }: Database, month: YearMonth, scheme: string, unit: Unit) {
  const { rows } = await sql<{ run: number; fen: number }>`
    select run.id as run, line.fen from run cross join line on line.run_id = run.id
    where scheme = ${scheme} and unit_type = ${unit.type} and unit_id = ${unit.id} and line.month = ${month}
      and (select state from run_event as e where e.run_id = run.id order by seq desc limit 1) = 'drafted'
    order by run.id desc limit 1`.execute(query);
  const [line] = rows;
  return line && { run: line.run, fen: fen(line.fen) };
}
