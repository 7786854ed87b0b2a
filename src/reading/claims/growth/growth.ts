import type { Mention } from '../../mention.ts';
import { difference, meets, only, quotient, type Range, scaled, sumOf } from '../../numbers/range.ts';
import { falling, growing } from '../../words/relations.ts';
import { type Claim, nameOf, percentReading, type Reading, type ReadText, type Sentence } from '../claim.ts';
import { FROM, HELD_AGAINST, oldIn, TO, type Two, twosOf } from './two-times.ts';

/** How many times as much no year has as another. */
const MOST_GROWN = 1000;

/** `against` is the year that it is held against in so many words. */
type Change = { readonly change: Mention; readonly sign: 1 | -1; readonly against?: string };

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
    const year = /比((?:19|20)\d{2})年[^,;。\d]*$/.exec(before)?.[1];
    const than = year === undefined ? {} : { against: year };
    if (growing.test(before)) return [{ change, sign: 1, ...than }];
    return falling.test(before) ? [{ change, sign: -1, ...than }] : [];
  });
}

/** The pairs that a change may be of: those that stand before it, of a fitting family. */
function twosFor({ change, against: year }: Change, twos: readonly Two[]): readonly Two[] {
  const fits = ({ now, before, year: own }: Two): boolean => {
    if (now === change || (year !== undefined && own !== year)) return false;
    // 5.19亿元 and 568元 for each are no two years of one thing.
    if (now.value > before.value * MOST_GROWN || before.value > now.value * MOST_GROWN) return false;
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
        (two) =>
          (HELD_AGAINST.test(two.before.before) && two.before.place.sentence === change.place.sentence) ||
          isRightBehind(change, two),
      ),
    },
  ];
}

/** 由183元提高到198元，增加15元: with nothing between that it could be of. */
function isRightBehind({ place, before }: Mention, two: Two): boolean {
  return (
    FROM.test(two.before.before) &&
    place.clause - two.now.place.clause === 1 &&
    place.segment === two.now.place.segment &&
    /^[,、]?\s*(?:净?[增减]加?少?|提高|上升|下降|降低|缩短|增长|增幅|降幅)(?:了|为)?$/.test(before.trim())
  );
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
  if (change.family === 'times') {
    // 去年6.3亿元，而2020年1.4亿元，是当年的4.5倍: the earlier year may be told last.
    const turned = of(rateOf(before.range, now.range), `${nameOf(before)} ÷ ${nameOf(now)}`);
    const isTurned = change.before.includes('当年') && before.value > now.value;
    if (isTurned) return [turned];
    return /增|提|升/.test(change.before) ? [grownTimes, inTimes] : [inTimes];
  }
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
        // 下降0.1%，环比少9342万元: against another time.
        !(percent.place.end <= change.place.start && /[比较]/.test(change.before)) &&
        !['percent', 'points', 'times', 'doublings'].includes(change.family) &&
        Math.abs(change.place.clause - percent.place.clause) <= 1,
    )?.change;
    if (!by) return [];
    const alike = quantities.filter((one) => one !== by && one.family === by.family && one.per === by.per);
    // 减少74人（去年同期2220人），下降3.3%: the number of the year before stands between the two.
    const old = alike.find(
      (one) => isOld(one) && one.place.segment === by.place.segment && one.place.end <= percent.place.start,
    );
    if (old && old.value > 0) {
      return [
        {
          rule: 'growth',
          about: percent,
          readings: [percentReading(by, old)],
          isSure: true,
          isStated: HELD_AGAINST.test(old.before) || /[与同]/.test(old.before),
        },
      ];
    }
    const nows = alike.filter(
      (one) => one.place.end <= by.place.start && !changes.some(({ change }) => change === one),
    );
    return ofAny(percent, by, nows.toReversed(), sign);
  });
}

/** 直接结算28614人次；2022年为19734人次，一年多出8880人次，增幅45.0%: of any that is told before, where none of its segment is what grew. */
function ofAny(percent: Mention, by: Mention, nows: readonly Mention[], sign: 1 | -1): readonly Claim[] {
  const all = nows.map((now) => ({ now, reading: ofItself(by, now, sign) }));
  const readings = all
    .filter(({ now }) => now.place.segment === percent.place.segment)
    .map(({ reading }) => reading);
  if (readings.length === 0) return [];
  const holds = all.find(({ reading }) => meets(reading.computed, percent.range))?.reading;
  const isSure = readings.every(({ computed }) => computed.least >= 0);
  return [{ rule: 'growth', about: percent, readings: holds ? [holds] : readings, isSure }];
}

/** 46万元，其中…12万元、…34万元，比上年减少4万元: any of them may be what grew; the nearest is told first. */
function ofItself(by: Mention, now: Mention, sign: 1 | -1): Reading {
  // 年初余额3816万元…比年初压减662万元: of what there was then.
  if (/[年期月季]初/.test(now.before)) return percentReading(by, now);
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
