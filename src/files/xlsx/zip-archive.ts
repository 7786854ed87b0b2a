import { once } from 'node:events';
import { TextDecoder } from 'node:util';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { SeenShare } from '../cell.ts';
import { overLimit, type Limits } from '../limits.ts';
import { DamagedPart, unreadable } from '../unreadable.ts';

/** The zip inside an .xlsx: text parts by name, read in a stream and counted. Nothing is ever extracted. */
export type ZipArchive = {
  /** For messages: the base name of the file. */
  readonly file: string;
  readonly has: (part: string) => boolean;
  readonly text: (part: string, seen?: SeenShare) => AsyncGenerator<string>;
  readonly close: () => Promise<void>;
};

type PartReading = {
  readonly part: string;
  readonly file: string;
  readonly limits: Limits;
  readonly seen: SeenShare | undefined;
};

const SMALL = 1024 * 1024;

/** Opens the zip and checks what it declares against the limits; `text` checks what really comes. */
export async function openZip(path: string, file: string, limits: Limits): Promise<ZipArchive> {
  const suffix = /\.docx$/i.test(file) ? '.docx' : '.xlsx';
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw unreadable(file, {
      zh: `文件不完整或已损坏（不是完整的 ${suffix}）`,
      en: `the file is incomplete or damaged (not a whole ${suffix})`,
    });
  });
  const close = async (): Promise<void> => {
    if (!zip.isOpen) return;
    const closed = once(zip, 'close');
    zip.close();
    await closed;
  };
  try {
    const entries = await listEntries(zip, file, limits);
    const find = (part: string): Entry | undefined => entries.get(part.toLowerCase());
    return {
      file,
      close,
      has: (part) => find(part) !== undefined,
      text: (part, seen) => readText(zip, find(part), { part, file, limits, seen }),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listEntries(zip: ZipFile, file: string, limits: Limits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  if (zip.entryCount > limits.entries) throw overLimit(file, 'entries', limits);
  try {
    for await (const entry of zip.eachEntry()) {
      const part = { zh: entry.fileName, en: entry.fileName };
      const { uncompressedSize: size } = entry;
      total += size;
      if (size > limits.entryBytes) throw overLimit(file, 'entryBytes', limits, part);
      if (total > limits.totalBytes) throw overLimit(file, 'totalBytes', limits, part);
      if (size > SMALL && size > limits.ratio * entry.compressedSize)
        throw overLimit(file, 'ratio', limits, part);
      const key = entry.fileName.toLowerCase();
      // Two parts of one name: which one is meant depends on the reader, so neither is trusted.
      if (entries.has(key)) throw new DamagedPart(file, entry.fileName);
      entries.set(key, entry);
    }
  } catch (error) {
    throw error instanceof CannotRun ? error : new DamagedPart(file, 'zip');
  }
  return entries;
}

async function* readText(
  zip: ZipFile,
  entry: Entry | undefined,
  { part, file, limits, seen }: PartReading,
): AsyncGenerator<string> {
  if (!entry?.canDecodeFileData()) throw new DamagedPart(file, part);
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    let decoder: TextDecoder | undefined;
    let bytes = 0;
    let sum = 0;
    for await (const chunk of stream) {
      bytes += chunk.length;
      sum = crc32(chunk, sum);
      if (bytes > limits.entryBytes) throw overLimit(file, 'entryBytes', limits, { zh: part, en: part });
      seen?.(bytes / entry.uncompressedSize);
      decoder ??= new TextDecoder(isUtf16(chunk) ? 'utf-16le' : 'utf-8', { fatal: true });
      // Decoding in a stream keeps a character that lies across two chunks whole.
      yield decoder.decode(chunk, { stream: true });
    }
    // One wrong bit may leave a text that can be read, of other digits.
    if (sum !== entry.crc32) throw new DamagedPart(file, part);
    yield decoder?.decode() ?? '';
  } catch (error) {
    throw error instanceof CannotRun ? error : new DamagedPart(file, part);
  }
}

function isUtf16(chunk: Buffer): boolean {
  return chunk[0] === 0xff && chunk[1] === 0xfe;
}
