import type { Cell, SheetRow } from '../../files/cell.ts';
import { compact } from '../cells/clean.ts';
import { createDecidingLookup, type Deciding } from './deciding-lookup.ts';
import { strayWords } from './deciding-words.ts';
import { textOf } from '../headings/heading.ts';
import { Fault, safeToShow } from '../cells/reading.ts';
import { readOneOf } from '../cells/read-choice.ts';
import type { Recognition } from '../headings/recognise.ts';
import { reliefWords } from '../cells/people/relief-category.ts';
import type { KindOfRow } from '../sheet-kind.ts';

/** 算不算 makes the judge of the rows of a sheet: each deciding cell that does not say that its row holds. */
export function createStandingTest({
  kind,
  deciding,
  unknownHeadings,
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
  for (const { index, heading } of unknownHeadings) columns.push({ index, heading, ...strayIn(kind.kind) });
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

/** 救助类别 but the one that a low-income list is of. */
const otherRelief = new Set(
  Object.entries(reliefWords).flatMap(([category, words]) => (category === 'low-income' ? [] : words)),
);

/** What is said in a column that nobody knows: the words that decide a row decide it there as well. */
function strayIn(kind: string): Deciding {
  const readStanding = readOneOf(strayWords);
  return {
    read: (cell) => {
      if (kind === 'low-income') {
        const text = compact(textOf(cell).slice(0, 60));
        if (otherRelief.has(text)) return new Fault('row-of-other-relief', safeToShow(text));
      }
      const said = readStanding(cell);
      return said instanceof Fault ? 'holds' : said;
    },
    ifBlank: undefined,
    ifNever: 'row-not-in-force',
    ifEnded: 'row-ended',
    isOfChanges: false,
  };
}

function faultOf(cell: Cell | undefined, column: Deciding, hasEnd: boolean): Fault | undefined {
  if (cell?.kind === 'error') return new Fault('cell-error', safeToShow(cell.text));
  const text = cell?.kind === 'boolean' ? (cell.value ? '是' : '否') : textOf(cell);
  const said = column.read({ kind: 'text', text });
  if (said instanceof Fault) return said;
  if (said === undefined) return column.ifBlank === undefined ? undefined : new Fault(column.ifBlank);
  if (said === 'never') return new Fault(column.ifNever, safeToShow(text));
  // A row that says until when it held says all there is to say.
  return said === 'ended' && !hasEnd ? new Fault(column.ifEnded, safeToShow(text)) : undefined;
}
