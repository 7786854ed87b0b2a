import type { IntakeRow } from '../intake/kinds.ts';

/** 表种 the sheets that the facts of schemes come from. */
export const factKinds: readonly IntakeRow['kind'][] = [
  'holders',
  'certificate-events',
  'households',
  'low-income',
  'deaths',
  'moves',
  'applications',
];

/** Whether a payout may rest on an import of this kind. */
export function feedsPayout(kind: string): boolean {
  return factKinds.some((known) => known === kind);
}
