import type { PlainDate } from '../kernel/plain-date.ts';
import { addDays, addYears } from '../kernel/plain-date.ts';

/** 有效期顺延 certificates whose last valid day lies in a window stay valid until a later day. */
export type ValidityExtension = {
  readonly expiresFrom: PlainDate;
  readonly expiresTo: PlainDate;
  readonly until: PlainDate;
};

/** 有效期规则 a district's dated values for how long a certificate is valid (district.yaml, `certificates`). */
export type ValidityPolicy = {
  readonly validityYears: number;
  /** Whether the anniversary itself is still valid; unconfirmed, so a value (domain.md §2). */
  readonly lastDay: 'day-before-anniversary' | 'anniversary';
  readonly extensions: readonly ValidityExtension[];
};

/** The last valid day of a certificate issued on a day, before extensions (《残疾人证管理办法》第十九条: ten years). */
export function lastDayOfTerm(issuedOn: PlainDate, policy: ValidityPolicy): PlainDate {
  const anniversary = addYears(issuedOn, policy.validityYears);
  return policy.lastDay === 'anniversary' ? anniversary : addDays(anniversary, -1);
}
