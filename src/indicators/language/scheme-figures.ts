import type { Fen } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import { factOf, valueText } from '../../facts/facts.ts';
import { type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Unit } from '../figure.ts';
import type { FigureSpec } from './figure-spec.ts';

/** 补贴项目的指标 a figure that every scheme has by its kind: whom it reached, what it came to, and its rates. */
export type SchemeFigure = {
  readonly key: string;
  readonly unit: Unit;
  readonly label: Text;
} & (
  | { readonly kind: 'recipients' | 'amount' }
  /** 全年 of a monthly scheme: heads, months of all heads together, and money, over the months that have a run. */
  | { readonly kind: 'year_recipients' | 'year_months' | 'year_amount' }
  /** 标准 in force; `row` of a table of them. */
  | { readonly kind: 'rate'; readonly fen: Fen; readonly row?: string }
);

/** Every figure that a scheme has by its kind in any of its versions, with the rates of the first that has them. */
export function figuresEver(scheme: Scheme): readonly SchemeFigure[] {
  const all = scheme.versions.flatMap(({ from }) => figuresOf(scheme, from));
  return [...new Map(all.toReversed().map((figure) => [figure.key, figure])).values()];
}

const counted = {
  person: { name: 'people', unit: '人', months: 'person_months', monthUnit: '人月' },
  household: { name: 'units', unit: '户', months: 'household_months', monthUnit: '户月' },
  employer: { name: 'employers', unit: '家', months: 'employer_months', monthUnit: '家月' },
} as const;

/** Whether a figure of a scheme is the one that `indicators.yaml` gives a name of its own. */
export function isFigureOf(
  { scheme: id, count, row }: FigureSpec<'payout'>,
  { scheme, figure }: { readonly scheme: Scheme; readonly figure: SchemeFigure },
): boolean {
  return (
    scheme.id === id && figure.kind === count && (figure.kind === 'rate' ? figure.row : undefined) === row
  );
}

/** The figures of a scheme, with the rates in force in a month. A new scheme needs nothing here. */
export function figuresOf(scheme: Scheme, month: YearMonth): readonly SchemeFigure[] {
  const { id, title, mode, unit, cadence } = scheme;
  const { name, unit: countUnit } = counted[unit];
  const recipients: SchemeFigure = {
    kind: 'recipients',
    key: `${prefixOf(id)}.${name}`,
    unit: countUnit,
    label: { zh: title, en: `${id}, recipients` },
  };
  const amount: SchemeFigure = {
    kind: 'amount',
    key: `${prefixOf(id)}.amount`,
    unit: '元',
    label: { zh: `${title}金额`, en: `${id}, amount` },
  };
  // What another body pays by the month has its rate in that body's documents.
  const rates = mode === 'pay' || cadence !== 'monthly' ? ratesOf(scheme, month) : [];
  return cadence === 'monthly'
    ? [recipients, ...rates, ...yearFigures(scheme)]
    : [recipients, amount, ...rates];
}

function yearFigures({ id, title, unit: of }: Scheme): readonly SchemeFigure[] {
  const { name, unit, months, monthUnit } = counted[of];
  const key = `${prefixOf(id)}.year`;
  return [
    {
      kind: 'year_recipients',
      key: `${key}.${name}`,
      unit,
      label: { zh: `${title}年内累计${unit}数`, en: `${id}, recipients of the year` },
    },
    {
      kind: 'year_months',
      key: `${key}.${months}`,
      unit: monthUnit,
      label: { zh: `${title}年内累计${monthUnit}数`, en: `${id}, months of all recipients of the year` },
    },
    {
      kind: 'year_amount',
      key: `${key}.amount`,
      unit: '元',
      label: { zh: `${title}年内累计金额`, en: `${id}, amount of the year` },
    },
  ];
}

function ratesOf(scheme: Scheme, month: YearMonth): readonly SchemeFigure[] {
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return [];
  const { id, title, cadence } = scheme;
  const usual = cadence === 'monthly' ? '元/月' : '元';
  const rate = (name: string, fen: Fen, zh: string, en: string, unit: Unit = usual): SchemeFigure => ({
    kind: 'rate',
    key: `${prefixOf(id)}.${name}`,
    unit,
    fen,
    ...(name.startsWith(ROW) && { row: name.slice(ROW.length) }),
    label: { zh: `${title}${zh}`, en: `${id}, ${en}` },
  });
  const { amount } = version;
  switch (amount.kind) {
    case 'flat':
      return [rate('rate', amount.fen, '标准', 'rate')];
    case 'table':
      return Object.entries(amount.rows).map(([row, fen]) => {
        const { zh, en } = valueText(factOf(amount.by), row);
        return rate(`${ROW}${row}`, fen, `标准（${zh}）`, `rate, ${en}`);
      });
    case 'actual':
      return amount.cap
        ? [rate('cap', amount.cap.fen, '上限', 'cap', `元/${counted[amount.cap.per].unit}`)]
        : [];
    case 'entered':
      return [];
  }
}

const ROW = 'rate.';

function prefixOf(id: string): string {
  return `payout.${id}`;
}
