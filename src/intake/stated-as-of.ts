import type { SheetRow } from '../files/cell.ts';
import { daysInMonth, plainDate, type PlainDate } from '../kernel/plain-date.ts';
import { compact } from './clean.ts';
import { textOf } from './heading.ts';

const AS_OF =
  /截[至止](?:到|至|日期|时间)?:?(\d{4})(?:年(?:(\d{1,2})月(?:(\d{1,2})日|底|末)?|底|末)|[-./](\d{1,2})(?:[-./](\d{1,2}))?)/;

/** 截至 the day a title states: 截至2020年12月31日; of a month or 年底 its last day. The first one found. */
export function statedAsOf(rowsAbove: readonly SheetRow[]): PlainDate | undefined {
  for (const cell of rowsAbove.flatMap(({ cells }) => cells)) {
    const parts = AS_OF.exec(compact(textOf(cell).slice(0, 300)));
    if (!parts) continue;
    const year = Number(parts[1]);
    const month = Number(parts[2] ?? parts[4] ?? 12);
    const day = Number(parts[3] ?? parts[5] ?? daysInMonth(year, month));
    const date = plainDate(year, month, day);
    if (date) return date;
  }
  return undefined;
}
