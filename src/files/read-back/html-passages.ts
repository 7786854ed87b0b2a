import type { Passage } from '../../kernel/documents/document.ts';
import { textOfHtml } from '../old/html-text.ts';
import { PassageBuilder } from './passage-builder.ts';

const HIDDEN = /<!--[^]*?(?:-->|$)|<(script|style|title|svg)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi;
const PIECE = /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+|</gi;
const BLOCKS =
  /^(?:p|h[1-6]|li|tr|table|ul|ol|div|main|body|hr|section|article|header|footer|figure|figcaption)$/;

/** The paragraphs and rows of a page, with what stands in an element of `data-figure` as figures. */
export function htmlPassages(page: string): readonly Passage[] {
  const building = new PassageBuilder();
  const open: (string | undefined)[] = [];
  let cells = 0;
  for (const [whole, slash, tag, attributes = ''] of page.replace(HIDDEN, '').matchAll(PIECE)) {
    const name = tag?.toLowerCase();
    if (name === undefined) {
      // The ends of a piece are no ends of a text: its spaces stay.
      const text = textOfHtml(`|${whole}|`).slice(1, -1);
      building.add(
        text,
        open.findLast((key) => key !== undefined),
      );
    } else if (name === 'span') {
      const key = textOfHtml(/\bdata-figure\s*=\s*"([^"]*)"/i.exec(attributes)?.[1] ?? '');
      if (slash === '/') open.pop();
      else open.push(key === '' ? undefined : key);
    } else if (BLOCKS.test(name)) {
      building.end(slash === '/' && /^h\d$/.test(name) ? Number(name[1]) - 1 : undefined);
      if (name === 'tr') cells = 0;
    } else if ((name === 'td' || name === 'th') && slash === '') {
      if (cells > 0) building.add('|', undefined);
      cells += 1;
    }
  }
  building.end();
  return building.passages;
}
