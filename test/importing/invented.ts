import type { Cell, SheetRow } from '../../src/files/cell.ts';
import { checkCharacterOf } from '../../src/kernel/citizen-id.ts';

/** An invented citizen id: area 999999, a birth date as eight digits, a sequence number. */
export function inventedId(birth = '19010203', sequence = 1): string {
  const first17 = `999999${birth}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacterOf(first17);
}

/** A row of cells from plain values: strings are text, numbers are numbers, '' is blank. */
export function rowOf(row: number, values: readonly (string | number | Cell)[]): SheetRow {
  return { row, cells: values.map(toCell) };
}

function toCell(value: string | number | Cell): Cell {
  if (typeof value === 'object') return value;
  if (value === '') return { kind: 'blank' };
  return typeof value === 'number' ? { kind: 'number', text: String(value) } : { kind: 'text', text: value };
}
