import type { SheetRow, SheetWatch, Spreadsheet } from './cell.ts';
import type { Limits } from './limits.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetParser, type SheetContext } from './sheet-parser.ts';
import { parseXml } from './xml-parser.ts';
import { readDateStyles, readXlsxParts } from './xlsx-parts.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

const BATCH = 500;

/**
 * Opens an .xlsx. Merges, validations, names and column widths are never looked at: they are what kills other
 * readers (ux-security.md §0.4).
 */
export async function openXlsx(path: string, file: string, limits: Limits): Promise<Spreadsheet> {
  const archive = await openZip(path, file, limits);
  try {
    const parts = await readXlsxParts(archive);
    const dateStyles = await readDateStyles(archive, parts.styles);
    // Read with the first rows, once: a file opened only for its sheet names need not pay for it.
    let strings: Promise<readonly string[]> | undefined;
    const { is1904 } = parts;
    return {
      format: 'xlsx',
      close: archive.close,
      sheets: parts.sheets.map(({ name, part, isHidden }) => ({
        name,
        isHidden,
        rows: async function* (watch) {
          strings ??= readSharedStrings(archive, parts.sharedStrings, limits);
          yield* readRows(archive, { file, part, limits, dateStyles, is1904, strings: await strings }, watch);
        },
      })),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
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
  for await (const waiting of steps) if (waiting >= BATCH) yield parser.take();
  if (parser.waiting > 0) yield parser.take();
}
