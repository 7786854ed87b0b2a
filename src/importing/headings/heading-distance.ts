import { distance } from 'fastest-levenshtein';
import { bareHeadingKey, headingKey } from './heading.ts';
import type { Column } from '../sheet-kind.ts';

/** The heading of a column that differs from a text in at most a third of its characters. */
export function nearestHeading(heading: string, columns: readonly Column[]): string | undefined {
  const key = bareHeadingKey(heading);
  const near = columns
    .flatMap((column) => [column.heading, ...column.headings])
    .map((known) => ({ known, edits: distance(key, headingKey(known)) }))
    .filter(({ known, edits }) => edits <= Math.max(1, Math.floor(Math.min(key.length, known.length) / 3)))
    .sort((a, b) => a.edits - b.edits);
  return key.length < 2 ? undefined : near[0]?.known;
}

const SHORTEST_INSIDE = 3;

/** The known heading that a longer one ends with or, of three characters and more, holds: 银行账号 in 监护人 银行账号. */
export function headingWithin(heading: string, columns: readonly Column[]): string | undefined {
  const key = bareHeadingKey(heading);
  return columns
    .flatMap((column) => [column.heading, ...column.headings])
    .find((known) => {
      const word = headingKey(known);
      return key.endsWith(word) || (word.length >= SHORTEST_INSIDE && key.includes(word));
    });
}
