import { stringify } from 'csv-stringify/sync';

// OWASP "CSV Injection": = + - @ tab CR LF, their full-width forms, and spaces before them, which Excel skips.
const FORMULA = /^(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])/;
const NEGATIVE = /^-\d+(?:\.\d+)?$/;

/** CSV as Excel opens it: UTF-8 with a byte order mark, CRLF, no cell that Excel would run as a formula. */
export function writeCsv(heading: readonly string[], rows: Iterable<readonly string[]>): string {
  return stringify([...guarded([heading]), ...guarded(rows)], {
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}

function* guarded(rows: Iterable<readonly string[]>): Generator<string[]> {
  for (const row of rows) yield row.map(withoutFormula);
}

/** The cell with an apostrophe before what Excel would take for a formula; a negative amount stays a number. */
export function withoutFormula(cell: string): string {
  return FORMULA.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell;
}
