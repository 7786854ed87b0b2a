import type { Figure } from '../indicators/figure.ts';
import {
  categories,
  categoryNames,
  type Category,
  type Grade,
  grades,
} from '../kernel/certificate-number.ts';
import { type Block, type Document, type Run, wordsOf } from '../kernel/documents/document.ts';
import { type Fen, fen, parseYuan } from '../kernel/fen.ts';
import {
  type ListingColumn,
  column,
  type FigureCell,
  type ListedValue,
  type Listing,
  tableOf,
} from '../kernel/documents/listing.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { FrozenFigure } from './figure-changes.ts';
import { withoutNumber } from './template/sections.ts';
import { standingText } from './wording/standing-words.ts';
import { partsOfRate, wordDate } from './wording/wording.ts';

/** 分街道持证人数 holders by subdistrict, counted by the caller: nothing is added here. */
export type SubdistrictTable = {
  readonly rows: readonly SubdistrictRow[];
  readonly total: Omit<SubdistrictRow, 'subdistrict'>;
};
type SubdistrictRow = {
  readonly subdistrict: string;
  readonly byCategory: Readonly<Record<Category, number>>;
  readonly byGrade: readonly {
    readonly category: Category | null;
    readonly grades: ReadonlyMap<Grade | null, number>;
    readonly holders: number;
  }[];
  readonly holders: number;
};

/** 按月补贴 what each monthly scheme came to in the months that were calculated. */
export type MonthlyTable = {
  readonly months: readonly YearMonth[];
  readonly schemes: readonly MonthlyScheme[];
  /** All that the federation pays, where each of its schemes was calculated. */
  readonly together: ReadonlyMap<YearMonth, Fen>;
};
type MonthlyScheme = {
  readonly scheme: { readonly title: string; readonly unit: 'person' | 'household' | 'employer' };
  readonly isDraft: boolean;
  readonly months: ReadonlyMap<YearMonth, { readonly units: number; readonly fen: Fen }>;
};

/** What the year-end workbook shows. */
export type AnnualWorkbookInput = {
  readonly year: number;
  /** The filled template. */
  readonly document: Document;
  readonly figures: readonly Figure[];
  /** 上年 what was handed in for the year before, by the keys of this one. */
  readonly previous?: ReadonlyMap<string, FrozenFigure['value']>;
  /** The figures that nothing was recorded for, in words; '' for none. */
  readonly notRecorded: string;
  readonly subdistrictTable?: SubdistrictTable;
  readonly monthlyTable?: MonthlyTable;
};

/** 年度总结工作簿 tables only: the figures with their definitions, the tables of each section, and the wide ones. */
export function annualWorkbook(input: AnnualWorkbookInput): readonly Listing[] {
  const { subdistrictTable, monthlyTable, document, figures } = input;
  return [
    figureSheet(input),
    ...sectionSheets(document, new Map(figures.map((figure) => [figure.key, figure]))),
    ...(subdistrictTable ? [subdistrictSheet(subdistrictTable), gradeSheet(subdistrictTable)] : []),
    ...(monthlyTable && monthlyTable.schemes.length > 0 ? [monthlySheet(monthlyTable)] : []),
  ];
}

const counted = { width: 10, kind: 'integer' } as const;

const figureColumns = (previous: Previous): readonly ListingColumn<Figure>[] => [
  column('指标', 'label', ({ label }) => label, { width: 24, wrap: true }),
  column('指标名', 'key', ({ key }) => key, { width: 30, wrap: true }),
  column('数值', 'value', figureCell, { width: 15, kind: 'integer' }),
  column('单位', 'unit', ({ unit }) => (unit === 'date' ? '日期' : unit), { width: 8, isHeld: true }),
  ...(previous.size === 0
    ? []
    : [
        column<Figure>('上年上报', 'last year', (figure) => lastYear(figure, previous), {
          ...counted,
          width: 15,
        }),
        column<Figure>('增减', 'change', (figure) => changeOf(figure, previous), { ...counted, width: 15 }),
      ]),
  column('口径', 'definition', ({ definition }) => definition, { width: 48, wrap: true }),
  column('截止日期', 'as of', ({ asOf }) => wordDate(asOf), { width: 16, isHeld: true }),
  column('状态', 'how it stands', standingOf, { width: 18, wrap: true, isHeld: true }),
];

