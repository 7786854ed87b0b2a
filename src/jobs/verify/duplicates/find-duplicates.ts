import { type Judgement, judgements } from '../../../db/history/judgement-store.ts';
import { type Database, keepCacheSmall } from '../../../db/connection/open.ts';
import { peopleById, type PersonOnDay } from '../../../db/people/people-by-id.ts';
import { mask } from '../../../kernel/mask.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Severity } from '../../../kernel/problem.ts';
import type { Text } from '../../../kernel/text.ts';
import type { FindingChange } from '../../../verify/check.ts';
import { duplicates } from '../../../verify/duplicates/duplicates.ts';
import type { Field } from '../../../verify/who/evidence.ts';
import { findPairs, type FoundPair } from '../../../verify/duplicates/find-pairs.ts';
import { type JobContext, withRegistry } from '../../frame/context.ts';
import { asOfEarlier } from '../../frame/earlier-day.ts';
import { loadPolicies } from '../../policy/load-policies.ts';
import type { Comparison } from '../run-verification.ts';

/** A person of a pair; the number masked unless asked for. */
type PairedPerson = {
  readonly person: number;
  readonly name: string;
  readonly citizenId: string;
  readonly subdistrict: string | undefined;
  readonly isLive: boolean;
};

/** 疑似同一人 two people who may be one: how surely, why, and what was decided of them. */
export type DuplicatePair = {
  readonly code: typeof duplicates.code;
  readonly severity: Severity;
  readonly strength: number;
  /** The same in bits. */
  readonly score: number;
  readonly people: readonly [PairedPerson, PairedPerson];
  readonly agrees: readonly Field[];
  readonly near: readonly Field[];
  readonly differs: readonly Field[];
  readonly missing: readonly Field[];
  readonly reasons: readonly Text[];
  /** Only where an earlier day was compared. */
  readonly change?: Exclude<FindingChange, 'gone'>;
  readonly judged:
    | {
        readonly verdict: Judgement['verdict'];
        readonly why: string;
        readonly by: string;
        readonly at: string;
      }
    | undefined;
};

/** 重复人员 the pairs as of a day, the surest first; those judged are counted, and shown only if asked for. */
export type Duplicates = {
  readonly asOf: PlainDate;
  readonly people: number;
  /** How many pairs were compared one with the other. */
  readonly compared: number;
  readonly judged: Readonly<Record<Judgement['verdict'], number>>;
  readonly comparison?: Comparison;
  readonly pairs: readonly DuplicatePair[];
};

/** Finds the pairs of people on record who may be one. */
export async function findDuplicates(
  context: JobContext,
  { all, since }: { readonly all: boolean; readonly since?: PlainDate | undefined },
): Promise<Duplicates> {
  return withRegistry(context, 'verify duplicates', async (db) => {
    keepCacheSmall(db);
    const { district } = await loadPolicies(context, db);
    const { people, compared, pairs } = findPairs(db, context.asOf, (done, share) => {
      context.progress({ done, share, of: '' });
    });
    const decided = new Map(judgements(db).map((one) => [`${one.person_id} ${one.other_person_id}`, one]));
    const judgementOf = (pair: FoundPair): Judgement | undefined => decided.get(keyOf(pair));
    const judged = { same: 0, different: 0 };
    for (const { verdict } of pairs.flatMap((pair) => judgementOf(pair) ?? [])) judged[verdict] += 1;
    const shown = all ? pairs : pairs.filter((pair) => judgementOf(pair) === undefined);
    const known = await peopleById(
      db,
      shown.flatMap(({ ids }) => ids),
      context.asOf,
      district.certificates.extensions,
    );
    const toPerson = (id: number): PairedPerson => toPaired(known.get(id), context.reveal);
    const before = since && (await pairsBefore(context, db, since));
    const changeOf = (pair: FoundPair) =>
      before && { change: before.pairs.has(keyOf(pair)) ? ('open' as const) : ('new' as const) };
    return {
      asOf: context.asOf,
      people,
      compared,
      judged,
      ...(before && { comparison: comparisonOf(before, pairs, shown) }),
      pairs: shown.map((pair) => ({
        code: duplicates.code,
        severity: duplicates.severity,
        strength: pair.strength,
        score: pair.score,
        ...changeOf(pair),
        people: [toPerson(pair.ids[0]), toPerson(pair.ids[1])],
        agrees: pair.agrees,
        near: pair.near,
        differs: pair.differs,
        missing: pair.missing,
        reasons: pair.reasons,
        judged: toJudged(judgementOf(pair)),
      })),
    };
  });
}

function keyOf({ ids }: FoundPair): string {
  return ids.join(' ');
}

type Before = Pick<Comparison, 'since' | 'knownAt'> & { readonly pairs: ReadonlySet<string> };

/** The pairs of an earlier day. */
async function pairsBefore(context: JobContext, db: Database, since: PlainDate): Promise<Before> {
  const { then, knownAt } = asOfEarlier(context, db.sqlite, since);
  return withRegistry(then, 'verify duplicates', (earlier) => {
    keepCacheSmall(earlier);
    const { pairs } = findPairs(earlier, then.asOf, () => undefined);
    return Promise.resolve({ since, knownAt, pairs: new Set(pairs.map(keyOf)) });
  });
}

/** What is shown is new or still open; gone is what is no pair any more, judged or not. */
function comparisonOf(
  { since, knownAt, pairs: before }: Before,
  pairs: readonly FoundPair[],
  shown: readonly FoundPair[],
): Comparison {
  const open = shown.filter((pair) => before.has(keyOf(pair))).length;
  const stillFound = pairs.filter((pair) => before.has(keyOf(pair))).length;
  return { since, knownAt, new: shown.length - open, open, gone: before.size - stillFound };
}

function toJudged(judgement: Judgement | undefined): DuplicatePair['judged'] {
  if (!judgement) return undefined;
  const { verdict, why, actor, at } = judgement;
  return { verdict, why, by: actor, at };
}

function toPaired(person: PersonOnDay | undefined, reveal: boolean): PairedPerson {
  if (!person) throw new Error('a person of a pair is not on record');
  const { id, name, citizen_id, subdistrict, is_live } = person;
  return {
    person: id,
    name,
    citizenId: reveal ? citizen_id : mask(citizen_id),
    subdistrict: subdistrict ?? undefined,
    isLive: is_live === 1,
  };
}
