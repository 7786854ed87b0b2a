import type { Mention } from '../mention.ts';
import type { Claim, ReadText } from './claim.ts';

const LASTING = /(?:历时|为期|用时|耗时|持续|早于|晚于|提前|推迟|相隔|间隔|相距|逾期|超期)[^,;。\d]{0,10}$/;
const FULL = /^(?:((?:19|20)\d{2})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]$/;
const DAY = 86_400_000;

/** 历时 从7月8日到9月20日，历时75天: the days between the two that are told right before, with the last or without it. */
export function durationClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap(({ quantities, all, words, start }) =>
    quantities.flatMap((about): readonly Claim[] => {
      const before = words.slice(0, about.place.start - start);
      if (about.family !== 'days' || about.isQualified || !LASTING.test(before)) return [];
      const days = all.filter(({ nature, place }) => nature === 'date' && place.end <= about.place.start);
      const [from, to] = days.slice(-2);
      if (!from || !to || about.place.clause - to.place.clause > 2) return [];
      const first = dayOf(from, 2023);
      const until = dayOf(to, new Date(first ?? 0).getUTCFullYear());
      // Where the two are in no order, that is the error.
      if (first === undefined || until === undefined || until < first) return [];
      const between = Math.round((until - first) / DAY);
      const computed = { least: between, most: between + 1, isBelowMost: false };
      const reading = { computed, by: `${from.text}至${to.text}`, from: [from, to] };
      return [{ rule: 'date', about, readings: [reading], isSure: true }];
    }),
  );
}

/** As a count of milliseconds; of the year before it where it names none. */
function dayOf({ text }: Mention, year: number): number | undefined {
  const found = FULL.exec(text);
  return found ? Date.UTC(Number(found[1] ?? year), Number(found[2]) - 1, Number(found[3])) : undefined;
}
