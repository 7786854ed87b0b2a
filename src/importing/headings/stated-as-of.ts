import type { SheetRow } from '../../files/cell.ts';
import { daysInMonth, plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { compact } from '../cells/clean.ts';
import { textOf } from './heading.ts';

const AS_OF =
  /截[至止](?:到|至|日期|时间)?:?(\d{4})(?:年(?:(\d{1,2})月(?:(\d{1,2})日|底|末)?|底|末)|[-./](\d{1,2})(?:[-./](\d{1,2}))?)/;
/** 2021年1月新增低保名单; not the months from … to …, nor the day on which somebody filled in the sheet. */
const OF_MONTH = /(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?![\d至到~—-])/;
const FILLED_IN = /(?:填|制|打印|报送|上报|印发|导出)/;

/**
 * 截至 the day a title states: 截至2020年12月31日; of a month or 年底 its last day; else the one month that it names. The
 * first one found.
 */
export function statedAsOf(rowsAbove: readonly SheetRow[]): PlainDate | undefined {
  const texts = rowsAbove.flatMap(({ cells }) => cells.map((cell) => compact(textOf(cell).slice(0, 300))));
  const stated = texts.map((text) => dayIn(AS_OF.exec(text))).find((day) => day !== undefined);
  if (stated) return stated;
  const days = texts
    .filter((text) => !FILLED_IN.test(text))
    .flatMap((text) => [...text.matchAll(new RegExp(OF_MONTH, 'g'))].map(dayIn));
  return new Set(days).size === 1 ? days[0] : undefined;
}

function dayIn(parts: readonly (string | undefined)[] | null): PlainDate | undefined {
  if (!parts) return undefined;
  const year = Number(parts[1]);
  const month = Number(parts[2] ?? parts[4] ?? 12);
  return plainDate(year, month, Number(parts[3] ?? parts[5] ?? daysInMonth(year, month)));
}
