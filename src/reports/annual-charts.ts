import type { Figure } from '../indicators/figure.ts';
import { categories, categoryNames } from '../kernel/certificate-number.ts';
import { formatYuan } from '../kernel/fen.ts';
import type { MonthlyTable, SubdistrictTable } from './annual-workbook.ts';
import type { BarChart } from './media/bar-chart.ts';

/** What the charts of a year are drawn from; each is left out where nothing is recorded for it. */
export type AnnualChartsInput = {
  readonly figures: readonly Figure[];
  readonly subdistrictTable?: SubdistrictTable;
  readonly monthlyTable: MonthlyTable;
};

/** 附图 holders by category and by subdistrict, and what was due in each month. */
export function annualCharts(input: AnnualChartsInput): readonly BarChart[] {
  return [byCategory(input), bySubdistrict(input), byMonth(input)].filter(({ bars }) =>
    bars.some(({ value }) => value !== undefined),
  );
}

function byCategory({ figures }: AnnualChartsInput): BarChart {
  const bars = categories.flatMap((category) => {
    const value = figures.find(({ key }) => key === `certificates.holders.${category}`)?.value;
    return value?.kind === 'count' ? [people(categoryNames[category].zh, value.count)] : [];
  });
  return { title: '持证残疾人（分类别）', bars };
}

function bySubdistrict({ subdistrictTable }: AnnualChartsInput): BarChart {
  const bars = subdistrictTable?.rows.map(({ subdistrict, holders }) => people(subdistrict, holders)) ?? [];
  return { title: '持证残疾人（分街道）', bars };
}

function byMonth({ monthlyTable: { months, schemes, together } }: AnnualChartsInput): BarChart {
  const mark = schemes.some(({ isDraft }) => isDraft) ? '，测算' : '';
  const bars = months.map((month) => {
    const label = `${Number(month.slice(5))}月`;
    const fen = together.get(month);
    if (fen === undefined) return { label, value: undefined, words: '未测算' };
    return { label, value: fen, words: `${formatYuan(fen).replace(/\.00$/, '')}元` };
  });
  return { title: `区残联按月发放的补贴（应发${mark}）`, bars };
}

function people(label: string, count: number): BarChart['bars'][number] {
  return { label, value: count, words: `${count}人` };
}
