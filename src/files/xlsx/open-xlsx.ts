import type { SheetRow, SheetWatch, Spreadsheet } from '../cell.ts';
import type { Limits } from '../limits.ts';
import { readChoices } from './list-validations.ts';
import { openSharedStrings, type SharedStrings } from './shared-strings.ts';
import { SheetParser, type SheetContext } from './sheet-parser.ts';
import { DamagedPart, damagedSheet } from '../unreadable.ts';
import { parseXml } from './xml-parser.ts';
import { readStyles, readXlsxParts } from './xlsx-parts.ts';
import { readMergedAreas } from './merged-areas.ts';
import type { ShowNumber } from './number-format.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

const BATCH = 500;

/**
 * Opens an .xlsx. Of merges only where they are is read, and never cell by cell, and of validations only the lists of a
 * column, where somebody asks; names and column widths are not looked at: they are what kills other readers
 * (ux-security.md §0.4).
 */
export async function openXlsx(path: string, file: string, limits: Limits): Promise<Spreadsheet> {
  const archive = await openZip(path, file, limits);
  try {
    const parts = await readXlsxParts(archive);
    const { formats, struck } = await readStyles(archive, parts.styles);
    const show = formats.some(({ shows }) => shows === 'zeros') ? await loadShow() : undefined;
    const strings = openSharedStrings(archive, parts.sharedStrings, limits);
    const { is1904 } = parts;
    const rowsOf = ({ name, part }: { readonly name: string; readonly part: string }, watch?: SheetWatch) =>
      readRows(archive, part, { file, sheet: name, limits, formats, struck, show, is1904, strings }, watch);
    return {
      format: 'xlsx',
      madeAs: parts.madeAs,
      close: async () => {
        await strings.close();
        await archive.close();
      },
      sheets: parts.sheets.map(({ name, part, isHidden }) => ({
        name,
        isHidden,
        rows: (watch) => rowsOf({ name, part }, watch),
        merged: () => readMergedAreas(archive, part, limits),
        choices: () =>
          readChoices(archive, part, (wanted) => {
            const other = parts.sheets.find((sheet) => sheet.name === (wanted ?? name));
            return other && rowsOf(other);
          }),
      })),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Loaded where a workbook has such a format: few have, and the library is large. */
async function loadShow(): Promise<ShowNumber> {
  const { SSF } = (await import('@e965/xlsx')) as { SSF: { format: ShowNumber } };
  return (code, value) => SSF.format(code, value);
}

async function* readRows(
  archive: ZipArchive,
  part: string,
  context: SheetContext,
  watch: SheetWatch = {},
): AsyncGenerator<readonly SheetRow[]> {
  const { file, sheet, strings } = context;
  const parser = new SheetParser(context, watch.hiddenColumns);
  try {
    const at = { file, part };
    for await (const waiting of parseXml(
      archive.text(part, watch.seen),
      parser.handlers,
      at,
      () => parser.waiting,
    )) {
      if (waiting < BATCH) continue;
      await strings.reach(parser.furthest);
      yield parser.take();
    }
    // To their end, where it shows whether all before is whole.
    await strings.reach(Infinity);
    if (parser.waiting > 0) yield parser.take();
  } catch (error) {
    // Headings before the break say what it is that breaks off, however much of it came at once.
    if (parser.waiting > 0 && (await canBeRead(strings, parser))) yield parser.take();
    const isHere = error instanceof DamagedPart && error.part === part && parser.at > 0;
    throw isHere ? damagedSheet(file, sheet, parser.at) : error;
  }
}

async function canBeRead(strings: SharedStrings, parser: SheetParser): Promise<boolean> {
  return strings.reach(parser.furthest).then(
    () => true,
    () => false,
  );
}
