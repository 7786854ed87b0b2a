import type { SheetRow, SheetWatch, Spreadsheet } from './cell.ts';
import type { Limits } from './limits.ts';
import { readChoices } from './list-validations.ts';
import { openSharedStrings } from './shared-strings.ts';
import { SheetParser, type SheetContext } from './sheet-parser.ts';
import { parseXml } from './xml-parser.ts';
import { readFormats, readXlsxParts } from './xlsx-parts.ts';
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
    const formats = await readFormats(archive, parts.styles);
    const show = formats.some(({ shows }) => shows === 'zeros') ? await loadShow() : undefined;
    const strings = openSharedStrings(archive, parts.sharedStrings, limits);
    const { is1904 } = parts;
    const rowsOf = (part: string, watch?: SheetWatch) =>
      readRows(archive, { file, part, limits, formats, show, is1904, strings }, watch);
    const partOf = (wanted: string) => parts.sheets.find(({ name }) => name === wanted)?.part;
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
        rows: (watch) => rowsOf(part, watch),
        merged: () => readMergedAreas(archive, part, limits),
        choices: () =>
          readChoices(archive, part, (wanted) => {
            const other = wanted === undefined ? part : partOf(wanted);
            return other === undefined ? undefined : rowsOf(other);
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
  context: SheetContext,
  watch: SheetWatch = {},
): AsyncGenerator<readonly SheetRow[]> {
  const parser = new SheetParser(context, watch.hiddenColumns);
  const steps = parseXml(
    archive.text(context.part, watch.seen),
    parser.handlers,
    context,
    () => parser.waiting,
  );
  for await (const waiting of steps) {
    if (waiting < BATCH) continue;
    await context.strings.reach(parser.furthest);
    yield parser.take();
  }
  await context.strings.reach(parser.furthest);
  if (parser.waiting > 0) yield parser.take();
}
