import type { WrittenRow, WrittenSheet } from '../../files/read-back/written-sheets.ts';
import {
  cellText,
  type FigureCell,
  type Listing,
  type ListedValue,
  shownValue,
} from '../../kernel/documents/listing.ts';
import type { DifferingFigure, Followed, MissingFigure } from './follow-text.ts';
import { saysSame } from './number-words.ts';
import { plainly } from './sentences.ts';

/** A cell that was read back, with where it is. */
type Found = { readonly value: string | number | undefined; readonly place: string };
type AddressOf = (row: number, column: number) => string;

/**
 * Holds the sheets of a workbook that was read back against those that would be written now: the cell of a figure by its
 * name, wherever it went; every other number by its row and heading. Words may be retyped.
 */
export function followSheets(
  fresh: readonly Listing[],
  read: readonly WrittenSheet[],
  addressOf: AddressOf,
): Followed {
  const named = namedCells(read, addressOf);
  const differs: DifferingFigure[] = [];
  const missing: MissingFigure[] = [];
  let found = 0;
  for (const listing of fresh) {
    const sheet = read.find(({ name }) => name === listing.name);
    const grid = sheet && gridOf(listing, sheet, addressOf);
    differs.push(...(grid?.retitled ?? []));
    for (const [index, row] of [...listing.rows, ...(listing.total ? [listing.total] : [])].entries()) {
      const figure = row.map(keyOf).find((key) => key !== undefined) ?? '';
      for (const [column, value] of row.entries()) {
        const { title, isHeld: areWordsHeld } = listing.columns[column] ?? {};
        const place = `${listing.name} ${cellText(row[0], 'zh')} ${title?.zh ?? ''}`;
        if (areWordsHeld && !isHeld(value)) {
          const cell = grid?.at(index, column);
          const [computed, printed] = [cellText(value, 'zh'), String(cell?.value ?? '')];
          if (cell && plainly(computed) !== plainly(printed))
            differs.push({ key: figure, printed, computed, place: cell.place });
        }
        if (!isHeld(value)) continue;
        const key = keyOf(value);
        const cell = (key === undefined ? undefined : takeFirst(named, key)) ?? grid?.at(index, column);
        const computed = writtenText(value);
        if (cell?.value === undefined) missing.push({ key: key ?? '', computed, place });
        else if (++found > 0 && !isSame(value, cell.value))
          differs.push({ key: key ?? '', printed: shown(cell.value, value), computed, place: cell.place });
      }
    }
  }
  return { found, differs, missing };
}

type Held = Exclude<ListedValue, undefined | string>;

/** Numbers, money and shares are held against the registry; words are not, but for those of a figure. */
function isHeld(value: ListedValue): value is Held {
  const bare = shownValue(value);
  if (bare === undefined) return false;
  if (isFigure(value)) return typeof bare !== 'object' || !('numerator' in bare) || bare.denominator !== 0;
  return typeof bare === 'number' || (typeof bare === 'object' && ('fen' in bare || 'numerator' in bare));
}

function isFigure(value: ListedValue): value is FigureCell {
  return typeof value === 'object' && 'figure' in value;
}

function keyOf(value: ListedValue): string | undefined {
  return isFigure(value) ? value.figure : undefined;
}

/** The number that a workbook holds for it; undefined for words. */
function numberOf(value: ListedValue): number | undefined {
  const bare = shownValue(value);
  if (typeof bare === 'number') return bare;
  if (typeof bare !== 'object') return undefined;
  if ('fen' in bare) return bare.fen / 100;
  return 'numerator' in bare ? bare.numerator / bare.denominator : undefined;
}

/** Programs write fifteen digits of a number. */
const NEARLY = 1e-9;

function isSame(value: ListedValue, cell: string | number): boolean {
  const wanted = numberOf(value);
  if (wanted === undefined) return saysSame(cellText(value, 'zh'), String(cell));
  const typed = typeof cell === 'number' ? cell : Number(cell.normalize('NFKC').replace(/[\s,]/g, '') || NaN);
  return Math.abs(typed - wanted) <= NEARLY * Math.max(1, Math.abs(wanted));
}

function writtenText(value: ListedValue): string {
  const number = numberOf(value);
  return number === undefined ? cellText(value, 'zh') : shown(number, value);
}

/** A share as a percentage, money with its two decimals. */
function shown(cell: string | number, like: ListedValue): string {
  const bare = shownValue(like);
  if (typeof cell === 'string' || typeof bare !== 'object') return String(cell);
  if ('numerator' in bare) return `${(cell * 100).toFixed(2)}%`;
  return 'fen' in bare ? cell.toFixed(2) : String(cell);
}

