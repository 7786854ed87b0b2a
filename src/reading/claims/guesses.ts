import type { Mention } from '../mention.ts';
import { against, earlier, falling, growing } from '../words/relations.ts';
import { difference, only, product, quotient, scaled, sumOf } from '../numbers/range.ts';
import { nameOf, type Reading, type Rule, sumText } from './claim.ts';
import { eachOf, isEach, meanFor } from './rates.ts';

/** 可能的算式 one way in which a number may follow from others; reckoned out only where it comes near. */
export type Guess = {
  readonly rule: Rule;
  readonly about: number;
  readonly from: readonly Mention[];
  readonly read: () => Reading;
  /** How its numbers are joined, where that can be turned about: all added, all but the first taken away, one over the other, all multiplied, two or three at once. */
  readonly form?: Form;
};
export type Form = 'sum' | 'less' | 'over' | 'product' | 'factors';

const LONGEST_RUN = 10;
export const RATIOS = new Set(['percent', 'points', 'times', 'doublings']);

/** 占, 合计, 其余, 平均: by which rules the words around a number say that it follows. */
export function saidOf(about: Mention, behind: string, near: readonly Mention[]): ReadonlySet<Rule> {
  const { before, family, place } = about;
  const rules: Rule[] = [];
  const isPaid = ({ family: own, place: { part, sentence, end } }: Mention): boolean =>
    own === 'money' && part === place.part && sentence === place.sentence && end <= place.start;
  if (family === 'money' && !isEach(about) && near.some((one) => isPaid(one) && isEach(one)))
    rules.push('payment');
  if (/占|率|比例|比重|完成|达|[意晓识]度|即/.test(before)) rules.push('share');
  if (growing.test(before) || falling.test(before)) rules.push('growth', 'remainder');
  if (/合计|共|总|累计|一年/.test(before)) rules.push('total', 'payment');
  if (/实际|实有|剔除|扣除|赤字|亏|余|剩|差|缺|未|净|结转|尚|缩短|自付|自掏|高出|多/.test(before))
    rules.push('remainder');
  if (/均|每|平均|折合|单价/.test(before)) rules.push('mean');
  if (/^[^,;。]{0,6}[:(]|^[^。;]{0,10}(?:其中|包括|分别)/.test(behind) && family !== 'percent')
    rules.push('parts');
  return new Set(rules);
}

/** Every way that is tried, those of near numbers first. */
export function* guessesOf(about: Mention, near: readonly Mention[]): Generator<Guess> {
  if (!RATIOS.has(about.family)) yield* runGuesses(about, near);
  if (about.family === 'money' && !isEach(about)) yield* factorGuesses(about, near);
  for (const [at, one] of near.entries()) {
    for (const other of near.slice(0, at)) yield* pairGuesses(about, one, other);
    if (one.family === about.family && !isEach(one)) yield* timeGuesses(about, one);
  }
}

/** All that is of its kind in the rest of its sentence, then any stretch of it. */
function* runGuesses(about: Mention, near: readonly Mention[]): Generator<Guess> {
  const alike = near.filter(
    (one) => one.family === about.family && one.per === about.per && isEach(one) === isEach(about),
  );
  const after = alike.filter(({ place }) => isLater(place, about.place));
  const before = alike.filter(({ place }) => !isLater(place, about.place));
  const rest = after.filter(
    ({ place }) => place.part === about.place.part && place.sentence === about.place.sentence,
  );
  const of = (run: readonly Mention[], rule: Rule): Guess => ({
    rule,
    form: 'sum',
    about: run.reduce((sum, { value }) => sum + value, 0),
    from: run,
    read: () => ({ computed: sumOf(run.map(({ range }) => range)), by: sumText(run), from: run }),
  });
  if (rest.length > 1) yield of(rest, 'parts');
  for (let count = 3; count <= LONGEST_RUN; count += 1) {
    if (count <= after.length && count !== rest.length) yield of(after.slice(0, count), 'parts');
    if (count <= before.length) yield of(before.slice(0, count), 'total');
    const due = before[count - 1];
    if (due) yield leftOf(due, before.slice(0, count - 1));
  }
}

/** 其余 what is left of one when all that was told since is done. */
function leftOf(due: Mention, done: readonly Mention[]): Guess {
  return {
    rule: 'remainder',
    form: 'less',
    about: due.value - done.reduce((sum, { value }) => sum + value, 0),
    from: [due, ...done],
    read: () => ({
      computed: difference(due.range, sumOf(done.map(({ range }) => range))),
      by: `${nameOf(due)} - (${sumText(done)})`,
      from: [due, ...done],
    }),
  };
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
  else if (RATIOS.has(one.family) || RATIOS.has(other.family)) {
    const [share, whole] = one.family === 'percent' ? [one, other] : [other, one];
    if (share.family === 'percent' && whole.family === about.family) yield shareOfWhole(share, whole);
  } else if (isKin(one, about) && isKin(other, about)) {
    if ([one, other].some((each) => each.per !== about.per || isEach(each) !== isEach(about))) return;
    yield {
      rule: 'total',
      form: 'sum',
      about: one.value + other.value,
      from: [one, other],
      read: () => ({
        computed: sumOf([one.range, other.range]),
        by: sumText([one, other]),
        from: [one, other],
      }),
    };
    yield less('remainder', large, small);
    yield less('remainder', small, large);
  } else yield* eachGuesses(about, one, other);
}

/** 12201人次，其中2036人同时享受，实际10165人: people told twice are counted once. */
function isKin({ family }: Mention, { family: own, before }: Mention): boolean {
  if (family === own) return true;
  return (
    /实际|实有|剔除|扣除|去重/.test(before) && [family, own].every((each) => /^(?:people|人次)$/.test(each))
  );
}

function less(rule: Rule, large: Mention, small: Mention): Guess {
  return {
    rule,
    form: 'less',
    about: large.value - small.value,
    from: [large, small],
    read: () => ({
      computed: difference(large.range, small.range),
      by: `${nameOf(large)} - ${nameOf(small)}`,
      from: [large, small],
    }),
  };
}

/** 保费1860万元，补贴80%，即1488万元. */
function shareOfWhole(share: Mention, whole: Mention): Guess {
  return {
    rule: 'share',
    about: (whole.value * share.value) / 100,
    from: [whole, share],
    read: () => ({
      computed: scaled(product(whole.range, only(share.value)), 0.01),
      by: `${nameOf(whole)} × ${nameOf(share)}`,
      from: [whole, share],
    }),
  };
}

function over(rule: Rule, top: Mention, bottom: Mention, times = 1): Guess {
  return {
    rule,
    form: 'over',
    about: (top.value / bottom.value) * times,
    from: [top, bottom],
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
  if (!isGrown) yield over('share', small, large, 100);
  else if (isChange && !isLater(large.place, small.place)) yield changeOver(small, large);
  if (!isGrown) return;
  yield {
    rule: 'growth',
    about: ((large.value - small.value) / small.value) * 100,
    from: [large, small],
    read: () => ({
      computed: scaled(quotient(difference(large.range, small.range), small.range), 100),
      by: `(${nameOf(large)} - ${nameOf(small)}) ÷ ${nameOf(small)}`,
      from: [large, small],
    }),
  };
}

/** 增加36吨，增长3.3%: of the number of the year before, or of what that was. */
function changeOver(change: Mention, now: Mention): Guess {
  const isBase = earlier.test(now.before) && !against.test(now.before);
  const sign = growing.test(change.before) ? 1 : -1;
  const base = isBase ? now.value : now.value - sign * change.value;
  const range = isBase
    ? now.range
    : sign === 1
      ? difference(now.range, change.range)
      : sumOf([now.range, change.range]);
  return {
    rule: 'growth',
    about: (change.value / base) * 100,
    from: [change, now],
    read: () => ({
      computed: scaled(quotient(change.range, range), 100),
      by: `${nameOf(change)} ÷ ${isBase ? nameOf(now) : `(${nameOf(now)} ${sign === 1 ? '-' : '+'} ${nameOf(change)})`}`,
      from: [change, now],
    }),
  };
}

/** Heads and rate, or groups and how many each has. */
function* eachGuesses(about: Mention, one: Mention, other: Mention): Generator<Guess> {
  const like = one.family === about.family ? one : other.family === about.family ? other : undefined;
  const count = like === one ? other : one;
  if (!like || count.family === 'money' || count.value <= 1) return;
  if (count.family === 'days' && !/[日天]/.test(wordsAt(about) + wordsAt(like))) return;
  const unit = eachOf(about);
  const thousand = THOUSANDS[/每([百千万])/.exec(about.before)?.[1] ?? ''];
  if (thousand !== undefined) {
    if (count.family === 'people') yield over('mean', like, count, thousand);
    return;
  }
  yield {
    rule: 'payment',
    form: 'product',
    about: like.value * count.value,
    from: [count, like],
    read: () => ({
      computed: product(like.range, count.range),
      by: `${nameOf(count)} × ${nameOf(like)}`,
      from: [count, like],
    }),
  };
  if (unit !== undefined && count.family !== unit) return;
  const mean = over('mean', like, count);
  yield {
    ...mean,
    read: () => {
      const reading = mean.read();
      return { ...reading, computed: meanFor(about, reading.computed) };
    },
  };
}

const THOUSANDS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

/** 每人每天5元、200天、8640人; 45人、每天2顿、30天: a rate and all that it is told for. */
function* factorGuesses(about: Mention, near: readonly Mention[]): Generator<Guess> {
  const rates = near.filter((one) => one.family === 'money' && isEach(one)).slice(0, MOST_RATES);
  const factors = near
    .filter(({ family, value }) => family !== 'money' && !RATIOS.has(family) && value > 1)
    .slice(0, MOST_FACTORS);
  const isYear = about.before.includes('年');
  for (const rate of rates.filter((one) => isYear && wordsAt(one).includes('月')))
    for (const one of factors) yield timesAll([rate, one], 12);
  for (const rate of rates)
    for (const [at, one] of factors.entries())
      for (const [by, other] of factors.slice(0, at).entries()) {
        yield timesAll([rate, one, other]);
        for (const third of factors.slice(0, by)) yield timesAll([rate, one, other, third]);
      }
}

const MOST_RATES = 3;
const MOST_FACTORS = 5;

function timesAll(all: readonly Mention[], months = 1): Guess {
  return {
    rule: 'payment',
    form: 'factors',
    about: all.reduce((product, { value }) => product * value, months),
    from: all,
    read: () => ({
      computed: all.reduce((whole, { range }) => product(whole, range), only(months)),
      by: all.map(nameOf).join(' × ') + (months === 1 ? '' : ` × ${months}个月`),
      from: all,
    }),
  };
}

/** 日均, 月均: of all of a year; and what a month's amount comes to in twelve. */
function* timeGuesses(about: Mention, one: Mention): Generator<Guess> {
  const of = (rule: Rule, times: number, by: string): Guess => ({
    rule,
    about: one.value * times,
    from: [one],
    read: () => ({ computed: scaled(one.range, times), by: `${nameOf(one)} ${by}`, from: [one] }),
  });
  if (/日均|每[日天]/.test(about.before))
    for (const days of [365, 366]) yield of('mean', 1 / days, `÷ ${days}天`);
  if (RATIOS.has(about.family)) return;
  const isMoney = about.family === 'money' && (wordsAt(about) + wordsAt(one)).includes('月');
  if (isMoney || /月均|每月/.test(about.before)) yield of('mean', 1 / 12, '÷ 12个月');
  if (isMoney) yield of('payment', 12, '× 12个月');
  if (about.before.includes('年均'))
    for (const years of [3, 5, 2, 4]) yield of('mean', 1 / years, `÷ ${years}年`);
}
