import { isBefore, type Mention } from '../../mention.ts';
import { meets, percentOf, type Range } from '../../numbers/range.ts';
import { earlier } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import { chanceOf, RARE } from '../chance/chance.ts';
import { type Claim, percentReading, type ReadText, type Sentence } from '../claim.ts';
import { neededOf } from '../chance/needed.ts';
import { isSlip, isSwap } from '../chance/slips.ts';

/** 持证率, 按期办结率 what is told of how many of all are such. */
const RATE = /(\p{Script=Han}{2})率(?:为|约|达到?|是|仅|高达|也|就|只有)*\s*$/u;
const GROWTH = /增长|上升|下降|生长|增幅/;
/** 占 alone, after a share of a list that says of what. */
const ALSO = /^[,、]?\s*(?:约)?占比?(?:约|为|达到?|了)?\s*$/;
const OF_WHOLE = /占[\p{Script=Han}]{0,12}的?(?:比例|比重)?(?:为|约|达到?)?\s*$/u;

/** 率与占比 rates that have the name of one of the numbers before them, and shares in a list of which others say of what. */
export function namedRateClaims(text: ReadText): readonly Claim[] {
  const { sentences } = text;
  const counts = text.mentions.filter((one) => one.nature === 'quantity' && isCount(one));
  return sentences.flatMap((sentence, index) => {
    const percents = sentence.quantities.filter(
      ({ family, isQualified }) => family === 'percent' && !isQualified,
    );
    if (percents.length === 0) return [];
    const before = sentences[index - 1];
    const near = before?.part === sentence.part ? before.quantities : [];
    return [
      ...percents.flatMap((about) => rateOf(sentence, about)),
      ...sharesInList(sentence, percents, near),
      ...percents.flatMap((about) => ofWhich(sentence, about, counts)),
    ];
  });
}

function isCount(one: Mention): boolean {
  return isCounted(one.family) && one.per === '' && !one.isQualified && one.value > 0;
}

/** 从业人员1947人，持有效健康证的1892人，持证率97.2%. */
function rateOf({ quantities }: Sentence, about: Mention): readonly Claim[] {
  const name = RATE.exec(about.before)?.[1];
  if (name === undefined || GROWTH.test(about.before)) return [];
  const before = quantities.filter(
    (one) => isCount(one) && one.place.end <= about.place.start && one.place.segment === about.place.segment,
  );
  const part = before.findLast((one) => isCalled(one, name));
  if (!part || about.place.clause - part.place.clause > 2) return [];
  const wholes = before.filter(
    (one) =>
      one !== part &&
      one.family === part.family &&
      one.place.end <= part.place.start &&
      !earlier.test(one.before),
  );
  const whole = wholes.at(-1);
  if (!whole) return [];
  const all = quantities.filter((one) => isCount(one) && one.place.end <= about.place.start);
  const any = all.flatMap((one) =>
    all
      .filter((other) => other !== one && other.family === one.family)
      .map((other) => percentReading(one, other)),
  );
  const holds = any.find(({ computed }) => meets(computed, about.range));
  if (holds && holds.from[0] !== whole) return [{ rule: 'share', about, readings: [holds], isSure: false }];
  const readings = [percentReading(part, whole)];
  const [reading] = readings;
  if (!reading || wholes.length > 2) return [];
  const isInverted = holds !== undefined && about.value > 100;
  const ofPart = neededOf(about.range, reading.computed, part.value, 'times');
  const isOver = part.value > whole.value && about.value <= 100 && isSlip(part, ofPart);
  const isWrong =
    isInverted ||
    isOver ||
    isSlip(about, reading.computed) ||
    isSwap(part, ofPart) ||
    isSwap(whole, neededOf(about.range, reading.computed, whole.value, 'over'));
  return isWrong ? [{ rule: 'share', about, readings, isSure: true, isStated: true }] : [];
}

/** 持有效健康证的 of 持证: both characters, in their order, and no 未 or 不 before them. */
function isCalled({ before }: Mention, name: string): boolean {
  const words = before.split(/[,;]/).at(-1) ?? '';
  const [first = '', last = ''] = name;
  const at = words.indexOf(first);
  return at >= 0 && words.indexOf(last, at + 1) > at && !/[未不没尚]/.test(words);
}

/** 问题517条，其中幼儿园214条，占41.4%: of the number right before 其中, where nothing of its paragraph says another. */
function ofWhich(
  { quantities, words, start, part: own }: Sentence,
  about: Mention,
  counts: readonly Mention[],
): readonly Claim[] {
  const part = quantities[quantities.indexOf(about) - 1];
  if (!part || !isCount(part) || !ALSO.test(about.before) || about.place.clause - part.place.clause > 1)
    return [];
  const cue = words.slice(0, part.place.start - start).lastIndexOf('其中') + start;
  const whole = quantities.findLast(
    (one) => one.place.end <= cue && isCount(one) && one.family === part.family,
  );
  if (cue < start || whole?.place.segment !== part.place.segment || whole.value < part.value) return [];
  const readings = [percentReading(part, whole)];
  if (readings.some(({ computed }) => meets(computed, about.range)))
    return [{ rule: 'share', about, readings, isSure: false }];
  if (chanceOf(about) >= RARE) return [];
  // Most are far off, and told so without a range.
  const isFar = ({ least, most }: Range): boolean =>
    (part.range.least / most) * 99 > about.range.most || (part.range.most / least) * 101 < about.range.least;
  const others = counts.filter(
    (one) => one !== part && !isFar(one.range) && meets(percentOf(part.range, one.range), about.range),
  );
  const isElsewhere = others.length > 0 && others.every(({ place }) => place.part !== own);
  return isElsewhere ? [{ rule: 'share', about, readings, isSure: true, isStated: true }] : [];
}

type Share = { readonly about: Mention; readonly part: Mention };

/** 男性10215人，占54.9%；女性8382人，占45.1%: all are of what one of them at least is of. */
function sharesInList(
  sentence: Sentence,
  percents: readonly Mention[],
  near: readonly Mention[],
): readonly Claim[] {
  const { quantities } = sentence;
  const shares = percents.flatMap((about): readonly Share[] => {
    const part = quantities[quantities.indexOf(about) - 1];
    const isNext =
      part &&
      isCount(part) &&
      about.place.clause - part.place.clause <= 1 &&
      OF_WHOLE.test(about.before) &&
      !about.before.includes('分别');
    return isNext ? [{ about, part }] : [];
  });
  const [first] = shares;
  if (!first || shares.length < 2) return [];
  const before = [...near, ...quantities].filter(
    (one) => isCount(one) && one.family === first.part.family && isBefore(one, first.part),
  );
  return shares.flatMap(({ about, part }, at): readonly Claim[] => {
    if (!ALSO.test(about.before) && at > 0) return [];
    const others = shares.filter(
      (other) => other.about !== about && (ALSO.test(other.about.before) || other === first),
    );
    const wholes = before.filter(
      (whole) =>
        others.length > 0 &&
        others.every((other) => meets(percentOf(other.part.range, whole.range), other.about.range)),
    );
    const [whole] = wholes;
    if (!whole || new Set(wholes.map(({ value }) => value)).size > 1) return [];
    if (at === 0 && !others.every((other) => ALSO.test(other.about.before))) return [];
    if (
      part.family !== whole.family ||
      [...before, ...quantities.filter((one) => isCount(one) && isBefore(one, part))].some(
        (one) => one.family === part.family && meets(percentOf(part.range, one.range), about.range),
      )
    )
      return [];
    return [{ rule: 'share', about, readings: [percentReading(part, whole)], isSure: true, isStated: true }];
  });
}
