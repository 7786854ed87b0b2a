import type { Cell, SheetRow } from '../../files/cell.ts';
import { compact } from '../cells/clean.ts';
import type { Column } from '../sheet-kind.ts';

const LONGEST_HEADING = 200;
const BRACKETS = /[([【〔{][^)\]】〕}]*[)\]】〕}]/g;

/** A heading for comparing: no spaces, line breaks, `*` or final colon, half-width, upper case. */
export function headingKey(text: string): string {
  if (text.length > LONGEST_HEADING) return '';
  return compact(text).replaceAll('*', '').replace(/:$/, '').toUpperCase();
}

/** The same without hints in brackets. */
export function bareHeadingKey(text: string): string {
  return headingKey(headingKey(text).replace(BRACKETS, ''));
}

/** Finds the column a heading names: by a given mapping, in full (村(社区)), then without its bracket hint. */
export function createHeadingLookup(
  columns: readonly Column[],
  map: ReadonlyMap<string, string> = new Map(),
): (text: string) => Column | undefined {
  const byKey = new Map<string, Column>();
  for (const column of columns) {
    for (const heading of [column.heading, ...column.headings]) byKey.set(headingKey(heading), column);
  }
  return (text) => {
    const mapped = map.get(headingKey(text));
    if (mapped !== undefined) return byKey.get(mapped);
    return byKey.get(headingKey(text)) ?? byKey.get(bareHeadingKey(text));
  };
}

/** The text of a cell in a heading or footer row; '' for none. */
export function textOf(cell: Cell | undefined): string {
  return cell && (cell.kind === 'text' || cell.kind === 'number') ? cell.text.trim() : '';
}

/** Whether a row holds nothing but hints in brackets, as templates have below their headings. */
export function isHintRow(row: SheetRow): boolean {
  const texts = row.cells.map(textOf).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => headingKey(text) !== '' && bareHeadingKey(text) === '');
}
