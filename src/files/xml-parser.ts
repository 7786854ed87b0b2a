import { SaxesParser } from 'saxes';
import { damagedPart, unreadable } from './unreadable.ts';

/** What a reader does with the elements of a part; names come without their prefix. */
export type XmlHandlers = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Reads an XML part to its end, calling `after` for each chunk. A DOCTYPE is refused: only attacks have one. */
export async function* parseXml<Taken>(
  chunks: AsyncIterable<string>,
  handlers: XmlHandlers,
  at: { readonly file: string; readonly part: string },
  take: () => Taken,
): AsyncGenerator<Taken> {
  const parser = new SaxesParser({ xmlns: false, position: false } as const);
  const { open, text, close } = handlers;
  parser.on('opentag', (tag) => {
    open(localName(tag.name), tag.attributes);
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close)
    parser.on('closetag', (tag) => {
      close(localName(tag.name));
    });
  parser.on('error', () => {
    throw damagedPart(at.file, at.part);
  });
  parser.on('doctype', () => {
    throw unreadable(at.file, {
      zh: `文件含有不应有的 DOCTYPE 声明（${at.part}），可能是恶意文件`,
      en: `it holds a DOCTYPE (${at.part}), which no spreadsheet needs and attacks use`,
    });
  });
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield take();
  }
  parser.close();
  yield take();
}

/** Reads a small XML part whole. */
export async function readXml(
  chunks: AsyncIterable<string>,
  handlers: XmlHandlers,
  at: { readonly file: string; readonly part: string },
): Promise<void> {
  const steps = parseXml(chunks, handlers, at, () => undefined);
  while (!(await steps.next()).done);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
