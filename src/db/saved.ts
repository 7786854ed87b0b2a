import type { CitizenId } from '../kernel/citizen-id.ts';
import { mask } from '../kernel/mask.ts';

/** What saving one row did to the registry. */
export type Saved = 'inserted' | 'updated' | 'unchanged';

/** Why a well-formed row was not saved, or what to look at though it was. The job words these for people. */
export type SaveNote =
  | 'certificate-of-another-person'
  | 'unknown-certificate'
  | 'event-before-issue'
  | 'event-out-of-order'
  | 'unknown-person'
  | 'registry-id-differs'
  | 'repeated-row'
  | 'repeated-record'
  | 'repeated-elsewhere'
  | 'repeated-member'
  | 'row-corrected'
  | 'name-differs'
  | 'state-differs';

/** A note, with the two people or names it is about where it is about two, or the row before. */
export type Note = SaveNote | { readonly note: SaveNote; readonly between: readonly string[] };

export type SaveResult =
  | { readonly saved: Saved; readonly notes: readonly Note[] }
  | { readonly saved: 'refused'; readonly notes: readonly Note[] };

type Named = { readonly name: string };

/** 两人同号 the certificate on record names one person, the row another: both are told, masked. */
export function anotherPerson(
  known: Named & { readonly person_id: number; readonly citizen_id: CitizenId },
  row: Named & { readonly citizenId: CitizenId },
): Note {
  const between = [
    `${known.name} ${mask(known.citizen_id)} #${known.person_id}`,
    `${row.name} ${mask(row.citizenId)}`,
  ] as const;
  return { note: 'certificate-of-another-person', between };
}

/** 姓名不符 the name on record and the one in the row. */
export function nameDiffers(known: Named, row: Named): Note {
  return { note: 'name-differs', between: [known.name, row.name] };
}

/** The gravest of several results on one row: a new person on a known household is still an insertion. */
export function mostChanged(results: readonly Saved[]): Saved {
  if (results.includes('inserted')) return 'inserted';
  return results.includes('updated') ? 'updated' : 'unchanged';
}
