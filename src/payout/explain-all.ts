import { type RawBuilder, sql } from 'kysely';
import { plusMonths, type YearMonth } from '../kernel/year-month.ts';
import type { Database } from '../db/connection/open.ts';
import { factOf } from '../schemes/facts.ts';
import type { Question } from '../schemes/questions.ts';
import { conditionsOf, type Scheme, type SchemeVersion, versionAt } from '../schemes/language/scheme.ts';
import { addEvents, createEvents, peopleOfEvents } from './events.ts';
import { buildFacts, choosePeople, type FactContext } from './facts.ts';
import { type ListedUnit, listUnits } from './explain-list.ts';
import { predicateSql } from './predicate-sql.ts';
import { marked, type ReasonSql, reasonSql } from './reason-sql.ts';
import { factsOf, factsToBuild, isReckoned, unitRows } from './unit-rows.ts';

/** 总体解释 how everybody fared in a month of a scheme, counted by the reasons that each of them would be told. */
export type SetExplanation =
  | { readonly status: 'before-first' | 'ended' }
  | {
      readonly status: 'in-force';
      readonly version: SchemeVersion;
      readonly eligible: number;
      readonly refused: Reasons;
      readonly unknown: Reasons;
      /** 只差一条 those refused who would be eligible if one condition were met; any one of those named would do. */
      readonly near: Reasons;
      /** Since the month before; undefined where the scheme pays for events or had no version in force then. */
      readonly since: Since | undefined;
      /** Who cannot be decided and who dropped out; near misses too if asked for: there may be very many. */
      readonly listed: (withNear: boolean) => Generator<ListedUnit>;
    };

/** A count, and the sets of conditions that it is made of, the largest first. */
type Reasons = {
  readonly count: number;
  readonly by: readonly { readonly count: number; readonly questions: readonly Question[] }[];
};

/** 比上月 who was eligible in the month before, who no longer is and on which conditions, and who has come to be. */
type Since = {
  readonly month: YearMonth;
  readonly eligible: number;
  readonly joined: number;
  readonly dropped: Reasons;
};

type Group = { outcome: number | null; rests: string; near: string; was: number; count: number };

/** Decides everybody by one statement over the facts of the month; no query for each. Leaves temp tables behind. */
export async function explainSet(
  db: Database,
  context: FactContext,
  { scheme, month }: { readonly scheme: Scheme; readonly month: YearMonth },
): Promise<SetExplanation> {
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return { status: version };
  const earlier = plusMonths(month, -1);
  const before = scheme.events ? 'before-first' : versionAt(scheme, earlier);
  await createEvents(db);
  await keepEligibleOf(db, context, scheme, earlier, before);
  await buildFactsOf(db, context, scheme, version, month);
  const reasons = reasonSql(conditionsOf(version));
  const fared = faredSql(scheme, version, month, reasons);
  const { rows } = await sql<Group>`select outcome, rests, near, was, count(*) as count
    from ${fared} group by outcome, rests, near, was`.execute(db.query);
  const { questions } = reasons;
  const of = (outcome: number | null) => rows.filter((row) => row.outcome === outcome);
  const was = rows.filter((row) => row.was === 1);
  return {
    ...{ status: 'in-force', version, eligible: countOf(of(1)) },
    refused: reasonsOf(questions, of(0), 'rests'),
    unknown: reasonsOf(questions, of(null), 'rests'),
    near: reasonsOf(
      questions,
      of(0).filter(({ near }) => near.includes('1')),
      'near',
    ),
    since:
      typeof before === 'string'
        ? undefined
        : {
            ...{ month: earlier, eligible: countOf(was) },
            joined: countOf(of(1).filter((row) => row.was === 0)),
            dropped: reasonsOf(
              questions,
              was.filter(({ outcome }) => outcome !== 1),
              'rests',
            ),
          },
    listed: (withNear) => listUnits(db, scheme, month, questions, fared, withNear),
  };
}

/** Fills the temp table `was_eligible`: the units of the month before; none where there was no version. */
async function keepEligibleOf(
  db: Database,
  context: FactContext,
  scheme: Scheme,
  month: YearMonth,
  version: SchemeVersion | string,
): Promise<void> {
  await sql`drop table if exists temp.was_eligible`.execute(db.query);
  await sql`create temp table was_eligible (was_id integer primary key)`.execute(db.query);
  if (typeof version === 'string') return;
  await buildFactsOf(db, context, scheme, version, month);
  await sql`insert into temp.was_eligible select unit_id from ${unitRows(scheme, factsOf(version), month)}
    where ${isReckoned(scheme)} and ${predicateSql(conditionsOf(version))} order by unit_id`.execute(
    db.query,
  );
}

async function buildFactsOf(
  db: Database,
  context: FactContext,
  scheme: Scheme,
  version: SchemeVersion,
  month: YearMonth,
): Promise<void> {
  if (scheme.events) {
    await sql`delete from temp.event`.execute(db.query);
    await addEvents(db, scheme, [month]);
  }
  await choosePeople(db, await peopleOfEvents(db, month, scheme.events ? [scheme.id] : []));
  const households =
    scheme.unit === 'household' || factsOf(version).some((name) => factOf(name).entity === 'household');
  const asked = new Set(factsToBuild(scheme, version));
  await buildFacts(db, context, {
    ...{ month, widening: version.timing, asked, all: !scheme.events, households },
  });
}

/** A row a unit or event: how it fared, on what that rests, and whether it was eligible the month before. */
function faredSql(
  scheme: Scheme,
  version: SchemeVersion,
  month: YearMonth,
  { leaves, outcome, rests, near }: ReasonSql,
): RawBuilder<unknown> {
  const rows = sql`(select * from ${unitRows(scheme, factsOf(version), month)} where ${isReckoned(scheme)})`;
  // Whoever was eligible and is on no row of the month has facts that nobody knows, as `explain` has it.
  return sql`(select unit_id, event_person, was, ${outcome} as outcome, ${rests} as rests, ${near} as near from (
    select coalesce(unit_id, was_id) as unit_id, was_id is not null as was,
      ${scheme.events ? sql`event_person` : sql`null`} as event_person, ${leaves}
    from ${rows} full join temp.was_eligible on was_id = unit_id))`;
}

function countOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function reasonsOf(questions: readonly Question[], groups: readonly Group[], by: 'rests' | 'near'): Reasons {
  const sums = new Map<string, number>();
  for (const group of groups) sums.set(group[by], (sums.get(group[by]) ?? 0) + group.count);
  const sets = [...sums].map(([marks, count]) => ({ count, questions: marked(questions, marks), marks }));
  // The marks settle what is counted alike, so that the order is always the same.
  const inOrder = sets.toSorted((a, b) => b.count - a.count || (a.marks < b.marks ? 1 : -1));
  return {
    count: countOf(groups),
    by: inOrder.map(({ count, questions: own }) => ({ count, questions: own })),
  };
}
