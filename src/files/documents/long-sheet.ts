import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import {
  type ListedColumn,
  type ListedValue,
  type Listing,
  shownValue,
} from '../../kernel/documents/listing.ts';

/** From so many rows on a list is written row by row: as a whole 100,000 of them take two gigabytes. */
export const LONG = 5000;

const SHEET = 'xl/worksheets/sheet1.xml';
const FIXED = new Date(1980, 0, 1);
const ROWS_AT_ONCE = 500;

/** Whether a list is long, and nothing in it but text and numbers row by row. */
export function isLongList([sheet, ...others]: readonly Listing[]): boolean {
  if (!sheet || others.length > 0) return false;
  const { rows, columns, total, footers, charts, blankRows } = sheet;
  if (total ?? footers ?? charts ?? blankRows) return false;
  if (columns.some(({ kind }) => kind === 'yuan')) return false;
  let count = 0;
  for (const values of rows) {
    count += 1;
    if (count > LONG) return true;
    if (values.some((value) => !isPlain(value))) return false;
  }
  return false;
}

function isPlain(listed: ListedValue): boolean {
  const value = shownValue(listed);
  return typeof value !== 'object' || !('fen' in value || 'numerator' in value);
}

/** One body row as a workbook has it: what stands in its cells, and how high it is. */
export type BodyRow = { readonly cells: readonly unknown[]; readonly height: number | undefined };

/**
 * 长清单 puts the rows of a long list into a workbook that has the first of them: in its styles, piece by piece, so that
 * no more than the packed file is held. The same rows give the same bytes.
 */
export function withRows(
  workbook: Uint8Array,
  columns: readonly ListedColumn[],
  rows: Iterable<BodyRow>,
): Uint8Array {
  const parts = unzipSync(workbook);
  const sheet = strFromU8(parts[SHEET] ?? new Uint8Array());
  const at = sheet.lastIndexOf('<row ');
  const end = sheet.indexOf('</row>', at) + '</row>'.length;
  const first = Number(/ r="(\d+)"/.exec(sheet.slice(at))?.[1]);
  const styles = Array.from(
    sheet.slice(at, end).matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g),
    ([, style = '']) => style,
  );
  const letters = columns.map((_, index) => letterOf(index));
  const packed: Uint8Array[] = [];
  const zip = new Zip((_, data) => packed.push(data));
  for (const name of Object.keys(parts).toSorted(
    (one, other) => rank(one) - rank(other) || (one < other ? -1 : 1),
  )) {
    const entry = new ZipDeflate(name, { level: 6 });
    Object.assign(entry, { mtime: FIXED, os: 0 });
    zip.add(entry);
    if (name !== SHEET) {
      entry.push(parts[name] ?? new Uint8Array(), true);
      continue;
    }
    // The area that is filled is a hint, and would have to be known before the rows.
    entry.push(strToU8(sheet.slice(0, at).replace(/<dimension [^>]*\/>/, '')));
    let text = '';
    let row = first;
    for (const body of rows) {
      text += rowXml(row, body, { styles, letters });
      row += 1;
      if (row % ROWS_AT_ONCE === 0) {
        entry.push(strToU8(text));
        text = '';
      }
    }
    entry.push(strToU8(text + choicesTo(row - 1, first, sheet.slice(end))), true);
  }
  zip.end();
  return joined(packed);
}

/** The drop-downs of the first row are those of all. */
function choicesTo(last: number, first: number, below: string): string {
  return below.replace(
    /(<dataValidation [^>]*sqref=")([A-Z]+)(\d+)"/g,
    (whole, head: string, column: string, row: string) =>
      Number(row) === first ? `${head}${column}${first}:${column}${last}"` : whole,
  );
}

/** The list of contents comes first, as readers expect. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}

function rowXml(
  row: number,
  { cells, height }: BodyRow,
  { styles, letters }: { readonly styles: readonly string[]; readonly letters: readonly string[] },
): string {
  const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  const written = letters.map((letter, index) => {
    const value = cells[index];
    const head = `<c r="${letter}${row}" s="${styles[index] ?? '0'}"`;
    if (typeof value === 'number') return `${head}><v>${value}</v></c>`;
    if (typeof value !== 'string' || value === '') return `${head}/>`;
    return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  });
  return `<row r="${row}"${high}>${written.join('')}</row>`;
}

const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
