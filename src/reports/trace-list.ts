import type { WorkbookColumn, WorkbookSheet, WorkbookValue } from '../files/documents/workbook.ts';
import type { TraceRow } from '../indicators/indicator.ts';
import { categoryNames } from '../kernel/certificate-number.ts';
import { fen, formatYuan } from '../kernel/fen.ts';

const columns: readonly WorkbookColumn[] = [
  { heading: '登记号', width: 10, as: 'text' },
  { heading: '姓名', width: 16, as: 'text', wrap: true },
  { heading: '号码', width: 24, as: 'text' },
  { heading: '街道', width: 16, as: 'text', wrap: true },
  { heading: '残疾类别', width: 10, as: 'text' },
  { heading: '残疾等级', width: 10, as: 'text' },
  { heading: '日期', width: 12, as: 'text' },
  { heading: '金额（元）', width: 14, as: 'yuan' },
  { heading: '文件', width: 24, as: 'text', wrap: true },
  { heading: '工作表', width: 12, as: 'text', wrap: true },
  { heading: '行', width: 8, as: 'integer' },
];

/** The headings of the list of rows behind a figure. */
export const traceHeadings: readonly string[] = columns.map(({ heading }) => heading);

/** The rows behind a figure as text: money in yuan. */
export function* traceCells(rows: Iterable<TraceRow>): Generator<string[]> {
  for (const row of rows)
    yield valuesOf(row).map((value) => {
      if (value === undefined) return '';
      if (typeof value !== 'object') return String(value);
      return 'fen' in value ? formatYuan(value.fen) : '';
    });
}

function valuesOf(row: TraceRow): readonly WorkbookValue[] {
  const category = categoryNames[row.category as keyof typeof categoryNames] as { zh: string } | undefined;
  return [
    row.person === null ? undefined : String(row.person),
    ...[row.name, row.number, row.subdistrict].map((text) => text ?? undefined),
    category?.zh,
    row.grade === null ? undefined : `${row.grade}级`,
    row.happened_on ?? undefined,
    row.fen === null ? undefined : { fen: fen(row.fen) },
    ...[row.file, row.sheet].map((text) => text ?? undefined),
    row.row ?? undefined,
  ];
}

/** 追溯明细 the rows behind a figure as a sheet, with its definition and the lists that it rests on below. */
export function traceSheet(
  rows: readonly TraceRow[],
  about: {
    readonly label: string;
    readonly value: string;
    readonly definition: string;
    readonly restsOn: readonly string[];
  },
): WorkbookSheet {
  const { label, value, definition, restsOn } = about;
  return {
    ...{ name: '明细', title: `${label}明细`, note: `${value}；明细 ${rows.length} 行`, columns },
    rows: rows.map(valuesOf),
    footers: [`口径：${definition}`, ...restsOn.map((one) => `依据：${one}`)],
    landscape: true,
  };
}
