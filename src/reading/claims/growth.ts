import type { Mention } from '../mention.ts';
import { difference, meets, only, quotient, type Range, scaled, sumOf } from '../numbers/range.ts';
import { against, earlier, falling, growing, target } from '../words/relations.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence } from './claim.ts';

type Change = { readonly change: Mention; readonly sign: 1 | -1 };
type Two = { readonly now: Mention; readonly before: Mention };

const TO =
  /(?:增加|增长|提高|上升|提升|扩大|增|升|上涨|发展|减少|下降|降低|减|降|下滑|缩减|压减|缩短|压缩|延长|变)(?:到|至|为)\s*(?:目前的|现在的|今年的)?(?:每[人户名家月年]|人均)*\s*$/;
/** 比上年的 right before a number. */
const HELD_AGAINST = /[比较][^,;。]*$/;
const OF_ONE = /每|[人户日月年场次]均|平均/;
/** 今年一万五千九百块: of what was told of the year before. */
const BARE = /^[,、\s]*(?:今年|本年|当年)?(?:是|为|有)?$/;
const FROM = /(?:由|从)(?![^,;。]*以来)[^,;。到至]{0,16}$/;

/** 增减 a change against a time before, with the two numbers that it lies between. */
export function growthClaims(text: ReadText): readonly Claim[] {
  return text.sentences.flatMap((sentence, index) => {
    const twos = twosOf(sentence);
    const changes = changesOf(sentence);
    return [
      ...changes.flatMap((change) => changeClaim(change, twosFor(change, twos))),
      ...besideEachOther(sentence, changes, twos),
      ...twos.flatMap((two) => directionClaim(sentence, two)),
      ...pointsClaims(text, index, changes),
    ];
  });
}

/** 完成75%。去年这时是67%，快了8个百分点: of the only two percentages that are told before it, of which one is what it is held against. */
function pointsClaims({ sentences }: ReadText, index: number, changes: readonly Change[]): readonly Claim[] {
  const [before, own] = [sentences[index - 1], sentences[index]];
  if (!own) return [];
  const near = before?.part === own.part ? [before, own] : [own];
  return changes.flatMap(({ change }): readonly Claim[] => {
    if (change.family !== 'points') return [];
    const told = near.flatMap((sentence) => {
      const isOld = oldIn(sentence);
      return sentence.quantities
        .filter(({ family, place }) => family === 'percent' && place.end <= change.place.start)
        .map((one) => ({ one, isOld: isOld(one) || /目标|规划|计划|平均/.test(one.before + one.after) }));
    });
    const [first, last, ...more] = told;
    if (!first || !last || more.length > 0 || first.isOld === last.isOld) return [];
    const [large, small] = first.one.value >= last.one.value ? [first.one, last.one] : [last.one, first.one];
    const computed = difference(large.range, small.range);
    const reading = { computed, by: `${nameOf(large)} - ${nameOf(small)}`, from: [large, small] };
    return [{ rule: 'growth', about: change, readings: [reading], isSure: true }];
  });
}

function changesOf({ quantities, words, start }: Sentence): readonly Change[] {
  return quantities.flatMap((change): readonly Change[] => {
    const before =
      words
        .slice(Math.max(0, change.place.start - start - 12), change.place.start - start)
        .split(/[,;。]/)
        .at(-1) ?? '';
    if (change.family === 'doublings') return before.includes('翻') ? [{ change, sign: 1 }] : [];
    if (change.family === 'times' && /是|为|达|相当于|的\s*$/.test(before)) return [{ change, sign: 1 }];
    // 年均增长 is of each year, not of all of them.
    if (TO.test(before) || /年均|平均每年|每年|月均/.test(before)) return [];
    // 年内新增5.6万册: what came, and not how much more there is.
    if (/新增(?:了)?$/.test(before) && !/[比较]/.test(before)) return [];
    if (growing.test(before)) return [{ change, sign: 1 }];
    return falling.test(before) ? [{ change, sign: -1 }] : [];
  });
}

