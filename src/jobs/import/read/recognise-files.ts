import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sheet, SheetRow, Spreadsheet } from '../../../files/cell.ts';
import { largeLimits } from '../../../files/limits.ts';
import { openSpreadsheet, type OpenOptions } from '../../../files/sheets/open-spreadsheet.ts';
import { notOpened, unreadable } from '../../../files/unreadable.ts';
import { type IntakeRow, sheetKinds } from '../../../importing/kinds.ts';
import type { HeadingMap } from '../../../importing/headings/heading-map.ts';
import { isOfStopped } from '../../../importing/headings/list-scope.ts';
import { recognise, type Recognition } from '../../../importing/headings/recognise.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { inert } from '../../../kernel/writing/inert.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { grantsByRow } from '../../../facts/event-sources.ts';
import { expandNames } from '../../../importing/find/expand-names.ts';
import {
  brokenLine,
  type GivenBack,
  hasLostLine,
  needsMap,
  splitGivenBack,
  withoutCopied,
} from '../give-back/given-back.ts';
import { listFiles } from '../../../importing/find/list-files.ts';
import { kindNamed } from './kind-named.ts';
import { loadHeadingMap } from '../../../importing/find/load-heading-map.ts';
import {
  HEADING_ROWS,
  headingFault,
  hidden,
  ofStopped,
  noSuchSheet,
  notAFile,
  noSpreadsheetIn,
  nothingIn,
  type NotRead,
  ownReport,
  reasonOf,
  unrecognised,
} from '../../../importing/find/not-read.ts';
import { isOwnText, isOwnReport } from './own-reports.ts';

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
  /** The list that it is a copy of, given back with its problems. */
  readonly givenBack?: GivenBack | undefined;
  /** 截至日 the day of the list, once that is settled. */
  readonly asOf?: PlainDate;
};

