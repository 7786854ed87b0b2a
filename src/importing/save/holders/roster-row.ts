import { beginningOf } from '../../../registry/certificate/certificate-history.ts';
import { attributesOfHolder } from '../../../registry/certificate/statement.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../../../registry/certificate/validity.ts';
import type { HolderEntry } from './holder-writer.ts';

/** A roster row and where it stood. */
export type RosterRow = { readonly entry: HolderEntry; readonly row: number };

/** 花名册一行 the columns of a roster row in SQL, in the order of its values. */
export const rosterColumns = [
  ...['citizen_id', 'name', 'stated_sex', 'stated_birth_date', 'ethnicity', 'address', 'phone', 'number'],
  ...['category', 'grade', 'components', 'first_issued_on', 'term_kind', 'issued_on', 'expires_on'],
  ...['state_kind', 'state_on', 'state_reason', ...attributesOfHolder, 'row_number'],
] as const;

/** The values of a roster row, one for each of its columns. */
export type RosterValues = readonly (string | number | null)[];

/** What a roster row says, as values for SQL. */
export function rosterValues({ entry, row }: RosterRow, validity: ValidityPolicy): RosterValues {
  const { kind, on } = beginningOf(entry);
  const { components, state } = entry;
  // One array, not several spread into it: this runs for every row of a million.
  return [
    entry.citizenId,
    entry.name,
    entry.statedSex ?? null,
    entry.statedBirthDate ?? null,
    entry.ethnicity ?? null,
    entry.address ?? null,
    entry.phone ?? null,
    entry.certificateNumber,
    entry.category,
    entry.grade,
    components.length > 0 ? JSON.stringify(components) : null,
    entry.firstIssuedOn,
    kind,
    on,
    entry.expiresOn ?? lastDayOfTerm(on, validity),
    state?.kind ?? null,
    state?.on ?? null,
    state?.reason ?? null,
    entry.subdistrict ?? null,
    entry.community ?? null,
    entry.guardian ?? null,
    row,
  ];
}
