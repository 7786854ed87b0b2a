import { keyOf, type Mention } from './mention.ts';
import type { Claim, Reading, ReadText } from './claims/claim.ts';
import { claimsOf } from './claims/claims.ts';
import { gridsOf } from './claims/tables/grids.ts';
import { isLikely } from './claims/chance/likely.ts';
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
  /** The number that comes to `computed`, in the unit in which it is told. */
  readonly of: Mention;
};

/** 核过的数 a number with its verdict, and all that speaks for it. */
export type CheckedFigure = {
  readonly mention: Mention;
  /** From where to where in the text as it was read. */
  readonly span: readonly [number, number];
  readonly verdict: Verdict;
  readonly grounds: readonly Ground[];
  /** 备注 relations of the text that do not hold though the figure on record agrees. */
  readonly notes: readonly Ground[];
};

/** 核过的文稿 every number of a text in order, and how many there are of each verdict. */
export type CheckedText = {
  readonly read: ReadText;
  readonly claims: readonly Claim[];
  readonly figures: readonly CheckedFigure[];
  readonly counts: Counts;
};
export type Counts = Readonly<Record<Verdict, number>> & { readonly figures: number };

const TERMS = new Set(['years', 'days', '个月', '个工作日', '工作日', '学年', '周年']);
/** 算得出 rules that say what a number comes to; those of the second look for its numbers in the words around it. */
const RECKONED = new Set<Claim['rule']>([
  'parts',
  'total',
  'payment',
  'mean',
  'share',
  'growth',
  'remainder',
]);
const GUESSED = new Set<Claim['rule']>(['total', 'payment', 'mean', 'share', 'growth']);
const SUMS = new Set<Claim['rule']>(['parts', 'total', 'row-sum', 'column-sum', 'shares']);

/** 核对一篇文稿 against its own arithmetic. */
export function checkText(text: Text): CheckedText {
  const read = readText(text);
  const grids = gridsOf(read);
  const cells = new Map(
    grids.flatMap(({ rows }) =>
      rows.flatMap((row) => row.cells.flatMap((one) => (one ? [[keyOf(one), one] as const] : []))),
    ),
  );
  const mentions = read.mentions.map((one) => cells.get(keyOf(one)) ?? one);
  return judged({ ...read, mentions }, claimsOf(read, grids), new Set());
}

/** 再判 the same, where figures on record speak for some of its numbers: no reading of the text accuses these. */
export function withRecord({ read, claims }: CheckedText, onRecord: ReadonlySet<Mention>): CheckedText {
  return judged(read, claims, onRecord);
}

function judged(read: ReadText, claims: readonly Claim[], recorded: ReadonlySet<Mention>): CheckedText {
  const onRecord = new Set([...recorded].map(keyOf));
  const holding = claims.filter(holds);
  const grounds = holding.map(groundOf);
  const reckoned = new Set(
    holding
      .filter((one) => RECKONED.has(one.rule) && (one.isWeak !== true || isTogether(one)))
      .map(({ about }) => keyOf(about)),
  );
  const failing = claims.filter(
    (one) => one.isSure && !holds(one) && !isReadOtherwise(one, reckoned) && isLikely(one),
  );
  const confirmed = new Set([...onRecord, ...grounds.flatMap(({ of, from }) => [of, ...from].map(keyOf))]);
  const good = new Map<number, Ground[]>();
  const bad = new Map<number, Ground[]>();
  const told = new Set<string>();
  for (const ground of grounds) {
    // One relation is told once, by whichever rule and of whichever of its numbers it was found first.
    const keys = [ground.of, ...ground.from].map(keyOf);
    const relation = [...keys].sort((one, other) => one - other).join(' ');
    if (told.has(relation)) continue;
    told.add(relation);
    for (const key of keys) add(good, key, ground);
  }
  for (const claim of failing) {
    const ground = blamed(claim, confirmed);
    add(bad, keyOf(ground.of), ground);
  }
  const figures = read.mentions.map((mention): CheckedFigure => {
    const key = keyOf(mention);
    const against = bad.get(key) ?? [];
    const isBad = against.length > 0 && !onRecord.has(key);
    const part = read.parts[mention.place.part];
    const span = part ? spanOf(part, mention.place.start, mention.place.end) : ([0, 0] as const);
    const verdict = verdictOf(mention, isBad, good.has(key) || onRecord.has(key));
    const grounds = isBad ? against : (good.get(key) ?? []);
    return { mention, span, verdict, grounds, notes: isBad ? [] : against };
  });
  return { read, claims, figures, counts: countsOf(figures) };
}

