import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import type { Text } from '../../kernel/text.ts';
import { notOpened } from '../unreadable.ts';

const NEWLINE = 0x0a;
const LONGEST_LINE = 1024 * 1024;
const MOST_NAMED = 20;

type Lines = { count: number; readonly named: number[] };
type Seen = Record<'nul' | 'utf8' | 'gb18030' | 'neither', Lines>;

/** 坏行 the lines for which a text cannot be decoded, and why; undefined for what is no text at all, or where all is `decoded`. */
export async function findBadLines(path: string, file: string, isDecoded = false): Promise<Text | undefined> {
  const none = (): Lines => ({ count: 0, named: [] });
  const seen: Seen = { nul: none(), utf8: none(), gb18030: none(), neither: none() };
  let number = 0;
  for await (const line of linesOf(path, file)) {
    number += 1;
    const what = line && (isDecoded ? kindOfDecoded(line) : kindOf(line));
    if (line === undefined) return undefined;
    if (what === undefined) continue;
    seen[what].count += 1;
    if (seen[what].named.length < MOST_NAMED) seen[what].named.push(number);
  }
  return causeOf(seen, number);
}

function causeOf({ nul, utf8, gb18030, neither }: Seen, lines: number): Text | undefined {
  // What has such bytes in every other line is no text.
  if (nul.count * 2 > lines + 1 || neither.count * 2 > lines + 1) return undefined;
  if (nul.count > 0) return said(nul, { zh: '含有空字符（NUL）', en: 'a NUL character, which no text has' });
  if (utf8.count > 0 && gb18030.count > 0) {
    const isMostlyUtf8 = utf8.count >= gb18030.count;
    const [main, other] = isMostlyUtf8 ? ['UTF-8', 'GB18030'] : ['GB18030', 'UTF-8'];
    return said(isMostlyUtf8 ? gb18030 : utf8, {
      zh: `不是 ${main}，像是 ${other}：两种编码的文字接在一起了`,
      en: `not in ${main} like the others but, it seems, in ${other}: texts of two encodings were joined`,
    });
  }
  if (neither.count === 0) return undefined;
  const main = utf8.count > 0 ? 'UTF-8' : 'GB18030（GBK）';
  return said(neither, {
    zh: `有不是 ${main} 的字节，或末尾的字不完整`,
    en: `bytes that are not ${main.replace(/（.*/, '')}, or a character that was cut`,
  });
}

function said({ count, named }: Lines, why: Text): Text {
  const isMore = count > named.length;
  return {
    zh: `第 ${named.join('、')}${isMore ? ' 等' : ''} 行：${why.zh}`,
    en: `line${count > 1 ? 's' : ''} ${named.join(', ')}${isMore ? ' …' : ''}: ${why.en}`,
  };
}

const SURE = 12;

/** By chance a word of GB18030 is UTF-8 (联通), four characters in a row hardly ever are. */
function kindOfDecoded(line: Buffer): keyof Seen | undefined {
  if (!isUtf8(line)) return 'gb18030';
  return line.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0) >= SURE ? 'utf8' : undefined;
}

function kindOf(line: Buffer): keyof Seen | undefined {
  if (line.includes(0)) return 'nul';
  if (!line.some((byte) => byte > 0x7f)) return undefined;
  if (isUtf8(line)) return 'utf8';
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(line);
    return 'gb18030';
  } catch {
    return 'neither';
  }
}

/** The lines of a file one by one; undefined in place of one that is too long to be a line. */
async function* linesOf(path: string, file: string): AsyncGenerator<Buffer | undefined> {
  let rest = Buffer.alloc(0);
  const stream: AsyncIterable<Buffer> = createReadStream(path);
  try {
    for await (const chunk of stream) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
        yield Buffer.concat([rest, chunk.subarray(from, end)]);
        rest = Buffer.alloc(0);
        from = end + 1;
      }
      rest = Buffer.concat([rest, chunk.subarray(from)]);
      if (rest.length > LONGEST_LINE) yield undefined;
    }
  } catch (error) {
    throw notOpened(file, error);
  }
  if (rest.length > 0) yield rest;
}
