import { factsAsked, leavesOf, traceOf } from '../../schemes/language/predicate.ts';
import { type FactName, factOf } from '../../facts/facts.ts';
import { conditionsOf, type SchemeVersion } from '../../schemes/language/scheme.ts';
import type { Patterns, Way } from './patterns.ts';

/** 测算 how many units or events of a scheme are eligible, refused, or undecided; `unknownFacts` says what to import for the undecided ones. */
export type Tally = {
  readonly eligible: number;
  readonly refused: number;
  readonly unknown: number;
  readonly unknownFacts: readonly { readonly fact: FactName; readonly count: number }[];
  /** Those whom their own row does not make another scheme's: 0 where no list names anybody for this one. */
  readonly concerned: number;
  /** 按月 of a scheme of events, each month that has any. */
  readonly byMonth?: Readonly<Record<string, Tally>>;
};

export const noTally: Tally = { eligible: 0, refused: 0, unknown: 0, unknownFacts: [], concerned: 0 };

/** Counts the rows that a version decides by outcome; `isMeant` leaves out those that a run does not decide. */
export function tallyOf(
  version: SchemeVersion,
  { of, ways }: Patterns,
  isMeant: (row: number) => boolean,
): Tally {
  const rows = new Int32Array(ways.length);
  for (let row = 0; row < of.length; row++) {
    const way = of[row] ?? 0;
    if (isMeant(row)) rows[way] = (rows[way] ?? 0) + 1;
  }
  const sum = (isCounted: (way: Way) => boolean): number =>
    ways.reduce((total, way, at) => total + (isCounted(way) ? (rows[at] ?? 0) : 0), 0);
  const undecided = (way: Way): boolean => way.trace.outcome === 'unknown';
  const unknownFacts = factsOf(version).map((fact) => ({
    fact,
    count: sum((way) => undecided(way) && isMissing(version, way, fact)),
  }));
  return {
    eligible: sum(({ trace }) => trace.outcome === true),
    refused: sum(({ trace }) => trace.outcome === false),
    unknown: sum(undecided),
    unknownFacts: unknownFacts.filter(({ count }) => count > 0),
    concerned: sum((way) => isConcerned(version, way)),
  };
}

/** Every fact that a version asks for, in the order in which it first asks it. */
export function factsOf(version: SchemeVersion): readonly FactName[] {
  return factsAsked(conditionsOf(version));
}

/** Whether a fact is not on record, by the answers to its leaves. */
function isMissing(version: SchemeVersion, { answers }: Way, fact: FactName): boolean {
  return leavesOf(conditionsOf(version)).some(
    (leaf, place) =>
      leaf.fact === fact && ('known' in leaf ? answers[place] !== leaf.known : answers[place] === 'unknown'),
  );
}

/** Whether what the sheet of the event calls it does not alone make it another scheme's. */
function isConcerned(version: SchemeVersion, { answers }: Way): boolean {
  const { outcome } = traceOf(conditionsOf(version), (leaf, place) => {
    const { entity, type } = factOf(leaf.fact);
    const isOwn = entity === 'event' && type === 'enum';
    return { outcome: isOwn ? (answers[place] ?? 'unknown') : 'unknown', got: undefined };
  });
  return outcome !== false;
}
/** The sum of two tallies. */
export function addTally(one: Tally, other: Tally): Tally {
  const facts = [...new Set([...one.unknownFacts, ...other.unknownFacts].map(({ fact }) => fact))];
  const countIn = (tally: Tally, name: FactName): number =>
    tally.unknownFacts.find(({ fact }) => fact === name)?.count ?? 0;
  return {
    eligible: one.eligible + other.eligible,
    refused: one.refused + other.refused,
    unknown: one.unknown + other.unknown,
    unknownFacts: facts.map((fact) => ({ fact, count: countIn(one, fact) + countIn(other, fact) })),
    concerned: one.concerned + other.concerned,
    ...((one.byMonth ?? other.byMonth) && { byMonth: { ...one.byMonth, ...other.byMonth } }),
  };
}

/** A tally of which some that met the conditions are undecided all the same, for want of a fact. */
export function withUndecided(tally: Tally, fact: FactName, count: number): Tally {
  if (count === 0) return tally;
  const unknownFacts = [{ fact, count }];
  return addTally(tally, { ...noTally, eligible: -count, unknown: count, unknownFacts });
}
