import type { CitizenId } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Sqlite } from './driver.ts';
import type { Note } from './saved.ts';

/** Whom a review speaks of, as its row says it. */
export type Reviewed = {
  readonly registryId?: number | undefined;
  readonly citizenId?: CitizenId | undefined;
  readonly name: string;
  readonly certificateNumber?: string | undefined;
  readonly reviewedOn: PlainDate;
};

type Found =
  { readonly citizenId: CitizenId; readonly certificateNumber: string } | { readonly refused: Note };

/**
 * 复核对象 finds the person and the certificate that a review is of: a registry id counts only with the name (and citizen
 * id) on record beside it, and a certificate that is not named is the one held on the day.
 */
export function createReviewedFinder(sqlite: Sqlite): (reviewed: Reviewed) => Found {
  const byRegistryId = sqlite.prepare<[number], { citizen_id: CitizenId; name: string }>(
    'select citizen_id, name from person where id = ?',
  );
  const certificateOf = sqlite.prepare<[CitizenId, PlainDate], { number: string }>(
    `select number from certificate join person on person.id = certificate.person_id
     where citizen_id = ? and withdrawn_by is null
     order by certificate.first_issued_on <= ? desc, certificate.first_issued_on desc, certificate.id desc limit 1`,
  );
  return ({ registryId, citizenId, name, certificateNumber, reviewedOn }) => {
    const known = registryId === undefined ? undefined : byRegistryId.get(registryId);
    if (registryId !== undefined && !known) return { refused: 'unknown-person' };
    const isOther = known && (known.name !== name || (citizenId ?? known.citizen_id) !== known.citizen_id);
    if (isOther) return { refused: { note: 'registry-id-differs', between: [known.name, name] } };
    const id = known?.citizen_id ?? citizenId;
    if (id === undefined) return { refused: 'unknown-person' };
    const number = certificateNumber ?? certificateOf.get(id, reviewedOn)?.number;
    return number === undefined
      ? { refused: 'unknown-certificate' }
      : { citizenId: id, certificateNumber: number };
  };
}
