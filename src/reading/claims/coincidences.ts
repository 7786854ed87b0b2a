import type { Mention } from '../mention.ts';
import { falling, growing } from '../words/relations.ts';
import { difference, meets, product, quotient, type Range, scaled, sumOf } from '../numbers/range.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Rule, sumText } from './claim.ts';

/** 可能的算式 one way in which a number may follow from its neighbours; reckoned out only where it comes near. */
type Guess = { readonly rule: Rule; readonly about: number; readonly read: () => Reading };

/** How likely a number may be to follow by chance from one of as many ways as were tried; where its words say that way, ten times as likely. */
const BY_CHANCE = 0.03;
const AS_SAID = 10;
/** How many numbers on either side are looked at. */
const BEFORE = 24;
const AFTER = 8;
const LONGEST_RUN = 10;
/** No paragraph further away says what a number is made of. */
const FARTHEST = 4;
const RATIOS = new Set(['percent', 'points', 'times', 'doublings']);
const NEVER = new Set(['none', 'years', 'days', 'age', 'grade', 'doublings', '分', '项', '点', '类', '方面']);

/**
 * 凑得上 numbers that follow from those beside them to so many digits that it is no chance, whatever the words between say.
 * They only agree: nothing is accused by them.
 */
export function coincidenceClaims({ sentences }: ReadText): readonly Claim[] {
  const all = sentences
    .flatMap(({ quantities }) => quantities)
    .filter(({ family, isQualified, value }) => !NEVER.has(family) && !isQualified && value > 0);
  return all.flatMap((about, at) => {
    const near = neighboursOf(all, at);
    if (about.family === '个月') return [];
    const [tried, said] = [{ any: 0, said: 0 }, saidOf(about)];
    const chance = chanceOf(about);
    for (const { rule, about: value, read } of guessesOf(about, near)) {
      const isSaid = said.has(rule);
      const count = isSaid ? (tried.said += 1) : (tried.any += 1);
      if (isNear(value, about.range)) {
        const reading = read();
        const odds = count * (chance + widthOf(reading.computed, about));
        const limit = isSaid ? BY_CHANCE * AS_SAID : BY_CHANCE;
        if (odds <= limit && meets(reading.computed, about.range))
          return [{ rule, about, readings: [reading], isSure: false, isWeak: odds > BY_CHANCE / 3 }];
      }
      const isOver = tried.any * chance > BY_CHANCE;
      if (isOver && (said.size === 0 || tried.said * chance > BY_CHANCE * AS_SAID)) break;
    }
    return [];
  });
}