/** The cells that carry the name of a figure, by its key. */
function namedCells(read: readonly WrittenSheet[], addressOf: AddressOf): Map<string, Found> {
  const cells = new Map<string, Found>();
  for (const { name, rows, figures } of read) {
    if (figures.size === 0) continue;
    for (const { row, cells: values } of rows)
      values.forEach((value, column) => {
        const address = addressOf(row, column);
        const key = figures.get(address);
        if (key !== undefined) cells.set(key, { value, place: `${name}!${address}` });
      });
  }
  return cells;
}

/** Only the first cell of a figure has its name: later ones are looked for by row and heading. */
function takeFirst(named: Map<string, Found>, key: string): Found | undefined {
  const cell = named.get(key);
  named.delete(key);
  return cell;
}

type Grid = {
  readonly at: (row: number, column: number) => Found | undefined;
  /** 改过的表头 what is said of the unit, or of drafts, over the numbers. */
  readonly retitled: readonly DifferingFigure[];
};

/** Finds the cells of a list in a sheet whose rows and columns may have been moved. */
function gridOf(listing: Listing, sheet: WrittenSheet, addressOf: AddressOf): Grid | undefined {
  const { columns, rows, total } = listing;
  const { name, rows: written } = sheet;
  const titles = columns.map(({ title }) => plainly(title.zh));
  const top = written.findIndex(({ cells }) => {
    const texts = new Set(cells.map((cell) => bare(plainly(String(cell ?? '')))));
    return titles.filter((title) => texts.has(bare(title))).length * 2 > titles.length;
  });
  const heading = written[top];
  if (!heading) return undefined;
  const places = columnsOf(titles, heading);
  const body = written.slice(top + 1);
  const label = places[0] ?? 0;
  const labels = [...rows, ...(total ? [total] : [])].map((row) => plainly(cellText(row[0], 'zh')));
  return {
    at: (row, column) => {
      // Of rows that are called alike the same one of them in order.
      const nth = labels.slice(0, row).filter((one) => one === labels[row]).length;
      const own = body.filter(({ cells }) => plainly(String(cells[label] ?? '')) === labels[row])[nth];
      const place = places[column];
      if (!own || place === undefined) return undefined;
      return { value: own.cells[place], place: `${name}!${addressOf(own.row, place)}` };
    },
    retitled: [
      ...columns.flatMap(({ title }, index): readonly DifferingFigure[] => {
        const place = places[index];
        const printed = String((place === undefined ? undefined : heading.cells[place]) ?? '');
        if (place === undefined || plainly(printed) === titles[index]) return [];
        return [{ key: '', printed, computed: title.zh, place: `${name}!${addressOf(heading.row, place)}` }];
      }),
      ...otherUnit(listing, { name, rows: written.slice(0, top) }, addressOf),
    ],
  };
}

const UNIT_NOTE = /^单位[：:]/;

/** 单位：人 in the line above the headings. */
function otherUnit(
  { note }: Listing,
  { name, rows }: Pick<WrittenSheet, 'name' | 'rows'>,
  addressOf: AddressOf,
): readonly DifferingFigure[] {
  if (note === undefined || !UNIT_NOTE.test(note)) return [];
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, column) => {
      const printed = String(cell ?? '').trim();
      if (!UNIT_NOTE.test(printed) || plainly(printed) === plainly(note)) return [];
      return [{ key: '', printed, computed: note, place: `${name}!${addressOf(row, column)}` }];
    }),
  );
}

/** A title without the bracket at its end. */
function bare(title: string): string {
  return title.replace(/\([^()]*\)$/, '');
}

/** Where each column stands: by its title, else by what it is called without the bracket at its end, in order. */
function columnsOf(titles: readonly string[], heading: WrittenRow): readonly (number | undefined)[] {
  const cells = heading.cells.map((cell) => plainly(String(cell ?? '')));
  const exact = titles.map((title) => {
    const at = cells.indexOf(title);
    return at < 0 ? undefined : at;
  });
  const taken = new Set(exact);
  return titles.map((title, index) => {
    if (exact[index] !== undefined) return exact[index];
    const at = cells.findIndex(
      (cell, place) => !taken.has(place) && bare(cell) === bare(title) && cell !== '',
    );
    if (at < 0) return undefined;
    taken.add(at);
    return at;
  });
}
