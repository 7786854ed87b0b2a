import { type Block, plain, type Run, wordsOf } from '../../kernel/documents/document.ts';

/** A block of a filled template with the keys of the figures whose lines were left out of it; no block when all were. */
export type FilledBlock = {
  readonly kind: Block['kind'];
  readonly block: Block | undefined;
  readonly missing: readonly string[];
};
type Heading = Extract<Block, { kind: 'heading' }>;

/** 一、（一）1.（1） and the 1、 of older texts (domain.md §7). */
const NUMBERED =
  /^(?:（(?:[一二三四五六七八九十]+|\d+)）|(?:[一二三四五六七八九十]+|\d+)、|\d+[.．](?!\d))\s*/;
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The blocks without empty ones and without headings that have nothing left below them. The title always stays. */
export function withoutEmptySections(blocks: readonly FilledBlock[]): readonly Block[] {
  return blocks.flatMap(({ block }, index) => {
    if (block?.kind === 'heading' && !isHeadingKept(blocks, block, index)) return [];
    return block ?? [];
  });
}

/** 结构层次序数 headings numbered anew in order as GB/T 9704 has them, so that left-out sections leave no holes. */
export function renumbered(blocks: readonly Block[]): readonly Block[] {
  const counts: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading' || !NUMBERED.test(wordsOf(block.runs))) return block;
    const { level } = block;
    const count = (counts[level] ?? 0) + 1;
    counts.length = level;
    counts.push(count);
    return { ...block, runs: [{ text: numberOf(level, count) }, ...withoutNumber(block.runs)] };
  });
}

/** 一、（一）1.（1）. */
function numberOf(level: number, count: number): string {
  if (level <= 1) return `${chineseNumber(count)}、`;
  if (level === 2) return `（${chineseNumber(count)}）`;
  return level === 3 ? `${count}.` : `（${count}）`;
}

/** 尚未登记 a figure that nobody recorded: what it is called, and what is lacking where that is known. */
export type NotRecorded = { readonly label: string; readonly lacking: string | undefined };

/** 尚未登记: per heading, the labels of what was left out; a heading left out for want of text is named too. */
export function notRecordedList(
  blocks: readonly FilledBlock[],
  describe: (key: string) => NotRecorded,
): readonly string[] {
  const bySection = new Map<string, readonly string[]>();
  let title = '其他';
  blocks.forEach(({ kind, block, missing }, index) => {
    if (kind === 'rule') title = '其他';
    if (block?.kind === 'heading') {
      title = wordsOf(withoutNumber(block.runs));
      if (isBare(blocks, block, index)) bySection.set(title, []);
    }
    if (missing.length > 0) bySection.set(title, [...(bySection.get(title) ?? []), ...missing]);
  });
  return [...bySection].map(([name, keys]) => {
    const told = notRecordedText([...new Set(keys)].map(describe));
    return [name, told].filter(Boolean).join('：');
  });
}

/** 甲、乙（没有导入低保名单）；丙: those that lack the same together, those of which nothing is known last. */
export function notRecordedText(figures: readonly NotRecorded[]): string {
  const reasons = [...new Set(figures.map(({ lacking }) => lacking))];
  const known = reasons.filter((reason) => reason !== undefined);
  return [...known, ...(reasons.length > known.length ? [undefined] : [])]
    .map((reason) => {
      const labels = figures.flatMap(({ label, lacking }) => (lacking === reason ? [label] : []));
      return [...new Set(labels)].join('、') + (reason === undefined ? '' : `（${reason}）`);
    })
    .join('；');
}

/** A section of its own at the end: a heading, and a list of what is to be told. */
export function closingSection(heading: string, texts: readonly string[]): readonly Block[] {
  if (texts.length === 0) return [];
  return [
    { kind: 'heading', level: 1, runs: plain(heading) },
    { kind: 'list', items: texts.map((text) => ({ marker: '-', runs: plain(text) })) },
  ];
}

function isHeadingKept(blocks: readonly FilledBlock[], { level }: Heading, index: number): boolean {
  if (level === 0) return true;
  const after = blocks.slice(index + 1);
  const end = after.findIndex(({ kind, block }) => kind === 'rule' || levelOf(block) <= level);
  const section = end === -1 ? after : after.slice(0, end);
  return section.some(({ kind, block }) => kind !== 'heading' && block !== undefined);
}

function isBare(blocks: readonly FilledBlock[], { level }: Heading, index: number): boolean {
  const next = blocks[index + 1];
  const hasNothing = next === undefined || next.kind === 'rule' || levelOf(next.block) <= level;
  return level > 0 && hasNothing;
}

/** Blocks that are no heading are below all of them. */
function levelOf(block: Block | undefined): number {
  return block?.kind === 'heading' ? block.level : Infinity;
}

/** The words of a heading without its number. */
export function withoutNumber([first, ...rest]: readonly Run[]): readonly Run[] {
  return first ? [{ ...first, text: first.text.replace(NUMBERED, '') }, ...rest] : [];
}

function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return ten + (DIGITS[value % 10] ?? '');
}
