import type { WorkbookColumn, WorkbookSheet, WorkbookValue } from '../files/documents/workbook.ts';
import type { Figure } from '../indicators/figure.ts';
import { categories, categoryNames, type Category } from '../kernel/certificate-number.ts';
import { unescapeMarkdown } from './escape-markdown.ts';
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
  readonly title: string;
  /** The filled template. */
  readonly markdown: string;
  readonly figures: readonly Figure[];
  /** The figures that nothing was recorded for, in words; '' for none. */
  readonly notRecorded: string;
  readonly subdistrictTable?: SubdistrictTable;
};

const HOLDERS = 'certificates.holders';

/** 年度总结工作簿: the text, the figures with their definitions, holders by category and by subdistrict. */
export function annualWorkbook(input: AnnualWorkbookInput): readonly WorkbookSheet[] {
  const { title, subdistrictTable } = input;
  const figures = new Map(input.figures.map((figure) => [figure.key, figure]));
  const holders = figures.get(HOLDERS);
  return [
    textSheet(title, input.markdown),
    figureSheet(title, input.figures, input.notRecorded),
    ...(holders ? [categorySheet(holders, figures)] : []),
    ...(subdistrictTable ? [subdistrictSheet(subdistrictTable)] : []),
  ];
}

/** The paragraphs of a Markdown document as plain text; tables are left to their own sheets. */
function paragraphsOf(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .filter((line) => line !== '' && line !== '---' && !line.startsWith('|') && !line.startsWith('# '))
    .map((line) => unescapeMarkdown(line.replace(/^#+ /, '').replace(/^- /, '· ')));
}

function textSheet(title: string, markdown: string): WorkbookSheet {
  return {
    name: '总结',
    title,
    columns: [{ heading: '内容', width: 68, as: 'text', wrap: true }],
    rows: paragraphsOf(markdown).map((paragraph) => [paragraph]),
  };
}

function figureSheet(title: string, figures: readonly Figure[], notRecorded: string): WorkbookSheet {
  return {
    name: '指标',
    title: `${title}：指标`,
    columns: [
      { heading: '指标名', width: 42, as: 'text' },
      { heading: '指标', width: 30, as: 'text', wrap: true },
      { heading: '数值', width: 22, as: 'integer' },
      { heading: '单位', width: 8, as: 'text' },
      { heading: '状态', width: 24, as: 'text', wrap: true },
      { heading: '截止日期', width: 16, as: 'text' },
      { heading: '口径', width: 60, as: 'text', wrap: true },
    ],
    rows: figures.map((figure) => [
      figure.key,
      figure.label.zh,
      valueOf(figure),
      figure.unit === 'date' ? '日期' : figure.unit,
      [countsOf(figure), standingText(figure).zh].filter(Boolean).join('；'),
      wordDate(figure.asOf),
      figure.definition.zh,
    ]),
    ...(notRecorded === '' ? {} : { footers: [`尚未登记：${notRecorded}`] }),
    landscape: true,
  };
}

function countsOf({ value }: Figure): string {
  return value.kind === 'rate' ? `${value.numerator}/${value.denominator}` : '';
}

function valueOf(figure: Figure): WorkbookValue {
  const { value } = figure;
  if (value.kind === 'count') return value.count;
  if (value.kind === 'money') return { fen: value.fen };
  // Its two counts stand beside it: a rate never goes without them.
  if (value.kind === 'rate') return { numerator: value.numerator, denominator: value.denominator };
  return words(figure, []);
}

function categorySheet(holders: Figure, figures: ReadonlyMap<string, Figure>): WorkbookSheet {
  const all = countOf(holders);
  const rowOf = (name: string, figure: Figure): readonly WorkbookValue[] => [
    name,
    valueOf(figure),
    { numerator: countOf(figure), denominator: all },
  ];
  return {
    name: '持证情况',
    title: '持证残疾人分类情况',
    note: `截至${wordDate(holders.asOf)}，单位：${holders.unit}`,
    columns: [
      { heading: '残疾类别', width: 16, as: 'text' },
      { heading: '人数', width: 12, as: 'integer' },
      { heading: '占持证残疾人比例', width: 20, as: 'decimal' },
    ],
    rows: categories.flatMap((category) => {
      const figure = figures.get(`${HOLDERS}.${category}`);
      return figure ? [rowOf(categoryNames[category].zh, figure)] : [];
    }),
    total: rowOf('合计', holders),
  };
}

function countOf({ value }: Figure): number {
  return value.kind === 'count' ? value.count : 0;
}

function subdistrictSheet({ rows, total }: SubdistrictTable): WorkbookSheet {
  const counts = (row: Omit<SubdistrictRow, 'subdistrict'>): readonly number[] => [
    ...categories.map((category) => row.byCategory[category]),
    row.holders,
  ];
  const columns = [...categories.map((category) => categoryNames[category].zh), '合计'].map(
    (heading): WorkbookColumn => ({ heading, width: 10, as: 'integer' }),
  );
  return {
    name: '分街道情况',
    title: '持证残疾人分街道情况',
    note: '单位：人',
    columns: [{ heading: '街道', width: 20, as: 'text' }, ...columns],
    rows: rows.map((row) => [row.subdistrict, ...counts(row)]),
    total: ['合计', ...counts(total)],
    landscape: true,
  };
}

function words(figure: Figure, filters: Parameters<typeof wordFigure>[1]): string {
  const wording = wordFigure(figure, filters, { find: () => undefined, isTable: true });
  return 'text' in wording ? wording.text : '';
}
