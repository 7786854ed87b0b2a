import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { unreadable } from '../unreadable.ts';

/** The words of a .pdf by `pdftotext` of poppler, which is asked for only here. Throws CannotRun where it is not installed. */
export async function readPdfWords(path: string, file: string, most: number): Promise<string> {
  const child = spawn('pdftotext', ['-enc', 'UTF-8', '-layout', resolve(path), '-'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | string>((done) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      done(error.code ?? 'unknown');
    });
    child.once('close', (code) => {
      done(code ?? 'killed');
    });
  });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of child.stdout) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    if (text.length <= most) continue;
    child.kill();
    throw unreadable(
      file,
      { zh: '文字超过 200 万字', en: 'it holds more than two million characters' },
      asText,
    );
  }
  const code = await ended;
  if (code === 'ENOENT') throw unreadable(file, noTool, asText);
  if (code !== 0)
    throw unreadable(file, { zh: 'PDF 已损坏或有密码', en: 'the PDF is damaged or has a password' }, asText);
  if (text.trim() === '') throw unreadable(file, noWords, asText);
  return text;
}

const noTool = {
  zh: '读 PDF 要用 pdftotext（poppler），这台电脑没有安装',
  en: 'a PDF is read by pdftotext (poppler), which is not installed here',
};
const noWords = { zh: 'PDF 里没有文字，可能是扫描件', en: 'there are no words in it: perhaps a scan' };
const asText = {
  zh: '请用 WPS 或 Word 打开，另存为 .docx 或 .txt 后再试',
  en: 'Open it in Word or WPS, save it as .docx or .txt and try again',
};
