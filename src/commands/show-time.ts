/** China has one zone. */
const SHANGHAI_OFFSET = 8 * 60 * 60 * 1000;

/** 北京时间 an instant (ISO, UTC) as `2021-01-04 09:00`. */
export function timeInShanghai(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}
