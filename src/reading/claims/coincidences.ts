import type { Mention } from '../mention.ts';
import { falling, growing } from '../words/relations.ts';
import { difference, meets, product, quotient, type Range, scaled, sumOf } from '../numbers/range.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Rule, sumText } from './claim.ts';

/** 可能的算式 one way in which a number may follow from its neighbours. */
type Guess = { readonly rule: Rule; readonly reading: Reading };

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
    for (const { rule, reading } of guessesOf(about, near)) {
      const isSaid = said.has(rule);
      const count = isSaid ? (tried.said += 1) : (tried.any += 1);
      const limit = isSaid ? BY_CHANCE * AS_SAID : BY_CHANCE;
      if (tried.any * chance > BY_CHANCE && tried.said * chance > BY_CHANCE * AS_SAID) break;
      const odds = count * (chance + widthOf(reading.computed, about));
      if (odds <= limit && meets(reading.computed, about.range))
        return [{ rule, about, readings: [reading], isSure: false, isWeak: odds > BY_CHANCE / 3 }];
      if (said.size === 0 && tried.any * chance > BY_CHANCE) break;
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
  const of = (run: readonly Mention[], rule: Rule): Guess => {
    return { rule, reading: { computed: sumOf(run.map(({ range }) => range)), by: sumText(run), from: run } };
  };
  const after = alike.filter(({ place }) => isLater(place, about.place));
  const before = alike.filter(({ place }) => !isLater(place, about.place));
  const rest = after.filter(
    ({ place }) => place.part === about.place.part && place.sentence === about.place.sentence,
  );
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
  const isAlike = one.family === other.family;
  const [large, small] = one.value >= other.value ? [one, other] : [other, one];
  const of = (rule: Rule, computed: Range, by: string, from: readonly Mention[]): Guess => {
    return { rule, reading: { computed, by, from } };
  };
  if (about.family === 'points') {
    if (isAlike && one.family === 'percent' && large.value > small.value)
      yield of('growth', difference(large.range, small.range), `${nameOf(large)} - ${nameOf(small)}`, [
        large,
        small,
      ]);
    return;
  }
  if (RATIOS.has(about.family)) {
    if (RATIOS.has(one.family) || RATIOS.has(other.family) || large.value === small.value) return;
    const isOfTwo = about.family === 'percent' && /占|率/.test(about.before);
    if (!isAlike && (!isOfTwo || [one, other].some(({ family }) => family === 'money'))) return;
    const [top, bottom] = about.family === 'times' ? [large, small] : [small, large];
    const ratio = quotient(top.range, bottom.range);
    const by = `${nameOf(top)} ÷ ${nameOf(bottom)}`;
    const isGrown = growing.test(about.before) || falling.test(about.before);
    if (about.family === 'times') yield of('growth', ratio, by, [top, bottom]);
    else {
      // 增加36吨，增长3.3%: of what grew, the change is a share.
      const isChange = growing.test(top.before) || falling.test(top.before);
      if (isChange === isGrown) yield of('share', scaled(ratio, 100), by, [top, bottom]);
      if (!isGrown) return;
      const grown = quotient(difference(large.range, small.range), small.range);
      const more = `(${nameOf(large)} - ${nameOf(small)}) ÷ ${nameOf(small)}`;
      yield of('growth', scaled(grown, 100), more, [large, small]);
    }
    return;
  }
  if (RATIOS.has(one.family) || RATIOS.has(other.family)) return;
  if (isAlike && one.family === about.family) {
    if (one.per !== about.per || other.per !== about.per) return;
    yield of('total', sumOf([one.range, other.range]), sumText([one, other]), [one, other]);
    if (large.value > small.value)
      yield of('remainder', difference(large.range, small.range), `${nameOf(large)} - ${nameOf(small)}`, [
        large,
        small,
      ]);
    return;
  }
  // Heads and rate, or groups and how many each has.
  const like = one.family === about.family ? one : other.family === about.family ? other : undefined;
  const count = like === one ? other : one;
  if (!like || count.family === 'money' || count.value <= 1) return;
  const times = product(like.range, count.range);
  yield of('payment', times, `${nameOf(count)} × ${nameOf(like)}`, [count, like]);
  yield of('mean', quotient(like.range, count.range), `${nameOf(like)} ÷ ${nameOf(count)}`, [like, count]);
}

function* monthGuesses(one: Mention): Generator<Guess> {
  const name = nameOf(one);
  yield {
    rule: 'mean',
    reading: { computed: scaled(one.range, 1 / 12), by: `${name} ÷ 12个月`, from: [one] },
  };
  yield {
    rule: 'payment',
    reading: { computed: scaled(one.range, 12), by: `${name} × 12个月`, from: [one] },
  };
}