/** 由…增加到…; and a number beside that of the year before. */
function twosOf(sentence: Sentence): readonly Two[] {
  const { quantities } = sentence;
  const twos: Two[] = [];
  for (const [index, before] of quantities.entries()) {
    // What stands in brackets between the two says the first in other words.
    const now = quantities.slice(index + 1).find(({ place }) => place.bracket === before.place.bracket);
    if (
      now?.family === before.family &&
      FROM.test(before.before) &&
      (TO.test(now.before) || /^\s*(?:到|至)\s*$/.test(now.before))
    )
      twos.push({ now, before });
  }
  // 是十二五期间6.8万人的1.5倍
  for (const [index, one] of quantities.entries()) {
    const before = quantities[index - 1];
    if (one.family !== 'times' || !before || !/^\s*的?\s*$/.test(one.before)) continue;
    const now = quantities
      .slice(0, index - 1)
      .findLast(({ family, per }) => family === before.family && per === before.per);
    if (now) twos.push({ now, before });
  }
  const isOld = oldIn(sentence);
  for (const [index, before] of quantities.entries()) {
    if (
      !isOld(before) ||
      growing.test(before.before) ||
      falling.test(before.before) ||
      TO.test(before.before)
    )
      continue;
    const others = quantities.filter(
      (one, at) =>
        at !== index &&
        one.family === before.family &&
        one.per === before.per &&
        !isOld(one) &&
        (OF_ONE.test(one.before) === OF_ONE.test(before.before) || BARE.test(one.before)),
    );
    const plain = others.filter(
      ({ before: words, after }) =>
        !growing.test(words) && !falling.test(words) && !target.test(words) && !/^\s*的/.test(after),
    );
    // 比上年的1247对增长: what is held against it was told before.
    const now =
      plain.findLast((one) => one.place.end <= before.place.start) ??
      (HELD_AGAINST.test(before.before) ? undefined : plain[0]);
    if (!now || twos.some((two) => two.before === before)) continue;
    // 21846人，其中…、三季度6877人，比上年同期的20950人: what is parted in between is no less likely to be meant.
    const whole = wholeOf(sentence, plain, now);
    twos.push(...(whole ? [{ now: whole, before }] : []), { now, before });
  }
  return twos;
}

/** The number that 其中 right behind it parts, where another is one of its parts. */
function wholeOf({ words, start }: Sentence, plain: readonly Mention[], part: Mention): Mention | undefined {
  const cue = words.slice(0, part.place.start - start).lastIndexOf('其中') + start;
  return cue < start ? undefined : plain.findLast(({ place }) => place.end <= cue);
}

/** 上年的, 与4月份的: which numbers of a sentence are of a time before. */
function oldIn({ words, start, all }: Pick<Sentence, 'words' | 'start' | 'all'>): (one: Mention) => boolean {
  const latest = Math.max(...all.flatMap(({ nature, text }) => (nature === 'date' ? yearsIn(text) : [])));
  // 去年1286万元，比前年的1148万元: told of the year before, it is last year's that is held against another.
  const isOfLastYear = words.includes('前年');
  return (one) => {
    const clause =
      words
        .slice(0, one.place.start - start)
        .split(/[,;(]/)
        .at(-1) ?? '';
    const [year] = yearsIn(clause).slice(-1);
    if (against.test(clause)) return false;
    if (isOfLastYear && !clause.includes('前年')) return false;
    return earlier.test(clause.slice(-14)) || COMPARED.test(clause) || (year !== undefined && year < latest);
  };
}

const COMPARED =
  /[与比较同][^,;。]{0,6}(?:\d{1,2}月份?|(?:19|20)\d{2}年度?|[年月期季]初|[上去]年[年]?[末底])[^,;。\d]{0,4}的?\s*$/;

function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?=\s?年|[-./])/g)].map((match) => Number(match[0]));
}

/** The pairs that a change may be of: those that stand before it, of a fitting family. */
function twosFor({ change }: Change, twos: readonly Two[]): readonly Two[] {
  const fits = ({ now }: Two): boolean => {
    if (now === change) return false;
    if (change.family === 'percent' || change.family === 'times' || change.family === 'doublings')
      return true;
    return change.family === 'points' ? now.family === 'percent' : now.family === change.family;
  };
  const isBefore = (one: Mention): boolean => one.place.end <= change.place.start;
  // 由209户减少到206户(新增2户，退出5户): what a bracket tells is not of what stands outside.
  const isInside = ({ now }: Two): boolean =>
    change.place.bracket < 0 ||
    now.place.bracket === change.place.bracket ||
    now.place.start > change.place.bracket;
  const all = twos.filter(
    (two) =>
      fits(two) &&
      (isInside(two) || ['percent', 'points'].includes(change.family)) &&
      two.before !== change &&
      // 增长9.6%，比2021年的968万元增长43.2%: the first is not against what the second is.
      (isBefore(two.before) || (isBefore(two.now) && !HELD_AGAINST.test(two.before.before))),
  );
  const beside = all.filter(({ now }) => now.place.segment === change.place.segment);
  return beside.length > 0 ? beside : all;
}

function changeClaim({ change, sign }: Change, twos: readonly Two[]): readonly Claim[] {
  const readings = twos.flatMap((two) => readingsOf(change, sign, two));
  if (readings.length === 0) return [];
  const holds = readings.find(({ computed }) => meets(computed, change.range));
  return [
    {
      rule: 'growth',
      about: change,
      readings: holds ? [holds] : readings,
      isSure: twos.every(({ before, now }) =>
        [before, now].some(({ place }) => place.segment === change.place.segment),
      ),
      isStated: twos.every(
        ({ before }) => HELD_AGAINST.test(before.before) && before.place.sentence === change.place.sentence,
      ),
    },
  ];
}

