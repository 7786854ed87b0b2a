import type { CaseKind } from '../cases/case-kind.ts';
import type { Text } from '../kernel/text.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import type { Programme } from '../services/programme.ts';
import type { FigureNature, Unit } from './figure.ts';
import { caseFigures } from './language/case-figures.ts';
import { type Catalogue, type FigureSpec, labelOf } from './language/figure-spec.ts';
import { unitsOf } from './language/load-indicators.ts';
import { isSameService, serviceFigures } from './language/service-figures.ts';
import type { Targets } from './language/load-targets.ts';
import { figuresEver, figuresOf, isFigureOf, type SchemeFigure } from './language/scheme-figures.ts';

/** What the policies say of figures. */
export type FigurePolicies = {
  readonly schemes: readonly Scheme[];
  readonly programmes: readonly Programme[];
  readonly indicators: Catalogue;
  readonly targets?: readonly Targets[];
  readonly caseKinds?: readonly CaseKind[];
};

/** 已知指标 a figure that the summary of a year may name, whether or not anything is recorded for it yet. */
export type KnownIndicator = {
  readonly key: string;
  readonly unit: Unit;
  readonly label: Text;
  /** In words of the policy, where it says more than its kind does. */
  readonly definition?: Text;
  readonly nature: FigureNature;
  readonly of: FigureSource;
};
type FigureSource =
  | { readonly spec: Exclude<FigureSpec, { readonly kind: 'payout' }> }
  | {
      readonly scheme: Scheme;
      readonly figure: SchemeFigure;
      readonly basis?: string;
      /** 未施行 a rate that was in force in another year only: it is known, and has no value. */
      readonly notInForce?: true;
    };

/** Every figure of a year: those of `indicators.yaml` in its order, then what else schemes and programmes have. */
export function knownIndicators(
  { schemes, programmes, indicators, caseKinds = [] }: FigurePolicies,
  year: number,
): readonly KnownIndicator[] {
  const month = `${year}-12` as YearMonth;
  const own = schemes.flatMap((scheme) => figuresOf(scheme, month).map((figure) => ({ scheme, figure })));
  const { figures } = indicators;
  const declared = figures.flatMap((spec): readonly KnownIndicator[] => {
    const key = spec.key.replaceAll('$year', String(year));
    const definition = spec.definition && { zh: spec.definition, en: spec.definition };
    const head = { key, nature: natureOf(spec, programmes), ...(definition && { definition }) };
    if (spec.kind !== 'payout') {
      const unit = spec.unit ?? unitsOf(spec, { schemes, programmes }, figures)?.[0] ?? '个';
      return [{ ...head, unit, label: labelOf(spec), of: { spec } }];
    }
    const generated = own.find((one) => isFigureOf(spec, one)) ?? notInForce(spec, schemes);
    if (!generated) return [];
    const label = spec.label === undefined ? generated.figure.label : labelOf(spec);
    const { basis } = spec;
    const of = { ...generated, ...(basis !== undefined && { basis }) };
    return [{ ...head, unit: spec.unit ?? generated.figure.unit, label, of }];
  });
  const rest = own.filter(
    (one) =>
      !figures.some((spec) => spec.kind === 'payout' && spec.basis === undefined && isFigureOf(spec, one)),
  );
  const services = serviceFigures(programmes).filter(
    (own) => !figures.some((spec) => isSameService(spec, own)),
  );
  const cases = caseFigures(caseKinds).filter(({ key }) => !figures.some((spec) => spec.key === key));
  return [
    ...declared,
    ...rest.map(({ scheme, figure }): KnownIndicator => {
      const { key, unit, label } = figure;
      return {
        key,
        unit,
        label,
        nature: figure.kind === 'rate' ? 'input' : 'actual',
        of: { scheme, figure },
      };
    }),
    ...[...services, ...cases].map((spec): KnownIndicator => {
      const [unit = '次'] = unitsOf(spec, { schemes, programmes }, []) ?? [];
      return { key: spec.key, unit, label: labelOf(spec), nature: natureOf(spec, programmes), of: { spec } };
    }),
  ];
}

function natureOf(spec: FigureSpec, programmes: readonly Programme[]): FigureNature {
  if (spec.estimate === true) return 'estimate';
  if (spec.kind === 'population' || spec.kind === 'fact' || spec.kind === 'target') return 'input';
  if (spec.kind === 'payout') return spec.count === 'rate' ? 'input' : 'actual';
  const isTally =
    spec.kind === 'services' && programmes.find(({ id }) => id === spec.programme)?.isNamed === false;
  return isTally ? 'tally' : 'actual';
}

function notInForce(
  spec: Extract<FigureSpec, { readonly kind: 'payout' }>,
  schemes: readonly Scheme[],
): { readonly scheme: Scheme; readonly figure: SchemeFigure; readonly notInForce: true } | undefined {
  return schemes
    .flatMap((scheme) => figuresEver(scheme).map((figure) => ({ scheme, figure, notInForce: true }) as const))
    .find((one) => isFigureOf(spec, one));
}
