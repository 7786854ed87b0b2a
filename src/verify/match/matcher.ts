import type { Database } from '../../db/open.ts';
import { createIdentityLookup, type Identity } from '../../db/people-by-id.ts';
import { peopleByNumber } from '../../db/people-by-number.ts';
import type { ListedPerson } from '../../intake/match-list.ts';
import type { Text } from '../../kernel/text.ts';
import { ALIKE, compareNames } from '../../registry/names/compare-names.ts';
import { type PeopleIndex } from '../../registry/people-index.ts';
import { type Candidates, createCandidateSearch } from './candidate-search.ts';
import { judgeCandidate, type MatchLevel, matchLevels } from './judge-candidate.ts';

/** 比中 the people on record whom a listed person may be, all at one level; `more` are further namesakes. */
export type Match = {
  readonly level: MatchLevel;
  readonly people: readonly { readonly id: number; readonly reasons: readonly Text[] }[];
  readonly more: number;
};

/** Looks listed people up, many at once: one query for their numbers, one for those who may be they. */
export type Matcher = (listed: readonly ListedPerson[]) => readonly (Match | undefined)[];

/** Makes the matcher over everybody on record. */
export function createMatcher(db: Database, index: PeopleIndex): Matcher {
  const search = createCandidateSearch(index);
  const identitiesOf = createIdentityLookup(db);
  return (listed) => {
    const numbered = peopleByNumber(db, listed);
    const found = listed.map((one) => {
      const ids = [numbered.byCitizenId(one.citizenId), numbered.byCertificate(one.certificate)];
      const exact = ids.filter((id) => id !== undefined);
      return exact.length > 0 ? { exact } : { exact, near: search(one) };
    });
    const identities = identitiesOf([
      ...new Set(found.flatMap(({ exact, near }) => [...exact, ...(near?.ids ?? [])])),
    ]);
    return listed.map((one, at) => {
      const { exact = [], near } = found[at] ?? {};
      return near ? nearMatch(one, near, identities) : exactMatch(one, exact, identities);
    });
  };
}

/** The number is somebody's; whether the name is, too, is told. */
function exactMatch(
  { name, citizenId }: ListedPerson,
  ids: readonly number[],
  identities: ReadonlyMap<number, Identity>,
): Match {
  const people = [...new Set(ids)].map((id) => {
    const likeness = name === undefined ? undefined : compareNames(name, identities.get(id)?.name ?? '');
    if (!likeness || likeness.strength === 100) return { id, reasons: [] };
    return { id, reasons: likeness.strength < ALIKE ? [OTHER_NAME] : likeness.reasons };
  });
  const [first] = people;
  const isById = people.length === 1 && identities.get(first?.id ?? 0)?.citizen_id === citizenId;
  return { level: isById ? 'id' : 'certificate', people, more: 0 };
}

const OTHER_NAME: Text = { zh: '姓名不同', en: 'another name' };

/** Of those who may be the listed person, the ones at the surest level. */
function nearMatch(
  listed: ListedPerson,
  { ids, contacts, more }: Candidates,
  identities: ReadonlyMap<number, Identity>,
): Match | undefined {
  const judged = ids.flatMap((id) => {
    const identity = identities.get(id);
    const how = identity && judgeCandidate(listed, identity, contacts.has(id));
    return how ? [{ id, ...how }] : [];
  });
  const level = matchLevels.find((one) => judged.some((candidate) => candidate.level === one));
  if (level === undefined) return undefined;
  const people = judged
    .filter((candidate) => candidate.level === level)
    .map(({ id, reasons }) => ({ id, reasons }))
    .toSorted((one, other) => one.id - other.id);
  return { level, people, more: level === 'name' ? more : 0 };
}
