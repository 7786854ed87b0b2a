import { addDays, type PlainDate } from './plain-date.ts';

/** China has one zone, eight hours ahead. */
const AHEAD = 8;

/** 北京时间 an instant (ISO, UTC) as `2021-01-04 09:00`. */
export function timeInShanghai(instant: string): string {
  const hour = Number(instant.slice(11, 13)) + AHEAD;
  const day = addDays(instant.slice(0, 10) as PlainDate, Math.floor(hour / 24));
  return `${day} ${String(hour % 24).padStart(2, '0')}${instant.slice(13, 16)}`;
}
