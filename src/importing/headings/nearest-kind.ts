import type { SheetRow } from '../../files/cell.ts';
import { headingCells } from './heading-cells.ts';
import { createHeadingLookup } from './heading.ts';
import { safeToShow } from '../cells/reading.ts';
import type { KindOfRow, SheetKind } from '../sheet-kind.ts';

/** 最像的表种 the kind of which a row has most headings, which ones, and what it lacks. */
export type NearestKind<Row extends KindOfRow> = {
  readonly kind: SheetKind<Row>;
  readonly row: number;
  readonly found: readonly string[];
  readonly lacking: readonly string[];
  /** Whether people are named in it, as on a list of them. */
  readonly isOfPeople: boolean;
};

/** Finds it among the first rows of a sheet that is of no kind; undefined where no row has two known headings. */
export function nearestKind<Row extends KindOfRow>(
  rows: readonly SheetRow[],
  kinds: readonly SheetKind<Row>[],
): NearestKind<Row> | undefined {
  let best: NearestKind<Row> | undefined;
  for (const kind of kinds) {
    const lookup = createHeadingLookup(kind.columns);
    for (const row of rows) {
      const fields = new Map(
        headingCells(row).flatMap(({ heading }) => {
          const column = lookup(heading);
          return column ? [[column.field, safeToShow(heading)] as const] : [];
        }),
      );
      if (fields.size <= (best?.found.length ?? 1)) continue;
      const lacking = kind.columns.filter(({ field, required }) => required && !fields.has(field));
      const others = kind.columns.filter(({ field, isExtra }) => isExtra !== true && !fields.has(field));
      best = {
        kind,
        row: row.row,
        found: [...fields.values()],
        isOfPeople: fields.has('name') || fields.has('citizenId'),
        lacking: (lacking.length > 0 ? lacking : others).map(({ heading }) => heading),
      };
    }
  }
  return best;
}
