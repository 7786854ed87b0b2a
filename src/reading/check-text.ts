import type { Mention } from './mention.ts';
import type { Claim, Reading, ReadText } from './claims/claim.ts';
import { claimsOf } from './claims/claims.ts';
import { readText } from './claims/read-text.ts';
import { sumText } from './claims/claim.ts';
import { difference, meets, type Range, sumOf } from './numbers/range.ts';
import { spanOf, type Text } from './text/parts.ts';

/** 判定 of a number: it follows, it does not, nothing says what it must be, or it counts nothing. */
export type Verdict = 'agrees' | 'differs' | 'unexplained' | 'not-a-figure';

/** 依据 why a number agrees or differs: the rule, the way it was read, what that comes to, and on which places it rests. */
export type Ground = {
  readonly rule: Claim['rule'];
  readonly by: string;
  readonly computed: Range;
  readonly from: readonly Mention[];
  /** The ways to read it, where each of them differs. */
  readonly otherwise: readonly Reading[];
  /** The number that the relation is said of, where another in it was found wrong. */
  readonly of: Mention;
};

/** 核过的数 a number with its verdict, and all that speaks for it. */
export type CheckedFigure = {
  readonly mention: Mention;
  /** From where to where in the text as it was read. */
  readonly span: readonly [number, number];
  readonly verdict: Verdict;
  readonly grounds: readonly Ground[];
};

/** 核过的文稿 every number of a text in order, and how many there are of each verdict. */
export type CheckedText = {
  readonly read: ReadText;
  readonly figures: readonly CheckedFigure[];
  readonly counts: Counts;
};
export type Counts = Readonly<Record<Verdict, number>> & { readonly figures: number };

const TERMS = new Set(['years', 'days', '个月', '个工作日', '工作日', '学年', '周年']);
const SUMS = new Set<Claim['rule']>(['parts', 'total', 'row-sum', 'column-sum', 'shares']);

/** 核对一篇文稿 against its own arithmetic. */
export function checkText(text: Text): CheckedText {
  const read = readText(text);
  const claims = claimsOf(read);
  const holding = claims.filter(holds);
  const failing = claims.filter((claim) => claim.isSure && !holds(claim));
  const confirmed = new Set(
    holding.flatMap(({ about, readings }) => [about, ...(readings[0]?.from ?? [])].map(keyOf)),
  );
  const good = new Map<string, Ground[]>();
  const bad = new Map<string, Ground[]>();
  for (const claim of holding) {
    const ground = groundOf(claim);
    for (const one of [claim.about, ...ground.from]) add(good, keyOf(one), ground);
  }
  for (const claim of failing) {
    const { about, ground } = blamed(claim, confirmed);
    add(bad, keyOf(about), ground);
  }
  const figures = read.mentions.map((mention): CheckedFigure => {
    const key = keyOf(mention);
    const grounds = bad.get(key) ?? good.get(key) ?? [];
    const part = read.parts[mention.place.part];
    const span = part ? spanOf(part, mention.place.start, mention.place.end) : ([0, 0] as const);
    return { mention, span, verdict: verdictOf(mention, bad.has(key), good.has(key)), grounds };
  });
  return { read, figures, counts: countsOf(figures) };
}

function verdictOf({ nature, family }: Mention, isBad: boolean, isGood: boolean): Verdict {
  if (isBad) return 'differs';
  if (nature !== 'quantity') return 'not-a-figure';
  if (isGood) return 'agrees';
  // 三年, 十个工作日: a term that nothing is reckoned with.
  return TERMS.has(family) ? 'not-a-figure' : 'unexplained';
}

/** How many figures there are of each verdict. */
export function countsOf(figures: readonly Pick<CheckedFigure, 'verdict'>[]): Counts {
  const of = (verdict: Verdict): number => figures.filter((one) => one.verdict === verdict).length;
  return {
    ...{ figures: figures.length, agrees: of('agrees'), differs: of('differs') },
    ...{ unexplained: of('unexplained'), 'not-a-figure': of('not-a-figure') },
  };
}

function holds({ about, readings }: Claim): boolean {
  return readings.some(({ computed }) => meets(computed, about.range));
}

function groundOf({ rule, about, readings }: Claim): Ground {
  const [first, ...others] = readings;
  const { by, computed, from } = first ?? { by: '', computed: about.range, from: [] };
  return { rule, by, computed, from, otherwise: others, of: about };
}

/**
 * Of a relation that does not hold, which number is wrong: the one that it is said of, unless that holds elsewhere and
 * only one of the others does not.
 */
function blamed(
  claim: Claim,
  confirmed: ReadonlySet<string>,
): { readonly about: Mention; readonly ground: Ground } {
  const { about } = claim;
  const ground = groundOf(claim);
  const doubtful = ground.from.filter((one) => !confirmed.has(keyOf(one)));
  const [other] = doubtful;
  if (!other || doubtful.length > 1 || !confirmed.has(keyOf(about)) || claim.rule === 'repeat')
    return { about, ground };
  if (!SUMS.has(claim.rule)) return { about, ground };
  const rest = ground.from.filter((one) => one !== other);
  const computed = difference(about.range, sumOf(rest.map(({ range }) => range)));
  return {
    about: other,
    ground: {
      ...ground,
      computed,
      by: `${about.text} - (${sumText(rest)})`,
      from: [about, ...rest],
      otherwise: [],
    },
  };
}

/** The place of a number: a cell of a table is the same number with the unit of its heading. */
function keyOf({ place }: Mention): string {
  return `${place.part}:${place.start}`;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}
