import { stringify } from 'csv-stringify/sync';

// OWASP "CSV Injection": = + - @ tab CR LF, their full-width forms, and spaces before them, which Excel skips.
const FORMULA = /^(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])/;
const NEGATIVE = /^-\d+(?:\.\d+)?$/;

/** CSV as Excel opens it: UTF-8 with a byte order mark, CRLF, no cell that Excel would run as a formula. */
export function writeCsv(heading: readonly string[], rows: Iterable<readonly string[]>): string {
  return [...csvPieces(heading, rows)].join('');
}

const ROWS_OF_A_PIECE = 500;

/** The same CSV piece by piece, each of some whole lines: for a list that is too long to hold. */
export function* csvPieces(heading: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  let bom = true;
  let lines = [heading.map(withoutFormula)];
  const piece = (): string => stringify(lines, { bom, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
  for (const row of rows) {
    lines.push(row.map(withoutFormula));
    if (lines.length < ROWS_OF_A_PIECE) continue;
    yield piece();
    [bom, lines] = [false, []];
  }
  if (lines.length > 0) yield piece();
}

/** The cell with an apostrophe before what Excel would take for a formula; a negative amount stays a number. */
export function withoutFormula(cell: string): string {
  return FORMULA.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell;
}
