import { fromEpochDay, partsOf, type PlainDate, toEpochDay } from '../../../kernel/plain-date.ts';
import type { Mention } from '../../mention.ts';
import { only } from '../../numbers/range.ts';
import type { Claim, ReadText } from '../claim.ts';
import { dayIn } from './durations.ts';

/** 会议后20日内，即5月8日前; 开幕前8天的9月20日. */
const COUNTED =
  /(前|后|之日起)?的?(?:第)?(\d{1,3})(?:个?(?:自然)?[日天])(?:之?(内|后|前))?(?:,?\(?即|的)\s*$/;
/** 完工后于同年9月28日, 随后于: what is later than the day right before it. */
const LATER =
  /(?:后|之后|随后|此后|继而|接着)(?:,)?(?:又|再|即|便|才)?(?:于|在)(?:同年|当年|同月|当月)?的?\s*$/;
const HELD = /召开|主持|出席|听取|举行|审议/;
const ISSUED = /^\s*(?:印发|发布|签发)/;

/** 推算的日期 days that are told by so many days from another, or as later than one, or that a paper was issued on. */
export function namedDayClaims(text: ReadText): readonly Claim[] {
  const days = text.mentions.filter(({ nature }) => nature === 'date');
  return [
    ...days.flatMap((about, at) => countedClaim(about, days, at, text)),
    ...days.flatMap((about, at) => laterClaim(about, days[at - 1], text)),
    ...issuedClaims(days, text),
    ...days.flatMap((about, at) => comingOfAge(about, days[at - 1], text)),
  ];
}

/** What stands before a day, back to the end of a sentence. */
function wordsBefore({ parts }: ReadText, { place }: Mention): string {
  return (
    (parts[place.part]?.text.slice(Math.max(0, place.start - 40), place.start) ?? '').split(/[。;]/).at(-1) ??
    ''
  );
}

/** Of so many days before or after a day of the text: one of its two numbers alone is another. */
function countedClaim(
  about: Mention,
  days: readonly Mention[],
  at: number,
  text: ReadText,
): readonly Claim[] {
  const [, lead, count = '', trail] = COUNTED.exec(wordsBefore(text, about)) ?? [];
  const way = trail === '内' || trail === undefined ? lead : trail;
  if (way === undefined || count === '') return [];
  const isWithin = trail === '内' || lead === '之日起';
  const sign = way === '前' ? -1 : 1;
  const others = days.filter((one, place) => place !== at && one !== about);
  const shifted = others.flatMap((from) => {
    const day = dayIn(from);
    const own = dayIn(about, day && String(partsOf(day).year));
    if (day === undefined || own === undefined) return [];
    const printed = toEpochDay(own);
    return (isWithin ? [0, 1] : [0]).map((more) => ({
      from,
      printed,
      needed: toEpochDay(day) + sign * (Number(count) - more),
    }));
  });
  if (shifted.some(({ printed, needed }) => printed === needed)) return [];
  const slip = shifted.find(({ printed, needed }) => isSlipped(needed, printed));
  if (!slip) return [];
  const reading = { computed: only(slip.needed), by: `${slip.from.text}${way}${count}天`, from: [slip.from] };
  return [{ rule: 'date', about, readings: [reading], isSure: true }];
}

/** Another month and the same day of it, or one digit of the day. */
function isSlipped(needed: number, printed: number): boolean {
  const [{ month, day }, { month: its, day: own }] = [
    partsOf(fromEpochDay(needed)),
    partsOf(fromEpochDay(printed)),
  ];
  if (day === own) return month !== its;
  return month === its && (day % 10 === own % 10 || Math.floor(day / 10) === Math.floor(own / 10));
}

function laterClaim(about: Mention, last: Mention | undefined, text: ReadText): readonly Claim[] {
  if (last?.place.part !== about.place.part || last.place.sentence !== about.place.sentence) return [];
  if (!LATER.test(wordsBefore(text, about))) return [];
  const year = /(?:19|20)\d{2}/.exec(last.text)?.[0];
  const [from, to] = [dayIn(last, year), dayIn(about, year)];
  if (from === undefined || to === undefined || to >= from) return [];
  return [orderClaim(about, last)];
}

function orderClaim(about: Mention, before: Mention): Claim {
  const readings = [{ computed: only(NaN), by: `早于 ${before.text}`, from: [before] }];
  return { rule: 'date-order', about, readings, isSure: true };
}

/** 印发 no paper is issued before the meeting that it tells of. */
function issuedClaims(days: readonly Mention[], text: ReadText): readonly Claim[] {
  const held = days.find((one) => {
    const after = text.parts[one.place.part]?.text.slice(one.place.end, one.place.end + 60) ?? '';
    return (
      isFull(one) &&
      HELD.test(after.split('。')[0] ?? '') &&
      after.includes('会') &&
      !/拟|将|计划/.test(after)
    );
  });
  if (!held) return [];
  return days.flatMap((about) => {
    const after = text.parts[about.place.part]?.text.slice(about.place.end) ?? '';
    if (!isFull(about) || about.place.part <= held.place.part || !ISSUED.test(after)) return [];
    const [day, own]: readonly (PlainDate | undefined)[] = [dayIn(held), dayIn(about)];
    return day !== undefined && own !== undefined && own < day ? [orderClaim(about, held)] : [];
  });
}

/** 1971年3月出生，到2031年3月年满60周岁: so many years after the birth, in its month. */
function comingOfAge(about: Mention, born: Mention | undefined, text: ReadText): readonly Claim[] {
  const words = text.parts[about.place.part]?.text ?? '';
  const [from, to] = [MONTH.exec(born?.text ?? ''), MONTH.exec(about.text)];
  const age = /^[^,;。\d]{0,6}满(\d{1,3})周?岁/.exec(words.slice(about.place.end))?.[1];
  const isBorn =
    born?.place.part === about.place.part && /^[^,;。]{0,3}出?生/.test(words.slice(born.place.end));
  if (!born || !isBorn || !from || !to || age === undefined) return [];
  const year = Number(from[1]) + Number(age);
  if (Number(to[1]) === year && to[2] === from[2]) return [];
  const reading = { computed: only(year), by: `${born.text} + ${age}年`, from: [born] };
  return [{ rule: 'date', about, readings: [reading], isSure: true }];
}

const MONTH = /^((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月/;

function isFull({ text }: Mention): boolean {
  return /^(?:19|20)\d{2}\s?年/.test(text);
}
