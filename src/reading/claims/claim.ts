import type { Mention } from '../mention.ts';
import { percentOf, type Range } from '../numbers/range.ts';
import type { Part } from '../text/parts.ts';

/** 规则 by which a claim was found. */
export type Rule =
  | 'parts'
  | 'total'
  | 'remainder'
  | 'share'
  | 'shares'
  | 'payment'
  | 'mean'
  | 'growth'
  | 'direction'
  | 'repeat'
  | 'row-sum'
  | 'column-sum'
  | 'column-ratio'
  | 'date'
  | 'date-order'
  | 'bounds'
  | 'range-order'
  | 'items'
  | 'rank'
  | 'registry';

/** 算法 one way to read a claim: what it comes to, in which words, and the numbers that it rests on. */
export type Reading = { readonly computed: Range; readonly by: string; readonly from: readonly Mention[] };

/** 说法 what a number must come to. It differs only where no reading agrees, and only if it can be read in no other way. */
export type Claim = {
  readonly rule: Rule;
  readonly about: Mention;
  readonly readings: readonly Reading[];
  readonly isSure: boolean;
  /** Whether its words name every number that it rests on, so that no other way to read it defends it. */
  readonly isStated?: boolean;
  /** Whether it may hold by chance, so that it defends no number against another claim. */
  readonly isWeak?: boolean;
};

/** 句 a sentence with its quantities, and everything in it that is written as a number. */
export type Sentence = {
  readonly part: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly quantities: readonly Mention[];
  readonly all: readonly Mention[];
  /** Whether it stands under a heading of what is to come. */
  readonly isPlanned: boolean;
};

/** 读过的文稿 what the rules look at. */
export type ReadText = {
  readonly parts: readonly Part[];
  readonly mentions: readonly Mention[];
  readonly sentences: readonly Sentence[];
};

/** The words of a part between two places. */
export function wordsBetween(
  { parts }: Pick<ReadText, 'parts'>,
  part: number,
  start: number,
  end: number,
): string {
  return parts[part]?.text.slice(Math.max(0, start), Math.max(0, end)) ?? '';
}

/** How a number is named in a formula. */
export function nameOf({ text }: Mention): string {
  return text.replace(/\s/g, '');
}

/** 占比 one number in hundredths of another, as it is told. */
export function percentReading(top: Mention, bottom: Mention): Reading {
  return {
    computed: percentOf(top.range, bottom.range),
    by: `${nameOf(top)} ÷ ${nameOf(bottom)}`,
    from: [top, bottom],
  };
}

/** A sum as it is told, shortened where it is long. */
export function sumText(mentions: readonly Mention[]): string {
  const shown = mentions.slice(0, 12).map(nameOf);
  return shown.join(' + ') + (mentions.length > shown.length ? ` + …（共${mentions.length}项）` : '');
}
