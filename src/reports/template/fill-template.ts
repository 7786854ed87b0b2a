import type { Figure } from '../../indicators/figure.ts';
import { displayWidth } from '../../kernel/writing/display-width.ts';
import {
  type Block,
  type Document,
  plain,
  type Run,
  type TableColumn,
  wordsOf,
} from '../../kernel/documents/document.ts';
import { maskIn } from '../../kernel/mask.ts';
import { parsePlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { cellsOf, literalRuns, merged, withBars } from './inline-words.ts';
import { isVariable, readTemplateLine, type Placeholder } from './placeholder.ts';
import {
  closingSection,
  type FilledBlock,
  notRecordedList,
  renumbered,
  withoutEmptySections,
} from './sections.ts';
import { draftSentence, standingText } from '../wording/standing-words.ts';
import { wordDate, wordFigure, type Wording } from '../wording/wording.ts';

/** What is wrong in a template and where; line and column count from 1. */
export type TemplateFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Text;
};

/** A filled template. With a fault there is nothing in the document: half a report would be believed. */
export type FilledTemplate = {
  readonly document: Document;
  /** The keys that lines were left out for, in order. */
  readonly omitted: readonly string[];
  readonly faults: readonly TemplateFault[];
};

/** What fills a template; `labels` name the keys in the closing list, `lacking` says what each of them lacks. */
export type TemplateValues = {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly variables: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly lacking?: ReadonlyMap<string, string>;
  /** 过时的草稿 what has to be calculated again before the document is true, told in it. */
  readonly outdated?: readonly string[];
  /** 花名册较早 what the figures rest on, where the latest roster is much older than the day of the summary. */
  readonly oldRoster?: string | undefined;
  /** 文字材料 what the office wrote itself for the year, by heading: a line `{{ text:heading }}` is that text. */
  readonly narrative?: ReadonlyMap<string, string>;
  /** 数据校核 what the figures say of each other and of what was published. */
  readonly checks?: readonly string[];
};

type LineKind = Block['kind'] | 'blank';
/** A line with its figures filled in: its words, or of a table those of each cell. */
type Line = {
  readonly kind: LineKind;
  /** What stands before the words: #, a dash or a number. */
  readonly marker: string;
  readonly cells: readonly (readonly Run[])[];
  readonly missing: readonly string[];
  readonly hasDraft: boolean;
};
type Word = { readonly run: Run; readonly standing?: string };

/** Every unknown key or filter and every brace without its partner, before anything is filled. */
export function checkTemplate(
  text: string,
  file: string,
  knownKeys: ReadonlySet<string>,
): readonly TemplateFault[] {
  const known = new Set([...knownKeys].flatMap((key) => [key, key.replace(/(?<!\d)\d{4}(?!\d)/, '$year')]));
  return linesOf(text).flatMap((line, index) =>
    OWN_TEXT.test(line)
      ? []
      : readTemplateLine(line, known).faults.map((fault) => ({ file, line: index + 1, ...fault })),
  );
}

/**
 * 填写模板: lines that need a figure nobody recorded are left out, empty sections with them; both are named at the end,
 * before the last `---`. `$year` in a key is the variable.
 */
export function fillTemplate(text: string, values: TemplateValues, file = 'template'): FilledTemplate {
  const faults: TemplateFault[] = [];
  const lines = linesOf(text).flatMap((line, index): readonly Line[] => {
    const [, heading] = OWN_TEXT.exec(line) ?? [];
    if (heading !== undefined) return ownText(heading, values.narrative?.get(heading));
    const report = (column: number, message: Text) => {
      faults.push({ file, line: index + 1, column, message });
    };
    return [fillLine(line, values, report)];
  });
  if (faults.length > 0) return { document: { blocks: [] }, omitted: [], faults };
  const blocks = blocksOf(lines);
  const closing = notRecordedList(blocks, (key) => {
    return { label: values.labels.get(key) ?? key, lacking: values.lacking?.get(key) };
  });
  const all = renumbered(withoutEmptySections(blocks));
  const rule = all.findLastIndex(({ kind }) => kind === 'rule');
  const end = rule === -1 ? all.length : rule;
  const hasDraft = lines.some((line) => line.hasDraft && line.missing.length === 0);
  const notes = [...all.slice(end + 1), ...(hasDraft ? [draftNote] : [])].map(toNote);
  const document = withTitle([
    ...all.slice(0, end),
    ...closingSection('数据校核', values.checks ?? []),
    ...closingSection('尚未登记的内容', closing),
    ...closingSection('须重新测算的草稿', values.outdated ?? []),
    ...closingSection('花名册较早', values.oldRoster === undefined ? [] : [values.oldRoster]),
  ]);
  const filled = { ...document, ...(notes.length > 0 && { notes }) };
  return { document: filled, omitted: [...new Set(blocks.flatMap(({ missing }) => missing))], faults };
}

