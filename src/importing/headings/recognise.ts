import type { SheetRow } from '../../files/cell.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { compact } from '../cells/clean.ts';
import { createDecidingLookup } from '../rows/deciding-lookup.ts';
import { bareHeadingKey, createHeadingLookup, headingKey, isHintRow, textOf } from './heading.ts';
import { type HeadingCell, headingCells } from './heading-cells.ts';
import { headingWithin, nearestHeading } from './heading-distance.ts';
import type { HeadingMap } from './heading-map.ts';
import type { Column, KindOfRow, SheetKind } from '../sheet-kind.ts';
import { statedAsOf } from './stated-as-of.ts';

/** A column of the sheet that holds a field. */
type MappedColumn = { readonly index: number; readonly heading: string };

/** A heading that no column of the kind has, what it may have meant, and whether it holds the very word. */
type UnknownHeading = MappedColumn & {
  readonly didYouMean: string | undefined;
  readonly isKnownWord: boolean;
};

/** A second column for a field that already has one. */
type DuplicateHeading = MappedColumn & { readonly column: Column };

/** 识别结果 what a sheet is and where its columns are. With `missing` columns it cannot be imported. */
export type Recognition<Row extends KindOfRow> = {
  readonly kind: SheetKind<Row>;
  /** The rows of the headings, as Excel counts; data begin after `last`. */
  readonly headingRows: { readonly first: number; readonly last: number };
  /** By field. */
  readonly columns: ReadonlyMap<string, MappedColumn>;
  readonly unknownHeadings: readonly UnknownHeading[];
  /** Every column that no field has, told or not; `isLeftOut` where a mapping says not to read it. */
  readonly besides: readonly (MappedColumn & { readonly isLeftOut: boolean })[];
  /** 定性列 the columns whose cells say whether their rows hold at all. */
  readonly deciding: readonly MappedColumn[];
  readonly duplicates: readonly DuplicateHeading[];
  readonly missing: readonly Column[];
  /** What the title says of every row, by field: 社保补贴 in 2020年社保补贴发放名单. */
  readonly constants: ReadonlyMap<string, unknown>;
  /** What stands above the headings. */
  readonly title: string;
  /** 减少、停发 whether its rows are of those who have gone: the list says itself that they have ended, and when. */
  readonly isOfEnded: boolean;
  /** 单位：万元 whether the title says that amounts are in ten thousands where their heading does not say otherwise. */
  readonly isInTenThousands: boolean;
  /** 截至 the day the title states. */
  readonly statedAsOf: PlainDate | undefined;
  /** How many cells the rows of the headings reach. */
  readonly width: number;
  /** The number of columns found. */
  readonly score: number;
};

const FEWEST_HEADINGS = 3;
const ROWS_SEARCHED = 20;
/** The first column of a sheet that was given back with its problems. */
export const PROBLEMS_HEADING = '问题';
/** Columns that no kind reads and that nobody needs to be told of. */
const IGNORED: ReadonlySet<string> = new Set([PROBLEMS_HEADING, '序号', '编号', 'NO', 'NO.', '备注']);

/**
 * Recognises the kind of a sheet and its headings within its first 20 rows: at least three known headings, unless the
 * kind is content with fewer. Give one kind to force it, and in `names` those of the sheet and of its file. Undefined where no row looks like headings.
 */
export function recognise<Row extends KindOfRow>(
  firstRows: readonly SheetRow[],
  kinds: readonly SheetKind<Row>[],
  map?: HeadingMap,
  names: readonly string[] = [],
): Recognition<Row> | undefined {
  let best: Recognition<Row> | undefined;
  for (const kind of kinds) {
    const found = recogniseKind(firstRows.slice(0, ROWS_SEARCHED), kind, names, map);
    if (found && (!best || isBetter(found, best))) best = found;
  }
  return best;
}

function isBetter(one: Recognition<KindOfRow>, other: Recognition<KindOfRow>): boolean {
  if (one.missing.length !== other.missing.length) return one.missing.length < other.missing.length;
  return one.score > other.score;
}

type Mapping = {
  readonly first: number;
  readonly last: number;
  readonly columns: ReadonlyMap<string, MappedColumn>;
  readonly unknown: readonly MappedColumn[];
  readonly duplicates: readonly DuplicateHeading[];
};

function recogniseKind<Row extends KindOfRow>(
  rows: readonly SheetRow[],
  kind: SheetKind<Row>,
  names: readonly string[],
  map: HeadingMap = new Map(),
): Recognition<Row> | undefined {
  const lookup = createHeadingLookup(kind.columns, map);
  let best: Mapping | undefined;
  rows.forEach((row, position) => {
    const next = rows[position + 1];
    const single = mapHeadings(headingCells(row), lookup, row.row, row.row);
    const double =
      next && !isOfSomebody(next) && mapHeadings(headingCells(row, next), lookup, row.row, next.row);
    for (const mapping of [single, double]) {
      if (!mapping) continue;
      const gain = best ? clarity(mapping) - clarity(best) : clarity(mapping);
      // One row of headings explains as much as the title above it and that row together.
      const isSimpler = gain === 0 && best && best.first < best.last && mapping.first === mapping.last;
      const isFirst = best === undefined && mapping.columns.size > 0;
      if (gain > 0 || isSimpler || isFirst) best = mapping;
    }
  });
  if (!best || best.columns.size < (kind.fewestHeadings ?? FEWEST_HEADINGS)) return undefined;
  return describe(kind, best, rows, names, map);
}

