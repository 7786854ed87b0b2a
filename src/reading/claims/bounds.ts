import type { Mention } from '../mention.ts';
import { only, type Range } from '../numbers/range.ts';
import { numberIn } from '../../kernel/numbers/numerals.ts';
import type { Claim, ReadText } from './claim.ts';

const upTo = (most: number): Range => ({ least: 0, most, isBelowMost: false });

/** 界限 days that the calendar has, ages and grades that there are, ranges from less to more, shares of no more than all. */
export function boundClaims(text: ReadText): readonly Claim[] {
  const claims = text.mentions.flatMap((one, index) => [
    ...(one.nature === 'date' ? dateClaims(one) : []),
    ...(one.nature === 'age' ? ageClaims(one) : []),
    ...(one.nature === 'grade' ? gradeClaims(one, text, index) : []),
    ...(one.nature === 'quantity' && one.family === 'percent' ? shareClaims(one) : []),
    ...(one.nature === 'range' ? rangeClaims(one, text.mentions[index + 1]) : []),
  ]);
  return [...claims, ...lateClaims(text), ...spanClaims(text), ...courseClaims(text)];
}

function wrong(
  rule: Claim['rule'],
  about: Mention,
  by: string,
  computed: Range = only(NaN),
  from: readonly Mention[] = [],
): readonly Claim[] {
  return [{ rule, about, readings: [{ computed, by, from }], isSure: true }];
}

type Day = {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
};

/** 2020年12月8日, 12月8日, 2020-12-08, 2020年12月; undefined for what is more than one day. */
function dayOf(text: string): Day | undefined {
  const found =
    /^(?:((?:19|20)\d{2})\s?[年\-/.])?\s?(\d{1,2})\s?(?:月份?|[-/.])\s?(?:(\d{1,2})\s?[日号]?)?[初中底末]?$/.exec(
      text,
    ) ?? /^((?:19|20)\d{2})年(?:度|底|末|初)?$/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = found
    .slice(1)
    .map((one: string | undefined) => (one === undefined ? undefined : Number(one)));
  return { year, month, day };
}

function dateClaims(one: Mention): readonly Claim[] {
  const day = dayOf(one.text);
  if (!day) return monthSpan(one);
  const { year, month, day: ofMonth } = day;
  if (month !== undefined && (month < 1 || month > 12)) return wrong('date', one, '一年只有12个月', upTo(12));
  if (month === undefined || ofMonth === undefined) return [];
  const last = daysIn(year ?? 2020, month);
  return ofMonth < 1 || ofMonth > last ? wrong('date', one, `${month}月只有${last}天`, upTo(last)) : [];
}

