import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Text } from '../kernel/text.ts';
import type { TextEncoding } from '../kernel/text-encoding.ts';
import type { Cell, SheetRow, SheetWatch, Spreadsheet } from './cell.ts';
import { detectEncoding } from './csv-encoding.ts';
import { type Limits, overLimit } from './limits.ts';
import type { TextFile } from './open-csv.ts';
import { unreadable } from './unreadable.ts';

/** The built program, also where the sources run: a process cannot be started from TypeScript. */
const READER = fileURLToPath(new URL('../../dist/files/legacy-reader.js', import.meta.url));
const MEMORY_MB = 1024;
const TIME_OUT = 120_000;

type LegacySheet = { readonly name: string; readonly isHidden: boolean };

/** Opens a BIFF .xls, or says that it is an .et or under a password. Read by a kept library in a process of its own. */
export async function openXls(
  path: string,
  file: string,
  size: number,
  limits: Limits,
): Promise<Spreadsheet> {
  if (size > limits.legacyBytes) throw overLimit(file, 'legacyBytes', limits);
  // .xls and .xlsx under a password share one container (MS-CFB); its folder names the parts in UTF-16.
  if (await holds(path, Buffer.from('EncryptedPackage', 'utf16le'))) throw unreadable(file, locked, unlock);
  if (/\.et$/i.test(file)) throw unreadable(file, wpsOwn);
  return openLegacy(path, file, { format: 'xls', encoding: undefined }, limits);
}

/** Opens a web page or XML table that was saved as .xls. */
export async function openHtml(
  path: string,
  file: string,
  text: TextFile,
  limits: Limits,
): Promise<Spreadsheet> {
  if (text.size > limits.legacyBytes) throw overLimit(file, 'legacyBytes', limits);
  const encoding = await detectEncoding(path, file, text.head, text.encoding);
  return openLegacy(path, file, { format: 'html', encoding }, limits);
}

async function openLegacy(
  path: string,
  file: string,
  { format, encoding }: Pick<Spreadsheet, 'format'> & { readonly encoding: TextEncoding | undefined },
  limits: Limits,
): Promise<Spreadsheet> {
  const given = [path, encoding ?? ''];
  const sheets: LegacySheet[] = [];
  for await (const line of linesOf<readonly LegacySheet[]>(given, file)) sheets.push(...line);
  return {
    format,
    ...(encoding === undefined ? {} : { encoding }),
    close: () => Promise.resolve(),
    sheets: sheets.map(({ name, isHidden }, index) => ({
      name: format === 'html' && sheets.length === 1 ? '' : name,
      isHidden,
      rows: (watch) => readRows([...given, String(index)], file, limits, watch),
    })),
  };
}

type RowsLine = readonly SheetRow[] | { readonly hiddenColumns: readonly number[] };

async function* readRows(
  given: readonly string[],
  file: string,
  limits: Limits,
  watch: SheetWatch = {},
): AsyncGenerator<readonly SheetRow[]> {
  for await (const line of linesOf<RowsLine>(given, file)) {
    if ('hiddenColumns' in line)
      for (const column of line.hiddenColumns) watch.hiddenColumns?.(column, column);
    else {
      for (const row of line) refuseLarge(row, file, limits);
      yield line;
    }
  }
  watch.seen?.(1);
}

function refuseLarge({ row, cells }: SheetRow, file: string, limits: Limits): void {
  const at = { zh: `第 ${row} 行`, en: `row ${row}` };
  if (cells.length > limits.columns) throw overLimit(file, 'columns', limits, at);
  const isLong = (cell: Cell): boolean => cell.kind === 'text' && cell.text.length > limits.cellCharacters;
  if (cells.some(isLong)) throw overLimit(file, 'cellCharacters', limits, at);
}

async function* linesOf<Line>(given: readonly string[], file: string): AsyncGenerator<Line> {
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, READER, ...given], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: TIME_OUT,
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(null);
    });
    child.once('close', resolve);
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Line;
    if ((await ended) !== 0) throw unreadable(file, damaged);
  } finally {
    child.kill();
  }
}

async function holds(path: string, needle: Buffer): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    let tail = Buffer.alloc(0);
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      const part = Buffer.concat([tail, chunk as Buffer]);
      if (part.includes(needle)) return true;
      tail = part.subarray(-needle.length);
    }
    return false;
  } finally {
    await handle.close();
  }
}

const locked: Text = { zh: '文件加了密码', en: 'the file is under a password' };
const unlock: Text = {
  zh: '请在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx 再试',
  en: 'Open it in Excel or WPS, take the password off, save it as .xlsx and try again',
};
const wpsOwn: Text = { zh: '这是 WPS 自己的 .et 格式', en: "it is in WPS's own .et format" };
const damaged: Text = {
  zh: '旧版表格读不出来：文件已损坏、加了密码，或不是表格',
  en: 'the old spreadsheet cannot be read: it is damaged, under a password, or no spreadsheet',
};
