import { addDays, addYears, type PlainDate } from '../../kernel/plain-date.ts';
import { type Dated, inForceOn } from '../dated.ts';

/** 有效期顺延 certificates whose last valid day lies in a window stay valid until a later day. */
export type ValidityExtension<Day = PlainDate> = {
  readonly expiresFrom: Day;
  readonly expiresTo: Day;
  readonly until: Day;
};

/** 有效期 how long a certificate issued from a day on is valid. */
export type Term = Dated & {
  readonly years: number;
  /** Whether the anniversary itself is still valid; unconfirmed, so a value (domain.md §2). */
  readonly lastDay: 'day-before-anniversary' | 'anniversary';
};

/** 有效期规则 a district's dated values for how long a certificate is valid (certificates.yaml). */
export type ValidityPolicy = {
  readonly validity: readonly Term[];
  readonly extensions: readonly ValidityExtension[];
};

/**
 * The last valid day of a certificate issued on a day, before extensions (《残疾人证管理办法》第十九条: ten years).
 * Every certificate has a term, so the first version holds before its own day, too.
 */
export function lastDayOfTerm(issuedOn: PlainDate, { validity }: ValidityPolicy): PlainDate {
  const term = inForceOn(validity, issuedOn) ?? validity[0];
  if (!term) throw new RangeError('a policy without a term');
  const anniversary = addYears(issuedOn, term.years);
  return term.lastDay === 'anniversary' ? anniversary : addDays(anniversary, -1);
}

/** A printed last valid day moved on by the extensions that reach it; days in any form that sorts as they do. */
export function extendedLastDay<Day extends PlainDate | number>(
  expiresOn: Day,
  extensions: readonly ValidityExtension<Day>[],
): Day {
  return extensions.reduce(
    (last, { expiresFrom, expiresTo, until }) =>
      expiresOn >= expiresFrom && expiresOn <= expiresTo && until > last ? until : last,
    expiresOn,
  );
}
