import { grouped } from '../../../kernel/grouped.ts';
import { isBefore, type Mention } from '../../mention.ts';
import { meets } from '../../numbers/range.ts';
import { earlier, planned } from '../../words/relations.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { clauseBefore } from '../rates.ts';
import { isTransposed } from '../chance/slips.ts';
import type { Grid } from '../tables/grids.ts';

/** 虚词 what says nothing of what is counted. */
const EMPTY =
  /全[区县市镇省]|我[区县市]|本[区县市]|辖区|[共已约达为有的了是计为其中年度截至目前止,、:()\s""“”]|累计|合计|总计|一共|完成|左右|以上|达到|现有|全年|今年|虽然?|高达|仍/g;
/** 动作 for whom something is done: another number of the same people is no second statement. */
const ACTED =
  /(?:为|对|向|给|帮助|组织|资助|救助|补贴|发放|安排|使|让|推荐|带动|扶持|惠及|培训|走访|慰问|接待|服务)[^,;。]{1,6}$|(?:帮助|组织|资助|救助|补贴|发放|安排|推荐|带动|扶持|惠及|培训|走访|慰问|接待|服务)$/;
/** What begins with what was done says not by whom or of what: that stands in a clause before it. */
const PREDICATE =
  /^[\d年月日底末当本]*(?:符合|享受|申领|申请|应|实|发|支|投|参|组|开|合格|通过|服务|补|领|惠|覆盖|涉及|拨|救助|资助|培训|安置|新增|办|受|占)/;
const SHORTEST = 4;
/** What is said more often is a form that is filled in again and again. */
const MOST_SAID = 12;

type Said = { readonly mention: Mention; readonly key: string; readonly context: string };

/** 位数 of how many digits a number is, without the noughts that end it. */
function digitsIn({ value }: Mention): number {
  return String(value)
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '').length;
}

/** 又见 a number of so many digits that it is no chance to find it again. */
export function seenAgainClaims(text: ReadText, grids: readonly Grid[]): readonly Claim[] {
  const first = new Map<string, Mention>();
  return longOnes(text, grids, 3).flatMap((one): readonly Claim[] => {
    const key = `${one.value} ${one.family} ${one.per}`;
    const same = first.get(key);
    if (!same) first.set(key, one);
    const isSame = same && (digitsIn(one) >= 5 || sharedWords(one, same) >= (digitsIn(one) === 4 ? 2 : 3));
    return isSame ? [saidBefore(one, same, false)] : [];
  });
}

/**
 * 颠倒 two numbers of which one is the other with two digits changed about, both told of the same: in so many words, or in
 * words that have much in common where one of them follows from others and the other from nothing.
 */
export function exchangedClaims(
  text: ReadText,
  grids: readonly Grid[],
  isSettled: (mention: Mention) => boolean,
): readonly Claim[] {
  const byDigits = new Map<string, Mention[]>();
  const sentenceAt = new Map(
    text.sentences.flatMap((sentence) => sentence.quantities.map((one) => [one, sentence] as const)),
  );
  return longOnes(text, grids, 2).flatMap((one): readonly Claim[] => {
    const sorted = `${Array.from(String(one.value)).sort().join('')} ${one.family}`;
    const near = byDigits.get(sorted) ?? [];
    if (near.length < MOST_SAID) byDigits.set(sorted, [...near, one]);
    const others = near.filter(
      (other) =>
        (Math.max(digitsIn(one), digitsIn(other)) >= 3 || isOneName(one, other)) && isTransposed(one, other),
    );
    const same = others.find((other) => saysSame(one, other));
    if (same)
      return [isSettled(one) && !isSettled(same) ? saidBefore(same, one, true) : saidBefore(one, same, true)];
    return others.flatMap((other): readonly Claim[] => {
      // Of so many digits none are changed about by chance.
      if (digitsIn(one) >= 6 && !(isSettled(one) && isSettled(other)))
        return [isSettled(one) ? saidBefore(other, one, true) : saidBefore(one, other, true)];
      const isApart = one.place.part !== other.place.part || one.place.sentence !== other.place.sentence;
      if (!isApart || (isSettled(one) && isSettled(other))) return [];
      // 册次, 吨: of a unit that counts few things less has to be said.
      const isOwnUnit = one.unit === other.unit && !COMMON.has(one.family);
      const needed =
        isSettled(one) || isSettled(other) ? (isOwnUnit ? 1 : 2) : digitsIn(one) >= 4 ? 3 : Infinity;
      const isWide = needed <= 2 && isOwn(one, other) && widelyShared(sentenceAt, one, other);
      if (!isWide && pairsShared(sentenceAt, one, other) < needed) return [];
      return [isSettled(one) ? saidBefore(other, one, true) : saidBefore(one, other, true)];
    });
  });
}

