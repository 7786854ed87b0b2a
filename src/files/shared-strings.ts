import { overLimit, type Limits } from './limits.ts';
import { readXml } from './xml-parser.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Reads the shared strings: runs of rich text joined, phonetic guides (rPh) left out. */
export async function readSharedStrings(
  archive: ZipArchive,
  part: string | undefined,
  limits: Limits,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined || !archive.has(part)) return strings;
  const gatherer = createTextGatherer();
  await readXml(
    archive.text(part),
    {
      open: gatherer.open,
      text: gatherer.text,
      close: (name) => {
        gatherer.close(name);
        if (name !== 'si') return;
        const text = gatherer.take();
        const at = { zh: part, en: part };
        if (text.length > limits.cellCharacters) throw overLimit(archive.file, 'cellCharacters', limits, at);
        if (strings.push(text) > limits.strings) throw overLimit(archive.file, 'strings', limits, at);
      },
    },
    { file: archive.file, part },
  );
  return strings;
}

/** Gathers the text of <t> elements outside <rPh>, the same for shared and inline strings. */
export function createTextGatherer(): {
  readonly open: (name: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  readonly take: () => string;
} {
  let gathered = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open: (name) => {
      if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text: (text) => {
      if (isText) gathered += text;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    take: () => {
      const taken = unescapeCharacters(gathered);
      gathered = '';
      return taken;
    },
  };
}

/** Excel writes characters XML cannot hold as _x000D_ (ECMA-376 §22.9.2.19). NUL and surrogates stay as written. */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (escape, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code === 0 || (code >= 0xd800 && code <= 0xdfff) ? escape : String.fromCharCode(code);
  });
}
