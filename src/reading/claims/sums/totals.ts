import type { Mention } from '../../mention.ts';
import { difference, meets, quotient, scaled, sumOf } from '../../numbers/range.ts';
import { numberIn } from '../../../kernel/numbers/numerals.ts';
import { isRate } from '../rates.ts';
import { ofBoth, sumWords, weakSumWords } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import { isSlip, isSwap } from '../chance/slips.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence, sumText } from '../claim.ts';

/** 合计 a number that says to be the sum of those before it. */
export function totalClaims(text: ReadText): readonly Claim[] {
  return text.sentences.flatMap((sentence, index) =>
    sentence.quantities.flatMap((total) => {
      const isStrong = sumWords.test(total.before);
      if (!isStrong && !weakSumWords.test(total.before)) return [];
      if (!isCounted(total.family)) return [];
      if (total.per !== '') return addedBeside(sentence, total);
      const before = sentence.quantities.filter((one) => isBefore(one, total, sentence));
      // 进账小计54.07万元；…，用去小计37.17万元: of what is told since the one before it.
      const last = total.before.includes('小计')
        ? before.findLastIndex((one) => one.before.includes('小计'))
        : -1;
      const own = before.slice(last + 1);
      const isAfterWhole = sentence.quantities.some(
        (one) =>
          one.family === total.family && one.before.includes('其中') && one.place.end <= total.place.start,
      );
      const added = addedTo(text, index, total, own);
      if (added) return [added];
      const beside = addedBeside(sentence, total);
      if (beside.length > 0) return beside;
      // 三笔合计112.3万元，占总支出240万元: what is added up already is no part of another sum.
      const isClosed = !isStrong && own.filter(({ before }) => sumWords.test(before)).length === 1;
      if (isClosed) return [];
      const named = namedCount(sentence, total);
      const isAlone = isStrong && own.length < 2 && !sentence.quantities.some(({ per }) => per !== '');
      const items = isAlone ? [...itemsBefore(text, index, total), ...own] : own;
      // 6个乡镇中有2个同时存在: whoever is among both is counted once.
      const whole = sentence.words.slice(0, total.place.start - sentence.start);
      if (total.family !== 'money' && ofBoth.test(whole)) return [];
      const heads = sentence.quantities.filter(({ family, value }) => family === 'people' && value > 1);
      return claimOf(total, items, { isStrong, isAfterWhole, named, heads });
    }),
  );
}

/** 预算收入86420万元…。加上转移支付31846万元，总计: what is added to a number that was told before. */
function addedTo(
  { sentences }: Pick<ReadText, 'sentences'>,
  index: number,
  total: Mention,
  own: readonly Mention[],
): Claim | undefined {
  if (!own.some(({ before }) => before.includes('加上'))) return undefined;
  const readings = itemsBefore({ sentences }, index, total).map((one): Reading => {
    const from = [one, ...own];
    return { computed: sumOf(from.map(({ range }) => range)), by: sumText(from), from };
  });
  const holds = readings.find(({ computed }) => meets(computed, total.range));
  return holds && { rule: 'total', about: total, readings: [holds], isSure: false };
}

/** 养老金161.15元，加上基础养老金198元，一共: one that stands right before 加上, and what is added, but for a slip. */
function addedBeside({ quantities }: Sentence, total: Mention): readonly Claim[] {
  const at = quantities.indexOf(total);
  const [first, added] = quantities.slice(Math.max(0, at - 2), at);
  const isAdded =
    first &&
    added &&
    /加上?/.test(added.before) &&
    [first, added].every(({ family }) => family === total.family) &&
    added.place.clause - first.place.clause <= 1 &&
    total.place.clause - added.place.clause <= 1;
  if (!isAdded) return [];
  const from = [first, added];
  const readings = [{ computed: sumOf(from.map(({ range }) => range)), by: sumText(from), from }];
  const isSure = readings.some(({ computed }) => isSlip(total, computed));
  return [{ rule: 'total', about: total, readings, isSure }];
}

function isBefore(one: Mention, total: Mention, sentence: Sentence): boolean {
  const isItem = !isRate(sentence, one) && !/每|人均|户均|平均|(?<!高)标准|应|其中/.test(one.before);
  return one.family === total.family && one.per === '' && isItem && one.place.end <= total.place.start;
}

