import type { Mention } from '../../mention.ts';
import { numberIn } from '../../../kernel/numbers/numerals.ts';
import { against, earlier, falling, growing, target } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import type { Sentence } from '../claim.ts';

/** 两个时期 a number and that of a time before; `year` of the latter where it is told. */
export type Two = { readonly now: Mention; readonly before: Mention; readonly year?: string | undefined };

/** 增加到 right before what there is now. */
export const TO =
  /(?:增加|增长|提高|上升|提升|扩大|增|升|上涨|发展|减少|下降|降低|减|降|下滑|缩减|压减|缩短|压缩|缩|压|延长|变)(?:到|至|为)\s*(?:目前的|现在的|今年的)?(?:每[人户名家月年]|人均)*\s*$/;
export const FROM =
  /(?:由|从)(?![^,;。]*(?:以来|中(?:安排|拿出|列支|提取|支出|划出|调剂|抽调)))[^,;。到至]{0,16}$/;
/** 比上年的 right before a number. */
export const HELD_AGAINST = /[比较][^,;。]*$/;
const OF_ONE = /每|[人户日月年场次]均|平均/;
/** 今年一万五千九百块: of what was told of the year before. */
const BARE = /^[,、\s]*(?:今年|本年|当年)?(?:是|为|有)?$/;

/** 由…增加到…; and a number beside that of the year before. */
export function twosOf(sentence: Sentence): readonly Two[] {
  const { quantities, words, start } = sentence;
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
  const old = new Set(quantities.filter(oldIn(sentence)));
  for (const [index, before] of quantities.entries()) {
    if (
      !old.has(before) ||
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
        !isAside(one, before) &&
        !old.has(one) &&
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
  const yearOf = ({ place }: Mention): string | undefined =>
    yearsIn(
      words
        .slice(0, place.start - start)
        .split(/[,;(]/)
        .at(-1) ?? '',
    )
      .at(-1)
      ?.toString();
  return [...twos.map((two) => ({ ...two, year: yearOf(two.before) })), ...yearByYear(sentence)];
}

/** 37部(一个单元一部)，比去年末的29部多: of what stands in brackets nothing outside is told. */
function isAside({ place }: Mention, before: Mention): boolean {
  return place.bracket >= 0 && place.bracket !== before.place.bracket && HELD_AGAINST.test(before.before);
}

/** 2024年504万元；2025年580万元，增长15.1%: each is held against the year before it. */
function yearByYear({ quantities, words, start }: Sentence): readonly Two[] {
  const told = quantities.flatMap((one) => {
    const year = /(?<!\d)((?:19|20)\d{2})年度?[^,;。\d]{0,6}$/.exec(
      words.slice(0, one.place.start - start),
    )?.[1];
    return year === undefined || !isCounted(one.family) ? [] : [{ one, year: Number(year) }];
  });
  return told.flatMap(({ one: now, year }, at): readonly Two[] => {
    const last = told[at - 1];
    const isNext = last?.year === year - 1 && last.one.family === now.family && last.one.per === now.per;
    return isNext ? [{ now, before: last.one, year: String(last.year) }] : [];
  });
}

/** The number that 其中 right behind it parts, where another is one of its parts. */
function wholeOf({ words, start }: Sentence, plain: readonly Mention[], part: Mention): Mention | undefined {
  const cue = words.slice(0, part.place.start - start).lastIndexOf('其中') + start;
  return cue < start ? undefined : plain.findLast(({ place }) => place.end <= cue);
}

/** 上年的, 与4月份的: which numbers of a sentence are of a time before. */
export function oldIn({
  words,
  start,
  all,
}: Pick<Sentence, 'words' | 'start' | 'all'>): (one: Mention) => boolean {
  const named = Math.max(...all.flatMap(({ nature, text }) => (nature === 'date' ? yearsIn(text) : [])));
  // 2023年1752户，今年比上年增加: what has a year is not of this one.
  const latest = /今年(?![(\d])/.test(words) ? named + 1 : named;
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
    // 与本年二季度的1921.5万人次比
    if (/[与同和跟][^,;。]*$/.test(clause) && /^相?比/.test(one.after)) return true;
    return earlier.test(clause.slice(-14)) || COMPARED.test(clause) || (year !== undefined && year < latest);
  };
}

const COMPARED =
  /[与比较同][^,;。]{0,6}(?:\d{1,2}月份?|(?:19|20)\d{2}年度?|[年月期季]初|[上去]年[年]?[末底])[^,;。\d]{0,4}的?\s*$/;

function yearsIn(text: string): readonly number[] {
  return [
    ...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?=\s?年|[-./])|[一二][〇零○一二三四五六七八九]{3}(?=年)/g),
  ].map(([year]) => numberIn(year) ?? NaN);
}
