import type { Cell } from '../cell.ts';
import { dateOfSerial } from './excel-date.ts';

/** 数字格式 what a number format makes of a number: a day, an identifier with its leading zeros, or nothing to speak of. */
export type NumberFormat =
  | { readonly shows: 'date' }
  | { readonly shows: 'zeros'; readonly code: string }
  | { readonly shows: 'number' };

/** Shows a number by a format, as the cell does. */
export type ShowNumber = (code: string, value: number) => string;

const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
];
const LONGEST_CODE = 255;
/** Excel keeps 15 digits: of a longer number the last ones are lost, whatever the cell shows. */
const EXACT = 1e15;
const PLAIN: NumberFormat = { shows: 'number' };

/** A built-in format: those of days, those of Chinese Excel (27–36, 50–58) included (§18.8.30); not times and durations. */
export function builtInFormat(id: number): NumberFormat {
  return BUILT_IN.some(([first, last]) => id >= first && id <= last) ? { shows: 'date' } : PLAIN;
}

/** A format by its code. A date has a y, a d, or an m that is no minute, outside quotes, escapes and brackets. */
export function formatOf(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  const isDate = /[yd]/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare) && !/\[[hms]+\]/i.test(code));
  if (isDate) return { shows: 'date' };
  const isPadded = /^[^.,%/eg@]*$/.test(bare) && /0[^;]*0/.test(bare) && code.length <= LONGEST_CODE;
  // 中文数字 and fractions of a language are no digits; a language alone ([$-804]) changes nothing.
  return isPadded && !/dbnum/i.test(code)
    ? { shows: 'zeros', code: code.replace(/\[\$-[^\]]*\]/g, '') }
    : PLAIN;
}

/** 单元格所示 a number as its cell shows it: its day, or the digits with the zeros that its format puts before them. */
export function numberCell(
  text: string,
  format: NumberFormat | undefined,
  is1904: boolean,
  show: ShowNumber | undefined,
): Cell {
  const value = Number(text);
  const date = format?.shows === 'date' ? dateOfSerial(value, is1904) : undefined;
  if (date) return { kind: 'number', text, date };
  if (format?.shows === 'zeros' && show && Number.isInteger(value) && Math.abs(value) < EXACT) {
    const shown = show(format.code, value).trim();
    if (shown !== '' && shown !== String(value)) return { kind: 'text', text: shown };
  }
  return is1904 ? { kind: 'number', text, is1904 } : { kind: 'number', text };
}