function monthSpan(one: Mention): readonly Claim[] {
  const years = /^((?:19|20)\d{2})\s?年?[^\d]{1,3}((?:19|20)\d{2})\s?年?度?$/.exec(one.text);
  if (years) return Number(years[1]) > Number(years[2]) ? wrong('date-order', one, '起止年份颠倒') : [];
  const months = /^(?:(?:19|20)\d{2}\s?年\s?)?(\d{1,2})\s?月?\s?[-—–~至到]+\s?(\d{1,2})\s?月份?$/.exec(
    one.text,
  );
  return months && Number(months[1]) > Number(months[2]) ? wrong('date-order', one, '起止月份颠倒') : [];
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function ageClaims(one: Mention): readonly Claim[] {
  const ages = [...one.text.matchAll(/\d{1,3}/g)].map((match) => Number(match[0]));
  const [from, to] = ages;
  if (ages.some((age) => age > 130)) return wrong('bounds', one, '年龄不会超过130岁', upTo(130));
  return from !== undefined && to !== undefined && from > to ? wrong('range-order', one, '年龄起止颠倒') : [];
}

/** 残疾等级 there are four of; of other grades nothing is known. */
function gradeClaims(one: Mention, { parts, mentions }: ReadText, at: number): readonly Claim[] {
  const { part, start, end } = one.place;
  const words = parts[part]?.text ?? '';
  const [before, after] = [words.slice(Math.max(0, start - 8), start), words.slice(end, end + 4)];
  const isOfDisability =
    /(?:残疾|残疾等级|视力|听力|言语|肢体|智力|精神|多重)(?:残疾)?(?:等级)?(?:为|达|是|评定为)?$/.test(
      before,
    ) || /^(?:重度|轻度)?残疾/.test(after);
  if (
    !(isOfDisability || isListed(one, mentions.slice(Math.max(0, at - 8), at), words)) ||
    /伤残|工伤|能力|分离/.test(before) ||
    after.includes('伤残')
  )
    return [];
  const grades = [...one.text.matchAll(/\d{1,2}|[一二三四五六七八九十]/g)].map(([text]) => numberIn(text));
  return grades.some((grade) => grade !== undefined && (grade < 1 || grade > 4))
    ? wrong('bounds', one, '残疾等级为一级至四级', { least: 1, most: 4, isBelowMost: false })
    : [];
}

/** 有残疾人证的64人，其中一级9人、二级21人、三级19人、五级15人: the grades of a list of disabled people. */
function isListed({ place }: Mention, before: readonly Mention[], words: string): boolean {
  const grades = before.filter(
    (other) =>
      other.nature === 'grade' && other.place.part === place.part && other.place.sentence === place.sentence,
  );
  const [first] = grades;
  const lead = words.slice(Math.max(0, (first?.place.start ?? 0) - 40), first?.place.start ?? 0);
  return grades.length >= 2 && first?.text.startsWith('一') === true && /残疾(?!军人)/.test(lead);
}

const WITHIN =
  /占[^,;。]*$|(?:覆盖|合格|满意|入学|参保|复核|建档|签约|持证|就业|入户|办结|知晓|及格|录取|服务|发放|到位|出勤|参合|参审|参保|参检|年检|整改|回收|有效|通过|升学|上线|开工|普及|巩固|检出|治愈|好转|优秀|达标|调解|调撤|结案|审结|受理|化解|答复|出庭|参评|参与|响应|持有|普惠|绿化|硬化|入园|留存|返还|兑现|覆盖|拆除|改造|识别|监测|建成)率[^,;。]{0,6}$/;

function shareClaims(one: Mention): readonly Claim[] {
  return one.range.least > 100 && WITHIN.test(one.before)
    ? wrong('bounds', one, '不会超过100%', upTo(100))
    : [];
}

function rangeClaims(one: Mention, next: Mention | undefined): readonly Claim[] {
  if (next?.nature !== 'range' || next.family !== one.family || next.place.part !== one.place.part) return [];
  return next.place.start - one.place.end <= 3 && one.value > next.value
    ? wrong('range-order', one, '起止颠倒', only(next.value), [next])
    : [];
}

const SIGNED = /^\s*(?:[\p{Script=Han}]{0,20}\s*)?((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)\s*$/u;

/** 截至 no text that is signed on a day tells what was later. */
function lateClaims({ parts, mentions }: ReadText): readonly Claim[] {
  const foot = parts
    .map(({ text }, index) => ({ index, day: SIGNED.exec(text)?.[1] }))
    .findLast(({ day }) => day !== undefined);
  const signed = foot?.day === undefined ? undefined : dayOf(foot.day);
  if (!foot || !signed || foot.index < parts.length * 0.6) return [];
  const limit = orderOf(signed, signed);
  return mentions.flatMap((one) => {
    const day = one.nature === 'date' && one.place.part !== foot.index ? dayOf(one.text) : undefined;
    if (day?.year === undefined || day.month === undefined || !/截[至止]\s*(?:到)?\s*$/.test(one.before))
      return [];
    const isLate = orderOf(day, { ...signed, day: day.day === undefined ? 1 : signed.day }) > limit;
    return isLate ? wrong('date-order', one, `晚于落款日期 ${foot.day ?? ''}`) : [];
  });
}

const BEGUN =
  /^[^,;。、]{0,6}?(?:开工|动工|启动|开始|开展|施工|进场|招标|立项|受理|申报|报名|发布|印发|签订|公示|开标|提升至|升级为|送检|送审)/;
const ENDED =
  /^[^,;。、]{0,4}?(?:前)?(?:竣工|完工|完成|结束|截止|验收|投入使用|交付|关闭|终止|开奖|兑付|拨付到位|解除|检验)/;

/** 4月10日开工、3月30日竣工: what is begun on a day does not end before it, in one sentence that names no other year. */
function courseClaims({ parts, mentions }: ReadText): readonly Claim[] {
  const days = mentions.filter(({ nature }) => nature === 'date');
  return days.flatMap((to, index) => {
    const from = days[index - 1];
    if (from?.place.part !== to.place.part || from.place.sentence !== to.place.sentence) return [];
    const words = parts[to.place.part]?.text ?? '';
    const between = words.slice(from.place.end, to.place.start);
    if (
      between.length > 24 ||
      !BEGUN.test(between) ||
      !ENDED.test(words.slice(to.place.end, to.place.end + 12))
    )
      return [];
    const [first, last] = [dayOf(from.text), dayOf(to.text)];
    if (first?.month === undefined || last?.month === undefined || /[次明翌来]年/.test(between)) return [];
    if (first.year === undefined && last.year !== undefined) return [];
    // 去年9月1日开工，今年5月31日前完工.
    if (/(?:去|上|前)年\s*$/.test(from.before) && last.year === undefined) return [];
    const [begun, ended] = [
      orderOf({ ...first, day: first.day ?? 1 }, { year: 0, month: 1, day: 1 }),
      orderOf({ ...last, year: last.year ?? first.year, day: last.day ?? 31 }, { year: 0, month: 1, day: 1 }),
    ];
    return begun > ended ? wrong('date-order', to, `早于 ${from.text}`, only(NaN), [from]) : [];
  });
}

function sentenceAround(text: string, at: number): string {
  return (
    (text
      .slice(Math.max(0, at - 60), at)
      .split(/[。;]/)
      .at(-1) ?? '') + text.slice(at, at + 20)
  );
}

function orderOf({ year, month, day }: Day, other: Day): number {
  return (year ?? other.year ?? 0) * 372 + (month ?? other.month ?? 0) * 31 + (day ?? other.day ?? 0);
}

/** 从…至…: the end is not before the beginning. */
function spanClaims({ parts, mentions }: ReadText): readonly Claim[] {
  return mentions.flatMap((to, index) => {
    const from = mentions[index - 1];
    if (from?.nature !== 'date' || to.nature !== 'date' || from.place.part !== to.place.part) return [];
    const between = parts[to.place.part]?.text.slice(from.place.end, to.place.start) ?? '';
    if (!/^\s?(?:起)?(?:至|到|-|—{1,2}|~|–)\s?$/.test(between)) return [];
    const [first, last] = [dayOf(from.text), dayOf(to.text)];
    if (!first || !last || (last.year === undefined && first.year === undefined && first.month === undefined))
      return [];
    const whole = { year: first.year, month: first.month, day: 1 };
    const end = {
      ...last,
      year: last.year ?? first.year,
      day: last.day ?? (first.day === undefined ? 1 : 31),
    };
    // 11月1日至次年3月31日 without the year is no wrong order.
    const sentence = sentenceAround(parts[to.place.part]?.text ?? '', from.place.start);
    const isOneYear = /今年|本年|年内|上半年|下半年/.test(sentence) && !/[次明翌来]年/.test(sentence);
    if (
      last.year === undefined &&
      first.year === undefined &&
      (last.month ?? 0) < (first.month ?? 0) &&
      !isOneYear
    )
      return [];
    return orderOf(first, whole) > orderOf(end, whole)
      ? wrong('date-order', to, `早于 ${from.text}`, only(NaN), [from])
      : [];
  });
}
