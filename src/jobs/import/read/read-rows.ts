import { openSpreadsheet } from '../../../files/sheets/open-spreadsheet.ts';
import type { IntakeRow } from '../../../importing/kinds.ts';
import { createRowReader, type RowResult } from '../../../importing/rows/read-row.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { isCopyOfText } from '../give-back/given-back.ts';
import type { RecognisedSheet } from './recognise-files.ts';
import { createSheetShape } from './sheet-shape.ts';

/** A data row of a sheet and what it says. */
export type DataRow = { readonly row: number; readonly result: RowResult<IntakeRow> };

/** Rows in their order, and how much of the file has been read. */
export type RowBatch = { readonly rows: readonly DataRow[]; readonly share: number };

/** 读表 the rows of a sheet in batches; at the end, what only the sheet as a whole shows. */
export type RowSource = AsyncGenerator<RowBatch, readonly Problem[], undefined>;

const BATCH = 500;

/** Reads, cleans and judges the rows of a sheet. */
export async function* readRows(source: RecognisedSheet): RowSource {
  const { recognition } = source;
  const spreadsheet = await openSpreadsheet(source.path, source.reading);
  try {
    const sheet = spreadsheet.sheets.find(({ name }) => name === source.sheet);
    if (!sheet) throw new Error('the sheet was there a moment ago');
    const isText = spreadsheet.format === 'csv' || (source.givenBack && isCopyOfText(source.givenBack));
    const fields = isText ? recognition.width : undefined;
    const merged = (await sheet.merged?.()) ?? [];
    const limits = { fields, asOf: source.asOf, merged };
    const reader = createRowReader(recognition, source.file, source.sheet, limits);
    const shape = createSheetShape(source, spreadsheet.format);
    let share = 0;
    const seen = (now: number): void => {
      share = now;
    };
    let rows: DataRow[] = [];
    for await (const some of sheet.rows({ ...shape.watch, seen })) {
      for (const row of some) {
        if (row.row <= recognition.headingRows.last) continue;
        const result = reader.read(row);
        if (result.outcome !== 'skipped') shape.see(row);
        rows.push({ row: row.row, result });
      }
      if (rows.length < BATCH) continue;
      yield { rows, share };
      rows = [];
    }
    yield { rows, share };
    return [...shape.problems(), ...reader.close()];
  } finally {
    await spreadsheet.close();
  }
}