type Previous = ReadonlyMap<string, FrozenFigure['value']>;

/** As it was handed in; a rate with two decimals. */
function lastYear({ key, value }: Figure, previous: Previous): ListedValue {
  const last = previous.get(key);
  if (last === undefined || last === null) return undefined;
  const yuan = value.kind === 'money' ? parseYuan(String(last)) : undefined;
  if (yuan !== undefined) return { fen: yuan };
  return value.kind === 'rate' ? `${Number(last).toFixed(2)}%` : last;
}

function changeOf(figure: Figure, previous: Previous): ListedValue {
  const { value } = figure;
  const last = lastYear(figure, previous);
  if (value.kind === 'count' && typeof last === 'number') return value.count - last;
  const isMoney = value.kind === 'money' && typeof last === 'object' && 'fen' in last;
  return isMoney ? { fen: fen(value.fen - last.fen) } : undefined;
}

function figureSheet({
  year,
  document,
  figures,
  notRecorded,
  previous = new Map(),
}: AnnualWorkbookInput): Listing {
  const { title = `${year}`, footnote } = document;
  const footers = [
    ...(notRecorded === '' ? [] : [`尚未登记：${notRecorded}`]),
    ...(footnote === undefined ? [] : [footnote]),
  ];
  return {
    name: '指标',
    title: `${title}：指标`,
    ...tableOf(figureColumns(previous), figures),
    isLandscape: true,
    ...(footers.length > 0 && { footers }),
  };
}

/** A rate never goes without its two numbers. */
function standingOf(figure: Figure): string {
  const { value } = figure;
  const counts = value.kind === 'rate' ? partsOfRate(value) : '';
  return [counts, standingText(figure).zh].filter(Boolean).join('；');
}

function figureCell({ key, value }: Figure): FigureCell {
  const values = { figure: key };
  switch (value.kind) {
    case 'count':
      return { ...values, value: value.count };
    case 'money':
      return { ...values, value: { fen: value.fen } };
    case 'rate':
      return { ...values, value: { numerator: value.numerator, denominator: value.denominator } };
    case 'date':
      return { ...values, value: wordDate(value.on) };
  }
}

type Table = Extract<Block, { kind: 'table' }>;
type Figures = ReadonlyMap<string, Figure>;

/** 一节一表 the tables of a document, each on a sheet called after the heading that it stands under. */
function sectionSheets({ blocks }: Document, figures: Figures): readonly Listing[] {
  const sheets: Listing[] = [];
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') heading = wordsOf(withoutNumber(block.runs)).trim();
    if (block.kind !== 'table') continue;
    const name =
      heading
        .replace(/[[\]:*?/\\']/g, ' ')
        .slice(0, 24)
        .trim() || '表';
    const same = sheets.filter((sheet) => sheet.title === heading).length;
    sheets.push({
      ...tableSheet(block, figures),
      name: same === 0 ? name : `${name}${same + 1}`,
      title: heading,
    });
  }
  return sheets;
}

function tableSheet({ columns, rows }: Table, figures: Figures): Omit<Listing, 'name'> {
  const cells = rows.map((row) => columns.map((_, index) => cellOf(row[index] ?? [], figures)));
  const listed = columns.map(({ heading, share }, index) => {
    const isCounted = cells.some((row) => typeof row[index] === 'object');
    const title = wordsOf(heading);
    const width = Math.min(Math.max(share + 6, 14), 60);
    return {
      title: { zh: title, en: title },
      width,
      wrap: true,
      ...(isCounted && { kind: 'integer' as const }),
    };
  });
  return { columns: listed, rows: cells };
}

/** The number itself where a cell is one figure, else its words. */
function cellOf(runs: readonly Run[], figures: Figures): ListedValue {
  const [run, ...others] = runs;
  const figure = figures.get(run?.figure ?? '');
  if (!run || !figure || others.length > 0) return wordsOf(runs);
  if (run.whole === undefined) return figureCell(figure);
  const [part, whole] = [figure, figures.get(run.whole)].map((one) =>
    one?.value.kind === 'count' ? one.value.count : undefined,
  );
  if (part === undefined || whole === undefined) return wordsOf(runs);
  return { figure: figure.key, value: { numerator: part, denominator: whole } };
}

const subdistrictColumns: readonly ListingColumn<SubdistrictRow>[] = [
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict, { width: 20 }),
  ...categories.map((category) => {
    const { zh, en } = categoryNames[category];
    return column<SubdistrictRow>(zh, en, ({ byCategory }) => byCategory[category], counted);
  }),
  column('合计', 'total', ({ holders }) => holders, counted),
];

