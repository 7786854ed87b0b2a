import { z } from 'zod';
import { categories } from '../../kernel/certificate-number.ts';
import type { AgeRule, CertificatePolicy } from '../../registry/certificate/certificate-policy.ts';
import { lintCertificatePolicy } from '../lint/lint-certificate-policy.ts';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { readPolicy } from '../../policies/read-policy.ts';
import { date, record, words } from '../../policies/shapes.ts';
import { basis, unverified } from '../../policies/grounds-shape.ts';

const dated = { from: date, basis: basis.default([]), unverified };
const count = z.number().int().min(1).max(999);

function versions<Version>(version: z.ZodType<Version>): z.ZodType<readonly Version[]> {
  return z.array(version).min(1);
}

const term = record({
  ...dated,
  years: count,
  last_day: z.enum(['day-before-anniversary', 'anniversary']),
}).transform(({ last_day, ...rest }) => ({ ...rest, lastDay: last_day }));

const extension = record({
  expires_from: date,
  expires_to: date,
  until: date,
  basis,
  unverified: words.optional(),
}).transform(({ expires_from, expires_to, until, basis: documents, unverified: open }) => ({
  expiresFrom: expires_from,
  expiresTo: expires_to,
  until,
  basis: documents,
  ...(open !== undefined && { unverified: open }),
}));

const ageRule = record({
  category: z.enum(categories),
  under_years: count,
  grades: z.array(z.literal([1, 2, 3, 4])),
}).transform(({ category, under_years, grades }): AgeRule => ({ category, underYears: under_years, grades }));

const movedOut = record({ ...dated, freeze_months: count, cancel_months: count }).transform(
  ({ freeze_months, cancel_months, ...rest }) => ({
    ...rest,
    freezeMonths: freeze_months,
    cancelMonths: cancel_months,
  }),
);

const followUp = record({ ...dated, assess_months: count, void_months: count }).transform(
  ({ assess_months, void_months, ...rest }) => ({
    ...rest,
    assessMonths: assess_months,
    voidMonths: void_months,
  }),
);

const policyShape: z.ZodType<CertificatePolicy> = record({
  validity: versions(term),
  extensions: z.array(extension).default([]),
  reminders: versions(record({ ...dated, months: z.array(count).min(1) })),
  renewal: versions(record({ ...dated, reassess: z.enum(['always', 'on-doubt']) })),
  reapplication: versions(record({ ...dated, months: count })),
  reassessment: versions(record({ ...dated, months: count })),
  ages: versions(record({ ...dated, rules: z.array(ageRule) })),
  moved_out: versions(movedOut),
  review_follow_up: z.array(followUp).default([]),
  shared_phone: versions(record({ ...dated, holders: count })),
  shared_account: versions(record({ ...dated, holders: count })),
  account_change: versions(record({ ...dated, days: count })),
  old_age: versions(record({ ...dated, years: count })),
}).transform(
  ({ moved_out, review_follow_up, shared_phone, shared_account, account_change, old_age, ...rest }) => ({
    ...rest,
    movedOut: moved_out,
    reviewFollowUp: review_follow_up,
    sharedPhone: shared_phone,
    sharedAccount: shared_account,
    accountChange: account_change,
    oldAge: old_age,
  }),
);

/** Reads `certificates.yaml`. */
export function loadCertificatePolicy(source: PolicySource): Loaded<CertificatePolicy> {
  return readPolicy(source, policyShape, lintCertificatePolicy);
}
