import { type Fen, formatYuan } from '../fen.ts';
import type { Lang, Text } from '../text.ts';

/** Where a list is read. */
export type Medium = 'screen' | 'csv' | 'md' | 'xlsx';

/** How a piece of text stands out on a terminal. */
export type Style = 'bold' | 'red' | 'yellow' | 'green' | 'dim';

/** 比例 a number that is shown as a percentage with two decimals. */
type Share = { readonly numerator: number; readonly denominator: number };

/** What stands in a cell: words, a number, money (shown as yuan) or a share; `undefined` for nothing. */
export type ListedValue =
  | string
  | number
  | Text
  | { readonly fen: Fen }
  | Share
  | { readonly text: string | Text; readonly style: Style }
  | FigureCell
  | undefined;

/** 指标单元格 the value of the figure of a key: in a workbook its cell goes by a name. */
export type FigureCell = {
  readonly figure: string;
  readonly value: string | number | { readonly fen: Fen } | Share | undefined;
};

/** What is shown of a cell, whatever figure it is of. */
export function shownValue(value: ListedValue): Exclude<ListedValue, FigureCell> {
  return typeof value === 'object' && 'figure' in value ? value.value : value;
}

/** 列 a column of a list: what it is called, and how its cells look. */
export type ListedColumn = {
  readonly title: Text;
  /** What its cells hold, `text` unless told: numbers of certificates and people are text, too. All others stand at the right. */
  readonly kind?: 'text' | 'integer' | 'yuan' | 'decimal';
  /** Where it is shown, everywhere unless told. */
  readonly on?: readonly Medium[];
  /** On a screen it is left out where no row has anything in it. */
  readonly isOptional?: true;
  /** Its width in a workbook, in half-width characters; whether its cells go on over several lines there. */
  readonly width?: number;
  readonly wrap?: boolean;
  /** What is said under the title in a workbook that is to be filled in, and what can be chosen there. */
  readonly hint?: string;
  readonly choices?: readonly string[];
  /** 核对时一字不差 whether its words are held as its numbers are, when a workbook is read back. */
  readonly isHeld?: true;
  /** Whether it says to which subdistrict a row belongs. */
  readonly isSubdistrict?: true;
};

/** A column with what it shows of a row. */
export type ListingColumn<Row> = ListedColumn & { readonly of: (row: Row) => ListedValue };

/** Columns and rows, and below them what they come to. */
export type Table = {
  readonly columns: readonly ListedColumn[];
  readonly rows: Iterable<readonly ListedValue[]>;
  readonly total?: readonly ListedValue[];
};

/** 清单 a list as it is declared once, for the screen, CSV, Markdown and workbooks. Its documents are Chinese. */
export type Listing = Table & {
  /** The name of its sheet in a workbook. */
  readonly name: string;
  readonly title?: string;
  /** The line under the title, such as the unit, or how many there are. */
  readonly note?: string;
  /** Lines below the rows in a workbook. */
  readonly footers?: readonly string[];
  readonly isLandscape?: boolean;
  /** Whether its workbook is given back to be imported. */
  readonly isToFillIn?: boolean;
  /** Empty rows to be filled in. */
  readonly blankRows?: number;
  /** In a workbook a sheet a subdistrict. */
  readonly bySubdistrict?: BySubdistrict;
  /** 图表 drawn below it in a workbook. */
  readonly charts?: readonly ListingChart[];
  /** 量词 what its rows are counted by, and in which file a screen that shows some of them says that all can be had. */
  readonly more?: { readonly counter: string; readonly file: Text };
};

/** Columns over the rows, called after the first column; or the total row over the headings of neighbouring columns. */
export type ListingChart = {
  readonly title: string;
  readonly over: 'rows' | 'headings';
  /** By their places, from nought. */
  readonly columns: readonly number[];
};

/** 分街道 how a list is parted into one sheet a subdistrict. */
type BySubdistrict = {
  /** 街道顺序 as the district orders them; others come after them, those without one last. */
  readonly order: readonly string[];
  readonly noteOf: (subdistrict: string, count: number) => string;
};

/** Columns that are for a screen only, and those that are for files only. */
export const onScreen: readonly Medium[] = ['screen'];
export const inFiles: readonly Medium[] = ['csv', 'md', 'xlsx'];

/** A column by its title in Chinese and English, what it shows of a row, and how it looks. */
export function column<Row>(
  zh: string,
  en: string,
  of: (row: Row) => ListedValue,
  look: Omit<ListedColumn, 'title'> = {},
): ListingColumn<Row> {
  return { title: { zh, en }, of, ...look };
}

/** The columns with cells that go on over several lines in a workbook. */
export function wrapped<Row>(columns: readonly ListingColumn<Row>[]): readonly ListingColumn<Row>[] {
  return columns.map((column) => ({ ...column, wrap: true }));
}

/** The rows under their columns. */
export function tableOf<Row>(columns: readonly ListingColumn<Row>[], rows: Iterable<Row>): Table {
  return { columns, rows: mapped(rows, (row) => columns.map(({ of }) => of(row))) };
}

/** The columns that a medium shows, with their cells. */
export function shownOn<Of extends Table>(medium: Medium, table: Of): Of {
  const isKept = table.columns.map(({ on }) => on?.includes(medium) !== false);
  const keep = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, index) => isKept[index]);
  if (!isKept.includes(false)) return table;
  const { columns, rows, total } = table;
  return {
    ...table,
    columns: keep(columns),
    rows: mapped(rows, keep),
    ...(total && { total: keep(total) }),
  };
}

/** The first line of its CSV. */
export function csvTitles(columns: readonly ListedColumn[]): readonly string[] {
  return shownOn('csv', { columns, rows: [] }).columns.map(({ title }) => title.zh);
}

/** A cell as words: money as yuan with two decimals, a share by its two numbers. */
export function cellText(listed: ListedValue, lang: Lang): string {
  const value = shownValue(listed);
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('fen' in value) return formatYuan(value.fen);
  if ('numerator' in value) return `${value.numerator}/${value.denominator}`;
  return 'text' in value ? cellText(value.text, lang) : value[lang];
}

/** A list of which each row is made when it is read; it can be read again where the other can. */
export function mapped<From, To>(rows: Iterable<From>, to: (row: From) => To): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) yield to(row);
    },
  };
}
