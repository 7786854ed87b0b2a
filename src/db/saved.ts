/** What saving one row did to the registry. */
export type Saved = 'inserted' | 'updated' | 'unchanged';

/** Why a well-formed row was not saved, or what to look at though it was. The job words these for people. */
export type SaveNote =
  | 'certificate-of-another-person'
  | 'unknown-certificate'
  | 'event-before-issue'
  | 'repeated-row'
  | 'repeated-record'
  | 'repeated-elsewhere'
  | 'name-differs'
  | 'state-differs';

export type SaveResult =
  | { readonly saved: Saved; readonly notes: readonly SaveNote[] }
  | { readonly saved: 'refused'; readonly notes: readonly SaveNote[] };

/** The gravest of several results on one row: a new person on a known household is still an insertion. */
export function mostChanged(results: readonly Saved[]): Saved {
  if (results.includes('inserted')) return 'inserted';
  return results.includes('updated') ? 'updated' : 'unchanged';
}
