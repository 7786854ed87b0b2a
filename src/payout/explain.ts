import { sql } from 'kysely';
import type { Database } from '../db/open.ts';
import { type Fen, fen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { factsOfRow } from '../schemes/facts.ts';
import { type KnownFacts, type Trace } from '../schemes/predicate.ts';
import { type Reason, reasonsOf } from '../schemes/reasons.ts';
import {
  type Basis,
  decideVersion,
  type Decision,
  type Scheme,
  type SchemeVersion,
  type Unverified,
  versionAt,
} from '../schemes/scheme.ts';
import { versionSha256 } from './digest.ts';
import { addEvents, createEvents, peopleOfEvents } from './events.ts';
import type { FactWindow } from './fact-window.ts';
import { allFacts, buildFacts, choosePeople, type FactContext } from './facts.ts';
import { type Provenance, provenanceOf } from './provenance.ts';
import { factsOf, unitRows } from './unit-rows.ts';

/** 解释 what a scheme says of a person in a month, of the household they live in, or of an event of theirs, and why. */
export type Explanation = {
  readonly scheme: string;
  readonly title: string;
  readonly mode: Scheme['mode'];
  /** The person or their household; undefined where no household of the month is known. */
  readonly unit: Unit | undefined;
  /** 所属期 the month, or the period of the event. */
  readonly period: string;
  /** What the current draft holds for the unit, if there is one. */
  readonly line: { readonly run: number; readonly fen: Fen } | undefined;
} & (ExplainedDecision | NotDecided);

/** `no-event`: the scheme pays for what is applied for or recorded, and of that month there is nothing. */
type NotDecided = {
  readonly outcome: 'not-in-force';
  readonly status: 'before-first' | 'ended' | 'no-event';
};

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

type Unit = { readonly type: Scheme['unit']; readonly id: number };
type Subject = { readonly unit: Unit | undefined; readonly period: string; readonly known: KnownFacts };

/** 解释 decides every scheme for one person by the rules and facts that a draft of the month would use. */
export async function explainPerson(
  db: Database,
  context: FactContext,
  { month, schemes, personId }: { month: YearMonth; schemes: readonly Scheme[]; personId: number },
): Promise<readonly Explanation[]> {
  const ofPeople = schemes.filter(({ unit }) => unit !== 'employer');
  await createEvents(db);
  for (const scheme of ofPeople) await addEvents(db, scheme, [month]);
  await sql`delete from temp.event where month <> ${month} or person_id is not ${personId}`.execute(db.query);
  const parents = await peopleOfEvents(
    db,
    month,
    ofPeople.map(({ id }) => id),
  );
  await choosePeople(db, [...new Set([personId, ...parents])]);
  const explained: Explanation[] = [];
  for (const scheme of ofPeople) {
    explained.push(...(await explainScheme(db, context, month, scheme, personId)));
  }
  return explained;
}

async function explainScheme(
  db: Database,
  context: FactContext,
  month: YearMonth,
  scheme: Scheme,
  personId: number,
): Promise<readonly Explanation[]> {
  const { id, title, mode } = scheme;
  const head = { scheme: id, title, mode, unit: undefined, period: month, line: undefined };
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return [{ ...head, outcome: 'not-in-force', status: version }];
  const request = { month, widening: version.timing, asked: allFacts, all: false };
  const window = await buildFacts(db, context, request);
  const subjects = await subjectsOf(db, scheme, version, month, personId);
  if (subjects.length === 0) return [{ ...head, outcome: 'not-in-force', status: 'no-event' }];
  const explained: Explanation[] = [];
  for (const { unit, period, known } of subjects) {
    const line = unit && (await draftedLine(db, month, id, unit, period));
    const decided = await explainDecision(db, window, scheme, version, unit, known);
    explained.push({ ...head, unit, period, line, ...decided });
  }
  return explained;
}

async function explainDecision(
  db: Database,
  window: FactWindow,
  scheme: Scheme,
  version: SchemeVersion,
  unit: Unit | undefined,
  known: KnownFacts,
): Promise<ExplainedDecision> {
  const { outcome, fen: due, trace } = decideVersion(version, known);
  return {
    ...{ outcome, fen: due, trace, reasons: reasonsOf(trace) },
    ...{ versionFrom: version.from, versionSha256: versionSha256(scheme, version) },
    ...{ basis: version.basis, unverified: version.unverified },
    provenance: unit ? await provenanceOf(db, window, scheme, unit, factsOf(version)) : [],
  };
}

/** The rows that a draft would decide for the person: one of a monthly scheme, one an event of another. */
async function subjectsOf(
  { query }: Database,
  scheme: Scheme,
  version: SchemeVersion,
  month: YearMonth,
  personId: number,
): Promise<readonly Subject[]> {
  const isOwn =
    scheme.unit === 'person'
      ? sql`unit_id = ${personId}`
      : sql`unit_id = (select household_id from temp.member_in_month where person_id = ${personId})`;
  const { rows } = await sql<Record<string, unknown> & { unit_id: number | null; period: string }>`
    select * from ${unitRows(scheme, factsOf(version), month)}
    where ${scheme.events ? sql`1` : isOwn} order by period`.execute(query);
  const subjects = rows.map((row) => ({
    unit: row.unit_id === null ? undefined : { type: scheme.unit, id: row.unit_id },
    period: row.period,
    known: factsOfRow(row),
  }));
  if (subjects.length > 0 || scheme.events) return subjects;
  return [{ unit: undefined, period: month, known: new Map() }];
}

/** CROSS JOIN holds SQLite to the few runs first: from the lines it would read the whole ledger. */
async function draftedLine(
  { query }: Database,
  month: YearMonth,
  scheme: string,
  unit: Unit,
  period: string,
): Promise<{ run: number; fen: Fen } | undefined> {
  const { rows } = await sql<{ run: number; fen: number }>`
    select run.id as run, line.fen from run cross join line on line.run_id = run.id
    where scheme = ${scheme} and unit_type = ${unit.type} and unit_id = ${unit.id} and period = ${period}
      and line.month = ${month}
      and (select state from run_event as e where e.run_id = run.id order by seq desc limit 1) = 'drafted'
    order by run.id desc limit 1`.execute(query);
  const [line] = rows;
  return line && { run: line.run, fen: fen(line.fen) };
}