/** A row with a number of somebody, or of its first cell alone, is no second row of headings, whatever words stand in it. */
function isOfSomebody({ cells }: SheetRow): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  const isLine = texts.length === 1 && textOf(cells[0]) !== '';
  return isLine || texts.some((text) => /\d{15}/.test(text));
}

function clarity(mapping: Mapping): number {
  return mapping.columns.size - mapping.duplicates.length;
}

function mapHeadings(
  cells: readonly HeadingCell[],
  lookup: (text: string) => Column | undefined,
  first: number,
  last: number,
): Mapping {
  const columns = new Map<string, MappedColumn>();
  const unknown: MappedColumn[] = [];
  const duplicates: DuplicateHeading[] = [];
  for (const { index, heading, candidates } of cells) {
    const column = candidates.map(lookup).find((known) => known !== undefined);
    if (!column) unknown.push({ index, heading });
    else if (columns.has(column.field)) duplicates.push({ index, heading, column });
    else columns.set(column.field, { index, heading });
  }
  return { first, last, columns, unknown, duplicates };
}

function describe<Row extends KindOfRow>(
  kind: SheetKind<Row>,
  mapping: Mapping,
  rows: readonly SheetRow[],
  names: readonly string[],
  map: HeadingMap,
): Recognition<Row> {
  const { columns, duplicates } = mapping;
  const besides = mapping.unknown.map((one) => ({
    ...one,
    isLeftOut: map.get(headingKey(one.heading)) === '',
  }));
  // Headings that a mapping says not to read are not unknown.
  const unknown = besides.filter(({ isLeftOut }) => !isLeftOut);
  const decides = createDecidingLookup(kind.kind);
  const note = columns.get('note');
  const below = rows.find(({ row }) => row > mapping.last);
  const supplying = new Set([...columns.values()].map(({ heading }) => bareHeadingKey(heading)));
  const isSupplied = (column: Column) =>
    column.suppliedBy?.some((heading) => supplying.has(headingKey(heading))) ?? false;
  const title = rows
    .filter(({ row }) => row < mapping.first)
    .flatMap(({ cells }) => cells.map(textOf))
    .join(' ');
  const unmapped = kind.columns.filter(({ field }) => !columns.has(field));
  const constants = constantsIn([title, ...names], unmapped);
  return {
    kind,
    headingRows: { first: mapping.first, last: below && isHintRow(below) ? below.row : mapping.last },
    columns,
    unknownHeadings: unknownHeadings(unknown, kind, unmapped),
    besides,
    isOfEnded: false,
    deciding: [...unknown, ...(note ? [note] : [])].filter(({ heading }) => decides(heading)),
    isInTenThousands: /单位:?\(?(?:人民币)?万元|\(万元\)/.test(compact(title.slice(0, 1000))),
    duplicates,
    constants,
    title,
    missing: [
      ...unmapped.filter((column) => column.required && !isSupplied(column) && !constants.has(column.field)),
      ...neededOf(kind, columns),
    ],
    width: Math.max(
      ...rows
        .filter(({ row }) => row >= mapping.first && row <= mapping.last)
        .map(({ cells }) => cells.length),
    ),
    statedAsOf: statedAsOf(rows.filter(({ row }) => row < mapping.first)),
    score: columns.size,
  };
}

/** Those that a person should be told of, each with what it may have meant among the columns that are not there. */
function unknownHeadings(
  unknown: readonly MappedColumn[],
  { kind, unread }: SheetKind<KindOfRow>,
  unmapped: readonly Column[],
): readonly UnknownHeading[] {
  const decides = createDecidingLookup(kind);
  const isForPeople = (heading: string): boolean =>
    IGNORED.has(bareHeadingKey(heading)) || unread?.includes(heading) === true;
  return unknown
    .filter(({ heading }) => !decides(heading) && !isForPeople(heading))
    .map((one) => {
      const word = headingWithin(one.heading, unmapped);
      const didYouMean = word ?? nearestHeading(one.heading, unmapped);
      return { ...one, didYouMean, isKnownWord: word !== undefined };
    });
}

/** The columns that must be there and are not; of those of which one must be, the first. */
function neededOf(kind: SheetKind<KindOfRow>, columns: ReadonlyMap<string, MappedColumn>): readonly Column[] {
  const { needsOneOf = [], needsAll = [] } = kind;
  const [first] = needsOneOf.some((field) => columns.has(field)) ? [] : needsOneOf;
  const missing = [first, ...needsAll.filter((field) => !columns.has(field))];
  return kind.columns.filter(({ field }) => missing.includes(field));
}

/** What the title says of all rows or, of a column that the sheet may do without, the name of the sheet or the file. */
function constantsIn(
  [title = '', ...names]: readonly string[],
  columns: readonly Column[],
): ReadonlyMap<string, unknown> {
  const found = columns.map(({ field, required, findIn }) => {
    const said = [title, ...(required ? [] : names)].map((text) => findIn?.(text));
    return [field, said.find((value) => value !== undefined)] as const;
  });
  return new Map(found.filter(([, value]) => value !== undefined));
}
