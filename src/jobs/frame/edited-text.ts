import { readFileSync, statSync } from 'node:fs';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Text } from '../../kernel/text.ts';

/** The longest policy is a tenth of this: more is no text that somebody wrote. */
const MOST_BYTES = 1_048_576;

/**
 * The text of a file that a clerk edits (政策, 案例, 模板), decoded strictly: UTF-8, else GB18030, as the editor of an
 * older Windows saves it. A wrong guess would be a condition that no row meets, and nobody paid. Throws CannotRun.
 */
export function readEditedText(path: string, file: string, next: Text): string {
  const refuse = (why: Text, cure = next, cause?: unknown): CannotRun =>
    new CannotRun({
      what: { zh: `读不到 ${file}`, en: `Cannot read ${file}` },
      why,
      next: cure,
      cause,
    });
  try {
    const found = statSync(path);
    if (!found.isFile()) throw refuse(noFile);
    if (found.size > MOST_BYTES) throw refuse(tooLarge);
    const bytes = readFileSync(path);
    const text = decoded(bytes);
    if (typeof text === 'string') return text;
    throw refuse(notText(text.line), saveAsUtf8);
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw refuse(code === 'ENOENT' ? missing : systemError(code), next, error);
  }
}

/** The text, or the first line that is none. */
function decoded(bytes: Buffer): string | { readonly line: number } {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  const marked = { 0xfffe: 'utf-16le', 0xfeff: 'utf-16be' }[mark];
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    const text = strictly(encoding, bytes);
    if (text === undefined || text.includes('\0')) continue;
    if (encoding === 'gb18030' && hasUtf8(bytes)) continue;
    return text;
  }
  return { line: firstBadLine(bytes) };
}

/** One an encoding: a start of the program reads fifty files. */
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true });
  decoders.set(encoding, decoder);
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Whether some of the words are UTF-8 after all: one damaged byte, or two files joined. As GB18030 they would be read as
 * other words without a complaint; words of GB18030 are practically never words of UTF-8 from end to end.
 */
function hasUtf8(bytes: Buffer): boolean {
  const words = bytes.toString('latin1').match(/[\x80-\xff]{3,}/g) ?? [];
  return words.some((word) => /[\u0800-\uffff]/.test(strictly('utf-8', Buffer.from(word, 'latin1')) ?? ''));
}

function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  const isBad = (line: string) =>
    line.includes('\0') || strictly('utf-8', Buffer.from(line, 'latin1')) === undefined;
  return Math.max(lines.findIndex(isBad), 0) + 1;
}

const notText = (line: number): Text => ({
  zh: `第 ${line} 行的文字编码不对：既不全是 UTF-8，也不全是 GB18030（GBK）`,
  en: `line ${line} is not in one encoding with the rest: neither all UTF-8 nor all GB18030 (GBK)`,
});
const saveAsUtf8: Text = {
  zh: '请用记事本打开，改好这一行，另存为 UTF-8 编码',
  en: 'Open it in an editor, correct that line and save it as UTF-8',
};
const missing: Text = { zh: '没有这个文件', en: 'there is no such file' };
const noFile: Text = {
  zh: '它是文件夹、设备或管道，不是普通文件',
  en: 'it is a folder, a device or a pipe, not a regular file',
};
const tooLarge: Text = {
  zh: '文件大于 1 MB，不可能是人写的文本',
  en: 'it is larger than 1 MB, more than anybody wrote',
};
const systemError = (code: string): Text => ({ zh: `系统错误 ${code}`, en: `system error ${code}` });
