/** A block of a filled document, and the keys of the figures whose lines were left out of it. */
export type Block = {
  readonly kind: 'heading' | 'text' | 'list' | 'table' | 'rule';
  /** The block's lines; none when all were left out. */
  readonly lines: readonly string[];
  readonly missing: readonly string[];
};

/** 一、 and 1、 as the genre numbers its headings (domain.md §7). */
const NUMBERED = /^(#+) (?:([一二三四五六七八九十]+)|\d+)、/;
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The blocks without empty ones and without headings that have nothing left below them. The title always stays. */
export function withoutEmptySections(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, index) =>
    block.kind === 'heading' ? isHeadingKept(blocks, index) : block.lines.length > 0,
  );
}

/** Headings numbered anew in order, so that left-out sections leave no holes. */
export function renumbered(blocks: readonly Block[]): readonly Block[] {
  let first = 0;
  let second = 0;
  return blocks.map((block) => {
    const numbered = block.kind === 'heading' ? NUMBERED.exec(block.lines[0] ?? '') : null;
    if (!numbered) return block;
    const isFirst = numbered[2] !== undefined;
    second = isFirst ? 0 : second + 1;
    if (isFirst) first += 1;
    const number = isFirst ? chineseNumber(first) : String(second);
    const rest = (block.lines[0] ?? '').slice(numbered[0].length);
    return { ...block, lines: [`${numbered[1] ?? '#'} ${number}、${rest}`] };
  });
}

/** 尚未登记 a figure that nobody recorded: what it is called, and what is lacking where that is known. */
export type NotRecorded = { readonly label: string; readonly lacking: string | undefined };

/** 尚未登记: per heading, the labels of what was left out; a heading left out for want of text is named too. */
export function notRecordedList(
  blocks: readonly Block[],
  describe: (key: string) => NotRecorded,
): readonly string[] {
  const bySection = new Map<string, readonly string[]>();
  let title = '其他';
  blocks.forEach((block, index) => {
    if (block.kind === 'rule') title = '其他';
    if (block.kind === 'heading') {
      title = titleOf(block);
      if (isBare(blocks, index)) bySection.set(title, []);
    }
    if (block.missing.length === 0) return;
    bySection.set(title, [...(bySection.get(title) ?? []), ...block.missing]);
  });
  return [...bySection].map(([name, keys]) => {
    const told = notRecordedText([...new Set(keys)].map(describe));
    return `- ${[name, told].filter(Boolean).join('：')}`;
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

function isHeadingKept(blocks: readonly Block[], index: number): boolean {
  const level = levelOf(blocks[index]);
  if (level === 1) return true;
  const after = blocks.slice(index + 1);
  const end = after.findIndex(
    (block) => block.kind === 'rule' || (block.kind === 'heading' && levelOf(block) <= level),
  );
  const section = end === -1 ? after : after.slice(0, end);
  return section.some((block) => block.kind !== 'heading' && block.lines.length > 0);
}

function isBare(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const next = blocks[index + 1];
  const hasNothing = next === undefined || next.kind === 'rule' || levelOf(next) <= levelOf(block);
  return levelOf(block) > 1 && hasNothing;
}

/** How many # a heading has; blocks that are no heading are below all of them. */
function levelOf(block: Block | undefined): number {
  return block?.kind === 'heading' ? (/^#+/.exec(block.lines[0] ?? '')?.[0].length ?? 1) : 7;
}

function titleOf(heading: Block): string {
  return (heading.lines[0] ?? '').replace(NUMBERED, '').replace(/^#+ */, '');
}

function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return ten + (DIGITS[value % 10] ?? '');
}
