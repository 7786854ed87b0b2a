import type { Passage } from '../../kernel/documents/document.ts';
import { PassageBuilder } from './passage-builder.ts';

/** The paragraphs, list items and rows of a Markdown text, without its marks. */
export function markdownPassages(text: string): readonly Passage[] {
  const building = new PassageBuilder();
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const level = /^(#{1,6})\s/.exec(line)?.[1]?.length;
    const isRow = line.startsWith('|');
    if (isRow || level !== undefined || line.trim() === '' || /^\s*(?:[-*+]|\d+[.)])\s/.test(line))
      building.end();
    if (/^(?:\|?\s*:?-{3,}:?\s*)+\|?$/.test(line)) continue;
    building.add(isRow ? rowOf(line) : plainWords(line), undefined);
    if (isRow || level !== undefined) building.end(level === undefined ? undefined : level - 1);
  }
  building.end();
  return building.passages;
}

function rowOf(line: string): string {
  const cells = line.split(/(?<!\\)\|/).slice(1);
  const inner = cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells;
  return inner.map((cell) => plainWords(cell).trim()).join('|');
}

function plainWords(text: string): string {
  return text
    .replace(/^(?:#{1,6}|\s*[-*+]|\s*\d+[.)]|\s*>)\s+/, '')
    .replace(/\\([!-/:-@[-`{-~])|\*\*|`/g, (_, sign: string | undefined) => sign ?? '');
}