/** 占, 合计, 其余, 平均: by which rules the words before a number say that it follows. */
function saidOf({ before, after, family }: Mention): ReadonlySet<Rule> {
  const rules: Rule[] = [];
  if (/占|率|比例|比重|完成|达/.test(before)) rules.push('share');
  if (growing.test(before) || falling.test(before)) rules.push('growth', 'remainder');
  if (/合计|共|总|累计|一年/.test(before)) rules.push('total', 'payment');
  if (/余|剩|差|缺|未|净|结转|尚|缩短|自付|自掏|高出|多/.test(before)) rules.push('remainder');
  if (/均|每|平均|折合|单价/.test(before)) rules.push('mean');
  if (/^[^,;。]{0,6}[:(]|^[^。]{0,10}其中/.test(after) && family !== 'percent') rules.push('parts');
  return new Set(rules);
}

/** The numbers around one, the nearest first. */
function neighboursOf(all: readonly Mention[], at: number): readonly Mention[] {
  const part = all[at]?.place.part ?? 0;
  const near: Mention[] = [];
  for (let by = 1; by <= BEFORE; by += 1) {
    const [before, after] = [all[at - by], by <= AFTER ? all[at + by] : undefined];
    if (before && before.place.part >= part - FARTHEST) near.push(before);
    if (after && after.place.part <= part + FARTHEST) near.push(after);
  }
  return near;
}

/** How much of the numbers of its size agree with one; a round number is come to more often. */
function chanceOf({ range, value, family }: Mention): number {
  const width = range.most - range.least;
  // 5倍 is printed of all that is near it.
  if (RATIOS.has(family)) return (family === 'times' ? Math.max(width, 1) : width) / Math.max(value, 30);
  let place = 1;
  while (Number.isInteger(value) && value % (place * 10) === 0) place *= 10;
  return Math.max(width, place) / value;
}

function widthOf({ least, most }: Range, { value, family }: Mention): number {
  return (most - least) / (RATIOS.has(family) ? Math.max(value, 30) : value);
}

function* guessesOf(about: Mention, near: readonly Mention[]): Generator<Guess> {
  if (!RATIOS.has(about.family)) yield* runGuesses(about, near);
  for (const [at, one] of near.entries()) {
    for (const other of near.slice(0, at)) yield* pairGuesses(about, one, other);
    if (about.family === 'money' && one.family === 'money' && (wordsAt(about) + wordsAt(one)).includes('月'))
      yield* monthGuesses(one);
  }
}

/** All that is of its kind in the rest of its sentence, then any stretch of it. */
function* runGuesses(about: Mention, near: readonly Mention[]): Generator<Guess> {
  const alike = near.filter((one) => one.family === about.family && one.per === about.per);
  const after = alike.filter(({ place }) => isLater(place, about.place));
  const before = alike.filter(({ place }) => !isLater(place, about.place));
  const rest = after.filter(
    ({ place }) => place.part === about.place.part && place.sentence === about.place.sentence,
  );
  const of = (run: readonly Mention[], rule: Rule): Guess => ({
    rule,
    about: run.reduce((sum, { value }) => sum + value, 0),
    read: () => ({ computed: sumOf(run.map(({ range }) => range)), by: sumText(run), from: run }),
  });
  if (rest.length > 1) yield of(rest, 'parts');
  for (let count = 3; count <= LONGEST_RUN; count += 1) {
    if (count <= after.length && count !== rest.length) yield of(after.slice(0, count), 'parts');
    if (count <= before.length) yield of(before.slice(0, count), 'total');
  }
}

function wordsAt({ before, per }: Mention): string {
  return before + per;
}

function isLater(one: Mention['place'], other: Mention['place']): boolean {
  return one.part > other.part || (one.part === other.part && one.start > other.start);
}

function* pairGuesses(about: Mention, one: Mention, other: Mention): Generator<Guess> {
  const [large, small] = one.value >= other.value ? [one, other] : [other, one];
  if (about.family === 'points') {
    if (one.family === 'percent' && other.family === 'percent') yield less('growth', large, small);
  } else if (RATIOS.has(about.family)) yield* ratioGuesses(about, large, small);
  else if (RATIOS.has(one.family) || RATIOS.has(other.family)) return;
  else if (one.family === other.family && one.family === about.family) {
    if (one.per !== about.per || other.per !== about.per) return;
    yield {
      rule: 'total',
      about: one.value + other.value,
      read: () => ({
        computed: sumOf([one.range, other.range]),
        by: sumText([one, other]),
        from: [one, other],
      }),
    };
    yield less('remainder', large, small);
  } else yield* eachGuesses(about, one, other);
}

function less(rule: Rule, large: Mention, small: Mention): Guess {
  return {
    rule,
    about: large.value - small.value,
    read: () => ({
      computed: difference(large.range, small.range),
      by: `${nameOf(large)} - ${nameOf(small)}`,
      from: [large, small],
    }),
  };
}

function over(rule: Rule, top: Mention, bottom: Mention, times = 1): Guess {
  return {
    rule,
    about: (top.value / bottom.value) * times,
    read: () => ({
      computed: scaled(quotient(top.range, bottom.range), times),
      by: `${nameOf(top)} ÷ ${nameOf(bottom)}`,
      from: [top, bottom],
    }),
  };
}

function* ratioGuesses({ family, before }: Mention, large: Mention, small: Mention): Generator<Guess> {
  if (RATIOS.has(large.family) || RATIOS.has(small.family) || large.value === small.value) return;
  const isOfTwo = family === 'percent' && /占|率/.test(before);
  if (large.family !== small.family && (!isOfTwo || [large, small].some((one) => one.family === 'money')))
    return;
  if (family === 'times') {
    yield over('growth', large, small);
    return;
  }
  const isGrown = growing.test(before) || falling.test(before);
  // 增加36吨，增长3.3%: of what grew, the change is a share.
  const isChange = isGrown && (growing.test(small.before) || falling.test(small.before));
  if (isChange === isGrown) yield over('share', small, large, 100);
  if (!isGrown) return;
  yield {
    rule: 'growth',
    about: ((large.value - small.value) / small.value) * 100,
    read: () => ({
      computed: scaled(quotient(difference(large.range, small.range), small.range), 100),
      by: `(${nameOf(large)} - ${nameOf(small)}) ÷ ${nameOf(small)}`,
      from: [large, small],
    }),
  };
}

/** Heads and rate, or groups and how many each has. */
function* eachGuesses(about: Mention, one: Mention, other: Mention): Generator<Guess> {
  const like = one.family === about.family ? one : other.family === about.family ? other : undefined;
  const count = like === one ? other : one;
  if (!like || count.family === 'money' || count.value <= 1) return;
  yield {
    rule: 'payment',
    about: like.value * count.value,
    read: () => ({
      computed: product(like.range, count.range),
      by: `${nameOf(count)} × ${nameOf(like)}`,
      from: [count, like],
    }),
  };
  yield over('mean', like, count);
}

function* monthGuesses(one: Mention): Generator<Guess> {
  const of = (rule: Rule, times: number, by: string): Guess => ({
    rule,
    about: one.value * times,
    read: () => ({ computed: scaled(one.range, times), by: `${nameOf(one)} ${by}`, from: [one] }),
  });
  yield of('mean', 1 / 12, '÷ 12个月');
  yield of('payment', 12, '× 12个月');
}

/** Whether a value is anywhere near what is printed. */
function isNear(value: number, { least, most }: Range): boolean {
  return value >= least * 0.85 && value <= most * 1.15;
}
