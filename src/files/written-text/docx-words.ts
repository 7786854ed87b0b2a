import { unreadable } from '../unreadable.ts';
import { readXml } from '../xlsx/xml-parser.ts';
import type { ZipArchive } from '../xlsx/zip-archive.ts';

/** The parts of a .docx with words that are read: the text, then its notes. */
const PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];
/** 修订 what was taken out, or moved elsewhere, is not read; what was put in is. */
const TAKEN_OUT = new Set(['del', 'moveFrom']);

/** The words of a .docx as they would read with every tracked change accepted: a line a paragraph or row, cells parted by tabs. */
export async function readDocxWords(archive: ZipArchive, most: number): Promise<string> {
  const lines: string[] = [];
  let characters = 0;
  const add = (line: string): void => {
    characters += line.length + 1;
    if (characters > most) throw unreadable(archive.file, tooLong, shorten);
    lines.push(line);
  };
  for (const part of PARTS) if (archive.has(part)) await readPart(archive, part, { add, most });
  return lines.join('\n');
}

type Adding = { readonly add: (line: string) => void; readonly most: number };

async function readPart(archive: ZipArchive, part: string, { add, most }: Adding): Promise<void> {
  let words = '';
  const cells: string[][] = [];
  let [taken, tables, inText, inProperties] = [0, 0, false, 0];
  let isJoined = false;
  let isRowTaken = false;
  const put = (text: string): void => {
    if (words.length + text.length > most) throw unreadable(archive.file, tooLong, shorten);
    words += text;
  };
  await readXml(
    archive.text(part),
    {
      open: (name, { 'w:type': type }) => {
        if (name === 'pPr' || name === 'trPr' || name === 'rPr') inProperties += 1;
        if (TAKEN_OUT.has(name)) {
          // The mark of a paragraph or row that was taken out, or a stretch of words.
          if (inProperties === 0) taken += 1;
          else if (cells.length > 0 && words === '' && cells.at(-1)?.length === 0) isRowTaken = true;
          else isJoined = true;
        } else if (name === 't') inText = true;
        else if (name === 'br' || name === 'tab' || name === 'cr')
          put(name === 'br' && type === 'page' ? '' : ' ');
        else if (name === 'noBreakHyphen') put('-');
        else if (name === 'tbl') tables += 1;
        else if (name === 'tr' && tables === 1) cells.push([]);
      },
      text: (text) => {
        if (inText && taken === 0) put(text);
      },
      close: (name) => {
        if (name === 'pPr' || name === 'trPr' || name === 'rPr') inProperties -= 1;
        if (TAKEN_OUT.has(name) && inProperties === 0 && taken > 0) taken -= 1;
        else if (name === 't') inText = false;
        else if (name === 'tbl') tables -= 1;
        else if (name === 'p' && tables > 0) put(words === '' || words.endsWith(' ') ? '' : ' ');
        else if (name === 'p') {
          if (!isJoined) {
            if (words.trim() !== '') add(words.replaceAll('\t', ' '));
            words = '';
          }
          isJoined = false;
        } else if (name === 'tc' && tables === 1) {
          cells.at(-1)?.push(words.trim().replaceAll('\t', ' '));
          words = '';
        } else if (name === 'tr' && tables === 1) {
          const row = cells.pop() ?? [];
          if (!isRowTaken && row.some((cell) => cell !== '')) add(row.join('\t'));
          isRowTaken = false;
        }
      },
    },
    { file: archive.file, part },
  );
  if (words.trim() !== '') add(words);
}

const tooLong = { zh: '文字超过 200 万字', en: 'it holds more than two million characters' };
const shorten = { zh: '请拆成几个文件后再试', en: 'Split it into several files and try again' };
