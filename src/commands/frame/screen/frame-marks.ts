import type { Style } from '../../../kernel/documents/listing.ts';

export const styles: readonly Style[] = ['bold', 'red', 'yellow', 'green', 'dim'];
// Noncharacters mark our own colours, so that every escape sequence that came in with data can be dropped.
export const FIRST_MARK = 0xfdd0;
export const STYLE_END = '\uFDDF';
export const MARKED = /([\uFDD0-\uFDD4])([^\uFDD0-\uFDDF]*)\uFDDF/g;

// Noncharacters, as those of the styles: the rule under the headings, what is aligned right, and the last row.
export const TABLE_RULE = '\uFDDB';
export const RIGHT_COLUMN = '\uFDDC';
export const TABLE_END = '\uFDDD';
export const TABLE_MARKS = /[\uFDDB-\uFDDD]/g;

/** Marks a text to be shown in a style; the sink colours it or drops the mark. */
export function inStyle(style: Style, text: string): string {
  return String.fromCharCode(FIRST_MARK + styles.indexOf(style)) + text + STYLE_END;
}