const draftNote: Block = { kind: 'paragraph', runs: plain(draftSentence) };

/** What stands below the last rule is said in small letters. */
function toNote(block: Block): Block {
  return block.kind === 'paragraph' ? { ...block, kind: 'note' } : block;
}

function withTitle(blocks: readonly Block[]): Document {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'heading' || first.level > 0) return { blocks };
  return { title: wordsOf(first.runs), blocks: rest };
}

/** A fault on one line: `file:line:column message`. */
export function formatTemplateFault(fault: TemplateFault, lang: Lang): string {
  return `${fault.file}:${fault.line}:${fault.column} ${inLang(fault.message, lang)}`;
}

/** The lines; comments become spaces, so that places in the file stay true. */
function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\r\n]/g, ' '))
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
}

/** 文字材料 a line that stands for what the office wrote under a heading. */
const OWN_TEXT = /^\{\{\s*text:\s*(\S.*?)\s*\}\}$/;

/** 栏目 the headings whose texts a template asks for. */
export function ownTextHeadings(text: string): readonly string[] {
  return linesOf(text).flatMap((line) => OWN_TEXT.exec(line)?.[1] ?? []);
}

/** The lines of a text of the office, as they stand; what looks like a placeholder in it is none. Numbers are masked. */
function ownText(heading: string, text: string | undefined): readonly Line[] {
  if (text === undefined) return [{ ...noLine, kind: 'paragraph', missing: [`文字材料“${heading}”`] }];
  return text.split('\n').flatMap((line, index): readonly Line[] => {
    const kind = line.trim() === '' ? 'blank' : LISTED.test(line) ? 'list' : 'paragraph';
    const marker = kind === 'list' ? (LISTED.exec(line)?.[1] ?? '') : '';
    const words = maskIn(line.slice(LISTED.exec(line)?.[0].length ?? 0).trim());
    const own: Line = { ...noLine, kind, marker, cells: [[{ text: words }]] };
    // Each line of theirs is a paragraph of its own.
    return kind === 'paragraph' && index > 0 ? [noLine, own] : [own];
  });
}
const LISTED = /^\s*([-*+]|\d+[.)])\s+/;
const noLine: Line = { kind: 'blank', marker: '', cells: [[]], missing: [], hasDraft: false };

