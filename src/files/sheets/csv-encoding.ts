import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { TextEncoding } from '../../kernel/writing/text-encoding.ts';
import type { Text } from '../../kernel/text.ts';
import { findBadLines } from './bad-lines.ts';
import { notOpened, unreadable } from '../unreadable.ts';

/** Is in no text file, but in nearly every other kind. */
const NUL = '\0';
/** How much of a file is looked at at a time. */
const LOOK = 1_048_576;

/**
 * Decides by decoding the whole file strictly: a byte order mark, else UTF-8, else GB18030. UTF-8 goes first, as its
 * bytes are often valid GB18030 too; guessing by frequency takes 联通 for UTF-8 (ux-security.md §4).
 */
export async function detectEncoding(
  path: string,
  file: string,
  head: Buffer,
  stated?: TextEncoding,
): Promise<TextEncoding> {
  const marked = markedAs(head);
  const isMarkedUtf8 = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const candidates: readonly TextEncoding[] = stated
    ? [stated]
    : marked
      ? [marked]
      : isMarkedUtf8
        ? ['utf-8']
        : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const decodes = encoding === 'utf-8' ? isTextInUtf8(path, file) : isTextIn(encoding, path, file);
    if (!(await decodes)) continue;
    // Nearly all UTF-8 is GB18030 too, of other characters: a line of it among others is not what it seems.
    const mixed = encoding === 'gb18030' && !stated ? await findBadLines(path, file, true) : undefined;
    if (mixed) throw unreadable(file, mixed);
    return encoding;
  }
  throw unreadable(file, (marked ? undefined : await findBadLines(path, file)) ?? notText);
}

const notText: Text = {
  zh: '不是表格文件，或文字编码不是 UTF-8、GB18030（GBK）、UTF-16',
  en: 'it is no spreadsheet, or its text is not in UTF-8, GB18030 (GBK) or UTF-16',
};

function markedAs(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** The text of the file in a stream; a character across two chunks stays whole, the byte order mark is dropped. */
export async function* decodeFile(
  path: string,
  file: string,
  encoding: TextEncoding,
  seen?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const stream: AsyncIterable<Buffer> = createReadStream(path);
  try {
    let bytes = 0;
    for await (const chunk of stream) {
      seen?.((bytes += chunk.length));
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw isDecodingError(error) ? error : notOpened(file, error);
  }
  yield decoder.decode();
}

async function isTextIn(encoding: TextEncoding, path: string, file: string): Promise<boolean> {
  try {
    for await (const text of decodeFile(path, file, encoding)) if (text.includes(NUL)) return false;
    return true;
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    return false;
  }
}

/** The same without making the text: most files are in UTF-8, and one that came before need not be read further. */
async function isTextInUtf8(path: string, file: string): Promise<boolean> {
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: LOOK });
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.concat([rest, chunk]);
      const end = startOfLast(bytes);
      if (chunk.includes(NUL) || !isUtf8(bytes.subarray(0, end))) return false;
      rest = bytes.subarray(end);
    }
    return isUtf8(rest);
  } catch (error) {
    throw notOpened(file, error);
  }
}

/** Where the last character begins: the next chunk may hold the rest of it. */
function startOfLast(bytes: Buffer): number {
  const tail = bytes.subarray(-4);
  const back = tail.findLastIndex((byte) => (byte & 0xc0) !== 0x80);
  return back === -1 ? bytes.length : bytes.length - tail.length + back;
}

function isDecodingError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
