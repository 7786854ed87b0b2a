import type { Sqlite } from '../db/driver.ts';
import { closeLowIncomeList, createLowIncomeWriter } from '../db/list-writer.ts';
import { monthOf, type YearMonth } from '../kernel/year-month.ts';
import {
  createProblemMaker,
  createWording,
  nothingMore,
  type SaverParts,
  type SheetSaver,
} from './sheet-saver.ts';

/** 低保名单: saves its rows, then the months it covers and who has gone from it. */
export function createLowIncomeSaver(sqlite: Sqlite, parts: SaverParts): SheetSaver {
  const { source, asOf } = parts;
  const write = createLowIncomeWriter(sqlite, parts);
  const worded = createWording(source);
  const problemAt = createProblemMaker(source);
  const to = monthOf(asOf);
  let from: YearMonth | undefined;
  return {
    save: (records) =>
      records.map(({ record, row }) => {
        if (record.kind !== 'low-income') throw new TypeError('a row of another kind');
        if (from === undefined || record.fromMonth < from) from = record.fromMonth;
        return worded(write(record, row), row);
      }),
    close(isComplete) {
      if (from === undefined || from > to) return nothingMore;
      const months = { from, to };
      const closing = closeLowIncomeList(sqlite, { ...parts, months, isComplete });
      const at = source.recognition.headingRows.last;
      const gone =
        closing.gone > 0 ? [problemAt('gone-from-list', 'citizenId', at, String(closing.gone))] : [];
      const incomplete = isComplete ? [] : [problemAt('list-incomplete', 'citizenId', at)];
      return { isChanged: closing.isNewCoverage, problems: [...gone, ...incomplete] };
    },
  };
}