function subdistrictSheet({ rows, total }: SubdistrictTable): Listing {
  return {
    name: '分街道',
    title: '持证残疾人分街道情况',
    note: '单位：人',
    isLandscape: true,
    ...tableOf(subdistrictColumns, rows),
    total: subdistrictColumns.map(({ of }) => of({ ...total, subdistrict: '合计' })),
    charts: [
      { title: '持证残疾人（分类别）', over: 'headings', columns: categories.map((_, index) => index + 1) },
      { title: '持证残疾人（分街道）', over: 'rows', columns: [categories.length + 1] },
    ],
  };
}

type GradeRow = SubdistrictRow['byGrade'][number] & { readonly subdistrict: string };

const gradeColumns = (hasUnknown: boolean): readonly ListingColumn<GradeRow>[] => [
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict, { width: 20 }),
  column('残疾类别', 'category', ({ category }) => (category ? categoryNames[category].zh : '不明'), {
    width: 12,
  }),
  ...grades.map((grade) =>
    column<GradeRow>(`${grade}级`, `grade ${grade}`, (row) => row.grades.get(grade), counted),
  ),
  ...(hasUnknown ? [column<GradeRow>('等级不明', 'not known', (row) => row.grades.get(null), counted)] : []),
  column('合计', 'total', ({ holders }) => holders, counted),
];

/** 街道×类别×等级 a row for each category that a subdistrict has holders of, and for each category of all. */
function gradeSheet({ rows, total }: SubdistrictTable): Listing {
  const listed = [...rows, { ...total, subdistrict: '合计' }].flatMap(({ subdistrict, byGrade }) =>
    byGrade.map((row) => ({ ...row, subdistrict })),
  );
  const hasUnknown = listed.some((row) => (row.grades.get(null) ?? 0) > 0);
  return {
    name: '类别等级',
    title: '持证残疾人分街道、类别、等级情况',
    note: '单位：人',
    isLandscape: true,
    ...tableOf(gradeColumns(hasUnknown), listed),
  };
}

const unitNames = { person: '人', household: '户', employer: '家' } as const;

function monthlySheet({ months, schemes }: MonthlyTable): Listing {
  const columns: readonly ListingColumn<YearMonth>[] = [
    column('月份', 'month', (month) => `${Number(month.slice(5))}月`, { width: 8 }),
    ...schemes.flatMap(({ scheme: { title, unit }, months: own, isDraft }) => {
      const mark = isDraft ? '，测算' : '';
      return [
        column<YearMonth>(`${title}（${unitNames[unit]}${mark}）`, title, (month) => own.get(month)?.units, {
          width: 14,
          kind: 'integer',
        }),
        column<YearMonth>(`${title}（元${mark}）`, title, (month) => own.get(month), {
          width: 16,
          kind: 'yuan',
        }),
      ];
    }),
  ];
  return {
    name: '按月补贴',
    title: '按月发放的补贴',
    note: '应发数；空格为没有测算的月份',
    isLandscape: true,
    ...tableOf(columns, months),
    charts: [
      {
        title: '按月发放的补贴（应发，元）',
        over: 'rows',
        columns: schemes.map((_, index) => 2 * index + 2),
      },
    ],
  };
}
