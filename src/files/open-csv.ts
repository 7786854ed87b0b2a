import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CannotRun } from '../kernel/cannot-run.ts';
import type { Text } from '../kernel/text.ts';
import { blankCell, type Cell, type SheetRow, type SheetWatch, type Spreadsheet } from './cell.ts';
import type { TextEncoding } from '../kernel/text-encoding.ts';
import { decodeFile, detectEncoding } from './csv-encoding.ts';
import { overLimit, type Limits } from './limits.ts';
import { unreadable } from './unreadable.ts';

/** A file of text: how it begins, how long it is, and the encoding its reader was told, if any. */
export type TextFile = {
  readonly head: Buffer;
  readonly size: number;
  readonly encoding: TextEncoding | undefined;
};

const BATCH = 500;
const LONGEST_RECORD = 1024 * 1024;
const SAMPLE_LINES = 10;
const DELIMITERS = [',', '\t', ';'] as const;

/** Opens a CSV file as one sheet. Rows are records, counted from 1 with blank ones, as Excel shows them. */
export async function openCsv(
  path: string,
  file: string,
  { head, size, encoding: stated }: TextFile,
  limits: Limits,
): Promise<Spreadsheet> {
  const encoding = await detectEncoding(path, file, head, stated);
  const delimiter = await findDelimiter(path, file, encoding);
  const rows = ({ seen }: SheetWatch = {}): AsyncGenerator<readonly SheetRow[]> =>
    readRows(
      decodeFile(
        path,
        file,
        encoding,
        seen &&
          ((bytes) => {
            seen(bytes / size);
          }),
      ),
      delimiter,
      file,
      limits,
    );
  return {
    format: 'csv',
    encoding,
    sheets: [{ name: '', isHidden: false, rows }],
    close: () => Promise.resolve(),
  };
}

/** The delimiter that stands most often outside quotes in the first lines; a comma where none does. */
async function findDelimiter(path: string, file: string, encoding: TextEncoding): Promise<string> {
  let sample = '';
  for await (const text of decodeFile(path, file, encoding)) {
    sample += text;
    if (sample.split(/[\r\n]+/).length > SAMPLE_LINES + 1) break;
  }
  const lines = sample
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');
  const text = lines.slice(0, SAMPLE_LINES).join('\n');
  const counts = DELIMITERS.map((delimiter) => text.split(delimiter).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function* readRows(
  chunks: AsyncIterable<string>,
  delimiter: string,
  file: string,
  limits: Limits,
): AsyncGenerator<readonly SheetRow[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_RECORD,
  });
  const source = Readable.from(chunks);
  source.on('error', (error) => parser.destroy(error));
  const records: AsyncIterable<string[]> = source.pipe(parser);
  let row = 0;
  let batch: SheetRow[] = [];
  try {
    for await (const record of records) {
      row += 1;
      batch.push({ row, cells: toCells(record, row, file, limits) });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw error instanceof CannotRun ? error : malformed(file, error);
  } finally {
    source.destroy();
  }
}

function toCells(record: readonly string[], row: number, file: string, limits: Limits): Cell[] {
  const at = { zh: `第 ${row} 行`, en: `row ${row}` };
  if (record.length > limits.columns && record.slice(limits.columns).some((text) => text !== ''))
    throw overLimit(file, 'columns', limits, at);
  return record.slice(0, limits.columns).map((text) => {
    if (text.length > limits.cellCharacters) throw overLimit(file, 'cellCharacters', limits, at);
    return text === '' ? blankCell : { kind: 'text', text };
  });
}

// Only the code of the library's error is read: its message holds the cell's value.
function malformed(file: string, error: unknown): CannotRun {
  const code = error instanceof CsvError ? error.code : '';
  const row = error instanceof CsvError ? Number(error['records']) + 1 : 1;
  const line = error instanceof CsvError ? Number(error['lines']) : row;
  const cause = causes[code] ?? { zh: '格式有误', en: 'it is malformed' };
  const isOpen = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
  const inText =
    isOpen || line === row
      ? { zh: '', en: '' }
      : { zh: `（文本第 ${line} 行）`, en: ` (line ${line} of the text)` };
  return unreadable(
    file,
    { zh: `第 ${row} 行${inText.zh}：${cause.zh}`, en: `row ${row}${inText.en}: ${cause.en}` },
    {
      zh: `请检查第 ${row} 行的双引号，或用 Excel 打开后另存为 .xlsx`,
      en: `Check the double quotes of row ${row}, or open it in Excel and save it as .xlsx`,
    },
  );
}

const stray: Text = { zh: '双引号位置不对', en: 'a double quote stands where none may' };
const causes: Partial<Record<string, Text>> = {
  CSV_QUOTE_NOT_CLOSED: { zh: '双引号没有成对', en: 'a double quote is never closed' },
  CSV_MAX_RECORD_SIZE: {
    zh: '一行超过 1 MB，可能双引号没有成对',
    en: 'over 1 MB long; a double quote may be unclosed',
  },
  INVALID_OPENING_QUOTE: stray,
  CSV_INVALID_CLOSING_QUOTE: stray,
};
