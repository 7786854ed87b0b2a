import { overLimit, type Limits } from '../limits.ts';
import { parseXml, type XmlHandlers } from './xml-parser.ts';
import type { ZipArchive } from './zip-archive.ts';

/** 共享字符串 the texts that cells refer to by number, read as far as they were asked for. */
export type SharedStrings = {
  readonly at: (index: number) => string | undefined;
  /** Reads on until the text of that number is there, or there are no more. */
  readonly reach: (index: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the shared strings: runs of rich text joined, phonetic guides (rPh) left out. */
export function openSharedStrings(
  archive: ZipArchive,
  part: string | undefined,
  limits: Limits,
): SharedStrings {
  const strings = createStringPages();
  const at = { file: archive.file, part: part ?? '' };
  if (part === undefined || !archive.has(part))
    return { ...strings, reach: () => Promise.resolve(), close: () => Promise.resolve() };
  const gatherer = createTextGatherer();
  const take = (text: string): void => {
    const place = { zh: part, en: part };
    if (text.length > limits.cellCharacters) throw overLimit(archive.file, 'cellCharacters', limits, place);
    if (strings.add(text) > limits.strings) throw overLimit(archive.file, 'strings', limits, place);
  };
  const handlers: XmlHandlers = {
    open: gatherer.open,
    text: gatherer.text,
    close: (name) => {
      gatherer.close(name);
      if (name === 'si') take(gatherer.take());
    },
  };
  const steps = parseXml(archive.text(part), handlers, at, () => undefined);
  return {
    at: strings.at,
    reach: async (index) => {
      while (strings.count() <= index && !(await steps.next()).done);
    },
    close: async () => {
      await steps.return(undefined);
    },
  };
}

const PAGE = 256;

/** Many short texts, a page of them in one: millions of objects would take three times the room. */
function createStringPages(): Pick<SharedStrings, 'at'> & {
  readonly count: () => number;
  readonly add: (text: string) => number;
} {
  const pages: string[] = [];
  const ends: Uint32Array[] = [];
  let open: string[] = [];
  const close = (): void => {
    let end = 0;
    ends.push(Uint32Array.from(open, (text) => (end += text.length)));
    pages.push(open.join(''));
    open = [];
  };
  const count = (): number => pages.length * PAGE + open.length;
  return {
    count,
    add: (text) => {
      if (open.push(text) === PAGE) close();
      return count();
    },
    at: (index) => {
      const page = Math.floor(index / PAGE);
      const place = index % PAGE;
      const ending = ends[page];
      if (!ending) return page === pages.length ? open[place] : undefined;
      return pages[page]?.slice(place === 0 ? 0 : ending[place - 1], ending[place]);
    },
  };
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
