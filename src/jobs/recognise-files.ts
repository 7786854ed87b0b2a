import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sheet, SheetRow } from '../files/cell.ts';
import { largeLimits } from '../files/limits.ts';
import { openSpreadsheet, type OpenOptions } from '../files/open-spreadsheet.ts';
import { type IntakeRow, sheetKinds } from '../intake/kinds.ts';
import type { HeadingMap } from '../intake/heading-map.ts';
import { recognise, type Recognition } from '../intake/recognise.ts';
import { recognitionProblems } from '../intake/recognition-problems.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { expandNames } from './expand-names.ts';
import { kindNamed } from './kind-named.ts';
import { loadHeadingMap } from './load-heading-map.ts';

/** A sheet whose kind and headings are known, not yet read. */
export type RecognisedSheet = {
  readonly path: string;
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly sheet: string;
  readonly recognition: Recognition<IntakeRow>;
  readonly reading: OpenOptions;
  /** 截至日 the day of the list, once that is settled. */
  readonly asOf?: PlainDate;
};

/** A sheet or file that was left alone, and why; `next` where something can be done about it. */
export type NotRead = {
  readonly file: string;
  readonly sheet: string;
  readonly why: Text;
  readonly next?: Text;
};

/** What is to be imported, and what its reader was told of it. */
export type Wanted = {
  readonly paths: readonly string[];
  readonly kind?: string | undefined;
  readonly sheet?: string | undefined;
  readonly encoding?: OpenOptions['encoding'];
  /** 特大表 whether the limits of size are raised. */
  readonly isLarge?: boolean;
  /** A file that says which standard headings a source's own ones mean. */
  readonly map?: string | undefined;
  /** Whether headings that cannot be imported are wanted too, to be shown. */
  readonly isExplained?: boolean;
};

const HEADING_ROWS = 20;
const SPREADSHEET = /\.(?:xlsx|xlsm|xls|et|csv|txt|md)$/i;

/**
 * 识别 finds the sheets to import, in the order of the kinds (people before what speaks of them), whatever order they came in.
 * Throws CannotRun where a named file has nothing to import.
 */
export async function recogniseFiles(
  wanted: Wanted,
): Promise<{ readonly sheets: readonly RecognisedSheet[]; readonly notRead: readonly NotRead[] }> {
  const sheets: RecognisedSheet[] = [];
  const notRead: NotRead[] = [];
  if (wanted.kind !== undefined) kindNamed(wanted.kind);
  const map = wanted.map === undefined ? undefined : await loadHeadingMap(wanted.map);
  for (const { path, isNamed } of await listFiles(await expandNames(wanted.paths))) {
    const found = await recogniseFile(path, wanted, map);
    if (isNamed && found.sheets.length === 0) throw nothingIn(path, wanted, found.notRead);
    sheets.push(...found.sheets);
    notRead.push(...found.notRead);
  }
  if (sheets.length === 0) throw nothingIn(wanted.paths.join(' '), wanted, []);
  if (!wanted.isExplained) for (const sheet of sheets) refuseUnreadable(sheet);
  return { sheets: sheets.toSorted((one, other) => orderOf(one) - orderOf(other)), notRead };
}

function orderOf({ recognition }: RecognisedSheet): number {
  return sheetKinds.findIndex(({ kind }) => kind === recognition.kind.kind);
}

/** The files named, and the spreadsheets directly in the folders named; not the lock files of Excel and WPS. */
async function listFiles(
  paths: readonly string[],
): Promise<readonly { readonly path: string; readonly isNamed: boolean }[]> {
  const lists = paths.map(async (path) => {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) return [{ path, isNamed: true }];
    const names = (await readdir(path)).filter(
      (name) => SPREADSHEET.test(name) && !/^(?:[.~]|README)/.test(name),
    );
    return names.sort().map((name) => ({ path: join(path, name), isNamed: false }));
  });
  return (await Promise.all(lists)).flat();
}

