import { fen, type Fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { stack, type StackingGroup } from '../../schemes/language/stacking.ts';
import { type DueRows, periodAt } from './due-rows.ts';

/** A line that gave way to another scheme of its group, in whole or in part. */
export type GaveWay = {
  readonly scheme: Scheme;
  readonly unit: number;
  readonly period: string;
  readonly fen: Fen;
  readonly left: Fen;
  readonly to: string;
};

/** 待核 a line of people in no known household, where a group holds all of one together. */
export type Unplaced = {
  readonly scheme: string;
  readonly unit: number;
  readonly period: string;
  readonly month: YearMonth;
};

type Line = { readonly due: DueRows; readonly row: number };

/**
 * 叠加 applies a group to what is due in a month: sets the amounts to what is left, and nought for whoever is in no known
 * household, and so perhaps in that of another, where the group is of households.
 */
export function applyGroup(
  group: StackingGroup,
  due: readonly DueRows[],
  householdOf: Int32Array | undefined,
): { readonly gaveWay: readonly GaveWay[]; readonly unplaced: readonly Unplaced[] } {
  const own = due.filter(({ scheme }) => group.of.includes(scheme.id));
  const unplaced: Unplaced[] = [];
  const scopes = new Map<number, Line[]>();
  const lines = countByScope(own, group, householdOf);
  for (const rows of own) {
    for (let row = 0; row < rows.unit.length; row++) {
      if (rows.fen[row] === 0) continue;
      const scope = scopeOf(rows, row, group, householdOf);
      if (scope < 0) {
        const { scheme, month } = rows;
        unplaced.push({ scheme: scheme.id, unit: rows.unit[row] ?? 0, period: periodAt(rows, row), month });
        rows.fen[row] = 0;
      } else if (mayGiveWay(group, lines[scope] ?? 0, rows.fen[row] ?? 0)) {
        const together = scopes.get(scope) ?? [];
        together.push({ due: rows, row });
        scopes.set(scope, together);
      }
    }
  }
  return { gaveWay: [...scopes.values()].flatMap((together) => giveWay(group, together)), unplaced };
}

/** A line alone gives way to nothing but a cap. */
function mayGiveWay(group: StackingGroup, lines: number, amount: number): boolean {
  return lines > 1 || (group.rule === 'total_cap' && amount > group.fen);
}

/** 所在户 of a line of a person; a household's own line is of the household. */
function scopeOf(
  { scheme, unit }: DueRows,
  row: number,
  group: StackingGroup,
  householdOf: Int32Array | undefined,
): number {
  const own = unit[row] ?? 0;
  return group.scope === 'household' && scheme.unit !== 'household' ? (householdOf?.[own] ?? -1) : own;
}

function countByScope(
  due: readonly DueRows[],
  group: StackingGroup,
  householdOf: Int32Array | undefined,
): Uint16Array {
  let most = 0;
  for (const rows of due)
    for (let row = 0; row < rows.unit.length; row++)
      most = Math.max(most, scopeOf(rows, row, group, householdOf));
  const lines = new Uint16Array(most + 1);
  for (const rows of due)
    for (let row = 0; row < rows.unit.length; row++) {
      const scope = scopeOf(rows, row, group, householdOf);
      if (scope >= 0) lines[scope] = (lines[scope] ?? 0) + 1;
    }
  return lines;
}

function giveWay(group: StackingGroup, together: readonly Line[]): readonly GaveWay[] {
  const inOrder = together.toSorted(
    (a, b) =>
      (a.due.unit[a.row] ?? 0) - (b.due.unit[b.row] ?? 0) ||
      (periodAt(a.due, a.row) < periodAt(b.due, b.row) ? -1 : 1),
  );
  const lines = inOrder.map(({ due, row }, unit) => ({
    scheme: due.scheme.id,
    unit,
    fen: fen(due.fen[row] ?? 0),
  }));
  const results = stack(group, lines);
  return inOrder.flatMap(({ due, row }, at) => {
    const [line, result] = [lines[at], results[at]];
    if (!line || !result || result.outcome === 'kept') return [];
    due.fen[row] = result.fen;
    const { scheme } = due;
    const place = { unit: due.unit[row] ?? 0, period: periodAt(due, row) };
    return [{ scheme, ...place, fen: line.fen, left: result.fen, to: result.to ?? scheme.id }];
  });
}
