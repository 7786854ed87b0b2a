import type { WorkbookSheet } from '../files/documents/workbook.ts';
import { type Fen, formatYuan } from '../kernel/fen.ts';

/** 变化 a unit whose money a changed policy would change. */
export type ListedChange = {
  readonly scheme: string;
  readonly unit: string;
  readonly id: number;
  readonly name: string;
  readonly subdistrict: string;
  readonly oldFen: Fen;
  readonly newFen: Fen;
};

const columns = [
  { heading: '项目', width: 28, as: 'text' },
  { heading: '登记号', width: 10, as: 'text' },
  { heading: '姓名', width: 14, as: 'text' },
  { heading: '街道', width: 20, as: 'text' },
  { heading: '原金额', width: 14, as: 'yuan' },
  { heading: '新金额', width: 14, as: 'yuan' },
] as const;

/** The headings of the list. */
export const changeHeadings: readonly string[] = columns.map(({ heading }) => heading);

/** One row a unit, as text. */
export function* changeRows(changes: Iterable<ListedChange>): Generator<string[]> {
  for (const { scheme, id, name, subdistrict, oldFen, newFen } of changes)
    yield [scheme, String(id), name, subdistrict, formatYuan(oldFen), formatYuan(newFen)];
}

/** The list as a sheet. */
export function changeSheet(changes: Iterable<ListedChange>, title: string, span: string): WorkbookSheet {
  const rows = Array.from(changes, ({ scheme, id, name, subdistrict, oldFen, newFen }) => [
    ...[scheme, String(id), name, subdistrict],
    ...[{ fen: oldFen }, { fen: newFen }],
  ]);
  return { name: '变化', title: `${title}试算变化名单`, note: `${span}，单位：元`, columns, rows };
}
