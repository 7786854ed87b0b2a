import type { Figure } from '../indicators/figure.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { isSeparator, padTable } from './markdown-table.ts';
import { isVariable, readTemplateLine, type Placeholder } from './placeholder.ts';
import { notRecordedList, renumbered, withoutEmptySections, type Block } from './sections.ts';
import { draftSentence, standingText } from './standing-words.ts';
import { wordDate, wordFigure, type Wording } from './wording.ts';

/** What is wrong in a template and where; line and column count from 1. */
export type TemplateFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Text;
};

/** A filled template. With a fault there is no document: half a report would be believed. */
export type FilledTemplate = {
  readonly markdown: string;
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
  /** 过时的草稿 what has to be reckoned again before the document is true, told in it. */
  readonly outdated?: readonly string[];
  /** 花名册较早 what the figures rest on, where the latest roster is much older than the day of the summary. */
  readonly oldRoster?: string | undefined;
};

type LineKind = Block['kind'] | 'blank';
type Line = {
  readonly kind: LineKind;
  readonly text: string;
  readonly missing: readonly string[];
  readonly hasDraft: boolean;
};
type Word = { readonly text: string; readonly standing?: string };

const notRecordedHeading = '## 尚未登记的内容';
const outdatedHeading = '## 须重新测算的草稿';
const oldRosterHeading = '## 花名册较早';

/** Every unknown key or filter and every brace without its partner, before anything is filled. */
export function checkTemplate(
  text: string,
  file: string,
  knownKeys: ReadonlySet<string>,
): readonly TemplateFault[] {
  const known = new Set([...knownKeys].flatMap((key) => [key, key.replace(/(?<!\d)\d{4}(?!\d)/, '$year')]));
  return linesOf(text).flatMap((line, index) =>
    readTemplateLine(line, known).faults.map((fault) => ({ file, line: index + 1, ...fault })),
  );
}

/**
 * 填写模板: lines that need a figure nobody recorded are left out, empty sections with them; both are named at the end,
 * before the last `---`. `$year` in a key is the variable.
 */
export function fillTemplate(text: string, values: TemplateValues, file = 'template'): FilledTemplate {
  const faults: TemplateFault[] = [];
  const lines = linesOf(text).map((line, index) => {
    const report = (column: number, message: Text) => {
      faults.push({ file, line: index + 1, column, message });
    };
    return fillLine(line, values, report);
  });
  if (faults.length > 0) return { markdown: '', omitted: [], faults };
  const blocks = blocksOf(lines);
  const omitted = [...new Set(blocks.flatMap((block) => block.missing))];
  const closing = notRecordedList(blocks, (key) => {
    const lacking = values.lacking?.get(key);
    const label = escapeMarkdown(values.labels.get(key) ?? key);
    return { label, lacking: lacking === undefined ? undefined : escapeMarkdown(lacking) };
  });
  const kept = renumbered(withoutEmptySections(blocks)).map((block) => block.lines.join('\n'));
  const outdated = (values.outdated ?? []).map((text) => `- ${escapeMarkdown(text)}`);
  const rule = kept.lastIndexOf('---');
  kept.splice(
    rule === -1 ? kept.length : rule,
    0,
    ...(closing.length > 0 ? [notRecordedHeading, closing.join('\n')] : []),
    ...(outdated.length > 0 ? [outdatedHeading, outdated.join('\n')] : []),
    ...(values.oldRoster === undefined ? [] : [oldRosterHeading, `- ${escapeMarkdown(values.oldRoster)}`]),
  );
  if (lines.some(({ hasDraft, missing }) => hasDraft && missing.length === 0)) kept.push(draftSentence);
  return { markdown: `${kept.join('\n\n')}\n`, omitted, faults };
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

function fillLine(
  line: string,
  values: TemplateValues,
  report: (column: number, message: Text) => void,
): Line {
  const kind = kindOf(line);
  const { pieces, faults } = readTemplateLine(line);
  for (const { column, message } of faults) report(column, message);
  const missing: string[] = [];
  const words = pieces.map((piece): Word => {
    if (typeof piece === 'string') return { text: piece };
    const wording = faults.length > 0 ? { text: '' } : wordPlaceholder(piece, values, kind === 'table');
    if ('fault' in wording) report(piece.column, wording.fault);
    if ('missing' in wording) missing.push(wording.missing);
    if (!('text' in wording)) return { text: '' };
    const figure = figureOf(piece, values);
    return { text: wording.text, standing: figure ? standingText(figure).zh : '' };
  });
  const hasDraft = pieces.some(
    (piece) => typeof piece !== 'string' && figureOf(piece, values)?.standing?.isDraft === true,
  );
  return { kind, text: joined(words), missing, hasDraft };
}

/** The words in a row; where figures that follow each other stand alike, how is said once, after the last. */
function joined(words: readonly Word[]): string {
  return words
    .map(({ text, standing = '' }, index) => {
      const next = words.slice(index + 1).find((word) => word.standing !== undefined);
      return standing === '' || standing === next?.standing ? text : `${text}（${standing}）`;
    })
    .join('');
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
    return { text: date ? wordDate(date) : escapeMarkdown(value) };
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
  return /^\s*(?:[-*+>]|\d+[.)])\s/.test(line) ? 'list' : 'text';
}

function blocksOf(lines: readonly Line[]): readonly Block[] {
  const runs: Line[][] = [];
  let previous: LineKind = 'blank';
  for (const line of lines) {
    const continues = line.kind === previous && line.kind !== 'heading' && line.kind !== 'rule';
    if (continues) runs.at(-1)?.push(line);
    else runs.push([line]);
    previous = line.kind;
  }
  return runs.flatMap((run) => (run[0] && run[0].kind !== 'blank' ? [blockOf(run[0].kind, run)] : []));
}

function blockOf(kind: Block['kind'], run: readonly Line[]): Block {
  const missing = run.flatMap((line) => line.missing);
  const kept = run.filter((line) => line.missing.length === 0).map((line) => line.text);
  if (kind === 'rule') return { kind, lines: ['---'], missing };
  if (kind === 'table') return { kind, lines: tableLines(run, kept), missing };
  // Chinese has no space between sentences, so lines join without one.
  const isText = kind === 'text' && kept.length > 0;
  return { kind, lines: isText ? [kept.map((line) => line.trim()).join('')] : kept, missing };
}

function tableLines(run: readonly Line[], kept: readonly string[]): readonly string[] {
  const hasHead = run[0]?.missing.length === 0 && isSeparator(run[1]?.text ?? '');
  if (!hasHead) return run[0]?.missing.length === 0 ? kept : [];
  return kept.length > 2 ? padTable(kept) : [];
}
