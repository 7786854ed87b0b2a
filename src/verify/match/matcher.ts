import type { Database } from '../../db/connection/open.ts';
import { createIdentityLookup, type Identity } from '../../db/people/people-by-id.ts';
import { peopleByNumber } from '../../db/people/people-by-number.ts';
import type { ListedPerson } from '../../importing/headings/match-columns.ts';
import { birthDateOf } from '../../kernel/citizen-id.ts';
import type { Text } from '../../kernel/text.ts';
import { ALIKE, compareNames } from '../../registry/names/compare-names.ts';
import { sameName } from '../../registry/names/same-name.ts';
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
    const exact = listed.map((one) =>
      [numbered.byCitizenId(one.citizenId), numbered.byCertificate(one.certificate)].filter(
        (id) => id !== undefined,
      ),
    );
    const holders = identitiesOf([...new Set(exact.flat())]);
    const found = listed.map((one, at) => {
      const own = [...new Set(exact[at])].flatMap((id) => holders.get(id) ?? []);
      const isSettled = own.length > 0 && own.every(({ name }) => isName(one, name));
      return { own, near: isSettled ? undefined : search(one) };
    });
    const others = identitiesOf([...new Set(found.flatMap(({ near }) => near?.ids ?? []))]);
    return listed.map((one, at) => {
      const { own = [], near } = found[at] ?? {};
      const match = near && nearMatch(one, near, others);
      return own.length > 0 ? exactMatch(one, own, match?.people ?? [], others) : match;
    });
  };
}

/** The number is somebody's. If the name or another number is not theirs, the row names two people. */
function exactMatch(
  listed: ListedPerson,
  holders: readonly Identity[],
  near: Match['people'],
  identities: ReadonlyMap<number, Identity>,
): Match {
  const people = holders.map((holder) => ({ id: holder.id, reasons: differences(listed, holder) }));
  // Somebody else whose very name it is, born on that day: a twin, or the one whose number slipped.
  const namesakes = near.filter(
    ({ id }) => !holders.some((holder) => holder.id === id) && isName(listed, identities.get(id)?.name ?? ''),
  );
  const [first] = holders;
  if (!first || holders.length > 1 || namesakes.length > 0 || !mayBe(listed, first))
    return { level: 'two-people', people: [...people, ...namesakes], more: 0 };
  return { level: first.citizen_id === listed.citizenId ? 'id' : 'certificate', people, more: 0 };
}

function isName({ name }: ListedPerson, known: string): boolean {
  return name === undefined || sameName(name, known);
}

/** A name alike is a slip of the pen, unless the birth date of the row is another's, too. */
function mayBe(listed: ListedPerson, { name, citizen_id }: Identity): boolean {
  if (isName(listed, name)) return true;
  const isBirth = listed.birthDate === undefined || listed.birthDate === birthDateOf(citizen_id);
  return isBirth && compareNames(listed.name ?? '', name).strength >= ALIKE;
}

function differences({ name }: ListedPerson, holder: Identity): readonly Text[] {
  const likeness = name === undefined ? undefined : compareNames(name, holder.name);
  if (!likeness || likeness.strength === 100) return [];
  return likeness.strength < ALIKE ? [OTHER_NAME] : likeness.reasons;
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
