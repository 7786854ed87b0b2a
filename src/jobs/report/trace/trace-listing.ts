import type { TraceRow } from '../../../indicators/indicator.ts';
import { categories, type Category, categoryNames } from '../../../kernel/certificate-number.ts';
import { fen } from '../../../kernel/fen.ts';
import {
  type ListingColumn,
  column,
  inFiles,
  type Listing,
  onScreen,
  tableOf,
} from '../../../kernel/documents/listing.ts';
import type { Text } from '../../../kernel/text.ts';
import type { TracedFigure } from './trace-figure.ts';

/** Of tallies; where each row is one there is none. */
const quantity: ListingColumn<TraceRow> = column('数量', 'quantity', (row) => row.quantity ?? undefined, {
  width: 10,
  kind: 'integer',
});
const columns: readonly ListingColumn<TraceRow>[] = [
  column('登记号', 'id', ({ person }) => person ?? undefined, { width: 10 }),
  column('姓名', 'name', ({ name }) => name ?? undefined, { width: 16, wrap: true }),
  column('号码', 'number', ({ number }) => number ?? undefined, { width: 24 }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? undefined, { width: 16, wrap: true }),
  column('残疾类别', 'category', categoryOf, { width: 10, on: inFiles }),
  column('残疾等级', 'grade', ({ grade }) => (grade === null ? undefined : `${grade}级`), {
    width: 10,
    on: inFiles,
  }),
  column('日期', 'date', ({ happened_on }) => happened_on ?? undefined, { width: 12 }),
  quantity,
  column('金额（元）', 'yuan', (row) => (row.fen === null ? undefined : { fen: fen(row.fen) }), {
    width: 14,
    kind: 'yuan',
  }),
  column('文件', 'file', ({ file }) => file ?? undefined, { width: 24, wrap: true, on: inFiles }),
  column('工作表', 'sheet', ({ sheet }) => sheet ?? undefined, { width: 12, wrap: true, on: inFiles }),
  column('行', 'row', ({ row }) => row ?? undefined, { width: 8, kind: 'integer', on: inFiles }),
  column('出处', 'read from', ({ file, sheet, row }) => [file, sheet, row].filter(Boolean).join(' '), {
    on: onScreen,
  }),
];

function categoryOf({ category }: TraceRow): Text | undefined {
  return categories.find((one) => one === category) && categoryNames[category as Category];
}

/** 追溯明细 the rows behind a figure as a list, with its definition and what it rests on below. */
export function traceListing({ figure, rows, restsOnText }: TracedFigure): Listing {
  const { label, definition, value, unit, asOf } = figure;
  return {
    name: '明细',
    title: `${label}明细`,
    isLandscape: true,
    note: `${String(value)}${unit}（${asOf}）；明细 ${rows.length} 行`,
    ...tableOf(
      columns.filter((one) => one !== quantity || rows.some((row) => typeof row.quantity === 'number')),
      rows,
    ),
    footers: [`口径：${definition}`, ...restsOnText.map((one) => `依据：${one}`)],
  };
}
