import type { SheetRow } from '../../files/cell.ts';
import { nearestHeading } from './heading-distance.ts';
import { headingKey, textOf } from './heading.ts';
import { safeToShow } from '../cells/reading.ts';
import type { Column } from '../sheet-kind.ts';

/** 表头对照 by key of a source's own heading: the standard heading it means, or '' for a column that is not read. */
export type HeadingMap = ReadonlyMap<string, string>;

/** A line of a mapping that names no heading of ours. */
export type UnknownTarget = {
  readonly row: number;
  readonly heading: string;
  readonly target: string;
  readonly didYouMean: string | undefined;
};

/** The headings of a mapping's two columns. */
export const mapHeadings = ['原表头', '标准表头'] as const;

/** Reads a mapping: below its heading row, a source's heading and the standard one a row. */
export function readHeadingMap(
  rows: readonly SheetRow[],
  columns: readonly Column[],
): { readonly map: HeadingMap; readonly unknown: readonly UnknownTarget[] } {
  const known = new Set(columns.flatMap(({ heading, headings }) => [heading, ...headings]).map(headingKey));
  const map = new Map<string, string>();
  const unknown: UnknownTarget[] = [];
  for (const { row, cells } of rows) {
    const [heading, target] = [textOf(cells[0]), textOf(cells[1])];
    if (heading === '' || heading === mapHeadings[0]) continue;
    map.set(headingKey(heading), headingKey(target));
    if (target === '' || known.has(headingKey(target))) continue;
    const didYouMean = nearestHeading(target, columns);
    unknown.push({ row, heading: safeToShow(heading), target: safeToShow(target), didYouMean });
  }
  return { map, unknown };
}
