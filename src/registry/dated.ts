import type { PlainDate } from '../kernel/plain-date.ts';

/** 版本 a value in force from a day until the next version's. */
export type Dated = { readonly from: PlainDate };

/** The version in force on a day; undefined before the first, and never a later one. */
export function inForceOn<Version extends Dated>(
  versions: readonly Version[],
  day: PlainDate,
): Version | undefined {
  return versions.findLast(({ from }) => from <= day);
}