/** The items of the sentences before it in the same paragraph, where it stands in one of its own; never over another sum. */
function itemsBefore(
  { sentences }: Pick<ReadText, 'sentences'>,
  index: number,
  total: Mention,
): readonly Mention[] {
  const before = sentences
    .slice(Math.max(0, index - 12), index)
    .filter(({ part }) => part === total.place.part);
  const closed = before.findLastIndex(({ quantities }) =>
    quantities.some((one) => one.family === total.family && sumWords.test(one.before)),
  );
  return before
    .slice(closed + 1)
    .flatMap((sentence) => sentence.quantities.filter((one) => isBefore(one, total, sentence)));
}

/** 三项合计: of how many it is the sum. */
function namedCount({ words, start }: Sentence, { place }: Mention): number | undefined {
  const clause =
    words
      .slice(0, place.start - start)
      .split(/[,;]/)
      .at(-1) ?? '';
  const found = /([两二三四五六七八九十]{1,2}|\d{1,2})[项类者种笔款][^,;。\d]{0,10}$/.exec(clause)?.[1] ?? '';
  return numberIn(found);
}

/** A sentence does not list more. */
const MOST_ITEMS = 40;

type Said = {
  readonly isStrong: boolean;
  /** Whether what is listed before it is of another whole: 131份，其中…，合计. */
  readonly isAfterWhole: boolean;
  readonly named: number | undefined;
  readonly heads: readonly Mention[];
};

function claimOf(
  total: Mention,
  items: readonly Mention[],
  { isStrong, isAfterWhole, named, heads }: Said,
): readonly Claim[] {
  if (items.length < 2) return [];
  const reading = (of: readonly Mention[]) => {
    return { computed: sumOf(of.map(({ range }) => range)), by: sumText(of), from: of };
  };
  const near = items.slice(-MOST_ITEMS);
  const runs = near.map((_, place) => near.slice(place)).filter((run) => run.length >= 2);
  const asNamed = items.length === named ? items : undefined;
  // 一级2216人、二级3905人、三级…，一、二级合计6121人: of the first of them.
  const isOfSome = /[、前]|其中|两|[一二三四](?!起)/.test(total.before) || !isListed(total, items);
  const firsts = (isOfSome ? near : [])
    .map((_, place) => near.slice(0, place))
    .filter((run) => run.length >= 2);
  // 三笔钱加起来: of three that are told it is no sum of two.
  const ways = asNamed ? [asNamed] : [...runs, ...firsts];
  const holds = ways.find((run) => meets(reading(run).computed, total.range));
  if (holds) return [{ rule: 'total', about: total, readings: [reading(holds)], isSure: false }];
  if (total.family === 'money' && isBetween(total, items, heads)) return [];
  const isSameSentence = items.every(({ place }) => place.sentence === total.place.sentence);
  const isOther = isAfterWhole || (named !== undefined && asNamed === undefined);
  const isSure =
    !isOther && (isStrong || isRightAfter(total, items)) && (asNamed !== undefined || isSameSentence);
  const isStated =
    asNamed !== undefined || (/[合共总小]计|总共/.test(total.before) && isListed(total, items));
  return isSure
    ? [
        {
          rule: 'total',
          about: total,
          readings: (asNamed ? [asNamed] : [items, ...runs]).map(reading),
          isSure,
          isStated,
        },
      ]
    : [];
}

/** 金牌5枚、银牌7枚、铜牌4枚，共获奖牌16枚: 共 right after what it sums up. */
function isRightAfter(total: Mention, items: readonly Mention[]): boolean {
  const words = /共(?:有|计|为|达)?([^,。;]*)$/.exec(total.before)?.[1] ?? '';
  return words.length <= 4 && isListed(total, items);
}

/** Named items of its unit, to the clause before it. */
function isListed(total: Mention, items: readonly Mention[]): boolean {
  return (
    total.place.clause - (items.at(-1)?.place.clause ?? 0) <= 1 &&
    items.every(
      ({ place, unit, before }) =>
        place.segment === total.place.segment && unit === total.unit && before.trim() !== '',
    )
  );
}