async function recogniseFile(
  path: string,
  wanted: Wanted,
  map: HeadingMap | undefined,
): Promise<{ sheets: RecognisedSheet[]; notRead: NotRead[] }> {
  const file = basename(path);
  const kinds = sheetKinds.filter(({ kind }) => wanted.kind === undefined || kind === wanted.kind);
  const sheets: RecognisedSheet[] = [];
  const notRead: NotRead[] = [];
  const limits = wanted.isLarge === true ? largeLimits : {};
  const spreadsheet = await openSpreadsheet(path, { encoding: wanted.encoding, limits });
  const reading = { encoding: spreadsheet.encoding, limits };
  try {
    const [sha256, { size }] = await Promise.all([hashOf(path), stat(path)]);
    for (const sheet of spreadsheet.sheets) {
      if (wanted.sheet !== undefined && sheet.name !== wanted.sheet) continue;
      const rows = await firstRows(sheet);
      const recognition = recognise(rows, kinds, map, [sheet.name, file]);
      const isWanted = recognition !== undefined && (!sheet.isHidden || wanted.sheet !== undefined);
      if (isWanted) {
        sheets.push({ path, file, size, sha256, sheet: sheet.name, recognition, reading });
      } else if (recognition) notRead.push({ file, sheet: sheet.name, ...hidden });
      else if (rows.length > 0 && !sheet.isHidden)
        notRead.push({ file, sheet: sheet.name, why: unrecognised });
    }
    const names = spreadsheet.sheets.map(({ name }) => name);
    if (wanted.sheet !== undefined && !names.includes(wanted.sheet))
      notRead.push({ file, sheet: wanted.sheet, ...noSuchSheet(names.filter((name) => name !== '')) });
  } finally {
    await spreadsheet.close();
  }
  return { sheets, notRead };
}

/** Headings that leave a required column out, or in doubt, stop the whole import: guessing would cost more. */
function refuseUnreadable({ recognition, file, sheet }: RecognisedSheet): void {
  const faults = recognitionProblems(recognition, file, sheet).filter(({ severity }) => severity === 'error');
  if (faults.length === 0) return;
  const { title } = recognition.kind;
  throw new CannotRun({
    what: {
      zh: `${file}${sheet === '' ? '' : `“${sheet}”`}的表头不能用作${title.zh}`,
      en: `The headings of ${file}${sheet === '' ? '' : ` "${sheet}"`} do not make ${title.en}`,
    },
    why: {
      zh: faults.map(({ message }) => message.zh).join(' '),
      en: faults.map(({ message }) => message.en).join(' '),
    },
    next: {
      zh: `对照 dpf template ${recognition.kind.kind} 的表头更正，或用 --kind 指定表种`,
      en: `Compare with dpf template ${recognition.kind.kind}, or name the kind with --kind`,
    },
  });
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, HEADING_ROWS - rows.length));
    if (rows.length >= HEADING_ROWS) break;
  }
  return rows;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const hidden = {
  why: {
    zh: '工作表是隐藏的；要读它，请用 --sheet 指定',
    en: 'the sheet is hidden; name it with --sheet to read it',
  },
  next: { zh: '加上 --sheet 和工作表名再试', en: 'Try again with --sheet and the name of the sheet' },
};
const unrecognised: Text = {
  zh: '没有找到认识的表头',
  en: 'no headings were recognised',
};

function noSuchSheet(names: readonly string[]): Pick<Required<NotRead>, 'why' | 'next'> {
  const isText = names.length === 0;
  return {
    why: isText
      ? { zh: '文本文件没有工作表', en: 'a text file has no sheets' }
      : {
          zh: `没有这个工作表；有：${names.join('、')}`,
          en: `no such sheet; there are: ${names.join(', ')}`,
        },
    next: isText
      ? { zh: '去掉 --sheet 再试', en: 'Try again without --sheet' }
      : { zh: '照抄其中一个名字，或去掉 --sheet', en: 'Copy one of the names, or leave --sheet out' },
  };
}

function nothingIn(path: string, wanted: Wanted, notRead: readonly NotRead[]): CannotRun {
  const file = basename(path);
  const told = notRead.find(({ next }) => next !== undefined);
  const { kind = 'holders' } = wanted;
  const kinds = sheetKinds.map(({ kind: id, title }) => ({
    zh: `${title.zh} ${id}`,
    en: `${id} (${title.en})`,
  }));
  return new CannotRun({
    what: { zh: `${file} 里没有可以导入的表`, en: `There is nothing to import in ${file}` },
    why: told?.why ?? {
      zh: `前 ${HEADING_ROWS} 行里没有找到${wanted.kind ?? ''}表头；能导入的表有：${kinds.map(({ zh }) => zh).join('、')}`,
      en: `no headings${wanted.kind === undefined ? '' : ` of ${wanted.kind}`} in the first ${HEADING_ROWS} rows; what can be imported: ${kinds.map(({ en }) => en).join(', ')}`,
    },
    next: told?.next ?? {
      zh: `运行 dpf template ${kind} -o 模板.xlsx 查看应有的表头`,
      en: `Run dpf template ${kind} -o template.xlsx to see the headings`,
    },
  });
}
