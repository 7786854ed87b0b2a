import { gunzipSync, gzipSync } from 'node:zlib';
import type { KeptBook, KeptSheet, SheetRow, SheetWatch, Spreadsheet } from '../cell.ts';
import { type Limits, overLimit } from '../limits.ts';
import { rowOf } from '../unreadable.ts';

/** What the process that reads an old file says, in this order: of each sheet its head, then its rows. */
export type Piece = { readonly head: Omit<KeptSheet, 'batches'> } | PackedRows;
type PackedRows =
  { readonly rows: readonly SheetRow[] } | { readonly over: keyof Limits; readonly row: number };

/** A piece is its length and then itself: the head of a sheet as it is, rows packed. */
const LENGTH = 5;
const HEAD = 0;
const ROWS = 1;

/** Packs a piece; quickly rather than well, as it lives for one command. */
export function packPiece(piece: Piece): Buffer {
  const text = JSON.stringify('head' in piece ? piece.head : piece);
  const body = 'head' in piece ? Buffer.from(text) : gzipSync(text, { level: 1 });
  const length = Buffer.alloc(LENGTH);
  length.writeUInt8('head' in piece ? HEAD : ROWS);
  length.writeUInt32LE(body.length, 1);
  return Buffer.concat([length, body]);
}

/** The pieces as they came, in memory that threads can share. */
export function keepPieces(
  chunks: readonly Buffer[],
  { format, encoding }: Pick<KeptBook, 'format' | 'encoding'>,
): KeptBook {
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  const all = Buffer.from(new SharedArrayBuffer(bytes));
  let end = 0;
  for (const chunk of chunks) end += chunk.copy(all, end);
  const sheets: (KeptSheet & { batches: Uint8Array[] })[] = [];
  for (let at = 0; at < bytes;) {
    const kind = all.readUInt8(at);
    const from = at + LENGTH;
    at = from + all.readUInt32LE(at + 1);
    const body = all.subarray(from, at);
    if (kind === ROWS) sheets.at(-1)?.batches.push(body);
    else sheets.push({ ...(JSON.parse(body.toString()) as Omit<KeptSheet, 'batches'>), batches: [] });
  }
  return { format, encoding, sheets, bytes };
}

/** Opens what was kept of a file. */
export function openKept(kept: KeptBook, file: string, limits: Limits): Spreadsheet {
  const { format, encoding, sheets } = kept;
  return {
    format,
    ...(encoding === undefined ? {} : { encoding }),
    kept,
    close: () => Promise.resolve(),
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      isHidden: sheet.isHidden,
      rows: (watch) => readRows(sheet, file, limits, watch),
      merged: () => Promise.resolve(sheet.merged),
    })),
  };
}

// All of it is in memory; rows are awaited everywhere, as most come from a file.
// eslint-disable-next-line @typescript-eslint/require-await
async function* readRows(
  { name, batches, hiddenColumns }: KeptSheet,
  file: string,
  limits: Limits,
  watch: SheetWatch = {},
): AsyncGenerator<readonly SheetRow[]> {
  for (const column of hiddenColumns) watch.hiddenColumns?.(column, column);
  for (const [index, batch] of batches.entries()) {
    const piece = JSON.parse(gunzipSync(batch).toString()) as PackedRows;
    if ('over' in piece) throw overLimit(file, piece.over, limits, rowOf(name, piece.row));
    watch.seen?.((index + 1) / batches.length);
    yield piece.rows;
  }
}