/** What is to be imported, and what its reader was told of it. */
export type SheetsToRead = {
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

/** Beyond this an old file is read again for each of its sheets, rather than kept. */
const KEPT_BYTES = 64 * 1024 * 1024;
/**
 * 识别 finds the sheets to import, in the order of the kinds (people before what speaks of them), whatever order they came in.
 * What cannot be read is told and stops nothing else. Throws CannotRun where there is nothing to import.
 */
export async function recogniseFiles(
  asked: SheetsToRead,
): Promise<{ readonly sheets: readonly RecognisedSheet[]; readonly notRead: readonly NotRead[] }> {
  // A kind goes by its title too; from here on it is its id.
  const wanted = asked.kind === undefined ? asked : { ...asked, kind: (await kindNamed(asked.kind)).kind };
  const map = wanted.map === undefined ? undefined : await loadHeadingMap(wanted.map);
  const paths = await listFiles(await expandNames(wanted.paths));
  if (paths.length === 0) throw await noSpreadsheetIn(wanted.paths);
  const sheets: RecognisedSheet[] = [];
  const notRead: NotRead[] = [];
  const room = { bytes: KEPT_BYTES };
  for (const path of paths) {
    const found = await recogniseFile(path, { wanted, map, isAlone: paths.length === 1, room });
    sheets.push(...found.sheets);
    notRead.push(...found.notRead);
  }
  if (sheets.length === 0) throw nothingIn(wanted, notRead);
  const once = withoutCopied(sheets);
  return {
    sheets: once.sheets.toSorted((one, other) => orderOf(one) - orderOf(other)),
    notRead: [...notRead, ...once.notRead],
  };
}

function orderOf({ recognition }: RecognisedSheet): number {
  return sheetKinds.findIndex(({ kind }) => kind === recognition.kind.kind);
}

type Found = { readonly sheets: readonly RecognisedSheet[]; readonly notRead: readonly NotRead[] };

type Recognising = {
  readonly wanted: SheetsToRead;
  readonly map: HeadingMap | undefined;
  /** Whether it is the only file: what is wrong with it is then said as such. */
  readonly isAlone: boolean;
  /** How much may still be kept of files that can only be read whole. */
  readonly room: { bytes: number };
};

async function recogniseFile(path: string, recognising: Recognising): Promise<Found> {
  const file = inert(basename(path));
  const { wanted, isAlone } = recognising;
  try {
    const found = await stat(path).catch((error: unknown) => {
      throw notOpened(file, error);
    });
    if (!found.isFile()) throw unreadable(file, notAFile.why, notAFile.next);
    const limits = wanted.isLarge === true ? largeLimits : {};
    const spreadsheet = await openSpreadsheet(path, { encoding: wanted.encoding, limits });
    try {
      if (isOwnReport(spreadsheet)) return { sheets: [], notRead: [{ file, sheet: '', ...ownReport }] };
      return await recogniseSheets(path, spreadsheet, recognising);
    } finally {
      await spreadsheet.close();
    }
  } catch (error) {
    if (isAlone || !(error instanceof CannotRun)) throw error;
    return { sheets: [], notRead: [{ file, sheet: '', ...reasonOf(error) }] };
  }
}

async function recogniseSheets(
  path: string,
  spreadsheet: Spreadsheet,
  { wanted, map, room }: Recognising,
): Promise<Found> {
  const file = inert(basename(path));
  const kept = spreadsheet.kept && spreadsheet.kept.bytes <= room.bytes ? spreadsheet.kept : undefined;
  const limits = wanted.isLarge === true ? largeLimits : {};
  const reading = { encoding: spreadsheet.encoding, limits, kept };
  const kinds = sheetKinds.filter(({ kind }) => wanted.kind === undefined || kind === wanted.kind);
  const names = spreadsheet.sheets.map(({ name }) => name);
  const [sha256, { size }] = await Promise.all([hashOf(path), stat(path)]);
  const sheets: RecognisedSheet[] = [];
  const notRead: NotRead[] = [];
  for (const sheet of spreadsheet.sheets) {
    if (wanted.sheet !== undefined && sheet.name !== wanted.sheet) continue;
    const leave = (why: Omit<NotRead, 'file' | 'sheet'>): number =>
      notRead.push({ file, sheet: sheet.name, ...why });
    const { rows: first, fault } = await firstRows(sheet);
    const { rows, givenBack, isBroken } = splitGivenBack(first);
    const recognition = recogniseAs(rows, kinds, map, givenBack ?? { sheet: sheet.name, file });
    const source = { path, file, size, sha256, sheet: sheet.name, reading, givenBack };
    const found = recognition && { ...source, recognition };
    if (isOwnText(spreadsheet.format, rows)) leave(ownReport);
    else if (givenBack?.map !== undefined && !map) leave(needsMap(givenBack.map));
    else if (!found) {
      if (fault) leave(reasonOf(fault));
      else if (rows.length > 0 && !sheet.isHidden) leave(unrecognised(rows, kinds, wanted.kind));
    } else if (isBroken || hasLostLine(rows, found.recognition, givenBack)) leave(brokenLine);
    else if (sheet.isHidden && wanted.sheet === undefined) leave(hidden);
    else if (grantsByRow(found.recognition.kind.kind) && isOfStopped(found.recognition, givenBack ?? found))
      leave(ofStopped);
    else {
      const ofHeadings = wanted.isExplained === true ? undefined : headingFault(found);
      if (ofHeadings)
        leave({
          ...reasonOf(ofHeadings),
          likely: found.recognition.kind.kind,
          isWrong: wanted.kind === undefined,
        });
      // Where it breaks off behind its headings, reading it will say so.
      else sheets.push(found);
    }
  }
  if (wanted.sheet !== undefined && !names.includes(wanted.sheet))
    notRead.push({ file, sheet: wanted.sheet, ...noSuchSheet(names.filter((name) => name !== '')) });
  if (kept && sheets.length > 0) room.bytes -= kept.bytes;
  // Beside a list a sheet of another matter is nothing wrong; a file without any list is.
  const told =
    sheets.length === 0 ? notRead : notRead.map((one) => (one.fault ? one : { ...one, isWrong: false }));
  return { sheets, notRead: told };
}

/** Recognises a sheet by its rows and names; a copy that was given back as the list that it is a copy of. */
function recogniseAs(
  rows: readonly SheetRow[],
  kinds: typeof sheetKinds,
  map: HeadingMap | undefined,
  { sheet, file, ...of }: Pick<GivenBack, 'sheet' | 'file'> & Partial<GivenBack>,
): Recognition<IntakeRow> | undefined {
  const own = kinds.filter(({ title }) => of.kind === undefined || title.zh === of.kind);
  const recognition = recognise(rows, own.length > 0 ? own : kinds, map, [sheet, file]);
  return recognition && of.asOf ? { ...recognition, statedAsOf: of.asOf } : recognition;
}

/** The rows in which headings are looked for, and what is wrong where they cannot be read to the last of them. */
async function firstRows(sheet: Sheet): Promise<{ readonly rows: SheetRow[]; readonly fault?: CannotRun }> {
  const rows: SheetRow[] = [];
  try {
    for await (const batch of sheet.rows()) {
      // One more than those searched: above the title of a copy stands what it is a copy of.
      rows.push(...batch.slice(0, HEADING_ROWS + 1 - rows.length));
      if (rows.length > HEADING_ROWS) break;
    }
  } catch (fault) {
    if (!(fault instanceof CannotRun)) throw fault;
    return { rows, fault };
  }
  return { rows };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