/** 重大隐患23处 and, sections later, 重大隐患32处. */
function isOneName(one: Mention, other: Mention): boolean {
  const [own, its] = [one, other].map(({ before }) => /\p{Script=Han}{4}$/u.exec(before.trim())?.[0]);
  // 13家 and 31家 are found anywhere.
  if (Math.min(one.value, other.value) < 20) return false;
  return own !== undefined && own === its && one.unit === other.unit && one.place.part !== other.place.part;
}

function longOnes({ mentions }: ReadText, grids: readonly Grid[], least: number): readonly Mention[] {
  const inCells = new Set(grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));
  return [...mentions, ...inCells].filter(
    (one): one is Mention =>
      one?.nature === 'quantity' && !RATIOS.has(one.family) && !one.isQualified && digitsIn(one) >= least,
  );
}

/** Of four digits and one unit. */
function isOwn(one: Mention, other: Mention): boolean {
  return digitsIn(one) >= 4 && one.unit === other.unit;
}

/** 老旧小区改造点多面广，1863户居民 and 实施老旧小区改造7个，涉及居民1836户: sentences of the same, and one word beside both. */
function widelyShared(sentences: ReadonlyMap<Mention, Sentence>, one: Mention, other: Mention): boolean {
  const [own, its] = [one, other].map((each) => {
    const sentence = sentences.get(each);
    return sentence
      ? sentence.words
          .slice(0, each.place.end - sentence.start + 10)
          .slice(-60)
          .replace(EMPTY, '')
      : '';
  });
  const pairs = new Set(pairsOf(own ?? ''));
  const shared = pairsOf(its ?? '').filter((pair) => pairs.has(pair)).length;
  return shared >= 4 && pairsShared(sentences, one, other) >= 1;
}

/** 新增残疾人就业 and 新增就业: how many pairs of characters the clauses of both have in common, where they are of one time. */
function pairsShared(sentences: ReadonlyMap<Mention, Sentence>, one: Mention, other: Mention): number {
  const [own, its] = [one, other].map((each) => {
    const sentence = sentences.get(each);
    // What is planned for all that there are tells how many there are.
    if (sentence?.isPlanned === true && !/全部|所有|现有|在册/.test(clauseBefore(sentence, each)))
      return '计划';
    return sentence ? clauseBefore(sentence, each) + each.after.slice(0, 10) : each.before + each.after;
  });
  if (
    [own, its].some(
      (words = '') => earlier.test(words) || planned.test(words) || /增加|减少|[比较]/.test(words),
    )
  )
    return 0;
  const plain = (words = ''): string => words.replace(EMPTY, '');
  const pairs = new Set(pairsOf(plain(own)));
  return pairsOf(plain(its)).filter((pair) => pairs.has(pair)).length;
}

