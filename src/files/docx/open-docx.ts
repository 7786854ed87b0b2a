import { wordsOf } from '../../kernel/documents/document.ts';
import { blankCell, type Cell, type SheetRow, type Spreadsheet } from '../cell.ts';
import type { Limits } from '../limits.ts';
import { sectionHeadings } from '../sheets/open-markdown.ts';
import { unreadable } from '../unreadable.ts';
import { readXml } from '../xlsx/xml-parser.ts';
import type { ZipArchive } from '../xlsx/zip-archive.ts';
import { DOCX_PART, type DocxParagraph, readDocxParagraphs } from './docx-paragraphs.ts';

const STYLES = 'word/styles.xml';
const LISTS = 'word/numbering.xml';
const PROPERTIES = 'docProps/core.xml';

/**
 * Opens a .docx as one sheet of three columns, as Markdown is: the year its title names, each heading, and the text below
 * it, that of its lower headings among it. A section's row is the paragraph of its heading. Throws CannotRun.
 */
export async function openDocx(archive: ZipArchive, limits: Limits): Promise<Spreadsheet> {
  const { file } = archive;
  const levels = await headingStyles(archive);
  const bullets = await bulletLists(archive);
  const paragraphs = await readDocxParagraphs(archive, limits);
  const rows = sectionsOf(linesOf(paragraphs, levels, bullets), file);
  const madeAs = await isOurs(archive, paragraphs);
  return {
    format: 'docx',
    madeAs: madeAs ? 'report' : undefined,
    sheets: [
      {
        name: '',
        isHidden: false,
        // eslint-disable-next-line @typescript-eslint/require-await -- all of it is read already
        rows: async function* ({ seen } = {}) {
          seen?.(1);
          yield rows;
        },
      },
    ],
    close: () => archive.close(),
  };
}

/** A paragraph as a line of text; `level` of a heading, 0 of a title. */
type Line = { readonly row: number; readonly text: string; readonly level: number | undefined };

function linesOf(
  paragraphs: readonly DocxParagraph[],
  levels: ReadonlyMap<string, number>,
  bullets: ReadonlySet<string>,
): readonly Line[] {
  const counts = new Map<string, number>();
  return paragraphs.flatMap(({ runs, cells, style, outline, list }, index): readonly Line[] => {
    const isRow = cells !== undefined;
    const words = wordsOf(runs);
    const text = isRow
      ? words
          .split('|')
          .map((cell) => cell.trim())
          .join(' | ')
      : words.trim();
    if (text.replaceAll('|', '').trim() === '') return [];
    const styled = outline ?? levels.get(style ?? '');
    const level = isRow ? undefined : (styled ?? numberedLevel(text));
    if (level !== undefined) counts.clear();
    if (list === undefined || list === '0' || level !== undefined) return [{ row: index + 1, text, level }];
    // Word counts the items of a list itself: their numbers stand nowhere in the text.
    const count = (counts.get(list) ?? 0) + 1;
    counts.set(list, count);
    return [{ row: index + 1, text: `${bullets.has(list) ? '-' : `${count}.`} ${text}`, level }];
  });
}

const LONGEST_HEADING = 40;

/** 一、 and （一） of GB/T 9704, where they head a paragraph of their own: a sentence behind them is no heading. */
function numberedLevel(text: string): number | undefined {
  if (text.length > LONGEST_HEADING || /[。；;，,：:！？]$/.test(text) || text.includes('。'))
    return undefined;
  if (/^[一二三四五六七八九十]+、/.test(text)) return 1;
  return /^[（(][一二三四五六七八九十]+[）)]/.test(text) ? 2 : undefined;
}

const NUMBER =
  /^(?:[（(](?:[一二三四五六七八九十]+|\d+)[）)]|(?:[一二三四五六七八九十]+|\d+)、|\d+[.．](?!\d))\s*/;

function sectionsOf(lines: readonly Line[], file: string): readonly SheetRow[] {
  const title = titleOf(lines);
  const body = lines.slice(title === undefined ? 0 : lines.indexOf(title) + 1);
  const first = body.findIndex(({ level }) => level !== undefined);
  if (first < 0) throw unreadable(file, noHeadings.why, noHeadings.next);
  const year = [...(title ? [title] : []), ...body.slice(0, first)].flatMap(
    ({ text }) => yearIn(text) ?? [],
  )[0];
  if (year === undefined) throw unreadable(file, noYear.why, noYear.next);
  const sections = body.flatMap(({ row, text, level }, index): readonly SheetRow[] => {
    if (level === undefined) return [];
    const after = body.slice(index + 1);
    const end = after.findIndex((line) => line.level !== undefined && line.level <= level);
    const below = (end < 0 ? after : after.slice(0, end)).map((line) => line.text).join('\n');
    return [{ row, cells: [year, text.replace(NUMBER, ''), below].map(cellOf) }];
  });
  return [{ row: title?.row ?? 1, cells: sectionHeadings.map(cellOf) }, ...sections];
}

