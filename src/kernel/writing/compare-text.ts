/** Texts as SQLite orders those of Chinese and ASCII. */
export function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
