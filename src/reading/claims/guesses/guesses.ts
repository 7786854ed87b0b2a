import type { Mention } from '../../mention.ts';
import { against, earlier, falling, growing, takenOff } from '../../words/relations.ts';
import { difference, only, product, quotient, type Range, scaled, sumOf } from '../../numbers/range.ts';
import { nameOf, type Reading, type Rule, sumText } from '../claim.ts';
import { RATIOS } from '../../words/units.ts';
import { eachOf, isEach, meanFor } from '../rates.ts';

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

/** 试算 who tries: told what each way comes to, it says whether it wants to see it; there are hundreds for every number. */
export type Trial = {
  readonly wants: (rule: Rule, value: number, form?: Form) => boolean;
  readonly take: (guess: Guess) => void;
  /** Whether no further way could be of use. */
  readonly isOver: () => boolean;
};

const LONGEST_RUN = 10;

/** Tries every way, those of near numbers first. */
export function guess(about: Mention, near: readonly Mention[], trial: Trial): void {
  const isRatio = RATIOS.has(about.family);
  const [ofOne, change] = [isEach(about), changeIn(about)];
  if (trial.isOver()) return;
  if (!isRatio) runGuesses(about, near, trial);
  if (about.family === 'money' && !ofOne && !trial.isOver()) factorGuesses(about, near, trial);
  const thousand = THOUSANDS[/每([百千万])/.exec(about.before)?.[1] ?? ''];
  const pair: Pair = { about, isRatio, ofOne, unit: eachOf(about), thousand, change, trial };
  const isLike = (one: Mention): boolean => isRatio || isKin(one, about);
  const [fitting, like]: [Mention[], Mention[]] = [[], []];
  for (const one of near) {
    if (trial.isOver()) return;
    if (!isOfUse(one, about, isRatio)) continue;
    // Of two numbers one at least is of its own kind, or both are what a ratio is of.
    const ofItsKind = isLike(one);
    for (const other of ofItsKind ? fitting : like) pairGuesses(pair, one, other);
    if (one.family === about.family && !isEach(one)) timeGuesses(about, one, trial);
    fitting.push(one);
    if (ofItsKind) like.push(one);
  }
}

/** Points are of two percentages, another ratio of two amounts; an amount may be a percentage of one. */
function isOfUse({ family }: Mention, about: Mention, isRatio: boolean): boolean {
  if (about.family === 'points') return family === 'percent';
  return !RATIOS.has(family) || (!isRatio && family === 'percent');
}

/** What is asked of each pair of numbers, with what is the same of all. */
type Pair = {
  readonly about: Mention;
  readonly isRatio: boolean;
  readonly ofOne: boolean;
  readonly unit: string | undefined;
  /** 每百 of how many it is told. */
  readonly thousand: number | undefined;
  readonly change: Change;
  readonly trial: Trial;
};
type Change = 'grows' | 'falls' | undefined;
const changes = new WeakMap<Mention, { readonly change: Change }>();

/** 增加, 减少 whether a number is a change by the words before it. */
function changeIn(one: Mention): Change {
  const known = changes.get(one);
  if (known) return known.change;
  const change = growing.test(one.before) ? 'grows' : falling.test(one.before) ? 'falls' : undefined;
  changes.set(one, { change });
  return change;
}

/** All that is of its kind in the rest of its sentence, then any stretch of it. */
function runGuesses(about: Mention, near: readonly Mention[], trial: Trial): void {
  const ofOne = isEach(about);
  const alike = near.filter(
    (one) => one.family === about.family && one.per === about.per && isEach(one) === ofOne,
  );
  const after = alike.filter(({ place }) => isLater(place, about.place));
  const before = alike.filter(({ place }) => !isLater(place, about.place));
  const rest = after.filter(
    ({ place }) => place.part === about.place.part && place.sentence === about.place.sentence,
  );
  const tell = (all: readonly Mention[], count: number, value: number, rule: Rule): void => {
    if (!trial.wants(rule, value, 'sum')) return;
    const from = all.slice(0, count);
    const read = (): Reading => ({
      computed: sumOf(from.map(({ range }) => range)),
      by: sumText(from),
      from,
    });
    trial.take({ rule, form: 'sum', about: value, from, read });
  };
  if (rest.length > 1) tell(rest, rest.length, sumFrom(rest, rest.length), 'parts');
  for (let count = 3; count <= LONGEST_RUN && !trial.isOver(); count += 1) {
    if (count <= after.length && count !== rest.length) tell(after, count, sumFrom(after, count), 'parts');
    if (count <= before.length) tell(before, count, sumFrom(before, count), 'total');
    const due = before[count - 1];
    if (due) leftOf(due, before, count - 1, trial);
  }
}

function sumFrom(all: readonly Mention[], count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += all[at]?.value ?? 0;
  return sum;
}

