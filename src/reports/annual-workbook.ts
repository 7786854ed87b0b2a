import type { Figure } from '../indicators/figure.ts';
import { categories, categoryNames, type Category } from '../kernel/certificate-number.ts';
import { type Document, wordsOf } from '../kernel/document.ts';
import { type Column, column, type ListedValue, type Listing, tableOf } from '../kernel/listing.ts';
import { standingText } from './standing-words.ts';
import { wordDate, wordFigure } from './wording.ts';

/** 分街道持证人数 holders by subdistrict, counted by the caller: nothing is added here. */
type SubdistrictTable = {
  readonly rows: readonly SubdistrictRow[];
  readonly total: Omit<SubdistrictRow, 'subdistrict'>;
};
type SubdistrictRow = {
  readonly subdistrict: string;
  readonly byCategory: Readonly<Record<Category, number>>;
  readonly holders: number;
};

/** What the year-end workbook shows. */
export type AnnualWorkbookInput = {
  readonly year: number;
  /** The filled template. */
  readonly document: Document;
  readonly figures: readonly Figure[];
  /** The figures that nothing was recorded for, in words; '' for none. */
  readonly notRecorded: string;
  readonly subdistrictTable?: SubdistrictTable;
};

const HOLDERS = 'certificates.holders';

/** 年度总结工作簿: the text, the figures with their definitions, holders by category and by subdistrict. */
export function annualWorkbook(input: AnnualWorkbookInput): readonly Listing[] {
  const { subdistrictTable, document } = input;
  const title = document.title ?? `${input.year}`;
  const figures = new Map(input.figures.map((figure) => [figure.key, figure]));
  const holders = figures.get(HOLDERS);
  return [
    textSheet(title, document),
    figureSheet(title, input.figures, input.notRecorded),
    ...(holders ? [categorySheet(holders, figures)] : []),
    ...(subdistrictTable ? [subdistrictSheet(subdistrictTable)] : []),
  ];
}

/** The paragraphs of a document; tables are left to their own sheets. */
function paragraphsOf({ blocks }: Document): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'table':
      case 'rule':
        return [];
      case 'list':
        return block.items.map(({ marker, runs }) => `${/\d/.test(marker) ? marker : '·'} ${wordsOf(runs)}`);
      case 'heading':
      case 'paragraph':
      case 'line':
      case 'note':
        return [wordsOf(block.runs)];
    }
  });
}

const textColumns: readonly Column<string>[] = [
  column('内容', 'text', (text) => text, { width: 68, wrap: true }),
];

function textSheet(title: string, document: Document): Listing {
  return { name: '总结', title, ...tableOf(textColumns, paragraphsOf(document)) };
}

const figureColumns: readonly Column<Figure>[] = [
  column('指标名', 'key', ({ key }) => key, { width: 42 }),
  column('指标', 'label', ({ label }) => label, { width: 30, wrap: true }),
  column('数值', 'value', valueOf, { width: 22, kind: 'integer' }),
  column('单位', 'unit', ({ unit }) => (unit === 'date' ? '日期' : unit), { width: 8 }),
  column('状态', 'how it stands', standingOf, { width: 24, wrap: true }),
  column('截止日期', 'as of', ({ asOf }) => wordDate(asOf), { width: 16 }),
  column('口径', 'definition', ({ definition }) => definition, { width: 60, wrap: true }),
];

function figureSheet(title: string, figures: readonly Figure[], notRecorded: string): Listing {
  return {
    ...{ name: '指标', title: `${title}：指标`, ...tableOf(figureColumns, figures), isLandscape: true },
    ...(notRecorded === '' ? {} : { footers: [`尚未登记：${notRecorded}`] }),
  };
}

/** A rate never goes without its two numbers. */
function standingOf(figure: Figure): string {
  const { value } = figure;
  const counts = value.kind === 'rate' ? `${value.numerator}/${value.denominator}` : '';
  return [counts, standingText(figure).zh].filter(Boolean).join('；');
}

function valueOf(figure: Figure): ListedValue {
  const { value } = figure;
  if (value.kind === 'count') return value.count;
  if (value.kind === 'money') return { fen: value.fen };
  if (value.kind === 'rate') return { numerator: value.numerator, denominator: value.denominator };
  return words(figure, []);
}

function categorySheet(holders: Figure, figures: ReadonlyMap<string, Figure>): Listing {
  const all = countOf(holders);
  const columns: readonly Column<readonly [string, Figure]>[] = [
    column('残疾类别', 'category', ([name]) => name, { width: 16 }),
    column('人数', 'people', ([, figure]) => valueOf(figure), { width: 12, kind: 'integer' }),
    column('占持证残疾人比例', 'share', ([, figure]) => ({ numerator: countOf(figure), denominator: all }), {
      width: 20,
      kind: 'decimal',
    }),
  ];
  const rows = categories.flatMap((category) => {
    const figure = figures.get(`${HOLDERS}.${category}`);
    return figure ? [[categoryNames[category].zh, figure] as const] : [];
  });
  return {
    ...{ name: '持证情况', title: '持证残疾人分类情况', ...tableOf(columns, rows) },
    note: `截至${wordDate(holders.asOf)}，单位：${holders.unit}`,
    total: columns.map(({ of }) => of(['合计', holders])),
  };
}

function countOf({ value }: Figure): number {
  return value.kind === 'count' ? value.count : 0;
}

const counted = { width: 10, kind: 'integer' } as const;
const subdistrictColumns: readonly Column<SubdistrictRow>[] = [
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict, { width: 20 }),
  ...categories.map((category) => {
    const { zh, en } = categoryNames[category];
    return column<SubdistrictRow>(zh, en, ({ byCategory }) => byCategory[category], counted);
  }),
  column('合计', 'total', ({ holders }) => holders, counted),
];

function subdistrictSheet({ rows, total }: SubdistrictTable): Listing {
  return {
    ...{ name: '分街道情况', title: '持证残疾人分街道情况', note: '单位：人', isLandscape: true },
    ...tableOf(subdistrictColumns, rows),
    total: subdistrictColumns.map(({ of }) => of({ ...total, subdistrict: '合计' })),
  };
}

function words(figure: Figure, filters: Parameters<typeof wordFigure>[1]): string {
  const wording = wordFigure(figure, filters, { find: () => undefined, isTable: true });
  return 'text' in wording ? wording.text : '';
}
