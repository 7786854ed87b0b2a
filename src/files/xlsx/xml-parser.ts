import { SaxesParser } from 'saxes';
import { DamagedPart, unreadable } from '../unreadable.ts';

/** What a reader does with the elements of a part in the namespace of its root; names come without their prefix. */
export type XmlHandlers = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** An element of the own namespace that is read though it lies inside foreign ones: the words of a text box. */
  readonly inside?: string;
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
  const foreign = createForeignTest(handlers.inside);
  parser.on('opentag', (tag) => {
    if (!foreign.open(tag)) open(localName(tag.name), tag.attributes);
  });
  if (text) {
    const own = (piece: string): void => {
      if (!foreign.isInside()) text(piece);
    };
    parser.on('text', own);
    parser.on('cdata', own);
  }
  parser.on('closetag', (tag) => {
    if (!foreign.close()) close?.(localName(tag.name));
  });
  parser.on('error', () => {
    throw new DamagedPart(at.file, at.part);
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

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

/**
 * Knows what extensions put into a part (x15:workbookPr, x14:c): an element of another namespace than the root's, and all
 * inside it, but for an element of the own named `inside`; what is said there is said again in an mc:Fallback, which is
 * passed over. Namespaces are looked up only where a prefix differs, not for every cell.
 */
function createForeignTest(inside: string | undefined) {
  let root: Tag | undefined;
  let depth = 0;
  let fallback: number | undefined;
  // Where own elements are read again: how deep in foreign ones, and how deep in own ones since.
  const resumed: { readonly depth: number; own: number }[] = [];
  const isForeign = (tag: Tag): boolean => {
    if (!root) return false;
    if (!tag.name.includes(':') && !root.name.includes(':') && tag.attributes['xmlns'] === undefined)
      return false;
    const own = namespaceKey(root.name);
    const key = namespaceKey(tag.name);
    const stated = tag.attributes[key];
    if (key === own && stated === undefined) return false;
    return (stated ?? root.attributes[key]) !== root.attributes[own];
  };
  return {
    open: (tag: Tag): boolean => {
      const last = resumed.at(-1);
      const isOwn = !isForeign(tag);
      root ??= tag;
      if (depth === 0 && isOwn) {
        if (last) last.own += 1;
        return false;
      }
      const name = localName(tag.name);
      if (isOwn && name === inside && fallback === undefined) {
        resumed.push({ depth, own: 1 });
        depth = 0;
        return false;
      }
      depth += 1;
      if (name === 'Fallback') fallback ??= depth;
      return true;
    },
    isInside: () => depth > 0,
    close: (): boolean => {
      if (depth > 0) {
        if (fallback === depth) fallback = undefined;
        depth -= 1;
        return true;
      }
      const last = resumed.at(-1);
      if (!last) return false;
      last.own -= 1;
      if (last.own === 0) depth = resumed.pop()?.depth ?? 0;
      return false;
    },
  };
}

/** The attribute that binds the prefix of an element. */
function namespaceKey(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? 'xmlns' : `xmlns:${name.slice(0, colon)}`;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
