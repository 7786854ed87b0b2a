import { inventedId } from '../importing/invented.ts';

/** What a cell holds: a day is a real date cell, `error` the error of a formula. */
export type Held =
  string | number | boolean | { readonly day: string } | { readonly error: string } | undefined;

/** A sheet with one problem, and what the clerk does to its copy; cells are named as the sheet as sent has them. */
export type CopyCase = {
  readonly title?: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Held[])[];
  readonly merged?: readonly string[];
  /** The lines of a sheet that stands before it. */
  readonly others?: readonly (readonly Held[])[];
  /** A text file instead of a workbook. */
  readonly isText?: boolean;
  /** Sheets imported before it. */
  readonly before?: readonly (readonly [name: string, ...lines: string[]])[];
  /** Options of the import, as the message says. */
  readonly options?: readonly string[];
  readonly fix?: Readonly<Record<string, Held>>;
  /** Whether the row is on record as it was, with a warning: the import is taken back first. */
  readonly isOnRecord?: boolean;
  /** A row that is taken out. */
  readonly drop?: number;
  /** Whether the cell to correct is another than the one that the problem names, as of two that contradict each other. */
  readonly isElsewhere?: boolean;
};

/** Invented people. */
export const [one, two, three] = [1, 2, 3].map((number) => inventedId('19800506', number)) as [
  string,
  string,
  string,
];
export const numberOf = (id: string): string => `${id}43`;

/** A roster, and one of its rows. */
export const roster = ['姓名', '身份证号', '残疾人证号', '残疾类别', '残疾等级', '发证日期', '街道'];
export const holder = (id: string, ...more: readonly Held[]): readonly Held[] => [
  '某人',
  id,
  numberOf(id),
  '肢体',
  '三级',
  { day: '2015-03-04' },
  '径河街道',
  ...more,
];
export const onRoster = (...ids: readonly string[]): readonly [string, ...string[]] => [
  '在册.csv',
  roster.join(','),
  ...ids.map((id) => `某人,${id},${numberOf(id)},肢体,三级,2015-03-04,径河街道`),
];
