import type { CitizenId } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { createNameTest } from './person-names.ts';
import { anotherPerson, type Note } from './saved.ts';

/** Whom a review speaks of, as its row says it. */
export type Reviewed = {
  readonly registryId?: number | undefined;
  readonly citizenId?: CitizenId | undefined;
  readonly name: string;
  readonly certificateNumber?: string | undefined;
  readonly reviewedOn: PlainDate;
};

type Known = { id: number; citizen_id: CitizenId; name: string };
type Found =
  { readonly citizenId: CitizenId; readonly certificateNumber: string } | { readonly refused: Note };

/**
 * 复核对象 finds the person and the certificate that a review is of: a registry id counts only with the name (and citizen
 * id) on record beside it, a certificate only if it is theirs, and one that is not named is the one held on the day.
 */
export function createReviewedFinder(sqlite: Sqlite): (reviewed: Reviewed) => Found {
  const byRegistryId = sqlite.prepare<[number], Known>(
    'select id, citizen_id, name from person where id = ?',
  );
  const holderOf = sqlite.prepare<[string], Known>(
    'select person.id, citizen_id, name from certificate join person on person.id = person_id where number = ?',
  );
  const names = createNameTest(sqlite);
  const certificateOf = sqlite.prepare<[CitizenId, PlainDate], { number: string }>(
    `select number from certificate join person on person.id = certificate.person_id
     where citizen_id = ? and withdrawn_by is null
     order by certificate.first_issued_on <= ? desc, certificate.first_issued_on desc, certificate.id desc limit 1`,
  );
  return ({ registryId, citizenId, name, certificateNumber, reviewedOn }) => {
    const known = registryId === undefined ? undefined : byRegistryId.get(registryId);
    if (registryId !== undefined && !known) return { refused: 'unknown-person' };
    const isOther = known && citizenId !== undefined && citizenId !== known.citizen_id;
    if (known && (isOther === true || names.ofPerson(known, name)))
      return { refused: { note: 'registry-id-differs', between: [known.name, name] } };
    const id = known?.citizen_id ?? citizenId;
    if (id === undefined) return { refused: 'unknown-person' };
    const holder = certificateNumber === undefined ? undefined : holderOf.get(certificateNumber);
    if (holder && holder.citizen_id !== id)
      return { refused: anotherPerson({ ...holder, person_id: holder.id }, { name, citizenId: id }) };
    const number = certificateNumber ?? certificateOf.get(id, reviewedOn)?.number;
    return number === undefined
      ? { refused: 'unknown-certificate' }
      : { citizenId: id, certificateNumber: number };
  };
}
