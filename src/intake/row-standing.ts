import type { Cell, SheetRow } from '../files/cell.ts';
import { createDecidingLookup, type Deciding } from './deciding-lookup.ts';
import { textOf } from './heading.ts';
import { Fault, safeToShow } from './reading.ts';
import type { Recognition } from './recognise.ts';
import type { KindOfRow } from './sheet-kind.ts';

/** 算不算 makes the judge of the rows of a sheet: each deciding cell that does not say that its row holds. */
export function createStandingTest({
  kind,
  deciding,
  isOfEnded,
}: Recognition<KindOfRow>): (
  row: SheetRow,
  values: Readonly<Record<string, unknown>>,
) => readonly { readonly heading: string; readonly fault: Fault }[] {
  const lookup = createDecidingLookup(kind.kind);
  const columns = deciding.flatMap(({ index, heading }) => {
    const how = lookup(heading);
    return how ? { index, heading, ...how } : [];
  });
  if (columns.length === 0) return () => NONE;
  return ({ cells }, values) => {
    const hasEnd = isOfEnded || (kind.ends !== undefined && values[kind.ends] !== undefined);
    return columns.flatMap(({ index, heading, ...how }) => {
      const fault = faultOf(cells[index], how, hasEnd);
      return fault === undefined ? [] : { heading, fault };
    });
  };
}

const NONE: readonly never[] = [];

function faultOf(cell: Cell | undefined, column: Deciding, hasEnd: boolean): Fault | undefined {
  if (cell?.kind === 'error') return new Fault('cell-error', safeToShow(cell.text));
  const text = cell?.kind === 'boolean' ? (cell.value ? '是' : '否') : textOf(cell);
  const said = column.read({ kind: 'text', text });
  if (said instanceof Fault) return said;
  const shown = safeToShow(text);
  if (said === undefined) return column.ifBlank === undefined ? undefined : new Fault(column.ifBlank);
  if (said === 'never') return new Fault(column.ifNever, shown);
  // A row that says until when it held says all there is to say.
  return said === 'ended' && !hasEnd ? new Fault(column.ifEnded, shown) : undefined;
}