/** 本科5000元，专科4000元，合计10.6万元: amounts by level, for people of whom it is not said how many have which. */
function isBetween(total: Mention, items: readonly Mention[], heads: readonly Mention[]): boolean {
  const amounts = items.map(({ value }) => value);
  const all = heads.reduce((sum, { value }) => sum + value, 0);
  return total.value >= Math.min(...amounts) * all && total.value <= Math.max(...amounts) * all;
}

const DUE = /应|计划|任务|目标|总|共有|全[区县市镇]/;
const DONE = /已|完成|实[际到有收]|[按超]期|办[结毕]/;
const LEFT = /未|请假|缺[席勤]|尚|剩余|剩下|余下|还有|其余|仍有|[还只]?差(?![距异额])|还缺|缺口/;
/** 其余 of words that leave no doubt that all is told. */
const REST = /其余|剩余|剩下|余下|余/;
const STILL = /[尚还仍][^,;。]{0,6}$/;
const NOT_YET = /未[^,;。]{1,4}$/;
const NEAR = 3;

/** 余下 应复核…人，已复核…人，未复核…人; 受理…件，办结…件，超期…件，其余…件. */
export function remainderClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) => {
    const near = sentences
      .slice(Math.max(0, index - NEAR), index)
      .filter(({ part }) => part === sentence.part);
    return sentence.quantities.flatMap((left, at): readonly Claim[] => {
      if (!LEFT.test(left.before) && !REST.test(left.after.slice(0, 4))) return [];
      if (!isCounted(left.family)) return [];
      const before = [
        ...near.flatMap(({ quantities }) => quantities),
        ...sentence.quantities.slice(0, at),
      ].filter(
        (one) => one.family === left.family && one.per === '' && one.place.bracket === left.place.bracket,
      );
      const linked = linkedBy(left, sentence, sentences.slice(Math.max(0, index - 12), index + 1));
      if (linked) return [linked];
      const earlier = REST.test(left.before) ? earlierOf(sentences, index, left) : [];
      if (before.length < 2) return leftOf(left, [...earlier.slice(-6), ...before]);
      const own = leftOf(left, before);
      // 其余9.7万人次: all that its own sentence tells may be of what an earlier one told.
      const holds = earlier
        .flatMap((due) => readingOf(due, before))
        .find(({ computed }) => meets(computed, left.range));
      return holds && own.some(({ isSure }) => isSure)
        ? [{ rule: 'remainder', about: left, readings: [holds], isSure: false }]
        : own;
    });
  });
}

/** 发现874处。…已整改791处，整改率90.50%；尚未整改83处: the rate between the two says of how many both are. */
function linkedBy(left: Mention, { quantities }: Sentence, near: readonly Sentence[]): Claim | undefined {
  const [done, rate] = quantities.slice(0, quantities.indexOf(left)).slice(-2);
  const name = /([\p{Script=Han}]{2})率$/u.exec(rate?.before.trim() ?? '')?.[1];
  if (!done || !rate || name === undefined || done.family !== left.family) return undefined;
  if (!left.before.includes(`未${name}`) || !done.before.includes(name)) return undefined;
  const due = near
    .flatMap((sentence) => sentence.quantities)
    .findLast(
      (one) =>
        one.family === done.family &&
        one.value > done.value &&
        meets(scaled(quotient(done.range, one.range), 100), rate.range),
    );
  const reading = due && readingOf(due, [done])[0];
  return reading && { rule: 'remainder', about: left, readings: [reading], isSure: true };
}

/** 咱村六百一十二户 paragraphs before: what 剩下 is of, where its own paragraph does not say it. */
function earlierOf(sentences: readonly Sentence[], index: number, left: Mention): readonly Mention[] {
  return sentences
    .slice(Math.max(0, index - 20), index)
    .flatMap(({ quantities }) => quantities)
    .filter((one) => one.family === left.family && one.per === '' && one.value > left.value)
    .slice(-16);
}

