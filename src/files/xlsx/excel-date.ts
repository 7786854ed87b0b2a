import { fromEpochDay, toEpochDay, type PlainDate } from '../../kernel/plain-date.ts';

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

/** The serial by which a workbook of the 1900 system holds a day. */
export function serialOfDate(date: PlainDate): number {
  const days = toEpochDay(date) - EPOCH_1900;
  return days >= FALSE_LEAP_DAY ? days + 1 : days;
}