/** 标题 the first line, where its style says so, or where it heads nothing of its own level and bears no number. */
function titleOf([first, ...rest]: readonly Line[]): Line | undefined {
  if (!first || NUMBER.test(first.text)) return undefined;
  const { level } = first;
  if (level === undefined || level === 0) return first;
  return rest.some((line) => line.level !== undefined && line.level <= level) ? undefined : first;
}

const CHINESE = '〇一二三四五六七八九';

/** 2020 or 二〇二〇年. */
function yearIn(text: string): string | undefined {
  const found = /(?:19|20)\d{2}/.exec(text.normalize('NFKC'))?.[0];
  if (found !== undefined) return found;
  const spelt = /[一二][〇零○Ｏ九][〇零○一二三四五六七八九]{2}(?=年)/.exec(text)?.[0];
  return spelt?.replace(/./g, (sign) => String(Math.max(CHINESE.indexOf(sign), 0)));
}

function cellOf(text: string): Cell {
  return text === '' ? blankCell : { kind: 'text', text };
}

/** The level of each heading style by its id, 0 of a title: ids are of any language, the names in it are English. */
async function headingStyles(archive: ZipArchive): Promise<ReadonlyMap<string, number>> {
  const levels = new Map<string, number>();
  const parents = new Map<string, string>();
  if (!archive.has(STYLES)) return levels;
  let id = '';
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const value = (of: string): string => attributes[`w:${of}`] ?? '';
    if (name === 'style') id = value('styleId');
    else if (name === 'name' && id !== '') {
      const found = /^(?:(title|标题)|(?:heading|标题)\s*([1-9]))$/i.exec(value('val'));
      if (found) levels.set(id, Number(found[2] ?? 0));
    } else if (name === 'basedOn') parents.set(id, value('val'));
    else if (name === 'outlineLvl' && Number(value('val')) < 9 && !levels.has(id))
      levels.set(id, Number(value('val')) + 1);
  };
  await readXml(archive.text(STYLES), { open }, { file: archive.file, part: STYLES });
  for (const [style, parent] of parents) {
    const level = levels.get(parent);
    if (level !== undefined && !levels.has(style)) levels.set(style, level);
  }
  return levels;
}

/** The lists whose items have signs, not numbers. */
async function bulletLists(archive: ZipArchive): Promise<ReadonlySet<string>> {
  const bulleted = new Set<string>();
  const bullets = new Set<string>();
  if (!archive.has(LISTS)) return bullets;
  let [kind, list, level] = ['', '', ''];
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const value = (of: string): string => attributes[`w:${of}`] ?? '';
    if (name === 'abstractNum') kind = value('abstractNumId');
    else if (name === 'lvl') level = value('ilvl');
    else if (name === 'numFmt' && level === '0' && value('val') === 'bullet') bulleted.add(kind);
    else if (name === 'num') list = value('numId');
    else if (name === 'abstractNumId' && bulleted.has(value('val'))) bullets.add(list);
  };
  await readXml(archive.text(LISTS), { open }, { file: archive.file, part: LISTS });
  return bullets;
}

/** 本程序写的公文 a document that this program wrote is there to be read, also after an office program saved it. */
async function isOurs(archive: ZipArchive, paragraphs: readonly DocxParagraph[]): Promise<boolean> {
  if (paragraphs.some(({ runs }) => runs.some(({ figure }) => figure !== undefined))) return true;
  if (!archive.has(PROPERTIES)) return false;
  let text = '';
  for await (const chunk of archive.text(PROPERTIES)) text += chunk;
  return text.includes('<dc:creator>dpf</dc:creator>');
}

/** Whether a zip holds a text of Word. */
export function isDocx(archive: ZipArchive): boolean {
  return archive.has(DOCX_PART);
}

const noHeadings = {
  why: {
    zh: '里面没有标题，分不出栏目',
    en: 'there are no headings in it, so it has no sections',
  },
  next: {
    zh: '请给每一节加标题：用“标题 1”“标题 2”样式，或单独一行“一、…”“（一）…”',
    en: 'Head each section, by a style Heading 1 or 2, or by a line of its own such as 一、… or （一）…',
  },
};
const noYear = {
  why: {
    zh: '标题里没有年份，不知道是哪一年的文字材料',
    en: 'its title names no year, so nobody knows which year it is of',
  },
  next: { zh: '请把标题写成“2020年文字材料”这样', en: 'Let its title be such as 2020年文字材料' },
};