/** Of any number before it, less all that was told since. */
function leftOf(left: Mention, before: readonly Mention[]): readonly Claim[] {
  const last = before.at(-1);
  const readings = before.slice(-8, -1).flatMap((due, at, all): readonly Reading[] => {
    // 受理99件，按期办结50件，超期办结26件，其余: what is done is not what was due.
    if (DONE.test(due.before) && all.slice(0, at).some((one) => !DONE.test(one.before))) return [];
    const since = before.slice(before.length - all.length + at);
    // What was parted otherwise in between is no part of what is done.
    const ways = since.length > 1 && last ? [since, [last]] : [since];
    return ways.flatMap((done) => readingOf(due, done));
  });
  const holds = readings.find(({ computed }) => meets(computed, left.range));
  if (holds) return [{ rule: 'remainder', about: left, readings: [holds], isSure: false }];
  const [due, done] = before.slice(-2);
  const isNamed = due && done && DUE.test(due.before) && DONE.test(done.before);
  // 应到13人，实到29人，请假2人: more is done than was due.
  if (isNamed && due.value < done.value) return overdue(left, due, done);
  if (isNamed) return [{ rule: 'remainder', about: left, readings: readings.slice(-1), isSure: true }];
  // Of one digit alone any other is a slip away.
  const isNearBy = ({ place }: Mention): boolean =>
    left.value >= 10 || place.sentence === left.place.sentence;
  const isSaid = REST.test(left.before) || STILL.test(left.before);
  const slips = readings.filter(
    ({ computed, from }) => from.every(isNearBy) && (isSaid ? isSlip : isSwap)(left, computed),
  );
  if (slips.length > 0 && (isSaid || NOT_YET.test(left.before)))
    return [{ rule: 'remainder', about: left, readings: slips, isSure: true }];
  return [];
}

/** More was done than was due: one of the two is a slip away. */
function overdue(left: Mention, due: Mention, done: Mention): readonly Claim[] {
  const computed = sumOf([done.range, left.range]);
  if (!isSlip(due, computed) && !isSlip(done, difference(due.range, left.range))) return [];
  const readings = [{ computed, by: sumText([done, left]), from: [done, left] }];
  return [{ rule: 'total', about: due, readings, isSure: true, isStated: true }];
}

function readingOf(due: Mention, done: readonly Mention[]): readonly Reading[] {
  const told = sumOf(done.map(({ range }) => range));
  // Of decimals the sum may come out a hair below.
  if (done.reduce((sum, { value }) => sum + value, 0) >= due.value * (1 - 1e-9)) return [];
  const by = `${nameOf(due)} - ${done.length > 1 ? `(${sumText(done)})` : done.map(nameOf).join('')}`;
  return [{ computed: difference(due.range, told), by, from: [due, ...done] }];
}

/** 净增减 新纳入187户、298人，清退263户、401人，净减少76户、103人: what came less what went, of the only two before it. */
export function netClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap(({ quantities, words, start }) =>
    quantities.flatMap((net, at): readonly Claim[] => {
      const clause =
        words
          .slice(0, net.place.start - start)
          .split(/[,;]/)
          .at(-1) ?? '';
      if (!/净[增减]|自然(?:增长|减少)/.test(clause) || !isCounted(net.family)) return [];
      const [came, went, ...more] = quantities
        .slice(0, at)
        .filter(
          (one) => one.family === net.family && one.per === '' && one.place.bracket === net.place.bracket,
        );
      if (
        !came ||
        !went ||
        more.length > 0 ||
        [came, went].some(({ before }) => /[比较]|[上去]年|年[末初底]/.test(before))
      )
        return [];
      const [large, small] = came.value >= went.value ? [came, went] : [went, came];
      const computed = difference(large.range, small.range);
      const reading = { computed, by: `${nameOf(large)} - ${nameOf(small)}`, from: [large, small] };
      return [
        {
          rule: 'remainder',
          about: net,
          readings: [reading],
          isSure: isSlip(net, computed) || isSlipAway(net, large, small),
        },
      ];
    }),
  );
}

/** Whether one of the two is a slip away from what the net needs. */
function isSlipAway(net: Mention, large: Mention, small: Mention): boolean {
  return isSlip(large, sumOf([small.range, net.range])) || isSlip(small, difference(large.range, net.range));
}