/** 其余 what is left of one when all that was told since is done. */
function leftOf(due: Mention, all: readonly Mention[], count: number, { wants, take }: Trial): void {
  const about = due.value - sumFrom(all, count);
  if (!wants('remainder', about, 'less')) return;
  const done = all.slice(0, count);
  const from = [due, ...done];
  const read = (): Reading => ({
    computed: difference(due.range, sumOf(done.map(({ range }) => range))),
    by: `${nameOf(due)} - (${sumText(done)})`,
    from,
  });
  take({ rule: 'remainder', form: 'less', about, from, read });
}

function wordsAt({ before, per }: Mention): string {
  return before + per;
}

function isLater(one: Mention['place'], other: Mention['place']): boolean {
  return one.part > other.part || (one.part === other.part && one.start > other.start);
}

function pairGuesses(pair: Pair, one: Mention, other: Mention): void {
  const { about, trial } = pair;
  const [large, small] = one.value >= other.value ? [one, other] : [other, one];
  if (about.family === 'points') less('growth', large, small, trial);
  else if (pair.isRatio) ratioGuesses(pair, large, small);
  else if (RATIOS.has(one.family) || RATIOS.has(other.family)) {
    const [share, whole] = one.family === 'percent' ? [one, other] : [other, one];
    if (share.family === 'percent' && whole.family === about.family) shareOfWhole(share, whole, trial);
  } else if (isKin(one, about) && isKin(other, about)) {
    if (one.per !== about.per || other.per !== about.per) return;
    if (isEach(one) !== pair.ofOne || isEach(other) !== pair.ofOne) return;
    both(one, other, trial);
    less('remainder', large, small, trial);
    less('remainder', small, large, trial);
  } else eachGuesses(pair, one, other);
}

function both(one: Mention, other: Mention, { wants, take }: Trial): void {
  const about = one.value + other.value;
  if (!wants('total', about, 'sum')) return;
  const from = [one, other];
  const read = (): Reading => ({ computed: sumOf([one.range, other.range]), by: sumText(from), from });
  take({ rule: 'total', form: 'sum', about, from, read });
}

/** 12201人次，其中2036人同时享受，实际10165人: people told twice are counted once. */
function isKin({ family }: Mention, { family: own, before }: Mention): boolean {
  if (family === own) return true;
  return HEADS.test(family) && HEADS.test(own) && /实际|实有|剔除|扣除|去重/.test(before);
}

const HEADS = /^(?:people|人次)$/;

function less(rule: Rule, large: Mention, small: Mention, { wants, take }: Trial): void {
  const about = large.value - small.value;
  if (!wants(rule, about, 'less')) return;
  const from = [large, small];
  const read = (): Reading => ({
    computed: difference(large.range, small.range),
    by: `${nameOf(large)} - ${nameOf(small)}`,
    from,
  });
  take({ rule, form: 'less', about, from, read });
}

/** 保费1860万元，补贴80%，即1488万元; 月租475元，减90%: what is left of it, too. */
function shareOfWhole(share: Mention, whole: Mention, { wants, take }: Trial): void {
  const told = (hundredths: Range, value: number, by: string): void => {
    const about = (whole.value * value) / 100;
    if (!wants('share', about)) return;
    const from = [whole, share];
    const computed = (): Range => scaled(product(whole.range, hundredths), 0.01);
    take({
      rule: 'share',
      about,
      from,
      read: () => ({ computed: computed(), by: `${nameOf(whole)} × ${by}`, from }),
    });
  };
  told(share.range, share.value, nameOf(share));
  const rest = 100 - share.value;
  if (takenOff.test(share.before)) told(only(rest), rest, `(100% - ${nameOf(share)})`);
}

type Over = { readonly times?: number; readonly rounded?: Mention };

/** One over the other; of a mean that is `rounded` as it is printed. */
function over(
  rule: Rule,
  [top, bottom]: readonly [Mention, Mention],
  { wants, take }: Trial,
  { times = 1, rounded }: Over = {},
): void {
  const about = (top.value / bottom.value) * times;
  if (!wants(rule, about, 'over')) return;
  const from = [top, bottom];
  const read = (): Reading => {
    const computed = scaled(quotient(top.range, bottom.range), times);
    const by = `${nameOf(top)} ÷ ${nameOf(bottom)}`;
    return { computed: rounded ? meanFor(rounded, computed) : computed, by, from };
  };
  take({ rule, form: 'over', about, from, read });
}

function ratioGuesses({ about, change, trial }: Pair, large: Mention, small: Mention): void {
  if (large.value === small.value) return;
  const { family, before } = about;
  if (large.family !== small.family) {
    const isMoney = large.family === 'money' || small.family === 'money';
    if (isMoney || family !== 'percent' || !/占|率/.test(before)) return;
  }
  if (family === 'times') {
    over('growth', [large, small], trial);
    return;
  }
  if (change === undefined) {
    over('share', [small, large], trial, { times: 100 });
    return;
  }
  // 增加36吨，增长3.3%: of what grew, the change is a share.
  if (changeIn(small) !== undefined && !isLater(large.place, small.place)) changeOver(small, large, trial);
  grown(large, small, trial);
}

