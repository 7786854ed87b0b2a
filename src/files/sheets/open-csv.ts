import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CsvError, type Options, parse } from 'csv-parse';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Text } from '../../kernel/text.ts';
import {
  blankCell,
  type Cell,
  type SeenShare,
  type SheetRow,
  type SheetWatch,
  type Spreadsheet,
} from '../cell.ts';
import type { TextEncoding } from '../../kernel/writing/text-encoding.ts';
import { decodeFile, detectEncoding } from './csv-encoding.ts';
import { overLimit, type Limits } from '../limits.ts';
import { unreadable } from '../unreadable.ts';

/** A file of text: how it begins, how long it is, and the encoding its reader was told, if any. */
export type TextFile = {
  readonly head: Buffer;
  readonly size: number;
  readonly encoding: TextEncoding | undefined;
};

const BATCH = 500;
const LONGEST_RECORD = 1024 * 1024;
const SAMPLE_LINES = 10;
const DELIMITERS = [',', '\t', ';', '|'] as const;
/** A full-width comma stands in texts too: it separates only where nothing else does. */
const FULL_WIDTH = '，';

/** Opens a CSV file as one sheet. Rows are records, counted from 1 with blank ones, as Excel shows them. */
export async function openCsv(
  path: string,
  file: string,
  { head, size, encoding: stated }: TextFile,
  limits: Limits,
): Promise<Spreadsheet> {
  const encoding = await detectEncoding(path, file, head, stated);
  const delimiter = await findDelimiter(path, file, encoding);
  const chunks = (seen?: SeenShare): AsyncGenerator<string> =>
    decodeFile(
      path,
      file,
      encoding,
      seen &&
        ((bytes) => {
          seen(bytes / size);
        }),
    );
  const rows = ({ seen }: SheetWatch = {}): AsyncGenerator<readonly SheetRow[]> =>
    readRows(chunks(seen), { delimiter, file, limits, again: chunks });
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
  const most = Math.max(...counts);
  if (most === 0 && text.includes(FULL_WIDTH)) return FULL_WIDTH;
  return DELIMITERS[counts.indexOf(most)] ?? ',';
}

type Reading = {
  readonly delimiter: string;
  readonly file: string;
  readonly limits: Limits;
  /** The text from its beginning. */
  readonly again: () => AsyncIterable<string>;
};

/** A quote inside a cell that does not begin with one is a character; spaces around a quoted cell are not part of it. */
function optionsOf(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_RECORD,
  };
}

async function* readRows(
  chunks: AsyncIterable<string>,
  { delimiter, file, limits, again }: Reading,
): AsyncGenerator<readonly SheetRow[]> {
  const parser = parse(optionsOf(delimiter));
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
    // Headings before the break say what it is that breaks off.
    if (batch.length > 0) yield batch;
    throw error instanceof CannotRun ? error : await malformed(file, error, again, delimiter);
  } finally {
    source.destroy();
  }
}

/** ="0123" is how exporters make Excel keep a number as text: it shows what stands between the quotes. */
const AS_TEXT = /^="([^"]*)"$/;

function toCells(record: readonly string[], row: number, file: string, limits: Limits): Cell[] {
  const at = { zh: `第 ${row} 行`, en: `row ${row}` };
  if (record.length > limits.columns && record.slice(limits.columns).some((text) => text !== ''))
    throw overLimit(file, 'columns', limits, at);
  return record.slice(0, limits.columns).map((text) => {
    if (text.length > limits.cellCharacters) throw overLimit(file, 'cellCharacters', limits, at);
    return text === '' ? blankCell : { kind: 'text', text: AS_TEXT.exec(text)?.[1] ?? text };
  });
}

type Bad = { readonly row: number; readonly line: number; readonly code: string };

function badAt(error: unknown): Bad | undefined {
  // Only its code and place are read: the message of the library holds the cell's value.
  if (!(error instanceof CsvError)) return undefined;
  return { row: Number(error['records']) + 1, line: Number(error['lines']), code: error.code };
}

const MOST_ROWS_NAMED = 20;

/** The refusal with every row that is malformed, not only the first. */
async function malformed(
  file: string,
  error: unknown,
  again: () => AsyncIterable<string>,
  delimiter: string,
): Promise<CannotRun> {
  const first = badAt(error) ?? { row: 1, line: 1, code: '' };
  const all = first.code in causes && !OPEN.has(first.code) ? await allBad(first, again, delimiter) : [first];
  const same = all.filter(({ code }) => causes[code] === causes[first.code]);
  const rows = same
    .slice(0, MOST_ROWS_NAMED)
    .map(({ row, line }) =>
      OPEN.has(first.code) || row === line
        ? { zh: `${row}`, en: `${row}` }
        : { zh: `${row}（文本第 ${line} 行）`, en: `${row} (line ${line} of the text)` },
    );
  const isMore = all.length === MOST_ROWS_NAMED;
  const where = {
    zh: `${rows.map(({ zh }) => zh).join('、')}${isMore ? ' 等' : ''}`,
    en: `${rows.map(({ en }) => en).join(', ')}${isMore ? ' …' : ''}`,
  };
  const cause = causes[first.code] ?? { zh: '格式有误', en: 'it is malformed' };
  const many = all.length > 1 ? 's' : '';
  return unreadable(
    file,
    { zh: `第 ${where.zh} 行：${cause.zh}`, en: `row${many} ${where.en}: ${cause.en}` },
    {
      zh: `请检查第 ${where.zh} 行的双引号，或用 Excel 打开后另存为 .xlsx`,
      en: `Check the double quotes of row${many} ${where.en}, or open it in Excel and save it as .xlsx`,
    },
  );
}

/** Begins again behind each line that is malformed: where a cell ends there nobody knows. */
async function allBad(
  first: Bad,
  again: () => AsyncIterable<string>,
  delimiter: string,
): Promise<readonly Bad[]> {
  const all = [first];
  for (let last = first; all.length < MOST_ROWS_NAMED;) {
    const source = Readable.from(behindLine(last.line, again()));
    const parser = source.pipe(parse(optionsOf(delimiter)));
    const bad = await finished(parser.resume()).then(() => undefined, badAt);
    source.destroy();
    if (!bad || !(bad.code in causes) || OPEN.has(bad.code)) break;
    last = { ...bad, row: last.row + bad.row, line: last.line + bad.line };
    all.push(last);
  }
  return all;
}

async function* behindLine(line: number, chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let left = line;
  for await (const chunk of chunks) {
    let at = 0;
    for (; left > 0 && at !== -1; left -= at === -1 ? 0 : 1) at = chunk.indexOf('\n', at) + 1 || -1;
    if (left === 0) yield chunk.slice(at);
  }
}

const stray: Text = { zh: '双引号位置不对', en: 'a double quote stands where none may' };
const OPEN = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);
const causes: Partial<Record<string, Text>> = {
  CSV_QUOTE_NOT_CLOSED: { zh: '双引号没有成对', en: 'a double quote is never closed' },
  CSV_MAX_RECORD_SIZE: {
    zh: '一行超过 1 MB，可能双引号没有成对',
    en: 'over 1 MB long; a double quote may be unclosed',
  },
  INVALID_OPENING_QUOTE: stray,
  CSV_INVALID_CLOSING_QUOTE: stray,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: stray,
};
