import { parsePlainDate, partsOf, type PlainDate, toEpochDay } from '../../../kernel/plain-date.ts';
import type { Mention } from '../../mention.ts';
import type { Claim, ReadText } from '../claim.ts';

const LASTING =
  /(?:历时|为期|用时|耗时|持续|早于|晚于|提前|推迟|相隔|间隔|相距|逾期|超期|连续|奋战|坚守|工期)[^,;。\d]{0,10}$/;
const FULL = /^(?:((?:19|20)\d{2})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]$/;

/** Where none is named it does not matter which. */
const ANY_YEAR = '2023';

/** 历时 从7月8日到9月20日，历时75天: the days between the two that are told right before, with the last or without it. */
export function durationClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap(({ quantities, all, words, start }) =>
    quantities.flatMap((about): readonly Claim[] => {
      const before = words.slice(0, about.place.start - start);
      if (about.family !== 'days' || about.isQualified || !LASTING.test(before)) return [];
      // 每逾期一天: for each of them.
      if (/每[^,;。\d]{0,6}$/.test(before)) return [];
      const days = all.filter(({ nature, place }) => nature === 'date' && place.end <= about.place.start);
      const [from, to] = days.slice(-2);
      if (!from || !to || about.place.clause - to.place.clause > 3) return [];
      // 今年6月18日…截止于2023年11月30日: of which year the first is, the second does not say.
      if (!from.text.includes('年') && to.text.includes('年')) return [];
      const first = dayIn(from);
      const until = dayIn(to, first && String(partsOf(first).year));
      // Where the two are in no order, that is the error.
      if (!first || !until || until < first) return [];
      const between = toEpochDay(until) - toEpochDay(first);
      // From January to March of no year that is told, it may be a leap year.
      const isLeap = !from.text.includes('年') && partsOf(first).month <= 2 && partsOf(until).month >= 3;
      const computed = { least: between, most: between + (isLeap ? 2 : 1), isBelowMost: false };
      const reading = { computed, by: `${from.text}至${to.text}`, from: [from, to] };
      return [{ rule: 'date', about, readings: [reading], isSure: true }];
    }),
  );
}

/** 某月某日 the day that a number of the text names, in `year`, or in any, where it names none; undefined for what is no one day. */
export function dayIn({ text }: Mention, year = ANY_YEAR): PlainDate | undefined {
  const [, own = year, month = '', day = ''] = FULL.exec(text) ?? [];
  return parsePlainDate(`${own}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