function grown(now: Mention, then: Mention, { wants, take }: Trial): void {
  const about = ((now.value - then.value) / then.value) * 100;
  if (!wants('growth', about)) return;
  const from = [now, then];
  const read = (): Reading => ({
    computed: scaled(quotient(difference(now.range, then.range), then.range), 100),
    by: `(${nameOf(now)} - ${nameOf(then)}) ÷ ${nameOf(then)}`,
    from,
  });
  take({ rule: 'growth', about, from, read });
}

/** 增加36吨，增长3.3%: of the number of the year before, or of what that was. */
function changeOver(change: Mention, now: Mention, { wants, take }: Trial): void {
  const isBase = earlier.test(now.before) && !against.test(now.before);
  const sign = changeIn(change) === 'grows' ? 1 : -1;
  const base = isBase ? now.value : now.value - sign * change.value;
  const about = (change.value / base) * 100;
  if (!wants('growth', about)) return;
  const range = isBase
    ? now.range
    : sign === 1
      ? difference(now.range, change.range)
      : sumOf([now.range, change.range]);
  const from = [change, now];
  const told = isBase ? nameOf(now) : `(${nameOf(now)} ${sign === 1 ? '-' : '+'} ${nameOf(change)})`;
  const read = (): Reading => ({
    computed: scaled(quotient(change.range, range), 100),
    by: `${nameOf(change)} ÷ ${told}`,
    from,
  });
  take({ rule: 'growth', about, from, read });
}

/** Heads and rate, or groups and how many each has. */
function eachGuesses({ about, unit, thousand, trial }: Pair, one: Mention, other: Mention): void {
  const like = one.family === about.family ? one : other.family === about.family ? other : undefined;
  const count = like === one ? other : one;
  if (!like || count.family === 'money' || count.value <= 1) return;
  if (count.family === 'days' && !/[日天]/.test(wordsAt(about) + wordsAt(like))) return;
  if (thousand !== undefined) {
    if (count.family === 'people') over('mean', [like, count], trial, { times: thousand });
    return;
  }
  const value = like.value * count.value;
  if (trial.wants('payment', value, 'product')) {
    const from = [count, like];
    const read = (): Reading => ({
      computed: product(like.range, count.range),
      by: `${nameOf(count)} × ${nameOf(like)}`,
      from,
    });
    trial.take({ rule: 'payment', form: 'product', about: value, from, read });
  }
  if (unit === undefined || count.family === unit) over('mean', [like, count], trial, { rounded: about });
}

const THOUSANDS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

/** 每人每天5元、200天、8640人; 45人、每天2顿、30天: a rate and all that it is told for. */
function factorGuesses(about: Mention, near: readonly Mention[], trial: Trial): void {
  const rates = near.filter((one) => one.family === 'money' && isEach(one)).slice(0, MOST_RATES);
  if (rates.length === 0) return;
  const factors = near
    .filter(({ family, value }) => family !== 'money' && !RATIOS.has(family) && value > 1)
    .slice(0, MOST_FACTORS);
  const isYear = about.before.includes('年');
  for (const rate of rates.filter((one) => isYear && wordsAt(one).includes('月')))
    for (const one of factors) timesAll([rate, one], trial, 12);
  for (const rate of rates)
    for (const [at, one] of factors.entries())
      for (const [by, other] of factors.slice(0, at).entries()) {
        timesAll([rate, one, other], trial);
        for (const third of factors.slice(0, by)) timesAll([rate, one, other, third], trial);
      }
}

const MOST_RATES = 3;
const MOST_FACTORS = 5;

function timesAll(from: readonly Mention[], { wants, take }: Trial, months = 1): void {
  const about = from.reduce((all, { value }) => all * value, months);
  if (!wants('payment', about, 'factors')) return;
  const read = (): Reading => ({
    computed: from.reduce((whole, { range }) => product(whole, range), only(months)),
    by: from.map(nameOf).join(' × ') + (months === 1 ? '' : ` × ${months}个月`),
    from,
  });
  take({ rule: 'payment', form: 'factors', about, from, read });
}

/** 日均, 月均: of all of a year; and what a month's amount comes to in twelve. */
function timeGuesses(about: Mention, one: Mention, { wants, take }: Trial): void {
  const of = (rule: Rule, times: number, by: string): void => {
    const value = one.value * times;
    if (!wants(rule, value)) return;
    const from = [one];
    const read = (): Reading => ({ computed: scaled(one.range, times), by: `${nameOf(one)} ${by}`, from });
    take({ rule, about: value, from, read });
  };
  if (/日均|每[日天]/.test(about.before)) for (const days of [365, 366]) of('mean', 1 / days, `÷ ${days}天`);
  if (RATIOS.has(about.family)) return;
  const isMoney = about.family === 'money' && (wordsAt(about) + wordsAt(one)).includes('月');
  if (isMoney || /月均|每月/.test(about.before)) of('mean', 1 / 12, '÷ 12个月');
  if (isMoney) of('payment', 12, '× 12个月');
  if (about.before.includes('年均')) for (const years of [3, 5, 2, 4]) of('mean', 1 / years, `÷ ${years}年`);
}
