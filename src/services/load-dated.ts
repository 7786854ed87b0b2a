import { z } from 'zod';
import { basis, unverified } from '../policies/grounds-shape.ts';
import type { Loaded, PolicySource } from '../policies/policy-source.ts';
import { readPolicy } from '../policies/read-policy.ts';
import { date, parsedText, record, report, yuan } from '../policies/shapes.ts';
import type { QuotaVersion } from './employment.ts';
import { type BenefitVersion, claimPayments } from './insurance.ts';

const grounds = { from: date, basis: basis.default([]), unverified };

/** 比例 a percentage in ten-thousandths. */
const share = parsedText(
  (text) => (/^\d{1,2}(?:\.\d{1,2})?%$/.test(text) ? Math.round(parseFloat(text) * 100) : undefined),
  { zh: '百分比，如 1.5%', en: 'a percentage such as 1.5%' },
);

/** Versions by day; two of one day, of one thing, are a fault of the second. */
function versions<Version extends { readonly from: string }>(
  version: z.ZodType<Version>,
  thing: (version: Version) => string = () => '',
) {
  return z.array(version).transform((all, context): readonly Version[] => {
    const key = (one: Version): string => `${one.from} ${thing(one)}`;
    for (const [index, one] of all.entries()) {
      if (all.slice(0, index).every((before) => key(before) !== key(one))) continue;
      report(context, { path: [index, 'from'], message: { zh: '与前面的重复', en: 'given before' } });
    }
    return all.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  });
}

const employment = record({
  quota: versions(
    record({ ...grounds, share }).transform(({ share: perTenThousand, ...rest }): QuotaVersion => ({
      ...rest,
      perTenThousand,
    })),
  ),
});

const insurance = record({
  benefits: versions(
    record({ ...grounds, payment: z.enum(claimPayments), most: yuan }).transform(
      ({ most, ...rest }): BenefitVersion => ({ ...rest, mostFen: most }),
    ),
    ({ payment }) => payment,
  ),
});

/** Reads `employment.yaml` (按比例就业). */
export function loadEmployment(source: PolicySource): Loaded<readonly QuotaVersion[]> {
  const { value, faults } = readPolicy(source, employment);
  return value ? { value: value.quota, faults } : { faults };
}

/** Reads `insurance.yaml` (保险责任限额). */
export function loadInsurance(source: PolicySource): Loaded<readonly BenefitVersion[]> {
  const { value, faults } = readPolicy(source, insurance);
  return value ? { value: value.benefits, faults } : { faults };
}
