import { fromEpochDay, toEpochDay, type PlainDate } from '../kernel/plain-date.ts';

const EPOCH_1900 = toEpochDay('1899-12-31' as PlainDate);
const EPOCH_1904 = toEpochDay('1904-01-01' as PlainDate);
const LAST_DAY = toEpochDay('9999-12-31' as PlainDate);
const FALSE_LEAP_DAY = 60;

/**
 * The day of an Excel serial. The 1900 system counts a 29 February 1900 that never was: serial 60 is no day, and
 * later ones are one too high (ECMA-376 §18.17.4.1).
 */
export function dateOfSerial(serial: number, is1904: boolean): PlainDate | undefined {
  const days = Math.floor(serial);
  if (!Number.isFinite(days) || days < (is1904 ? 0 : 1)) return undefined;
  if (!is1904 && days === FALSE_LEAP_DAY) return undefined;
  const epochDay = is1904 ? EPOCH_1904 + days : EPOCH_1900 + days - (days > FALSE_LEAP_DAY ? 1 : 0);
  return epochDay > LAST_DAY ? undefined : fromEpochDay(epochDay);
}

const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a built-in number format shows dates, those of Chinese Excel (27–36, 50–58) included (§18.8.30). */
export function isBuiltInDateFormat(id: number): boolean {
  return BUILT_IN.some(([first, last]) => id >= first && id <= last);
}

/** Whether a custom format shows a date: y, d, or an m that is no minute, outside quotes, escapes and brackets. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  return /[yd]/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare) && !/\[[hms]+\]/i.test(code));
}
