/** 概数词 what a word beside a number makes of it. */
export type Qualifier = 'over' | 'near' | 'below' | 'above' | 'about' | 'at-most' | 'at-least';
type Place = 'before' | 'inside' | 'after';

/** 概数词表 before the number, between it and its unit, and after its unit: the one table of all that read numbers. */
const qualifierWords: Readonly<Record<Qualifier, Partial<Readonly<Record<Place, string>>>>> = {
  over: { inside: '余 多', after: '余 多 有余' },
  near: { before: '近 将近 接近' },
  below: { before: '不足 不到 不满 未满 未达 少于 低于 小于' },
  above: { before: '超过 超出 多于 高于 大于 突破 逾 超' },
  about: { before: '约 大约 大概 约计', inside: '来', after: '左右 上下 前后' },
  'at-most': {
    before: '不超过 未超过 没有超过 不超 不高于 不多于 不大于 至多 最多 最高 顶多 最高不超过 控制在',
    after: '以内 之内 以下 封顶',
  },
  'at-least': {
    before: '不少于 不低于 不小于 至少 最少 最低 多达 达到或超过',
    after: '以上 之上 及以上',
  },
};

const lookups: Readonly<Record<Place, ReadonlyMap<string, Qualifier>>> = {
  before: lookup('before'),
  inside: lookup('inside'),
  after: lookup('after'),
};

function lookup(place: Place): ReadonlyMap<string, Qualifier> {
  return new Map(
    (Object.entries(qualifierWords) as [Qualifier, (typeof qualifierWords)[Qualifier]][])
      .flatMap(([kind, words]) => (words[place]?.split(' ') ?? []).map((word) => [word, kind] as const))
      .sort(([one], [other]) => other.length - one.length),
  );
}

/** The words of a place as a pattern, longer ones first. */
const anyOf = (place: Place): string => [...lookups[place].keys()].join('|');

/** What may stand between a word and its number, and what makes 近 or 约 another word: 附近, 签约. */
export const BETWEEN = '\\s*(?:[为是有了达到共]|人民币)*\\s*';
const NONE = '(?<![最附亲靠远节签公条制])';

/** Finds the word that ends before a number. */
export const BEFORE_END = new RegExp(`${NONE}(${anyOf('before')})${BETWEEN}$`);
export const INSIDE_AT = new RegExp(`(${anyOf('inside')})`, 'y');
export const AFTER_AT = new RegExp(
  `\\s?(${anyOf('after').replace(/\|多$/, '|多(?![次出于个种名人年项方元处重样结支发付领收交报列缴征]|\\s?\\d)')})(?![年来])`,
  'y',
);
/** A number as it is printed alone: a word before it, its digits, one inside, 万, one more, its unit, a word after it. */
export const ALONE = new RegExp(
  `^(?:(${anyOf('before')})\\s*)?(\\d+(?:\\.\\d+)?)(${anyOf('inside')})?(万|亿)?(${anyOf('inside')})?([\\p{Script=Han}%‰/]*?)(${anyOf('after')})?$`,
  'u',
);

/** What a word found at that place makes of its number. */
export function qualifierOf(place: Place, word: string | undefined): Qualifier | undefined {
  return word === undefined ? undefined : lookups[place].get(word);
}

export function isQualifier(kind: string): kind is Qualifier {
  return kind in qualifierWords;
}

/** Whether a word of a kind stands anywhere in a text. */
export function saysQualifier(kind: Qualifier, text: string): boolean {
  const words = [...lookups.before, ...lookups.after].flatMap(([word, own]) => (own === kind ? [word] : []));
  return words.some((word) => text.includes(word));
}
