import type { Mention } from '../mention.ts';
import { difference, meets, product, quotient, type Range, scaled, sumOf } from '../numbers/range.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Rule, sumText } from './claim.ts';

/** 可能的算式 one way in which a number may follow from its neighbours. */
type Guess = { readonly rule: Rule; readonly reading: Reading };

/** How likely a number may be to follow by chance from one of as many ways as were tried. */
const BY_CHANCE = 0.03;
/** How many numbers on either side are looked at. */
const BEFORE = 24;
const AFTER = 8;
const LONGEST_RUN = 10;
/** No paragraph further away says what a number is made of. */
const FARTHEST = 4;
const RATIOS = new Set(['percent', 'points', 'times', 'doublings']);
const NEVER = new Set(['none', 'years', 'days', 'age', 'grade', 'doublings', 'points', '个月', '分', '项']);

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
    let tried = 0;
    const chance = chanceOf(about);
    if (chance > BY_CHANCE) return [];
    for (const { rule, reading } of guessesOf(about, near)) {
      tried += 1;
      const most = tried * Math.max(chance, widthOf(reading.computed, about));
      if (tried * chance > BY_CHANCE) break;
      if (most <= BY_CHANCE && meets(reading.computed, about.range))
        return [{ rule, about, readings: [reading], isSure: false }];
    }
    return [];
  });
}

/** The numbers around one, the nearest first. */
function neighboursOf(all: readonly Mention[], at: number): readonly Mention[] {
  const part = all[at]?.place.part ?? 0;
  const near: Mention[] = [];
  for (let by = 1; by <= BEFORE; by += 1) {
    const [before, after] = [all[at - by], by <= AFTER ? all[at + by] : undefined];
    if (before && before.place.part >= part - FARTHEST) near.push(before);
    if (after && after.place.part <= part) near.push(after);
  }
  return near;
}

/** How much of the numbers of its size agree with one; a round number is come to more often. */
function chanceOf({ range, value, family }: Mention): number {
  const width = range.most - range.least;
  if (RATIOS.has(family)) return width / Math.max(value, 30);
  let place = 1;
  while (Number.isInteger(value) && value % (place * 10) === 0) place *= 10;
  return Math.max(width, place) / value;
}

function widthOf({ least, most }: Range, { value, family }: Mention): number {
  return (most - least) / (RATIOS.has(family) ? Math.max(value, 30) : value);
}

function* guessesOf(about: Mention, near: readonly Mention[]): Generator<Guess> {
  const alike = near.filter((one) => one.family === about.family && one.per === about.per);
  for (const [at, one] of near.entries()) {
    for (const other of near.slice(0, at)) yield* pairGuesses(about, one, other);
    if (about.family === 'money' && one.family === 'money' && (wordsAt(about) + wordsAt(one)).includes('月'))
      yield* monthGuesses(one);
  }
  if (RATIOS.has(about.family)) return;
  for (const isAfter of [true, false]) {
    const side = alike.filter(({ place }) => isLater(place, about.place) === isAfter);
    for (let count = 3; count <= Math.min(side.length, LONGEST_RUN); count += 1) {
      const run = side.slice(0, count);
      yield {
        rule: isAfter ? 'parts' : 'total',
        reading: { computed: sumOf(run.map(({ range }) => range)), by: sumText(run), from: run },
      };
    }
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
  if (RATIOS.has(about.family)) {
    if (!isAlike || RATIOS.has(one.family) || large.value === small.value || small.value <= 0) return;
    const [top, bottom] = about.family === 'times' ? [large, small] : [small, large];
    const ratio = quotient(top.range, bottom.range);
    const by = `${nameOf(top)} ÷ ${nameOf(bottom)}`;
    if (about.family === 'times') yield of('growth', ratio, by, [top, bottom]);
    else {
      yield of('share', scaled(ratio, 100), by, [top, bottom]);
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
