import { certificateEvents, firstIssued, holders } from './kinds/holders.ts';
import { cases } from './kinds/cases.ts';
import { claims, insurance } from './kinds/insurance.ts';
import { employers, placements } from './kinds/employment.ts';
import { fact, narrative, population } from './kinds/district.ts';
import { payoutTotal, schemeIndicator } from './kinds/payout.ts';
import { reviews } from './kinds/reviews.ts';
import { reached, services } from './kinds/services.ts';
import type { Defined, Indicator, Scope } from './indicator.ts';
import { derivedText, done, growth, inYear, target } from './kinds/derived.ts';
import { type KnownIndicator, knownIndicators } from './known-indicators.ts';
import type { FigureKind, FigureSpec } from './language/figure-spec.ts';

/** 指标 every figure of the year with how it is counted, in the order of the summary. */
export function indicatorsOf(scope: Scope): readonly Indicator[] {
  return knownIndicators(scope, scope.year).map((known) => indicatorOf(known, scope));
}

function indicatorOf(known: KnownIndicator, scope: Scope): Indicator {
  const { key, unit, label, nature, of } = known;
  const head = { key, unit, label, nature };
  const indicator =
    'spec' in of
      ? { ...head, ...define(of.spec, head, scope) }
      : schemeIndicator(scope, of.scheme, { ...head, ...of });
  return known.definition ? { ...indicator, definition: known.definition } : indicator;
}

type Defining = {
  readonly [Kind in Exclude<FigureKind, 'payout' | 'payout_total'>]: (
    spec: FigureSpec<Kind>,
    scope: Scope,
  ) => Defined;
};

/** How each kind of figure is counted; a kind without one does not compile. */
const kinds: Defining = {
  holders,
  first_issued: firstIssued,
  certificate_events: certificateEvents,
  reviews,
  population,
  fact,
  narrative,
  services,
  reached,
  employers,
  placements,
  insurance,
  claims,
  cases,
  share: (spec, scope) => ({
    ...derivedText(scope, [spec.of, spec.in], { zh: ' ÷ ', en: ' ÷ ' }),
    kind: 'ratio',
    numerator: inYear(spec.of, scope),
    denominator: inYear(spec.in, scope),
  }),
  average: (spec, scope) => ({
    ...derivedText(scope, [spec.of, spec.per], { zh: ' ÷ ', en: ' ÷ ' }),
    kind: 'average',
    numerator: inYear(spec.of, scope),
    denominator: inYear(spec.per, scope),
  }),
  growth,
  target,
  done,
  sum: (spec, scope) => ({
    ...derivedText(scope, spec.of, { zh: ' + ', en: ' + ' }),
    kind: 'total',
    of: spec.of.map((key) => inYear(key, scope)),
  }),
};

function define(
  spec: Exclude<FigureSpec, { readonly kind: 'payout' }>,
  head: Pick<Indicator, 'key' | 'unit' | 'label' | 'nature'>,
  scope: Scope,
): Defined {
  if (spec.kind === 'payout_total') return payoutTotal(scope, head, spec.when);
  const of = kinds[spec.kind] as (spec: FigureSpec, scope: Scope) => Defined;
  return of(spec, scope);
}
