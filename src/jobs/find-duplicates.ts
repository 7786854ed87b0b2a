import { type Judgement, judgements } from '../db/judgement-store.ts';
import { keepCacheSmall } from '../db/open.ts';
import { peopleById, type PersonOnDay } from '../db/people-by-id.ts';
import { mask } from '../kernel/mask.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import type { ListDocument } from '../reports/list-document.ts';
import { duplicates } from '../verify/duplicates/duplicates.ts';
import { findPairs, type FoundPair } from '../verify/duplicates/find-pairs.ts';
import { type JobContext, withRegistry } from './context.ts';
import { loadPolicies } from './load-policies.ts';

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
  readonly people: readonly [PairedPerson, PairedPerson];
  readonly reasons: readonly Text[];
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
  readonly pairs: readonly DuplicatePair[];
};

/** Finds the pairs of people on record who may be one. */
export async function findDuplicates(
  context: JobContext,
  { all }: { readonly all: boolean },
): Promise<Duplicates> {
  return withRegistry(context, 'verify duplicates', async (db) => {
    keepCacheSmall(db);
    const { district } = await loadPolicies(context, db);
    const { people, compared, pairs } = findPairs(db, (done, share) => {
      context.progress({ done, share, of: '' });
    });
    const decided = new Map(judgements(db).map((one) => [`${one.person_id} ${one.other_person_id}`, one]));
    const judgementOf = ({ ids }: FoundPair): Judgement | undefined => decided.get(ids.join(' '));
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
    return {
      ...{ asOf: context.asOf, people, compared, judged },
      pairs: shown.map((pair) => ({
        ...{ code: duplicates.code, severity: duplicates.severity, strength: pair.strength },
        people: [toPerson(pair.ids[0]), toPerson(pair.ids[1])],
        reasons: pair.reasons,
        judged: toJudged(judgementOf(pair)),
      })),
    };
  });
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
    ...{ person: id, name, citizenId: reveal ? citizen_id : mask(citizen_id) },
    ...{ subdistrict: subdistrict ?? undefined, isLive: is_live === 1 },
  };
}

const columns = [
  { heading: '代码', width: 8 },
  { heading: '强度', width: 8 },
  { heading: '登记号', width: 10 },
  { heading: '姓名', width: 14 },
  { heading: '身份证号', width: 22 },
  { heading: '街道', width: 18 },
  { heading: '有效持证', width: 10 },
  { heading: '另一登记号', width: 10 },
  { heading: '另一姓名', width: 14 },
  { heading: '另一身份证号', width: 22 },
  { heading: '另一街道', width: 18 },
  { heading: '另一有效持证', width: 10 },
  { heading: '依据', width: 40 },
  { heading: '判定', width: 30 },
];

/** The pairs as a list to send on. */
export function duplicateList({ asOf, pairs }: Duplicates): ListDocument {
  return {
    ...{ name: '疑似同一人', title: '疑似同一人清单', columns },
    note: `截至${asOf}，共${pairs.length}对`,
    rows: pairs.map(({ code, strength, people, reasons, judged }) => [
      ...[code, String(strength)],
      ...people.flatMap(({ person, name, citizenId, subdistrict, isLive }) => [
        ...[String(person), name, citizenId, subdistrict ?? '', isLive ? '是' : '否'],
      ]),
      reasons.map(({ zh }) => zh).join('；'),
      judged ? `${judged.verdict === 'same' ? '同一人' : '不是同一人'}：${judged.why}` : '',
    ]),
  };
}
