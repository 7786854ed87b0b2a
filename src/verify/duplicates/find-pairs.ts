import type { Database } from '../../db/connection/open.ts';
import { createIdentityLookup, type Identity, peopleToIndex } from '../../db/people/people-by-id.ts';
import type { Text } from '../../kernel/text.ts';
import { forgetShared, indexPeople, type PeopleIndex } from '../../registry/people-index.ts';
import { type Candidate, candidatePairs } from './candidates.ts';
import { type ComparedPerson, judgePair } from './judge-pair.ts';

/** 疑似同一人 two people who may be one, the one registered first first. */
export type FoundPair = {
  readonly ids: readonly [number, number];
  readonly strength: number;
  readonly reasons: readonly Text[];
};

/** A number or an address of more people than these says nothing of one person. */
const MOST_AT_PHONE = 5;
const MOST_AT_ADDRESS = 20;
const PAIRS_AT_ONCE = 1000;

/** Finds every pair of people on record who may be one, the surest first. */
export function findPairs(
  db: Database,
  progress: (done: number, share: number) => void,
): { readonly people: number; readonly compared: number; readonly pairs: readonly FoundPair[] } {
  const { size, people } = peopleToIndex(db);
  const index = indexPeople(people, size, (done) => {
    progress(done, (done / Math.max(size, 1)) * READING);
  });
  forgetShared(index, 'phone', MOST_AT_PHONE);
  forgetShared(index, 'address', MOST_AT_ADDRESS);
  const candidates = candidatePairs(index, (share) => {
    progress(size, READING + share * (1 - READING));
  });
  return { people: size, compared: candidates.length, pairs: inOrder(judgeAll(db, index, candidates)) };
}

/** The share of the time that goes into reading everybody. */
const READING = 0.7;

function judgeAll(db: Database, index: PeopleIndex, candidates: readonly Candidate[]): FoundPair[] {
  const found: FoundPair[] = [];
  const { id, phone, address } = index.columns;
  const identitiesOf = createIdentityLookup(db);
  for (let from = 0; from < candidates.length; from += PAIRS_AT_ONCE) {
    const some = candidates.slice(from, from + PAIRS_AT_ONCE);
    const identities = identitiesOf(some.flatMap(({ one, other }) => [id[one] ?? 0, id[other] ?? 0]));
    // Property by property: to spread a row of the driver costs a hidden class of its own, kept until memory is short.
    const at = (place: number): ComparedPerson => {
      const { citizen_id, name } = identityOf(identities, id[place] ?? 0);
      return { citizen_id, name, phone: phone[place] ?? 0, address: address[place] ?? 0 };
    };
    for (const { one, other } of some) {
      const judged = judgePair(at(one), at(other));
      if (judged) found.push({ ids: [id[one] ?? 0, id[other] ?? 0], ...judged });
    }
  }
  return found;
}

function identityOf(identities: ReadonlyMap<number, Identity>, id: number): Identity {
  const identity = identities.get(id);
  if (!identity) throw new Error('a person of the index is not on record');
  return identity;
}

function inOrder(pairs: readonly FoundPair[]): readonly FoundPair[] {
  return pairs.toSorted(
    (one, other) => other.strength - one.strength || one.ids[0] - other.ids[0] || one.ids[1] - other.ids[1],
  );
}