/** Every two characters of Chinese that stand side by side. */
export function pairsOf(words: string): readonly string[] {
  return [...new Set([...words.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map((match) => match[1] ?? ''))];
}

const RATIOS = new Set(['percent', 'points', 'times', 'none', 'years', 'days']);
const COMMON = new Set(['people', 'household', 'money', '个', '人次', '家', '件', '项', '次']);

/** 前文 a number that another says, too. */
export function saidBefore(about: Mention, beside: Mention, isSure: boolean): Claim {
  const reading = { computed: beside.range, by: `前文 ${nameOf(beside)}`, from: [beside] };
  return { rule: 'repeat', about, readings: [reading], isSure };
}

/** 持证残疾人 of both: the longest stretch of words that stands beside either. */
function sharedWords(one: Mention, other: Mention): number {
  const words = (of: Mention): string => `${of.before.slice(-12)} ${of.after.slice(0, 12)}`;
  const [own, its] = [words(one), words(other)];
  let longest = 0;
  for (let start = 0; start < own.length; start += 1)
    while (
      start + longest < own.length &&
      /^\p{Script=Han}+$/u.test(own.slice(start, start + longest + 1)) &&
      its.includes(own.slice(start, start + longest + 1))
    )
      longest += 1;
  return longest;
}

/** Of the same in so many words: 视力残疾人 and 听力残疾人 share four characters and are two things. */
function saysSame(one: Mention, other: Mention): boolean {
  const [own, its] = [wordsOf(one), wordsOf(other)];
  return (
    digitsIn(one) >= 4 &&
    own.some((words) => its.some((those) => beginsIn(words, those) || beginsIn(those, words))) &&
    !/增|减|新/.test(one.before + other.before)
  );
}

const beginsIn = (words: string, those: string): boolean =>
  words.length >= 4 && those.includes(words.slice(0, 4));

/** 前后文字 the words that stand against a number, before and behind it. */
function wordsOf({ before, after }: Mention): readonly string[] {
  return [/\p{Script=Han}*$/u.exec(before)?.[0] ?? '', /^\p{Script=Han}*/u.exec(after)?.[0] ?? ''].map(
    (words) => words.replace(EMPTY, ''),
  );
}

/** 前后一致 the same thing said twice, in the text or in its tables. */
export function repeatClaims(text: ReadText, grids: readonly Grid[]): readonly Claim[] {
  const said = [
    ...text.sentences.flatMap((sentence) => sentence.quantities.flatMap((one) => saidOf(one, sentence))),
    ...grids.flatMap(saidInTable),
  ];
  return [...grouped(said, ({ key }) => key).values()].flatMap((group) => {
    const [, ...others] = group.slice(0, MOST_SAID);
    return others.flatMap((one): readonly Claim[] => {
      const same = group.find(
        (other) =>
          other !== one &&
          other.context === one.context &&
          isBefore(other.mention, one.mention) &&
          !isBeside(other.mention, one.mention),
      );
      if (!same || isOneTable(same, one)) return [];
      const agreeing = group.find(
        (other) =>
          other !== one && other.context === one.context && meets(other.mention.range, one.mention.range),
      );
      const about = one.mention;
      const beside = agreeing ?? same;
      return [saidBefore(about, beside.mention, true)];
    });
  });
}

/** 小学寄宿生…、非寄宿生312.5元；初中寄宿生…、非寄宿生375元: in one sentence a name said again is another's. */
function isBeside({ place }: Mention, { place: own }: Mention): boolean {
  return place.part === own.part && place.sentence === own.sentence;
}

function isOneTable(one: Said, other: Said): boolean {
  return one.context.startsWith('table') && other.context.startsWith('table');
}

function saidOf(mention: Mention, { words, start, all, isPlanned }: Sentence): readonly Said[] {
  const { before, after, family, per } = mention;
  if (
    ['years', 'days', 'none', 'times', 'points', 'doublings'].includes(family) ||
    mention.place.bracket >= 0
  )
    return [];
  // 赞成33票，占到会代表的80.5%: of its own number, and no share told before.
  const last = all.findLast(({ nature, place }) => nature === 'quantity' && place.end <= mention.place.start);
  if (family === 'percent' && last?.place.segment === mention.place.segment && last.family !== 'percent')
    return [];
  // In 1386名儿童、734名成人 the words before the second are of the first.
  const own = before.split('、').at(-1) ?? '';
  const clause = `${own}${after.split(/[、:(]|其中/)[0] ?? ''}`;
  if (
    isPlanned ||
    planned.test(clause) ||
    earlier.test(words) ||
    ACTED.test(before.trimEnd()) ||
    // 专职委员153名，其中持证残疾人68名: of these, not of all.
    isPart(mention, words.slice(0, mention.place.start - start)) ||
    /增|减|升|降|另|其他|各|每|分别|平均/.test(clause)
  )
    return [];
  const key = clause.replace(EMPTY, '');
  const subject = own.replace(EMPTY, '').length >= 3 ? own.replace(EMPTY, '') : key;
  // 2023年251件: a year names nothing.
  if (subject.length < SHORTEST || subject.length > 24 || /^[\d年月日底末]+$/.test(subject)) return [];
  // 截至 a day is what the whole text goes by.
  const dates = all
    .filter(
      ({ nature, place, before: lead }) =>
        nature === 'date' && place.start < mention.place.start && !/截[至止]/.test(lead),
    )
    .map(({ text }) => text);
  const context = dates.some((date) => /\d{1,2}[月日]/.test(date)) ? (dates.at(-1) ?? '') : '';
  return [
    {
      mention,
      key: `${family} ${per} ${subject}${PREDICATE.test(subject) ? leadOf(words.slice(0, mention.place.start - before.length - start)) : ''}`,
      context: context.replace(/^(?:19|20)\d{2}年(?:度|底|末)?$/, ''),
    },
  ];
}

/** 招生5365人，其中普通高中3725人，中职1640人: of these, whatever else is told of 中职. */
function isPart({ before }: Mention, words: string): boolean {
  return (
    before.includes('其中') ||
    /[中里]\s*$/.test(before) ||
    (words.split(/[;。]/).at(-1) ?? '').includes('其中')
  );
}

/** 护理补贴，12月符合条件: what a clause is of may be said in one before it. */
function leadOf(words: string): string {
  const lead = words
    .replace(/截[至止]|[年月日底末]/g, '')
    .replace(EMPTY, '')
    .replace(/[^\p{Script=Han}]/gu, '');
  return lead === '' ? '' : ` ${lead}`;
}

/** The rows of a table with one column of counts say what their names say; several columns are named with their heading. */
function saidInTable({ headings, rows }: Grid): readonly Said[] {
  const isCount = (cell: Mention | undefined): cell is Mention =>
    cell !== undefined && !['percent', 'none'].includes(cell.family);
  return rows.flatMap(({ name, cells }) => {
    const plain = name.replace(EMPTY, '');
    const counts = cells.filter(isCount);
    if (plain.length < SHORTEST || /合计|总计|小计/.test(name)) return [];
    return counts.flatMap((mention): readonly Said[] => {
      const isOnly = counts.filter(({ family }) => family === mention.family).length === 1;
      const heading = headings[cells.indexOf(mention)] ?? '';
      return isOnly && !/上年|去年|计划|任务|目标/.test(heading)
        ? [{ mention, key: `${mention.family}  ${plain}`, context: '' }]
        : [];
    });
  });
}
