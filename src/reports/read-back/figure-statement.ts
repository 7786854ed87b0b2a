import {
  AFTER_AT,
  BEFORE_END,
  BETWEEN,
  isQualifier,
  qualifierOf,
  saysQualifier,
} from '../../kernel/numbers/qualifiers.ts';
import { narrowed, type NumberWord, numberWords } from './number-words.ts';

/** 表述 the numbers of a figure in a text, with what stands around them and can turn what they say. */
export type FigureStatement = {
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

/** 转义词 what turns a number without saying by how much; those that do are `qualifiers`. */
const turning: Readonly<Record<string, string>> = {
  estimated: '估计|预计|估算|预估|暂估',
  less: '减少|下降|降低',
  not: '不是|并非|没有',
};
const turns = Object.entries(turning).map(([kind, words]) => {
  return { kind, before: new RegExp(`(?:${words})${BETWEEN}$`), anywhere: new RegExp(words) };
});

/** What stands at a place of a text; undefined where no number does. The numbers are taken whole. */
export function statementAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): FigureStatement | undefined {
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
    words,
    bound,
    text,
    start: first.start,
    end: until,
    printed: text.slice(first.start, until),
    note: noteOf(direct?.[1]),
    laterNote: notesIn(behind)[0] ?? noteOf(undefined),
  };
}

function boundOf(textBefore: string, textAfter: string): Bound {
  const [before = '', word] = BEFORE_END.exec(textBefore) ?? [];
  AFTER_AT.lastIndex = 0;
  const [after = '', wordAfter] = AFTER_AT.exec(textAfter) ?? [];
  const kind = qualifierOf('before', word) ?? qualifierOf('after', wordAfter);
  if (kind !== undefined) return { kind, before, after };
  const turn = turns.find((one) => one.before.test(textBefore));
  return { kind: turn?.kind ?? '', before: turn?.before.exec(textBefore)?.[0] ?? '', after: '' };
}

/** Whether the words around a number let it say what it said: a bound may stand elsewhere in its sentence, but none may come or go. */
export function isSameBound({ bound: { kind } }: FigureStatement, found: FigureStatement): boolean {
  if (kind === found.bound.kind) return true;
  const turn = turns.find((one) => one.kind === kind);
  const isMoved = turn
    ? turn.anywhere.test(found.text)
    : isQualifier(kind) && saysQualifier(kind, found.text);
  return found.bound.kind === '' && isMoved;
}

/** Whether a figure bears the mark that it bore, by itself or with those behind it. */
export function isSameNote(own: FigureStatement, wanted: string, found: FigureStatement): boolean {
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
