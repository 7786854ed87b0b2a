import type { Run } from '../../kernel/document.ts';
import { markOf } from '../documents/figure-marks.ts';
import { type Limits, overLimit } from '../limits.ts';
import { readXml } from '../xlsx/xml-parser.ts';
import type { ZipArchive } from '../xlsx/zip-archive.ts';

/** 段 a paragraph of a .docx, or a row of a table with `|` between its cells. */
export type DocxParagraph = {
  /** What stands between the ends of our bookmarks carries the digest of its key as `figure`. */
  readonly runs: readonly Run[];
  readonly isRow: boolean;
  /** The id of its style. */
  readonly style: string | undefined;
  /** 大纲级别 of the paragraph itself, counted from 1. */
  readonly outline: number | undefined;
  /** The list that it is an item of. */
  readonly list: string | undefined;
};

/** The part of a .docx that holds its text. */
export const DOCX_PART = 'word/document.xml';

/** Reads the paragraphs and rows of a .docx in order. Throws CannotRun for a damaged one, or one that passes a limit. */
export async function readDocxParagraphs(
  archive: ZipArchive,
  limits: Limits,
): Promise<readonly DocxParagraph[]> {
  const reader = new ParagraphReader(archive.file, limits);
  await readXml(archive.text(DOCX_PART), reader, { file: archive.file, part: DOCX_PART });
  return reader.paragraphs;
}

class ParagraphReader {
  readonly paragraphs: DocxParagraph[] = [];
  private readonly bookmarks = new Map<string, string>();
  private runs: Run[] = [];
  private style: string | undefined;
  private outline: number | undefined;
  private list: string | undefined;
  private inText = false;
  /** Words that were moved away stand a second time where they are now. */
  private movedAway = 0;
  private rows = 0;
  private cells = 0;
  private characters = 0;
  private readonly file: string;
  private readonly limits: Limits;

  constructor(file: string, limits: Limits) {
    this.file = file;
    this.limits = limits;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const value = (of: string): string => attributes[`w:${of}`] ?? attributes[of] ?? '';
    if (name === 't') this.inText = true;
    else if (name === 'moveFrom') this.movedAway += 1;
    else if (name === 'bookmarkStart') {
      const mark = markOf(value('name'));
      if (mark !== undefined) this.bookmarks.set(value('id'), mark);
    } else if (name === 'bookmarkEnd') this.bookmarks.delete(value('id'));
    else if (name === 'pStyle') this.style = value('val');
    else if (name === 'outlineLvl') this.outline = Number(value('val')) + 1;
    else if (name === 'numId') this.list = value('val');
    else if (name === 'br' || name === 'tab' || name === 'cr') this.add(' ');
    else if (name === 'tr') {
      this.rows += 1;
      this.cells = 0;
    } else if (name === 'tc') {
      if (this.cells > 0) this.add('|', undefined);
      this.cells += 1;
    }
  };

  readonly text = (text: string): void => {
    if (this.inText && this.movedAway === 0) this.add(text);
  };

  readonly close = (name: string): void => {
    if (name === 't') this.inText = false;
    else if (name === 'moveFrom') this.movedAway -= 1;
    else if (name === 'tr') this.rows -= 1;
    if (name === 'tr') this.end(true);
    else if (name === 'p' && this.rows === 0) this.end(false);
    // Paragraphs of one cell are one text.
    else if (name === 'p') this.style = undefined;
  };

  private add(text: string, figure = [...this.bookmarks.values()].at(-1)): void {
    this.characters += text.length;
    if (this.characters > this.limits.cellCharacters * this.limits.columns)
      throw overLimit(this.file, 'cells', this.limits);
    this.runs.push({ text, ...(figure !== undefined && { figure }) });
  }

  private end(isRow: boolean): void {
    if (this.paragraphs.length >= this.limits.rows) throw overLimit(this.file, 'rows', this.limits);
    const { runs, style, outline, list } = this;
    this.paragraphs.push({ runs, isRow, style, outline, list });
    this.runs = [];
    this.style = undefined;
    this.outline = undefined;
    this.list = undefined;
  }
}
