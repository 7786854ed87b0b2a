import { type PlainDate, toEpochDay } from '../../../kernel/plain-date.ts';
import { only } from '../../numbers/range.ts';
import type { Claim, ReadText } from '../claim.ts';
import { dayIn } from './durations.ts';

const NAMES = '一二三四五六日';
const NAMED = /^\s?\(?(?:星期|周)([一二三四五六日天])(?!年)/;

/** 5月19日（星期日）: the day of the week, in the year of the day or in any that the text names. */
export function weekdayClaims({ parts, mentions }: ReadText): readonly Claim[] {
  const years = new Set(
    mentions.flatMap(({ nature, text }) =>
      nature === 'date' ? (/^(?:19|20)\d{2}(?=\s?年)/.exec(text) ?? []) : [],
    ),
  );
  return mentions.flatMap((about): readonly Claim[] => {
    const { part, end } = about.place;
    const said = NAMED.exec(parts[part]?.text.slice(end, end + 6) ?? '')?.[1]?.replace('天', '日');
    if (about.nature !== 'date' || said === undefined) return [];
    const days = [...years].map((year) => dayIn(about, year));
    const names = new Set(days.map((day) => day && weekdayOf(day)));
    // Of a day that there is not the bounds tell.
    if (names.size === 0 || names.has(undefined) || names.has(said)) return [];
    const readings = [...names].map((name) => {
      return { computed: only(NaN), by: `${about.text}是星期${name ?? ''}`, from: [] };
    });
    return [{ rule: 'date', about, readings, isSure: true }];
  });
}

/** 一 to 日. */
function weekdayOf(date: PlainDate): string | undefined {
  // 1970-01-01 was a Thursday.
  return NAMES[(((toEpochDay(date) + 3) % 7) + 7) % 7];
}
