import { isBefore, type Mention } from '../../mention.ts';
import { meets, percentOf } from '../../numbers/range.ts';
import { earlier, planned } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import { chanceOf, RARE } from '../chance/chance.ts';
import { type Claim, percentReading, type ReadText, type Sentence } from '../claim.ts';
import { isEach } from '../rates.ts';
import { type Called, calledBy, calledOf, fits, nameIn } from '../again/labels.ts';

/** 灵活就业人数占新增就业总数的: whose share of what. */
const SHARE_OF =
  /(?:^|[,;、(\s])([\p{Script=Han}、]{0,14}?)占(?:到|了)?([\p{Script=Han}、]{2,14}?)的?(?:比例|比重)?(?:为|是|约|达到?|仅|高达|的)*\s*$/u;
/** 猪肉在肉类产量中占. */
const AMONG =
  /(?:^|[,;、(\s])([\p{Script=Han}]{2,10}?)在([\p{Script=Han}]{2,14}?)中(?:所)?占(?:比|到|了)?(?:为|是|约|达到?)?\s*$/u;
/** 支出 names many things that none is the whole of. */
const GENERAL = /^(?:支出|收入|投资|资金|经费|人员|人口|项目|问题|案件)$/;
/** A part is no so many times its whole: that is of something else by the same name. */
const MOST_OVER = 2;
/** How many numbers before a share may be its whole. */
const MOST = 400;

/** 占…的 a share of what is named in so many words, wherever in the text that was told. */
export function namedShareClaims(text: ReadText): readonly Claim[] {
  const called = calledOf(text);
  return text.sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((about): readonly Claim[] => {
      if (about.family !== 'percent' || about.isQualified) return [];
      const [, whose = '', of] = AMONG.exec(about.before) ?? SHARE_OF.exec(about.before) ?? [];
      if (of === undefined) return [];
      const names = { part: nameIn(whose.replace(/^其中/, '')).name, whole: nameIn(of).name };
      const part = partOf(sentence, about, names.part);
      return part ? claimOf(about, part, wholesOf(called, { about, part, of }), names) : [];
    }),
  );
}

/** What has the name before 占; where none stands there, the number right before it. */
function partOf({ quantities }: Sentence, about: Mention, name: string): Mention | undefined {
  const before = quantities.filter(
    (one) =>
      one.place.end <= about.place.start &&
      isCounted(one.family) &&
      one.per === '' &&
      one.place.segment === about.place.segment,
  );
  if (name.length >= 2) return before.findLast((one) => fits(calledBy(one), name) > 0);
  const last = before.at(-1);
  const isNext =
    last && about.place.clause - last.place.clause <= 1 && last === quantities[quantities.indexOf(about) - 1];
  return isNext && !earlier.test(last.before) ? last : undefined;
}

type Asked = { readonly about: Mention; readonly part: Mention; readonly of: string };
type Wholes = {
  readonly named: readonly Mention[];
  readonly alsoNamed: readonly Mention[];
  /** All others around it; asked for only where the share is of none that is named. */
  readonly others: () => readonly Mention[];
};

/** Those that are called by the name of the whole, and all others before the share. */
function wholesOf(called: readonly Called[], { about, part, of }: Asked): Wholes {
  const { name, isWhole } = nameIn(of);
  const until = firstBehind(called, about);
  const isFitting = (one: Called): boolean => fits(one, name) > 0;
  const before = called.slice(Math.max(0, until - MOST), until).filter(isFitting);
  const best = before.some((one) => fits(one, name) === 2) ? 2 : 1;
  const named = before
    .filter(
      (one) =>
        fits(one, name) === best &&
        one.mention !== part &&
        !earlier.test(one.before) &&
        !planned.test(one.before),
    )
    .map(({ mention }) => mention);
  const largest = named.reduce<Mention | undefined>(
    (most, one) => (most && most.value >= one.value ? most : one),
    undefined,
  );
  return {
    named: isWhole && largest ? [largest] : named,
    alsoNamed: before.map(({ mention }) => mention).filter((one) => !named.includes(one)),
    others: () =>
      called
        .slice(Math.max(0, until - MOST), until + MOST)
        .filter((one) => (isWhole && named.includes(one.mention)) || !isFitting(one))
        .map(({ mention }) => mention),
  };
}

/** How many of them come before a number. */
function firstBehind(called: readonly Called[], about: Mention): number {
  let [low, high] = [0, called.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = called[middle];
    if (one && isBefore(one.mention, about)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function claimOf(
  about: Mention,
  part: Mention,
  { named, alsoNamed, others }: Wholes,
  names: { readonly part: string; readonly whole: string },
): readonly Claim[] {
  // 人均消费支出21846元，其中食品支出6482元: of one sentence both are of each, though only one says so.
  const alike = named.filter(
    (one) =>
      one !== part &&
      one.family === part.family &&
      (isEach(one) === isEach(part) || one.place.sentence === part.place.sentence),
  );
  const readings = alike.map((whole) => percentReading(part, whole));
  if (readings.length === 0) return [];
  const isOfElse = about.value <= 100 && alike.every(({ value }) => value * MOST_OVER < part.value);
  if (isOfElse) return [];
  if (alsoNamed.some((one) => meets(percentOf(part.range, one.range), about.range))) return [];
  const holds = readings.find(({ computed }) => meets(computed, about.range));
  if (holds) return [{ rule: 'share', about, readings: [holds], isSure: false }];
  if (new Set(alike.map(({ value }) => value)).size > 1) return [];
  const isOfOther =
    chanceOf(about) < RARE &&
    others().some(
      (one) => one !== part && one.value > part.value && meets(percentOf(part.range, one.range), about.range),
    );
  const isMore =
    !GENERAL.test(names.whole) &&
    alike.every(({ range }) => part.range.least > range.most && part.range.least < range.most * MOST_OVER) &&
    about.range.most <= 100;
  const isNamed = alike.length === 1 && fits(calledBy(part), names.part) === 2;
  return [{ rule: 'share', about, readings, isSure: true, isStated: isOfOther || isMore || isNamed }];
}
