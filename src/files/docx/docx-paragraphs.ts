import type { Run } from '../../kernel/documents/document.ts';
import { markOf } from '../documents/figure-marks.ts';
import { type Limits, overLimit } from '../limits.ts';
import { readXml } from '../xlsx/xml-parser.ts';
import type { ZipArchive } from '../xlsx/zip-archive.ts';

/** 段 a paragraph of a .docx as it would read with every tracked change accepted, or a row of a table. */
export type DocxParagraph = {
  /**
   * The words; of a row with `|` between its cells. What stands between the ends of our bookmarks carries the digest of its
   * key as `figure`.
   */
  readonly runs: readonly Run[];
  /** The cells of a row; undefined of a paragraph. */
  readonly cells: readonly (readonly Run[])[] | undefined;
  /** The id of its style. */
  readonly style: string | undefined;
  /** 大纲级别 of the paragraph itself, counted from 1. */
  readonly outline: number | undefined;
  /** The list that it is an item of. */
  readonly list: string | undefined;
};

/** The part of a .docx that holds its text, and those that hold its notes. */
export const DOCX_PART = 'word/document.xml';
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];

/** Reads the paragraphs and rows of a .docx in order. Throws CannotRun for a damaged one, or one that passes a limit. */
export async function readDocxParagraphs(
  archive: ZipArchive,
  limits: Limits,
): Promise<readonly DocxParagraph[]> {
  return readParts(archive, limits, [DOCX_PART]);
}

/** The same, then the paragraphs of its footnotes and endnotes. */
export async function readDocxWithNotes(
  archive: ZipArchive,
  limits: Limits,
): Promise<readonly DocxParagraph[]> {
  return readParts(archive, limits, [DOCX_PART, ...NOTES]);
}

async function readParts(
  archive: ZipArchive,
  limits: Limits,
  parts: readonly string[],
): Promise<readonly DocxParagraph[]> {
  const reader = new ParagraphReader(archive.file, limits);
  for (const part of parts)
    if (part === DOCX_PART || archive.has(part))
      await readXml(archive.text(part), reader, { file: archive.file, part });
  return reader.paragraphs;
}

/** 修订 what was taken out, or moved elsewhere, is not read; what was put in is. */
const TAKEN_OUT = new Set(['del', 'moveFrom']);
const PROPERTIES = new Set(['pPr', 'trPr', 'rPr']);

/** What is open of a paragraph, a row and its cells; a text box has its own. */
type Open = {
  runs: Run[];
  style: string | undefined;
  outline: number | undefined;
  list: string | undefined;
  /** The mark of the paragraph was taken out: it goes on with the next. */
  isJoined: boolean;
  tables: number;
  cells: Run[][];
  isRowTaken: boolean;
};

const nothing = (): Open => ({
  runs: [],
  style: undefined,
  outline: undefined,
  list: undefined,
  isJoined: false,
  tables: 0,
  cells: [],
  isRowTaken: false,
});

class ParagraphReader {
  readonly paragraphs: DocxParagraph[] = [];
  /** 文本框 what lies in it is read once, before the paragraph that it hangs on. */
  readonly inside = 'txbxContent';
  private readonly bookmarks = new Map<string, string>();
  private own = nothing();
  private readonly around: Open[] = [];
  private inText = false;
  private inProperties = 0;
  private inRow = 0;
  private taken = 0;
  private characters = 0;
  private readonly file: string;
  private readonly limits: Limits;

  constructor(file: string, limits: Limits) {
    this.file = file;
    this.limits = limits;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const { own } = this;
    const value = (of: string): string => attributes[`w:${of}`] ?? attributes[of] ?? '';
    if (name === 't') this.inText = true;
    else if (PROPERTIES.has(name)) {
      this.inProperties += 1;
      if (name === 'trPr') this.inRow += 1;
    } else if (TAKEN_OUT.has(name)) {
      if (this.inProperties === 0) this.taken += 1;
      else if (this.inRow > 0) own.isRowTaken = true;
      else own.isJoined = true;
    } else if (name === 'bookmarkStart') {
      const mark = markOf(value('name'));
      if (mark !== undefined) this.bookmarks.set(value('id'), mark);
    } else if (name === 'bookmarkEnd') this.bookmarks.delete(value('id'));
    else if (name === 'pStyle') own.style = value('val');
    else if (name === 'outlineLvl') own.outline = Number(value('val')) + 1;
    else if (name === 'numId') own.list = value('val');
    else if (name === 'br' && value('type') === 'page') return;
    else if (name === 'br' || name === 'tab' || name === 'cr') this.add(' ');
    else if (name === 'noBreakHyphen') this.add('-');
    else if (name === this.inside) {
      this.around.push(own);
      this.own = nothing();
    } else if (name === 'tbl') own.tables += 1;
    else if (name === 'tr' && own.tables === 1) [own.cells, own.isRowTaken] = [[], false];
  };

  readonly text = (text: string): void => {
    if (this.inText && this.taken === 0) this.add(text);
  };

  readonly close = (name: string): void => {
    const { own } = this;
    if (name === 't') this.inText = false;
    else if (PROPERTIES.has(name)) {
      this.inProperties -= 1;
      if (name === 'trPr') this.inRow -= 1;
    } else if (TAKEN_OUT.has(name) && this.inProperties === 0) this.taken -= 1;
    else if (name === this.inside) {
      if (own.runs.length > 0) this.end(undefined);
      this.own = this.around.pop() ?? nothing();
    } else if (name === 'tbl') own.tables -= 1;
    else if (name === 'tc' && own.tables === 1) {
      own.cells.push(own.runs);
      own.runs = [];
    } else if (name === 'tr' && own.tables === 1) {
      if (own.isRowTaken) own.runs = [];
      else this.end(own.cells);
    } else if (name === 'p' && own.tables > 0) this.endOfCellParagraph();
    else if (name === 'p' && own.isJoined) own.isJoined = false;
    else if (name === 'p') this.end(undefined);
  };

  /** Paragraphs of one cell are one text. */
  private endOfCellParagraph(): void {
    const { own } = this;
    if (own.runs.length > 0 && own.runs.at(-1)?.text !== ' ') own.runs.push({ text: ' ' });
    [own.style, own.isJoined] = [undefined, false];
  }

  private add(text: string): void {
    const figure = [...this.bookmarks.values()].at(-1);
    this.characters += text.length;
    if (this.characters > this.limits.cellCharacters * this.limits.columns)
      throw overLimit(this.file, 'cells', this.limits);
    this.own.runs.push({ text, ...(figure !== undefined && { figure }) });
  }

  private end(row: readonly (readonly Run[])[] | undefined): void {
    if (this.paragraphs.length >= this.limits.rows) throw overLimit(this.file, 'rows', this.limits);
    const { runs, style, outline, list } = this.own;
    const cells = row?.map(withoutEnd);
    const words = cells?.flatMap((cell, at) => (at === 0 ? cell : [{ text: '|' }, ...cell])) ?? runs;
    this.paragraphs.push({ runs: words, cells, style, outline, list });
    Object.assign(this.own, { ...nothing(), tables: this.own.tables });
  }
}

/** Without the space after its last paragraph. */
function withoutEnd(cell: readonly Run[]): readonly Run[] {
  return cell.at(-1)?.text === ' ' ? cell.slice(0, -1) : cell;
}
