import type { CitizenId } from '../../kernel/citizen-id.ts';
import { mask, maskIn } from '../../kernel/mask.ts';

/** What saving one row did to the registry. */
export type Saved = 'inserted' | 'updated' | 'unchanged';

/** Why a well-formed row was not saved, or what to look at though it was. The job words these for people. */
export type SaveNote =
  | 'certificate-of-another-person'
  | 'unknown-certificate'
  | 'certificate-awaited'
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
  | 'name-changed'
  | 'rows-set-aside'
  | 'state-differs';

/** A note, with the two people or names it is about where it is about two, or the row before; `at` another field. */
export type Note = SaveNote | NoteBetween;

export type NoteBetween = {
  readonly note: SaveNote;
  readonly between: readonly string[];
  readonly at?: string;
};

/** A row that was not saved, and why. */
export type Refused = { readonly saved: 'refused'; readonly notes: readonly Note[] };

export type SaveResult =
  | { readonly saved: Saved; readonly notes: readonly Note[] }
  /** The row changes nothing today, but is on record as what its list said. */
  | { readonly saved: 'unchanged'; readonly isStated: true; readonly notes: readonly Note[] }
  | Refused;

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

/** 姓名不符 the name on record and the one in the row, which is refused for it or has changed it. */
export function twoNames(
  note: 'name-differs' | 'name-changed' | 'rows-set-aside',
  known: string,
  row: string,
): NoteBetween {
  return { note, between: [known, row].map((name) => maskIn(name.slice(0, LONGEST_NAME))) };
}

/** 更正 a row that corrects what a list of the same day said, told by name. */
export function corrected(name: unknown): NoteBetween {
  const shown = typeof name === 'string' ? [maskIn(name.slice(0, LONGEST_NAME))] : [];
  return { note: 'row-corrected', between: shown };
}

const LONGEST_NAME = 60;

/** What saving a statement came to: one that changes nothing is told apart from one that was on record already. */
export function savedStatement(saved: Saved, isNews: boolean, notes: readonly Note[]): SaveResult {
  return saved === 'unchanged' && isNews ? { saved, isStated: true, notes } : { saved, notes };
}
