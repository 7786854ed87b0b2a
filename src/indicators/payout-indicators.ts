import { type Scheme, versionAt } from '../schemes/scheme.ts';
import { decemberOf, decemberRows, hasDecemberRun } from './december-lines.ts';
import type { Indicator, Scope } from './indicator.ts';

/** 按月补贴 the figures of the monthly schemes, made from the policies: a new scheme needs nothing here. */
export function payoutIndicators(scope: Scope): readonly Indicator[] {
  const monthly = scope.schemes.filter(({ cadence }) => cadence === 'monthly');
  const paid = monthly.filter(({ mode }) => mode === 'pay');
  const recorded = monthly.filter(({ mode }) => mode === 'record');
  return [
    ...paid.flatMap((scheme) => [recipients(scope, scheme), ...rateOf(scope, scheme)]),
    ...(paid.length > 0 ? [monthTotal(scope, paid)] : []),
    ...recorded.map((scheme) => recipients(scope, scheme)),
  ];
}

/** The key of a scheme's recipients: people or households, whichever it pays. */
export function recipientsKey({ id, unit }: Pick<Scheme, 'id' | 'unit'>): string {
  return `payout.${id}.${unit === 'person' ? 'people' : 'units'}`;
}

function recipients(scope: Scope, scheme: Scheme): Indicator {
  const month = decemberOf(scope);
  const unit = scheme.unit === 'person' ? '人' : '户';
  const payer = scheme.mode === 'record' ? '其他部门发放，按政策条件统计，不是实际发放数。' : '';
  return {
    key: recipientsKey(scheme),
    label: { zh: scheme.title, en: `${scheme.id}, recipients` },
    unit,
    definition: {
      zh: `${payer}${month} 应发的${unit}：已批准批次与最新草稿相加后金额大于零`,
      en: `those due for ${month} after all approved runs and the latest draft`,
    },
    kind: 'count',
    needs: hasDecemberRun(scope, [scheme]),
    rows: decemberRows(scope, [scheme]),
  };
}

function rateOf(scope: Scope, scheme: Scheme): readonly Indicator[] {
  const version = versionAt(scheme, decemberOf(scope));
  if (typeof version === 'string' || version.amount.kind !== 'flat') return [];
  return [
    {
      key: `payout.${scheme.id}.rate`,
      label: { zh: `${scheme.title}标准`, en: `${scheme.id}, rate` },
      unit: '元/月',
      definition: { zh: '政策文件中12月施行的标准', en: 'the rate in force in December by the policy file' },
      kind: 'rate-of-pay',
      fen: version.amount.fen,
      basis: version.basis,
    },
  ];
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