function readingsOf(change: Mention, sign: 1 | -1, { now, before }: Two): readonly Reading[] {
  const from = [now, before];
  const grown = scaled(difference(now.range, before.range), sign);
  const minus = sign === 1 ? `${nameOf(now)} - ${nameOf(before)}` : `${nameOf(before)} - ${nameOf(now)}`;
  const of = (computed: Range, by: string): Reading => ({ computed, by, from });
  const ratio = rateOf(now.range, before.range);
  const inTimes = of(ratio, `${nameOf(now)} ÷ ${nameOf(before)}`);
  const grownTimes = of(
    { ...ratio, least: ratio.least - 1, most: ratio.most - 1 },
    `${nameOf(now)} ÷ ${nameOf(before)} - 1`,
  );
  if (change.family === 'times') return /增|提|升/.test(change.before) ? [grownTimes, inTimes] : [inTimes];
  if (change.family === 'doublings') {
    const least = Math.log2(Math.max(ratio.least, 1e-9));
    const most = Math.log2(Math.max(ratio.most, 1e-9));
    return [
      of(
        { least: least * 0.97, most: most * 1.03, isBelowMost: false },
        `${nameOf(now)} ÷ ${nameOf(before)}`,
      ),
    ];
  }
  if (change.family !== 'percent') return [of(grown, minus)];
  const percent = scaled({ ...ratio, least: ratio.least - 1, most: ratio.most - 1 }, sign * 100);
  const relative = of(percent, `(${minus}) ÷ ${nameOf(before)}`);
  return [relative];
}

function rateOf(now: Range, before: Range): Range {
  return quotient(now, before);
}

/** 增加11人，增长13.75%: the second follows from the first and the number that grew. */
function besideEachOther(
  sentence: Sentence,
  changes: readonly Change[],
  twos: readonly Two[],
): readonly Claim[] {
  const { quantities } = sentence;
  const isOld = oldIn(sentence);
  return changes.flatMap(({ change: percent, sign }): readonly Claim[] => {
    const isToldApart = twosFor({ change: percent, sign }, twos).some(({ now, before }) =>
      [now, before].some(({ place }) => place.segment === percent.place.segment),
    );
    if (percent.family !== 'percent' || isToldApart) return [];
    const by = changes.find(
      ({ change, sign: own }) =>
        own === sign &&
        !['percent', 'points', 'times', 'doublings'].includes(change.family) &&
        Math.abs(change.place.clause - percent.place.clause) <= 1,
    )?.change;
    const nows = quantities.filter(
      (one) =>
        one.family === by?.family &&
        one !== by &&
        one.place.end <= by.place.start &&
        one.per === by.per &&
        one.place.segment === percent.place.segment &&
        !changes.some(({ change }) => change === one),
    );
    // 减少74人（去年同期2220人），下降3.3%: the number of the year before stands between the two.
    const old =
      by &&
      quantities.find(
        (one) =>
          one.family === by.family &&
          one !== by &&
          one.per === by.per &&
          isOld(one) &&
          one.place.segment === by.place.segment &&
          one.place.end <= percent.place.start,
      );
    if (by && old && old.value > 0) {
      const computed = scaled(quotient(by.range, old.range), 100);
      const reading = { computed, by: `${nameOf(by)} ÷ ${nameOf(old)}`, from: [by, old] };
      return [{ rule: 'growth', about: percent, readings: [reading], isSure: true }];
    }
    if (!by) return [];
    const readings = nows.reverse().map((now) => ofItself(by, now, sign));
    const holds = readings.find(({ computed }) => meets(computed, percent.range));
    const isSure = readings.length > 0 && readings.every(({ computed }) => computed.least >= 0);
    return readings.length === 0
      ? []
      : [{ rule: 'growth', about: percent, readings: holds ? [holds] : readings, isSure }];
  });
}

/** 46万元，其中…12万元、…34万元，比上年减少4万元: any of them may be what grew; the nearest is told first. */
function ofItself(by: Mention, now: Mention, sign: 1 | -1): Reading {
  const before = sign === 1 ? difference(now.range, by.range) : sumOf([now.range, by.range]);
  const base = `${nameOf(now)} ${sign === 1 ? '-' : '+'} ${nameOf(by)}`;
  return {
    computed: scaled(quotient(by.range, before), 100),
    by: `${nameOf(by)} ÷ (${base})`,
    from: [now, by],
  };
}

/** 由80人增加到70人: what is said to grow must. */
function directionClaim({ words, start }: Sentence, { now, before }: Two): readonly Claim[] {
  const said = words.slice(before.place.end - start, now.place.start - start);
  if (!TO.test(said) || !FROM.test(before.before)) return [];
  const isRise = /增|提|升|扩|涨/.test(said);
  if (!isRise && !/减|降|下|缩/.test(said)) return [];
  const computed: Range = isRise
    ? { least: before.range.least, most: Infinity, isBelowMost: false }
    : { least: -Infinity, most: before.range.most, isBelowMost: false };
  const holds = meets(computed, now.range) || before.value === now.value;
  const by = isRise ? `多于 ${nameOf(before)}` : `少于 ${nameOf(before)}`;
  return holds
    ? []
    : [
        {
          rule: 'direction',
          about: now,
          readings: [
            { computed: computed.least === -Infinity ? only(before.value) : computed, by, from: [before] },
          ],
          isSure: true,
        },
      ];
}
