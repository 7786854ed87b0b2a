import { sql } from 'kysely';
import { type Scheme, versionAt } from '../schemes/scheme.ts';
import { decemberOf, decemberRows, hasDecemberRun } from './december-lines.ts';
import type { Indicator, Scope } from './indicator.ts';
import { figuresOf, type SchemeFigure } from './scheme-figures.ts';
import { yearRows } from './year-lines.ts';

const TUITION = 'tuition';

/** 补贴发放 the figures of the schemes, made from the policies: a new scheme needs nothing here. */
export function payoutIndicators(scope: Scope): readonly Indicator[] {
  const paidMonthly = scope.schemes.filter(({ mode, cadence }) => mode === 'pay' && cadence === 'monthly');
  return [
    ...scope.schemes.flatMap((scheme) =>
      figuresOf(scheme, decemberOf(scope)).map((figure) => indicatorOf(scope, scheme, figure)),
    ),
    ...scope.schemes.filter(({ id }) => id === TUITION).flatMap((scheme) => tuitionByBasis(scope, scheme)),
    ...(paidMonthly.length > 0 ? [monthTotal(scope, paidMonthly)] : []),
  ];
}

function indicatorOf(scope: Scope, scheme: Scheme, figure: SchemeFigure): Indicator {
  const { key, label, unit } = figure;
  const head = { key, label, unit };
  if (figure.kind === 'rate') return rateIndicator(scope, scheme, figure);
  const needs = hasDecemberRun(scope, [scheme]);
  return scheme.cadence === 'monthly'
    ? {
        ...head,
        definition: ofDecember(scope, scheme),
        kind: 'count',
        needs,
        rows: decemberRows(scope, [scheme]),
      }
    : {
        ...head,
        definition: ofYear(scope, scheme, figure.kind),
        kind: figure.kind === 'recipients' ? 'count' : 'sum',
        needs,
        rows: yearRows(scope, scheme),
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

function ofYear({ year }: Scope, { mode }: Scheme, kind: 'recipients' | 'amount'): Indicator['definition'] {
  const by = `已批准批次与12月草稿相加`;
  const zh =
    kind === 'recipients'
      ? `${year} 年内的申请、名单或服务记录应发的，每个对象只算一次：${by}后金额大于零`
      : `${year} 年内的申请、名单或服务记录应发的金额：${by}`;
  const en =
    kind === 'recipients'
      ? `those due for the applications, list entries or services of ${year}, each once, after all approved runs and the draft of December`
      : `the sum due for the applications, list entries or services of ${year} after all approved runs and the draft of December`;
  return { zh: `${mode === 'record' ? recordedOnly : ''}${zh}`, en };
}

/** 残疾学生 and 残疾人子女 are two figures of one scheme: its recipients by the basis of their application. */
function tuitionByBasis(scope: Scope, scheme: Scheme): readonly Indicator[] {
  const figures = [
    { name: 'students', basis: 'student', zh: '残疾学生学费补贴', en: 'tuition, disabled students' },
    {
      name: 'children',
      basis: 'child',
      zh: '低保残疾人家庭子女学费补贴',
      en: 'tuition, children of low-income holders',
    },
  ];
  const { zh, en } = ofYear(scope, scheme, 'recipients');
  return figures.map(({ name, basis, ...label }) => ({
    key: `payout.${scheme.id}.${name}`,
    label,
    unit: '人',
    definition: {
      zh: `申请类别为${label.zh.replace('学费补贴', '')}的人。${zh}`,
      en: `by the basis ${basis}: ${en}`,
    },
    kind: 'count',
    needs: hasDecemberRun(scope, [scheme]),
    rows: yearRows(scope, scheme, sql`source.basis = ${basis}`),
  }));
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
