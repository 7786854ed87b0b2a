import { sql } from 'kysely';
import type { Fen } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import type { SheetName } from '../../facts/fact.ts';
import { sheetsOfScheme } from '../../schemes/language/fact-lists.ts';
import { type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import type { CalculatedMonths, SchemeInYear, Reliability } from '../figure.ts';
import { eventRows } from '../rows/event-rows.ts';
import type { Indicator, Need, Scope, Summed } from '../indicator.ts';
import { calculatedTogether, yearTogether } from '../rows/drafted-together.ts';
import { decemberOf, monthRows, unitRows } from '../rows/run-lines.ts';
import type { SchemeFigure } from '../language/scheme-figures.ts';

/** 补贴 a figure of one scheme; `basis` narrows it to the applications of one kind. */
export function schemeIndicator(
  scope: Scope,
  scheme: Scheme,
  { key, label, unit, nature, figure, basis, notInForce }: SchemeAsked,
): Indicator {
  const head = { key, label, unit, nature, sheets: sheetsOfScheme(scheme) };
  const { december, year } = calculatedOf(scope, scheme);
  const months = year.months;
  switch (figure.kind) {
    case 'rate':
      if (notInForce) return rateNotInForce(scope, { key, label, unit, nature });
      return rateIndicator(scope, scheme, { key, label, unit, nature, fen: figure.fen });
    case 'recipients':
    case 'amount': {
      const kind = figure.kind === 'recipients' ? 'count' : 'sum';
      if (scheme.events) {
        const only = basis === undefined ? undefined : sql`source.basis = ${basis}`;
        return {
          ...head,
          kind,
          reads,
          ...told(year),
          rows: eventRows(scope, scheme, only),
          definition: ofEvents(scope, scheme, figure.kind),
        };
      }
      const rows = monthRows(scope, [scheme], [decemberOf(scope)]);
      return { ...head, kind, reads, ...told(december), definition: ofDecember(scope, scheme), ...rows };
    }
    case 'year_recipients':
      return {
        ...head,
        kind: 'count',
        reads,
        ...told(year),
        ...unitRows(scope, [scheme], months),
        definition: ofYear(scope, scheme, { zh: '每个对象只算一次', en: 'each recipient once' }),
      };
    case 'year_months':
      return {
        ...head,
        kind: 'count',
        reads,
        ...told(year),
        ...monthRows(scope, [scheme], months),
        definition: ofYear(scope, scheme, { zh: '每个对象每月算一次', en: 'each recipient once a month' }),
      };
    case 'year_amount':
      return {
        ...head,
        kind: 'sum',
        reads,
        ...told(year),
        ...unitRows(scope, [scheme], months),
        definition: ofYear(scope, scheme, { zh: '各月应发金额之和', en: 'the sum due over the months' }),
      };
  }
}

const reads = ['lines'] as const;

type Head = Pick<Indicator, 'key' | 'label' | 'unit' | 'nature'>;
type SchemeAsked = Head & {
  readonly figure: SchemeFigure;
  readonly basis?: string;
  readonly notInForce?: true;
};

/** 按月补贴合计 over the monthly schemes that the federation pays, in December or over the year. */
export function payoutTotal(scope: Scope, head: Head, when: 'december' | 'year'): Indicator {
  const paid = scope.schemes.filter(({ mode, cadence }) => mode === 'pay' && cadence === 'monthly');
  return { ...head, ...(when === 'december' ? monthTotal(scope, paid) : yearTotal(scope, paid)) };
}

const rateText: Text = {
  zh: '政策文件中12月施行的标准',
  en: 'the rate in force in December by the policy file',
};

function rateNotInForce(scope: Scope, head: Head): Indicator {
  const month = decemberOf(scope);
  const lacking = { zh: `${month} 没有施行`, en: `not in force in ${month}` };
  const needs = [{ isMet: sql`0`, lacking }];
  return { ...head, definition: rateText, kind: 'input', value: undefined, needs, source: lacking };
}

function rateIndicator(
  scope: Scope,
  scheme: Scheme,
  { key, label, unit, nature, fen }: Head & { readonly fen: Fen },
): Indicator {
  const version = versionAt(scheme, decemberOf(scope));
  return {
    key,
    label,
    unit,
    nature,
    fen,
    definition: rateText,
    kind: 'rate-of-pay',
    basis: typeof version === 'string' ? [] : version.basis,
  };
}

/** How a scheme was calculated; without a database nothing was. */
function calculatedOf({ calculated }: Scope, { id }: Scheme): SchemeInYear {
  const none: CalculatedMonths = { lacking: undefined, months: [], standing: { isDraft: false } };
  return calculated?.get(id) ?? { december: none, year: none };
}

/** What a figure needs, and how it stands. */
function told({ lacking, standing }: CalculatedMonths): {
  readonly needs: readonly Need[];
  readonly standing: Reliability;
} {
  return { needs: lacking ? [{ isMet: sql`0`, lacking }] : [], standing };
}

const recordedOnly = '其他部门发放，按政策条件统计，不是实际发放数。';

function ofDecember(scope: Scope, { mode, unit }: Scheme): Indicator['definition'] {
  const month = decemberOf(scope);
  return {
    zh: `${mode === 'record' ? recordedOnly : ''}${month} 应发的${unit === 'person' ? '人' : '户'}：已批准批次与最新草稿相加后金额大于零`,
    en: `those due for ${month} after all approved runs and the latest draft`,
  };
}

function ofYear({ year }: Scope, { mode }: Pick<Scheme, 'mode'>, what: Text): Indicator['definition'] {
  return {
    zh: `${mode === 'record' ? recordedOnly : ''}${year} 年各月应发的，${what.zh}；只含已测算的月份，不推算其余月份`,
    en: `those due for the months of ${year}, ${what.en}; only the months that were calculated, the others are not extrapolated`,
  };
}

function ofEvents({ year }: Scope, { mode }: Scheme, kind: 'recipients' | 'amount'): Indicator['definition'] {
  const by = `已批准批次与12月及以前各月草稿相加`;
  const zh =
    kind === 'recipients'
      ? `${year} 年内的申请、名单或服务记录应发的，每个对象只算一次：${by}后金额大于零`
      : `${year} 年内的申请、名单或服务记录应发的金额：${by}`;
  const after = 'after all approved runs and the drafts of the months to December';
  const en =
    kind === 'recipients'
      ? `those due for the applications, list entries or services of ${year}, each once, ${after}`
      : `the sum due for the applications, list entries or services of ${year} ${after}`;
  return { zh: `${mode === 'record' ? recordedOnly : ''}${zh}`, en };
}

type Total = Pick<Indicator, 'definition' | 'sheets'> & Summed;

function monthTotal(scope: Scope, paid: readonly Scheme[]): Total {
  const month = decemberOf(scope);
  const inForce = paid.filter((scheme) => typeof versionAt(scheme, month) !== 'string');
  const each = inForce.map((scheme) => ({ scheme, calculated: calculatedOf(scope, scheme).december }));
  return {
    definition: {
      zh: `区残联发放的各项按月补贴 ${month} 应发金额之和；其他部门发放的不算`,
      en: `the sum due for ${month} over the monthly schemes that the federation pays`,
    },
    kind: 'sum',
    sheets: sheetsOfAll(paid),
    ...told(each.length === 0 ? none(month) : calculatedTogether(each)),
    reads,
    ...monthRows(scope, paid, [month]),
  };
}

/** No scheme of the kind is in force. */
function none(month: string): CalculatedMonths {
  return {
    lacking: { zh: `${month} 没有施行的项目`, en: `no scheme is in force in ${month}` },
    months: [],
    standing: { isDraft: false },
  };
}

function yearTotal(scope: Scope, paid: readonly Scheme[]): Total {
  const all = yearTogether(paid.map((scheme) => ({ scheme, calculated: calculatedOf(scope, scheme).year })));
  return {
    definition: ofYear(
      scope,
      { mode: 'pay' },
      {
        zh: '区残联发放的各项按月补贴金额之和',
        en: 'summed over the monthly schemes that the federation pays',
      },
    ),
    kind: 'sum',
    sheets: sheetsOfAll(paid),
    ...told(all),
    reads,
    ...monthRows(scope, paid, all.months),
  };
}

function sheetsOfAll(schemes: readonly Scheme[]): readonly SheetName[] {
  return [...new Set(schemes.flatMap(sheetsOfScheme))];
}
