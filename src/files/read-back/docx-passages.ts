import type { Passage } from '../../kernel/documents/document.ts';
import { readDocxParagraphs } from '../docx/docx-paragraphs.ts';
import type { Limits } from '../limits.ts';
import type { ZipArchive } from '../xlsx/zip-archive.ts';
import { PassageBuilder } from './passage-builder.ts';

/** The paragraphs and rows of a .docx; what stands between the ends of our bookmarks carries the digest of its key. */
export async function readDocxPassages(archive: ZipArchive, limits: Limits): Promise<readonly Passage[]> {
  const building = new PassageBuilder();
  for (const { runs, style = '' } of await readDocxParagraphs(archive, limits)) {
    for (const { text, figure } of runs) building.add(text, figure);
    building.end(levelOf(style));
  }
  return building.passages;
}

/** Heading1, or what an office program that speaks another language calls it. */
function levelOf(style: string): number | undefined {
  const level = /^(?:heading|标题|berschrift)?\s*([1-9])$/i.exec(style)?.[1];
  return level === undefined ? undefined : Number(level);
}
