import type { Passage } from '../../kernel/document.ts';
import { markOf } from '../documents/figure-marks.ts';
import { readXml } from '../xlsx/xml-parser.ts';
import type { ZipArchive } from '../xlsx/zip-archive.ts';
import { PassageBuilder } from './passage-builder.ts';

const PART = 'word/document.xml';

/** The paragraphs and rows of a .docx; what stands between the ends of our bookmarks carries the digest of its key. */
export async function readDocxPassages(archive: ZipArchive): Promise<readonly Passage[]> {
  const building = new PassageBuilder();
  const open = new Map<string, string>();
  let inText = false;
  let level: number | undefined;
  let cells = 0;
  let rows = 0;
  const figure = (): string | undefined => [...open.values()].at(-1);
  await readXml(
    archive.text(PART),
    {
      open: (name, attributes) => {
        const value = (of: string): string => attributes[`w:${of}`] ?? attributes[of] ?? '';
        if (name === 't') inText = true;
        else if (name === 'bookmarkStart') {
          const mark = markOf(value('name'));
          if (mark !== undefined) open.set(value('id'), mark);
        } else if (name === 'bookmarkEnd') open.delete(value('id'));
        else if (name === 'pStyle') level = levelOf(value('val'));
        else if (name === 'br' || name === 'tab' || name === 'cr') building.add(' ', figure());
        else if (name === 'tr') {
          rows += 1;
          cells = 0;
        } else if (name === 'tc') {
          if (cells > 0) building.add('|', undefined);
          cells += 1;
        }
      },
      text: (text) => {
        if (inText) building.add(text, figure());
      },
      close: (name) => {
        if (name === 't') inText = false;
        else if (name === 'tr') rows -= 1;
        if ((name === 'p' && rows === 0) || name === 'tr') {
          building.end(level);
          level = undefined;
        }
      },
    },
    { file: archive.file, part: PART },
  );
  return building.passages;
}

/** Heading1, or what an office program that speaks another language calls it. */
function levelOf(style: string): number | undefined {
  const level = /^(?:heading|标题|berschrift)?\s*([1-9])$/i.exec(style)?.[1];
  return level === undefined ? undefined : Number(level);
}
