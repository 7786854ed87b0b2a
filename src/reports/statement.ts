import { narrowed, type NumberWord, numberWords } from './number-words.ts';

/** 表述 the numbers of a figure in a text, with what stands around them and can turn what they say. */
export type Statement = {
  readonly words: readonly NumberWord[];
  /** The numbers as they are printed. */
  readonly printed: string;
  readonly bound: Bound;
  readonly note: Note;
  /** 括注 of the whole sentence behind them: one mark may stand for several figures. */
  readonly laterNote: Note;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};
/** 限定 what the words right beside a number make of it; `kind` is '' for none. */
type Bound = { readonly kind: string; readonly before: string; readonly after: string };
/** 括注 a mark such as （测算） by what it says, '' for none, and as it is printed. */
type Note = { readonly says: string; readonly printed: string };

const bounds: readonly { readonly kind: string; readonly before: string; readonly after?: string }[] = [
  {
    kind: 'at-most',
    before: '不超过|未超过|没有超过|不高于|不多于|不大于|至多|最多|顶多',
    after: '以内|之内|以下|封顶',
  },
  { kind: 'at-least', before: '不少于|不低于|不小于|至少|最少', after: '以上' },
  { kind: 'below', before: '不足|不到|不满|未满|未达|少于|低于|小于' },
  { kind: 'above', before: '超过|超出|多于|高于|大于|突破|逾|超' },
  { kind: 'about', before: '大约|大概|约', after: '左右|上下' },
  { kind: 'estimated', before: '估计|预计|估算|预估|暂估' },
  { kind: 'less', before: '减少|下降|降低' },
  { kind: 'not', before: '不是|并非|没有' },
];
const BETWEEN = '(?:[为是有了达到共]|人民币)*\\s*';
const readers = bounds.map(({ kind, before, after }) => ({
  kind,
  before: new RegExp(`(?:${before})${BETWEEN}$`),
  after: after === undefined ? undefined : new RegExp(`^\\s*(?:${after})`),
  anywhere: new RegExp([before, after].filter(Boolean).join('|')),
}));

/** What stands at a place of a text; undefined where no number does. The numbers are taken whole. */
export function statementAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): Statement | undefined {
  const words = numberWords(text).filter((word) => word.start < end && word.end > start);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  const narrow = narrowed(text);
  const open = /\([^()]*$/.test(narrow.slice(first.start, last.end)) && narrow.startsWith(')', last.end);
  const until = last.end + (open ? 1 : 0);
  const bound = boundOf(text.slice(0, first.start), text.slice(until));
  const behind = narrow.slice(until + bound.after.length);
  const direct = /^\s*\(([^()]*)\)/.exec(behind);
  return {
    ...{ words, bound, text, start: first.start, end: until, printed: text.slice(first.start, until) },
    note: noteOf(direct?.[1]),
    laterNote: notesIn(behind)[0] ?? noteOf(undefined),
  };
}

function boundOf(textBefore: string, textAfter: string): Bound {
  for (const { kind, before, after } of readers) {
    const [first] = before.exec(textBefore) ?? [];
    const [last] = after?.exec(textAfter) ?? [];
    if (first !== undefined || last !== undefined) return { kind, before: first ?? '', after: last ?? '' };
  }
  return { kind: '', before: '', after: '' };
}

/** Whether the words around a number let it say what it said: a bound may stand elsewhere in its sentence, but none may come or go. */
export function isSameBound(own: Statement, found: Statement): boolean {
  if (own.bound.kind === found.bound.kind) return true;
  const moved = readers.find(({ kind }) => kind === own.bound.kind);
  return found.bound.kind === '' && moved?.anywhere.test(found.text) === true;
}

/** Whether a figure bears the mark that it bore, by itself or with those behind it. */
export function isSameNote(own: Statement, wanted: string, found: Statement): boolean {
  if (found.note.says === wanted) return true;
  const isShared = wanted !== '' && own.note.says === '' && found.note.says === '';
  return isShared && found.laterNote.says === wanted;
}

/** 括注的意思 which of the marks stand in the words of a bracket, with their numbers; '' for other words. */
export function noteSays(words: string): string {
  const kinds = noteKinds.flatMap(([kind, pattern]) => (pattern.test(words) ? [kind] : []));
  return kinds.length === 0 ? '' : [...kinds, ...numberWords(words).map(({ amount }) => amount)].join(' ');
}

const noteKinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['draft', /测算|草稿/],
  ['estimated', /估计|预计|估算|预估|暂估/],
  ['months', /[含缺]\s*\d[\d—、～~-]*月/],
  ['until', /截[至止]/],
  ['undecided', /待核/],
];

function noteOf(words: string | undefined): Note {
  const says = noteSays(words ?? '');
  return { says, printed: says === '' ? '' : `（${words ?? ''}）` };
}

const BRACKETS = /\(([^()]*)\)/g;

function notesIn(narrow: string): readonly Note[] {
  return [...narrow.matchAll(BRACKETS)].map(([, words]) => noteOf(words)).filter(({ says }) => says !== '');
}

/** The text with blanks in the place of its marks. */
export function withoutNotes(text: string): string {
  return narrowed(text).replace(BRACKETS, (whole, words: string) =>
    noteSays(words) === '' ? whole : ' '.repeat(whole.length),
  );
}