/** What holds by chance, of numbers of one sentence right before it. */
function isTogether({ about: { place }, readings }: Claim): boolean {
  return readings.every(({ from }) =>
    from.every(
      ({ place: own }) =>
        own.part === place.part &&
        own.sentence === place.sentence &&
        own.start < place.start &&
        place.clause - own.clause <= 3,
    ),
  );
}

/** Whether what a number comes to by a guess at its neighbours is told otherwise by a reading that holds. */
function isReadOtherwise({ rule, about, isStated }: Claim, reckoned: ReadonlySet<number>): boolean {
  return isStated !== true && GUESSED.has(rule) && reckoned.has(keyOf(about));
}

function verdictOf({ nature, family, text }: Mention, isBad: boolean, isGood: boolean): Verdict {
  if (isBad) return 'differs';
  if (nature !== 'quantity') return 'not-a-figure';
  if (isGood) return 'agrees';
  // 三年, 十个工作日: a term in words that nothing is reckoned with; 26个月 is told as a number.
  return TERMS.has(family) && /^\D(?:[年天日个周学工]|$)/.test(text) ? 'not-a-figure' : 'unexplained';
}

/** How many figures there are of each verdict. */
export function countsOf(figures: readonly Pick<CheckedFigure, 'verdict'>[]): Counts {
  const of = (verdict: Verdict): number => figures.filter((one) => one.verdict === verdict).length;
  return {
    figures: figures.length,
    agrees: of('agrees'),
    differs: of('differs'),
    unexplained: of('unexplained'),
    'not-a-figure': of('not-a-figure'),
  };
}

/** What rests on 不少于2期 may come to anything, and speaks for no number. */
function holds({ about, readings }: Claim): boolean {
  return readings.some(({ computed }) => computed.most < Infinity && meets(computed, about.range));
}

/** Of a claim that holds the readings that do; else all. */
function groundOf({ rule, about, readings: all }: Claim): Ground {
  const agreeing = all.filter(({ computed }) => meets(computed, about.range));
  const far = ({ computed: { least, most } }: Reading): number =>
    Math.abs(Math.log(Math.max((least + most) / 2, 1e-9) / Math.max(about.value, 1e-9)));
  const readings =
    agreeing.length > 0 ? agreeing.slice(0, 1) : [...all].sort((one, other) => far(one) - far(other));
  const [first, ...others] = readings.filter(
    ({ by }, place) => readings.findIndex((other) => other.by === by) === place,
  );
  const { by, computed, from } = first ?? { by: '', computed: about.range, from: [] };
  return { rule, by, computed, from, otherwise: others, of: about };
}

/**
 * Of a relation that does not hold, which number is wrong: the one that it is said of, unless that holds elsewhere and
 * only one of the others does not.
 */
function blamed(claim: Claim, confirmed: ReadonlySet<number>): Ground {
  const { about } = claim;
  const ground = groundOf(claim);
  const [other, ...others] = ground.from.filter((one) => !confirmed.has(keyOf(one)));
  if (!other || others.length > 0 || !confirmed.has(keyOf(about)) || !SUMS.has(claim.rule)) return ground;
  const rest = ground.from.filter((one) => one !== other);
  const computed = difference(about.range, sumOf(rest.map(({ range }) => range)));
  const by = `${about.text} - (${sumText(rest)})`;
  return { ...ground, computed, by, from: [about, ...rest], otherwise: [], of: other };
}

function add<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}
