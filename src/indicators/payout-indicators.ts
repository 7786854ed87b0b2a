import { type Scheme, versionAt } from '../schemes/scheme.ts';
import { decemberOf, decemberRows, hasDecemberRun } from './december-lines.ts';
import type { Indicator, Scope } from './indicator.ts';
import { figuresOf, type SchemeFigure } from './scheme-figures.ts';

/** 补贴发放 the figures of the schemes, made from the policies: a new scheme needs nothing here. */
export function payoutIndicators(scope: Scope): readonly Indicator[] {
  const paidMonthly = scope.schemes.filter(({ mode, cadence }) => mode === 'pay' && cadence === 'monthly');
  return [
    ...scope.schemes.flatMap((scheme) =>
      figuresOf(scheme, decemberOf(scope))
        .filter(({ kind }) => kind === 'rate' || scheme.cadence === 'monthly')
        .map((figure) => indicatorOf(scope, scheme, figure)),
    ),
    ...(paidMonthly.length > 0 ? [monthTotal(scope, paidMonthly)] : []),
  ];
}

function indicatorOf(scope: Scope, scheme: Scheme, figure: SchemeFigure): Indicator {
  const { key, label, unit } = figure;
  if (figure.kind === 'rate') return rateIndicator(scope, scheme, figure);
  return {
    ...{ key, label, unit, definition: ofDecember(scope, scheme), kind: 'count' },
    needs: hasDecemberRun(scope, [scheme]),
    rows: decemberRows(scope, [scheme]),
  };
}

function rateIndicator(
  scope: Scope,
  scheme: Scheme,
  { key, label, unit, fen }: Extract<SchemeFigure, { readonly kind: 'rate' }>,
): Indicator {
  const version = versionAt(scheme, decemberOf(scope));
  return {
    ...{ key, label, unit, fen },
    definition: { zh: '政策文件中12月施行的标准', en: 'the rate in force in December by the policy file' },
    kind: 'rate-of-pay',
    basis: typeof version === 'string' ? [] : version.basis,
  };
}

const recordedOnly = '其他部门发放，按政策条件统计，不是实际发放数。';

function ofDecember(scope: Scope, { mode, unit }: Scheme): Indicator['definition'] {
  const month = decemberOf(scope);
  return {
    zh: `${mode === 'record' ? recordedOnly : ''}${month} 应发的${unit === 'person' ? '人' : '户'}：已批准批次与最新草稿相加后金额大于零`,
    en: `those due for ${month} after all approved runs and the latest draft`,
  };
}

function monthTotal(scope: Scope, paid: readonly Scheme[]): Indicator {
  const month = decemberOf(scope);
  return {
    key: `payout.month-${month}.dpf-monthly`,
    label: { zh: '区残联按月补贴12月合计', en: 'monthly subsidies of December, all' },
    unit: '元',
    definition: {
      zh: `区残联发放的各项按月补贴 ${month} 应发金额之和；其他部门发放的不算`,
      en: `the sum due for ${month} over the monthly schemes that the federation pays`,
    },
    kind: 'sum',
    needs: hasDecemberRun(scope, paid),
    rows: decemberRows(scope, paid),
  };
}
