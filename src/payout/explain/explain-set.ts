import type { Database } from '../../db/connection/open.ts';
import { monthOf } from '../../facts/month.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { windowOf } from '../../facts/window.ts';
import { plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { holds, leavesOf, type Predicate, type Truth } from '../../schemes/language/predicate.ts';
import { type Question, questionsIn } from '../../schemes/language/questions.ts';
import { conditionsOf, type Scheme, type SchemeVersion, versionAt } from '../../schemes/language/scheme.ts';
import { type Event, peopleOf, readEvents } from '../calculate/events.ts';
import { type UnitOutcome, type ListedUnit, listUnits } from './explain-list.ts';
import { type Patterns, patternsOf } from '../calculate/patterns.ts';
import { distinct, type Grounds, groundsOf, marked } from '../calculate/grounds.ts';
import { everybody } from '../calculate/people-around.ts';
import { type FactContext, readOnRecord } from '../calculate/read-on-record.ts';
import { type DecidedRows, rowsOf } from '../calculate/decided-rows.ts';

/** 总体解释 what a scheme decides for everybody in a month, counted by the reasons that each of them would be told. */
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

type Group = Grounds & { readonly was: boolean; readonly count: number };

/** Decides everybody at once and says why, by the ways to answer the conditions: no look at anybody alone. */
export function explainSet(
  db: Database,
  context: FactContext,
  { scheme, month }: { readonly scheme: Scheme; readonly month: YearMonth },
): SetExplanation {
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return { status: version };
  const earlier = plusMonths(month, -1);
  const before = scheme.events ? 'before-first' : versionAt(scheme, earlier);
  const events = readEvents(db, scheme, [month]);
  const people = peopleOf(events.filter((event) => event.month === month));
  const onRecord = readOnRecord(db, context, scheme.events && people);
  const decided = { scheme, onRecord, events };
  const was =
    typeof before === 'string'
      ? undefined
      : eligibleUnits(decide({ ...decided, version: before, month: earlier }));
  const now = decide({ ...decided, version, month });
  const conditions = conditionsOf(version);
  const questions = distinct(questionsIn(conditions));
  const outcomes = outcomesOf(conditions, questions, now, was);
  const groups = groupsOf(outcomes);
  const of = (outcome: Truth) => groups.filter((group) => group.outcome === outcome);
  const dropped = groups.filter((group) => group.was && group.outcome !== true);
  return {
    status: 'in-force',
    version,
    eligible: countOf(of(true)),
    refused: reasonsOf(questions, of(false), 'rests'),
    unknown: reasonsOf(questions, of('unknown'), 'rests'),
    near: reasonsOf(
      questions,
      of(false).filter(({ near }) => near.includes('1')),
      'near',
    ),
    since: was && {
      month: earlier,
      eligible: countOf(groups.filter((group) => group.was)),
      joined: countOf(of(true).filter((group) => !group.was)),
      dropped: reasonsOf(questions, dropped, 'rests'),
    },
    listed: (withNear) => listUnits(db, { scheme, questions, outcomes, facts: now.facts, withNear }),
  };
}

type Decided = {
  readonly facts: ReturnType<typeof monthOf>;
  readonly rows: DecidedRows;
  readonly patterns: Patterns;
};

function decide({
  scheme,
  onRecord,
  events,
  version,
  month,
}: {
  readonly scheme: Scheme;
  readonly onRecord: OnRecord;
  readonly events: readonly Event[];
  readonly version: SchemeVersion;
  readonly month: YearMonth;
}): Decided {
  const facts = monthOf(onRecord, windowOf(month, version.timing), everybody(onRecord));
  const rows = rowsOf(scheme, facts, events);
  return { facts, rows, patterns: patternsOf(conditionsOf(version), rows) };
}

/** The units that are eligible, by place. */
function eligibleUnits({ rows, patterns: { of, ways } }: Decided): Uint8Array {
  const isEligible = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    if (rows.isMeant(row) && ways[of[row] ?? 0]?.trace.outcome === true) isEligible[rows.unitAt(row)] = 1;
  }
  return isEligible;
}

/** What becomes of each row, one at a time. Whoever was eligible and is on no row of the month has facts that nobody knows. */
function outcomesOf(
  conditions: Predicate,
  questions: readonly Question[],
  { rows, patterns: { of, ways } }: Decided,
  was: Uint8Array | undefined,
): () => Generator<UnitOutcome> {
  const grounds = ways.map(({ answers }) => groundsOf(conditions, questions, answers));
  const nothing = leavesOf(conditions).map((leaf) => holds(leaf, undefined));
  const unknown = groundsOf(conditions, questions, nothing);
  return function* () {
    for (let row = 0; row < rows.count; row++) {
      const wasEligible = was?.[row] === 1;
      const isMeant = rows.isMeant(row);
      if (!isMeant && !wasEligible) continue;
      const why = isMeant ? (grounds[of[row] ?? 0] ?? unknown) : unknown;
      yield {
        ...why,
        was: wasEligible,
        unit: rows.unitAt(row),
        person: rows.events?.[row]?.event.person ?? undefined,
      };
    }
  };
}

function groupsOf(outcomes: () => Generator<UnitOutcome>): readonly Group[] {
  const groups = new Map<string, Grounds & { was: boolean; count: number }>();
  for (const { outcome, rests, near, was } of outcomes()) {
    const key = `${String(outcome)} ${rests} ${near} ${String(was)}`;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { outcome, rests, near, was, count: 1 });
  }
  return [...groups.values()];
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
