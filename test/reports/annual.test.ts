import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Figure } from '../../src/indicators/figure.ts';
import { fen } from '../../src/kernel/fen.ts';
import type { YearMonth } from '../../src/kernel/year-month.ts';
import { annualWorkbook } from '../../src/reports/annual-workbook.ts';
import { documentMarkdown } from '../../src/reports/media/document-markdown.ts';
import { checkTemplate, fillTemplate } from '../../src/reports/template/fill-template.ts';
import { referenceFigures } from './reference-figures.ts';

const file = 'policies/dongxihu/annual.md';
const template = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const labels = new Map(referenceFigures.map(({ key, label }) => [key, label.zh]));
const variables = new Map([
  ['year', '2020'],
  ['next_year', '2021'],
  ['district', '东西湖区'],
  ['as_of', '2020-12-31'],
]);
// What is known once the roster is read and December is paid.
const early =
  /^(certificates|population)|^payout\.(multi-|family-care|psychiatric|month|year|living|nursing)/;
const earlyFigures = referenceFigures.filter(({ key }) => early.test(key));

function fill(figures: readonly Figure[]) {
  const values = { figures: new Map(figures.map((figure) => [figure.key, figure])), variables, labels };
  const filled = fillTemplate(template, values);
  return { ...filled, markdown: documentMarkdown(filled.document) };
}

test('the default template names every reference figure and no other', () => {
  expect(checkTemplate(template, file, new Set(labels.keys()))).toEqual([]);
  const texts = ['文字材料“残疾人模范”', '文字材料“下年工作计划”'];
  expect([...fill([]).omitted].sort()).toEqual([...labels.keys(), ...texts].sort());
});

test.each([
  ['annual.golden.md', earlyFigures],
  ['annual-full.golden.md', referenceFigures],
])('the default template fills to %s', async (golden, figures) => {
  const { markdown, faults } = fill(figures);
  expect(faults).toEqual([]);
  await expect(markdown).toMatchFileSnapshot(golden);
});

test('with nothing recorded only the title, the list and the footer are left', () => {
  const lines = fill([]).markdown.split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([
    '# 东西湖区残联2020年工作总结及2021年工作计划',
    '## 尚未登记的内容',
  ]);
});

test('the slips of the published text stay out (domain.md §7)', () => {
  const text = template.replace(/<!--[\s\S]*?-->/, '').replace(/\{\{.*?\}\}/g, '〇');
  expect(text).not.toMatch(/截止(?!日期)|竟争|渡过|护理补(?!贴)|，。|。。|[一-鿿],|[一-鿿]:/);
  // A line of its own that stands for what the office wrote is no sentence.
  const sentences = text.split('\n').filter((line) => line !== '' && line !== '〇' && !/^[#|-]/.test(line));
  expect(sentences.filter((line) => !line.endsWith('。'))).toEqual([]);
});

test('the workbook holds tables only: every figure, and the tables of the sections, adding nothing up', () => {
  const [figures, certificates, ...rest] = annualWorkbook({
    year: 2020,
    document: fill(earlyFigures).document,
    figures: earlyFigures,
    notRecorded: '高考奖励、康复',
  });
  expect(rest).toEqual([]);
  const rows = [...(figures?.rows ?? [])];
  expect(rows).toHaveLength(earlyFigures.length);
  expect(rows).toContainEqual([
    expect.objectContaining({ zh: '三项月度补贴12月合计' }),
    'payout.month-2020-12.dpf-monthly',
    { figure: 'payout.month-2020-12.dpf-monthly', value: { fen: 7_325_000 } },
    '元',
    expect.objectContaining({ zh: '三项月度补贴12月合计的口径' }),
    '2020年12月31日',
    '测算',
  ]);
  expect(figures?.footers).toEqual(['尚未登记：高考奖励、康复']);
  expect(certificates).toMatchObject({ name: '残疾人证办理', title: '残疾人证办理' });
  const byCategory = [...(certificates?.rows ?? [])];
  expect(byCategory[0]).toEqual([
    '视力残疾',
    { figure: 'certificates.holders.visual', value: 953 },
    { figure: 'certificates.holders.visual', value: { numerator: 953, denominator: 6742 } },
  ]);
  expect(byCategory).toHaveLength(8);
});

test('the months get a sheet: heads and yuan of each scheme, empty where nothing was calculated', () => {
  const months = ['2020-11', '2020-12'] as YearMonth[];
  const scheme = { title: '药物补贴', unit: 'person' } as const;
  const sheets = annualWorkbook({
    year: 2020,
    document: { blocks: [] },
    figures: [],
    notRecorded: '',
    monthlyTable: {
      months,
      together: new Map(),
      schemes: [
        {
          scheme,
          isDraft: true,
          months: new Map([[months[1] as YearMonth, { units: 3, fen: fen(450_00) }]]),
        },
      ],
    },
  });
  expect(sheets[1]?.columns.map(({ title }) => title.zh)).toEqual([
    '月份',
    '药物补贴（人，测算）',
    '药物补贴（元，测算）',
  ]);
  expect([...(sheets[1]?.rows ?? [])]).toMatchObject([
    ['11月', undefined, undefined],
    ['12月', 3, { fen: 450_00 }],
  ]);
});

test('the subdistricts get a sheet with the totals they were given', () => {
  const byCategory = {
    visual: 1,
    hearing: 2,
    speech: 0,
    physical: 3,
    intellectual: 0,
    psychiatric: 0,
    multiple: 0,
  };
  const grades = new Map<1 | 2 | null, number>([
    [1, 0],
    [2, 3],
    [null, 1],
  ]);
  const byGrade = [{ category: 'physical' as const, grades, holders: 4 }];
  const sheets = annualWorkbook({
    year: 2020,
    document: { blocks: [] },
    figures: [],
    notRecorded: '',
    subdistrictTable: {
      rows: [{ subdistrict: '甲街道', byCategory, byGrade, holders: 6 }],
      total: { byCategory, byGrade, holders: 6 },
    },
  });
  expect(sheets.map(({ name }) => name)).toEqual(['指标', '分街道', '类别等级']);
  expect([...(sheets[2]?.rows ?? [])]).toEqual([
    ['甲街道', '肢体', 0, 3, undefined, undefined, 1, 4],
    ['合计', '肢体', 0, 3, undefined, undefined, 1, 4],
  ]);
  expect(sheets[1]?.total).toEqual(['合计', 1, 2, 0, 3, 0, 0, 0, 6]);
});
