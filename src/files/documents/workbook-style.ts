import type { Border, Fill, Style } from 'exceljs';
import type { ListedColumn } from '../../kernel/documents/listing.ts';

/** How offices print tables: 标题 in 小标宋, 表头 in 黑体, 表内 in 仿宋 (ux-security.md §5). */
const thin: Partial<Border> = { style: 'thin' };
const border = { top: thin, left: thin, bottom: thin, right: thin };
const middle = { vertical: 'middle' } as const;

export const titleStyle: Partial<Style> = {
  font: { name: '方正小标宋简体', size: 18, bold: true },
  alignment: { ...middle, horizontal: 'center' },
};
export const noteStyle: Partial<Style> = {
  font: { name: '仿宋', size: 11 },
  alignment: { ...middle, horizontal: 'right' },
};
export const headingStyle: Partial<Style> = {
  font: { name: '黑体', size: 11, bold: true },
  alignment: { ...middle, horizontal: 'center', wrapText: true },
  border,
};
export const hintStyle: Partial<Style> = {
  font: { name: '仿宋', size: 9 },
  alignment: { ...middle, horizontal: 'center', wrapText: true },
  border,
};
export const footerStyle: Partial<Style> = {
  font: { name: '仿宋', size: 11 },
  alignment: { ...middle, wrapText: true },
};

/** A line above the headings, which runs on over the empty cells beside it. */
export const lineStyle: Partial<Style> = {
  font: { name: '黑体', size: 14 },
  alignment: { ...middle, horizontal: 'left' },
};
/** What a clerk reads beside a row. */
export const reasonStyle: Partial<Style> = {
  font: { name: '仿宋', size: 11 },
  alignment: { ...middle, horizontal: 'left', wrapText: true },
  border,
  numFmt: '@',
};

/** A cell of a table in a number format. */
export function bodyStyle(numFmt: string): Partial<Style> {
  return { font: { name: '仿宋', size: 11 }, alignment: { ...middle, horizontal: 'left' }, border, numFmt };
}

/** The light yellow of a cell that is to be looked at. */
export const MARK: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2AB' } };

/** 元 with two decimals. */
export const YUAN = '#,##0.00';

/** A share as a percentage with two decimals. */
export const PERCENT = '0.00%';

const formats: Record<NonNullable<ListedColumn['kind']>, string> = {
  text: '@',
  integer: '0',
  yuan: YUAN,
  decimal: 'General',
};

/** The style of a column's cells, or of its cell in the total row. */
export function cellStyle({ kind = 'text', wrap = false }: ListedColumn, isTotal: boolean): Partial<Style> {
  const horizontal = kind === 'text' ? 'left' : 'right';
  return {
    font: { name: '仿宋', size: 11, bold: isTotal },
    alignment: { ...middle, horizontal, wrapText: wrap },
    border,
    numFmt: formats[kind],
  };
}