const MARKER = /^(#{1,6}(?= )|\s*(?:[-*+>]|\d+[.)])(?=\s))?\s*/;

function fillLine(
  line: string,
  values: TemplateValues,
  report: (column: number, message: Text) => void,
): Line {
  const kind = kindOf(line);
  const { pieces, faults } = readTemplateLine(line);
  for (const { column, message } of faults) report(column, message);
  const marker = (kind === 'heading' || kind === 'list' ? MARKER : /^\s*/).exec(line)?.[0] ?? '';
  const missing: string[] = [];
  const literals = literalRuns(kind === 'table' ? withBars(pieces) : pieces, marker.length);
  const words = pieces.flatMap((piece, index): readonly Word[] => {
    if (typeof piece === 'string') return (literals[index] ?? []).map((run) => ({ run }));
    const wording = faults.length > 0 ? { text: '' } : wordPlaceholder(piece, values, kind === 'table');
    if ('fault' in wording) report(piece.column, wording.fault);
    if ('missing' in wording) missing.push(wording.missing);
    if (!('text' in wording)) return [{ run: { text: '' } }];
    const figure = figureOf(piece, values);
    const look = literals[index]?.[0]?.look;
    if (!figure) return [{ run: { text: wording.text, ...(look && { look }) } }];
    const share = piece.filters.find(({ name }) => name === 'share')?.argument;
    const whole = share?.replaceAll('$year', values.variables.get('year') ?? '');
    const run = { text: wording.text, figure: figure.key, ...(whole !== undefined && { whole }) };
    return [{ run, standing: standingText(figure).zh }];
  });
  const hasDraft = pieces.some(
    (piece) => typeof piece !== 'string' && figureOf(piece, values)?.standing?.isDraft === true,
  );
  const runs = withStanding(words);
  const cells = kind === 'table' ? cellsOf(runs) : [merged(runs)];
  return { kind, marker: marker.trimEnd(), cells, missing, hasDraft };
}

/** The words in a row; where figures that follow each other stand alike, how is said once, after the last. */
function withStanding(words: readonly Word[]): readonly Run[] {
  return words.flatMap(({ run, standing = '' }, index) => {
    const next = words.slice(index + 1).find((word) => word.standing !== undefined);
    return standing === '' || standing === next?.standing ? [run] : [run, { text: `（${standing}）` }];
  });
}

function figureOf({ name }: Placeholder, { figures, variables }: TemplateValues): Figure | undefined {
  return figures.get(name.replaceAll('$year', variables.get('year') ?? ''));
}

function wordPlaceholder(placeholder: Placeholder, values: TemplateValues, isTable: boolean): Wording {
  const { name } = placeholder;
  if (isVariable(name)) {
    const value = values.variables.get(name);
    if (value === undefined)
      return { fault: { zh: `变量“${name}”没有值`, en: `variable "${name}" has no value` } };
    const date = parsePlainDate(value);
    return { text: date ? wordDate(date) : value };
  }
  const year = values.variables.get('year') ?? '';
  const keyOf = (key: string) => key.replaceAll('$year', year);
  const figure = figureOf(placeholder, values);
  if (!figure) return { missing: keyOf(name) };
  return wordFigure(figure, placeholder.filters, {
    find: (key) => values.figures.get(keyOf(key)),
    isTable,
  });
}

function kindOf(line: string): LineKind {
  if (line.trim() === '') return 'blank';
  if (/^#{1,6} /.test(line)) return 'heading';
  if (/^-{3,}$/.test(line)) return 'rule';
  if (line.startsWith('|')) return 'table';
  return /^\s*(?:[-*+>]|\d+[.)])\s/.test(line) ? 'list' : 'paragraph';
}

function blocksOf(lines: readonly Line[]): readonly FilledBlock[] {
  const groups: Line[][] = [];
  let previous: LineKind = 'blank';
  for (const line of lines) {
    const continues = line.kind === previous && line.kind !== 'heading' && line.kind !== 'rule';
    if (continues) groups.at(-1)?.push(line);
    else groups.push([line]);
    previous = line.kind;
  }
  return groups.flatMap((group) => {
    const kind = group[0]?.kind ?? 'blank';
    if (kind === 'blank') return [];
    const kept = group.filter(({ missing }) => missing.length === 0);
    return [{ kind, block: blockOf(kind, group, kept), missing: group.flatMap(({ missing }) => missing) }];
  });
}

function blockOf(kind: Block['kind'], group: readonly Line[], kept: readonly Line[]): Block | undefined {
  const [first] = kept;
  if (kind === 'table') return tableOf(group, kept);
  if (!first) return undefined;
  switch (kind) {
    case 'rule':
      return { kind };
    case 'heading':
      return { kind, level: first.marker.length - 1, runs: first.cells.flat() };
    case 'list':
      return { kind, items: kept.map(({ marker, cells }) => ({ marker, runs: cells.flat() })) };
    case 'paragraph':
    case 'line':
    case 'note':
      // Chinese has no space between sentences, so lines join without one.
      return { kind, runs: merged(kept.flatMap(({ cells }) => cells.flat())) };
  }
}

/** A table goes with its heading, and with the last of its rows. */
function tableOf(group: readonly Line[], kept: readonly Line[]): Block | undefined {
  const [heading, rule] = group;
  if (!heading || heading.missing.length > 0) return undefined;
  const rules = rule?.cells.map((cell) => wordsOf(cell).trim()) ?? [];
  if (!rules.every((one) => /^:?-+:?$/.test(one)) || rules.length === 0)
    return {
      kind: 'paragraph',
      runs: plain(kept.map(({ cells }) => `|${cells.map(wordsOf).join('|')}|`).join('')),
    };
  const rows = kept.slice(2).map(({ cells }) => cells);
  if (rows.length === 0) return undefined;
  const columns = rules.map((one, index): TableColumn => {
    const cells = [heading.cells[index] ?? [], ...rows.map((row) => row[index] ?? [])];
    return {
      heading: heading.cells[index] ?? [],
      share: Math.max(...cells.map((cell) => displayWidth(wordsOf(cell)))),
      ...(one.endsWith(':') && { align: 'right' }),
    };
  });
  return { kind: 'table', columns, rows };
}
