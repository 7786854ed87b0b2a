import { z } from 'zod';
import { amountShape } from '../language/amount-shape.ts';
import { carryUnverified } from './carry-unverified.ts';
import { eventSources, type Events } from '../../facts/event-sources.ts';
import { lintScheme } from '../lint/lint-scheme.ts';
import type { PolicyFault, PolicySource } from '../../policies/policy-source.ts';
import { predicateShape } from '../language/predicate-shape.ts';
import { readPolicy } from '../../policies/read-policy.ts';
import type { EndedVersion, Payee, Scheme, SchemeVersion } from '../language/scheme.ts';
import { dispatch, month, policyId, record, words } from '../../policies/shapes.ts';
import { basis, unverified } from '../../policies/grounds-shape.ts';
import type { Timing } from '../../facts/window.ts';

const months = z.number().int().min(0).max(120);

/** 计发规则 as it stands in a version. */
const timing: z.ZodType<Timing> = record({
  start: z.enum(['same_month', 'next_month']),
  stop: z.enum(['next_month', 'same_month']),
  overlap: z.enum(['latest', 'earliest']),
  back_pay_months: months,
  arrears_after_renewal_months: months.default(0),
}).transform(({ back_pay_months, arrears_after_renewal_months, ...rest }) => ({
  ...rest,
  backPayMonths: back_pay_months,
  arrearsAfterRenewalMonths: arrears_after_renewal_months,
}));

const dated = { from: month, basis, unverified };
const ended: z.ZodType<EndedVersion> = record({ ...dated, ended: z.literal(true) });
const paying = record({ ...dated, timing: timing.optional(), when: predicateShape, amount: amountShape });
type Written = EndedVersion | z.infer<typeof paying>;

const version = dispatch<Written>((plain) =>
  typeof plain === 'object' && plain !== null && 'ended' in plain ? ended : paying,
);

/** A version that says nothing of timing keeps that of the version before; lint-scheme.ts asks it of the first. */
const versions = z
  .array(version)
  .min(1)
  .transform((written) => {
    let current: Timing | undefined;
    return written.map((one): SchemeVersion | EndedVersion => {
      if ('ended' in one) return one;
      current = one.timing ?? current;
      return current ? { ...one, timing: current } : z.NEVER;
    });
  });

const payee: z.ZodType<Payee> = record({
  to: z.enum(['self', 'guardian', 'head', 'institution', 'insurer']),
  if_minor: z.literal('guardian').optional(),
  name: words.optional(),
}).transform(({ to, if_minor, name }) => ({
  to,
  ...(if_minor !== undefined && { ifMinor: if_minor }),
  ...(name !== undefined && { name }),
}));

const events: z.ZodType<Events> = dispatch<Events>((plain) =>
  typeof plain === 'object' && plain !== null && Reflect.get(plain, 'sheet') === 'services'
    ? record({ sheet: z.literal('services'), programme: words })
    : record({ sheet: z.enum(Object.keys(eventSources) as Events['sheet'][]) }).transform(({ sheet }) =>
        sheet === 'services' ? z.NEVER : { sheet },
      ),
);

const schemeShape: z.ZodType<Scheme> = record({
  scheme: policyId,
  title: words,
  aliases: z.array(words).optional(),
  mode: z.enum(['pay', 'record']),
  unit: z.enum(['person', 'household', 'employer']),
  cadence: z.enum(['monthly', 'annual', 'once', 'event']),
  fund: words,
  payee,
  events: events.optional(),
  versions,
}).transform(({ scheme, aliases, events: of, ...rest }) => ({
  id: scheme,
  ...rest,
  ...(aliases && { aliases }),
  ...(of && { events: of }),
}));
const carriedShape: z.ZodType<Scheme> = z.preprocess(carryUnverified, schemeShape);

/** Reads one scheme file; the scheme is absent exactly when there are faults, and all faults are told at once. */
export function loadScheme(source: PolicySource): {
  readonly scheme?: Scheme;
  readonly faults: readonly PolicyFault[];
} {
  const { value, faults } = readPolicy(source, carriedShape, lintScheme);
  return value === undefined ? { faults } : { scheme: value, faults };
}
