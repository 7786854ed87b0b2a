import { fen } from '../../src/kernel/fen.ts';
import type { Predicate } from '../../src/schemes/language/predicate.ts';
import type { Scheme, SchemeVersion } from '../../src/schemes/language/scheme.ts';
import type { Timing } from '../../src/facts/window.ts';
import { month } from './registry.ts';

const timing: Timing = {
  start: 'same_month',
  stop: 'next_month',
  overlap: 'latest',
  backPayMonths: 12,
  arrearsAfterRenewalMonths: 0,
};
const live: readonly Predicate[] = [
  { fact: 'certificate.live', is: true },
  { fact: 'hukou_local', is: true },
];
const lowIncome: Predicate = { fact: 'low_income', is: true };

type Made = Omit<Partial<Scheme>, 'versions'> &
  Pick<SchemeVersion, 'when' | 'amount'> & { readonly timing?: Partial<Timing> };

/** An invented scheme with one version since 2018. */
function schemeOf(id: string, { when, amount, timing: own, ...head }: Made): Scheme {
  return {
    id,
    title: id,
    mode: 'pay',
    unit: 'person',
    cadence: 'monthly',
    fund: '甲',
    payee: { to: 'self' },
    ...head,
    versions: [
      { from: month('2018-01'), basis: [], unverified: [], timing: { ...timing, ...own }, when, amount },
    ],
  };
}

const flat = (yuan: number) => ({ kind: 'flat', fen: fen(yuan * 100) }) as const;
const psychiatric: Predicate = { fact: 'certificate.grade_of.psychiatric', in: [1, 2, 3, 4] };

export const medicationWith = (own: Partial<Timing>): Scheme =>
  schemeOf('medication', {
    when: { all: [...live, psychiatric, lowIncome] },
    amount: flat(150),
    timing: own,
  });
export const careWith = (own: Partial<Timing>): Scheme =>
  schemeOf('care', {
    when: { all: live },
    amount: { kind: 'table', by: 'certificate.grade', rows: { '1': fen(20_000), '2': fen(10_000) } },
    timing: own,
  });
export const medication = medicationWith({});
export const care = careWith({});
/** 申请当月计发, or the month after. */
export const appliedWith = (own: Partial<Timing>): Scheme =>
  schemeOf('applied-for', {
    when: { all: [...live, { fact: 'applied', is: true }] },
    amount: flat(80),
    timing: own,
  });
export const householdWith = (own: Partial<Timing>): Scheme =>
  schemeOf('household', {
    unit: 'household',
    payee: { to: 'head', ifMinor: 'guardian' },
    amount: flat(100),
    timing: own,
    when: {
      all: [
        { fact: 'household.holder_count', gte: 2 },
        { fact: 'household.low_income', is: true },
      ],
    },
  });
export const household = householdWith({});
export const employedWith = (own: Partial<Timing>): Scheme =>
  schemeOf('employed', {
    when: { all: [...live, { fact: 'employment.form', is: 'quota' }] },
    amount: flat(60),
    timing: own,
  });
export const minor = schemeOf('minor', {
  payee: { to: 'self', ifMinor: 'guardian' },
  amount: flat(80),
  when: { all: [...live, { fact: 'age', lte: 18 }] },
});
/** What others decided, a row a person and month. */
export const relief = schemeOf('temporary-relief', {
  cadence: 'event',
  events: { sheet: 'entitlements' },
  when: { fact: 'certificate.live', is: true },
  amount: { kind: 'entered', max: fen(100_000), needs: [] },
});
/** Of everybody on the list; a minor's goes to the guardian. */
export const paidToAll: Scheme = {
  ...relief,
  payee: { to: 'self', ifMinor: 'guardian' },
  versions: relief.versions.map((one) => ({ ...one, when: { fact: 'age', gte: 0 } })),
};
export const startup = schemeOf('startup-grant', {
  cadence: 'once',
  events: { sheet: 'entitlements' },
  when: { fact: 'certificate.live', is: true },
  amount: flat(4000),
});
export const adaptation = schemeOf('home-adaptation', {
  unit: 'household',
  cadence: 'event',
  payee: { to: 'head' },
  events: { sheet: 'services', programme: '无障碍' },
  when: { fact: 'household.low_income', is: true },
  amount: {
    kind: 'actual',
    of: 'event.amount',
    cap: { fen: fen(1_800_000), per: 'household', window: 'lifetime' },
  },
});
export const retention = schemeOf('job-retention', {
  unit: 'employer',
  cadence: 'annual',
  events: { sheet: 'entitlements' },
  when: { fact: 'employer.disabled_ratio', gte: 150 },
  amount: { kind: 'entered', max: fen(20_000_000), needs: [] },
});
