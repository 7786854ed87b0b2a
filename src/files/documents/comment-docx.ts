import type { PlainDate } from '../../kernel/plain-date.ts';
import { withSameBytes } from './same-bytes.ts';

/** 批注 what is said of a stretch of the words of a .docx, as `readWrittenText` gave them. */
export type Comment = { readonly start: number; readonly end: number; readonly words: string };

const DOCUMENT = 'word/document.xml';
const COMMENTS = 'word/comments.xml';
const TYPES = '[Content_Types].xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/**
 * 原文加批注 the same .docx with a comment at each stretch: its styles, pictures and layout stay as they are. What stands in
 * a note, where Word keeps no comments, is said at the end of the text. Undefined where its parts are not as Word writes them.
 */
export function commentDocx(
  bytes: Uint8Array,
  text: string,
  comments: readonly Comment[],
  createdOn: PlainDate,
): Uint8Array | undefined {
  const done: string[] = [];
  const commented = withSameBytes(bytes, undefined, (parts) => {
    const read = (name: string): string => new TextDecoder().decode(parts[name] ?? new Uint8Array());
    const [document, types, relations] = [read(DOCUMENT), read(TYPES), read(RELATIONS)];
    const first =
      1 + Math.max(-1, ...[...read(COMMENTS).matchAll(/w:id="(\d+)"/g)].map(([, id]) => Number(id)));
    const marked = withRanges(document, text, comments, first);
    if (marked === undefined || !types.includes('</Types>') || !relations.includes('</Relationships>'))
      return;
    const write = (name: string, words: string): void => {
      parts[name] = new TextEncoder().encode(words);
      done.push(name);
    };
    write(DOCUMENT, marked);
    write(COMMENTS, withComments(read(COMMENTS), comments, first, createdOn));
    if (!types.includes('/word/comments.xml'))
      write(
        TYPES,
        types.replace('</Types>', `<Override PartName="/word/comments.xml" ContentType="${TYPE}"/></Types>`),
      );
    if (!relations.includes('comments.xml'))
      write(
        RELATIONS,
        relations.replace(
          '</Relationships>',
          `<Relationship Id="dpfComments" Type="${RELATION}" Target="comments.xml"/></Relationships>`,
        ),
      );
  });
  return done.length > 0 ? commented : undefined;
}

/** A run: how it begins, with its properties; and where the tag of its words stands. */
type Run = { readonly open: string; properties: string };
/** A character of the words that is no space: where it stands in the part, and in which run. */
type Character = { readonly from: number; readonly to: number; readonly run: Run };

function withRanges(
  document: string,
  text: string,
  comments: readonly Comment[],
  first: number,
): string | undefined {
  const { words, characters } = charactersOf(document);
  const places = placesOf(text, words);
  const last = characters.at(-1);
  if (!last) return undefined;
  const inserts = comments.flatMap(({ start, end }, index) => {
    const id = first + index;
    const [from = -1, to = -1] = places(start, end) ?? [];
    const [head, tail] = [characters[from] ?? last, characters[to] ?? last];
    return [
      { at: head.from, put: parted(head.run, `<w:commentRangeStart w:id="${id}"/>`) },
      {
        at: tail.to,
        put: parted(
          tail.run,
          `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
        ),
      },
    ];
  });
  let out = '';
  let at = 0;
  for (const { at: place, put } of inserts.sort((one, other) => one.at - other.at)) {
    out += document.slice(at, place) + put;
    at = place;
  }
  // What is parted may end with a space.
  return (out + document.slice(at)).replace(/<w:t>/g, '<w:t xml:space="preserve">');
}

/** Ends a run and its words, puts in what stands between runs, and goes on with another of the same properties. */
function parted({ open, properties }: Run, between: string): string {
  return `</w:t></w:r>${between}${open}${properties}<w:t xml:space="preserve">`;
}

const TAG = /<(\/?)(w:(?:r|rPr|t|del|moveFrom|pPr|trPr))(?=[\s/>])[^>]*?(\/?)>/g;

/** The words of a document without spaces, as they read with every change accepted. */
function charactersOf(document: string): {
  readonly words: string;
  readonly characters: readonly Character[];
} {
  const characters: Character[] = [];
  const words: string[] = [];
  let run: Run | undefined;
  let [taken, properties, started] = [0, 0, 0];
  for (const { 0: tag, 1: closing, 2: name, 3: single, index } of document.matchAll(TAG)) {
    const isClosing = closing !== '';
    const isSingle = single !== '';
    const end = index + tag.length;
    if (name === 'w:pPr' || name === 'w:trPr') properties += isSingle ? 0 : isClosing ? -1 : 1;
    else if (name === 'w:del' || name === 'w:moveFrom')
      taken += isSingle || properties > 0 ? 0 : isClosing ? -1 : 1;
    else if (name === 'w:r' && !isClosing) run = isSingle ? undefined : { open: tag, properties: '' };
    else if (name === 'w:rPr' && properties === 0 && !isSingle) {
      if (isClosing && run) run.properties = document.slice(started, end);
      else started = index;
    } else if (name === 'w:t' && !isClosing) started = end;
    else if (name === 'w:t' && run && taken === 0)
      for (const [raw] of document.slice(started, index).matchAll(/&[^;]{1,10};|[\s\S]/g)) {
        const from = started;
        started += raw.length;
        if (/^\s$/.test(raw)) continue;
        words.push(raw.length > 1 ? (ENTITIES[raw] ?? '?') : raw);
        characters.push({ from, to: started, run });
      }
  }
  return { words: words.join(''), characters };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Finds each line of the text among the words of the document, the first one after the line before it. */
function placesOf(
  text: string,
  words: string,
): (start: number, end: number) => readonly [number, number] | undefined {
  const lines: { readonly start: number; readonly line: string; readonly at: number }[] = [];
  let [next, start] = [0, 0];
  for (const line of text.split('\n')) {
    const plain = line.replace(/\s/g, '');
    const after = words.indexOf(plain, next);
    const at = after >= 0 ? after : words.indexOf(plain);
    if (after >= 0) next = after + plain.length;
    lines.push({ start, line, at });
    start += line.length + 1;
  }
  return (from, to) => {
    const own = lines.findLast((one) => one.start <= from);
    if (!own || own.at < 0) return undefined;
    const before = own.line.slice(0, from - own.start).replace(/\s/g, '').length;
    const length = own.line.slice(from - own.start, to - own.start).replace(/\s/g, '').length;
    return [own.at + before, own.at + before + Math.max(length, 1) - 1];
  };
}

function withComments(
  part: string,
  comments: readonly Comment[],
  first: number,
  createdOn: PlainDate,
): string {
  const own = comments
    .map(
      ({ words }, index) =>
        `<w:comment w:id="${first + index}" w:author="dpf" w:initials="dpf" w:date="${createdOn}T00:00:00Z"><w:p><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p></w:comment>`,
    )
    .join('');
  const whole =
    part === ''
      ? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${MAIN}"></w:comments>`
      : part.replace(/(<w:comments\b[^>]*?)\/>/, '$1></w:comments>');
  return whole.replace('</w:comments>', () => `${own}</w:comments>`);
}

function escaped(words: string): string {
  return words.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;' })[sign] ?? '&amp;');
}
