import { parsePlainDate, toEpochDay } from '../../kernel/plain-date.ts';
import type { Mention } from '../mention.ts';
import { only } from '../numbers/range.ts';
import type { Claim, ReadText } from './claim.ts';

const NAMES = '一二三四五六日';
const DAY = /^(?:((?:19|20)\d{2})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]$/;
const NAMED = /^\s?\(?(?:星期|周)([一二三四五六日天])(?!年)/;

/** 5月19日（星期日）: the day of the week, in the year of the day or in any that the text names. */
export function weekdayClaims({ parts, mentions }: ReadText): readonly Claim[] {
  const years = new Set(
    mentions.flatMap(({ nature, text }) =>
      nature === 'date' ? (/^(?:19|20)\d{2}(?=\s?年)/.exec(text) ?? []) : [],
    ),
  );
  return mentions.flatMap((about): readonly Claim[] => {
    const [, own, month = '', day = ''] = DAY.exec(about.text) ?? [];
    const said = NAMED.exec(
      parts[about.place.part]?.text.slice(about.place.end, about.place.end + 6) ?? '',
    )?.[1];
    if (day === '' || said === undefined) return [];
    const names = (own === undefined ? [...years] : [own]).map((year) => weekdayOf(year, month, day));
    const isSaid = names.some((name) => name === undefined || name === said.replace('天', '日'));
    if (names.length === 0 || isSaid) return [];
    return [{ rule: 'date', about, readings: names.map((name) => reading(about, name)), isSure: true }];
  });
}

function reading({ text }: Mention, name = ''): Claim['readings'][number] {
  return { computed: only(NaN), by: `${text}是星期${name}`, from: [] };
}

/** 一 to 日; undefined of a day that there is not. */
function weekdayOf(year: string, month: string, day: string): string | undefined {
  const date = parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  // 1970-01-01 was a Thursday.
  return date && NAMES[(((toEpochDay(date) + 3) % 7) + 7) % 7];
}
