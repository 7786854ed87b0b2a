import { closed, exact, type Range } from '../numbers/range.ts';

/** 概数词 what a word beside a number makes of it. */
export type Qualifier = 'over' | 'under' | 'about' | 'at-most' | 'at-least';

/** 概数词表 before the number, between it and its unit, and after its unit. */
const qualifierWords = {
  before: {
    under: ['近', '将近', '接近', '不足', '不到', '未满'],
    about: ['约', '大约', '约为', '大概', '约计'],
    'at-most': [
      '不超过',
      '不高于',
      '不多于',
      '最多',
      '最高',
      '至多',
      '最高不超过',
      '控制在',
      '低于',
      '少于',
      '小于',
    ],
    'at-least': [
      ...[
        '不低于',
        '不少于',
        '至少',
        '不小于',
        '最低',
        '最少',
        '超',
        '超过',
        '逾',
        '突破',
        '高于',
        '大于',
        '多达',
        '达到或超过',
      ],
    ],
  },
  inside: { over: ['余', '多'], about: ['来'] },
  after: {
    about: ['左右', '上下', '前后'],
    'at-most': ['以内', '以下', '之内'],
    'at-least': ['以上', '之上', '及以上'],
    over: ['余', '多', '有余'],
  },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<Qualifier, readonly string[]>>>>>;

type Place = keyof typeof qualifierWords;
const entries = (place: Place): readonly (readonly [string, Qualifier])[] =>
  Object.entries(qualifierWords[place]).flatMap(([kind, words]) =>
    (words as readonly string[]).map((word) => [word, kind as Qualifier] as const),
  );
const lookup = {
  before: new Map(entries('before')),
  inside: new Map(entries('inside')),
  after: new Map(entries('after')),
};
const alternatives = (place: Place): string =>
  [...lookup[place].keys()].sort((one, other) => other.length - one.length).join('|');

export const BEFORE_END = new RegExp(
  `(?<!最|附|亲|靠|远|节|签|公|条|制)(?:${alternatives('before')})\\s*(?:达|为|有)?\\s*$`,
);
export const INSIDE_AT = new RegExp(`(?:${alternatives('inside')})`, 'y');
export const AFTER_AT = new RegExp(
  `\\s?(?:${alternatives('after').replace('|多', '|多(?![次个种名人年项方元处重样])')})(?![年来])`,
  'y',
);

/** What a word found at that place makes of its number. */
export function qualifierOf(place: Place, word: string): Qualifier | undefined {
  return lookup[place].get(word.replace(/[\s(]|(?:达|为|有)\s*$/g, '')) ?? lookup[place].get(word.trim());
}

/** 数的各个位 of a number as it is printed: the place of its last digit, and of its last that is not nought. */
export type Places = {
  readonly value: number;
  readonly last: number;
  readonly round: number;
  readonly isRounded: boolean;
};

/**
 * 概数的含义: 余 and 多 are up to the next of the last digit that is not nought, 近 and 不足 under it and at least 95 %, 左右
 * and 约 10 % either way, 不超过 and 以上 an end; a plain number is what rounds to its digits. Two that contradict (近400余)
 * allow what either does.
 */
export function rangeOf({ value, last, round, isRounded }: Places, qualifiers: readonly Qualifier[]): Range {
  const half = isRounded ? last / 2 : 0;
  if (qualifiers.length === 0) return { ...closed(value - half, value + half), isBelowMost: false };
  const ranges = qualifiers.map((one): Range => {
    switch (one) {
      case 'over':
        return { least: value, most: exact(value + round), isBelowMost: true };
      case 'under':
        return { least: exact(value * 0.95), most: value, isBelowMost: true };
      case 'about':
        return closed(value * 0.9, value * 1.1);
      case 'at-most':
        return closed(Math.min(0, value), value);
      case 'at-least':
        return closed(value, Infinity);
    }
  });
  const most = Math.max(...ranges.map((range) => range.most));
  const isBelowMost = ranges.every((range) => range.most < most || range.isBelowMost);
  return { least: Math.min(...ranges.map(({ least }) => least)), most, isBelowMost };
}
