import type { Mention } from '../../mention.ts';
import { meets, type Range, sumOf } from '../../numbers/range.ts';
import { areOfTwoAspects, notAll, overlapping, partsCue, theRest } from '../../words/relations.ts';
import { groupsOf, isPartition } from './partitions.ts';
import { isCounted } from '../../words/units.ts';
import { isEach, isRate } from '../rates.ts';
import {
  isOneList,
  isRare,
  isSlipOfOne,
  isWholeOf,
  isWithoutOne,
  rangesOf,
  runsMeeting,
  slipIn,
  slippedRun,
  wholeNear,
} from './wholes.ts';
import { type Claim, type ReadText, type Sentence, sumText, wordsBetween } from '../claim.ts';

type Cue = { readonly word: string; readonly at: number; readonly end: number };
type Series = {
  readonly total: Mention;
  readonly parts: readonly Mention[];
  readonly cue: Cue;
  /** From the cue to a little behind the last part, where 等 may stand; and to the part itself. */
  readonly words: string;
  readonly listed: string;
  /** Whether no other number of its unit stands between. */
  readonly isNearest: boolean;
};

/** One in so many is how far all parts may be off to be what was meant. */
const NEAR_ALL = 1000;

/** 总数与分项 a number, and what follows 其中, 包括, 分别为, a bracket or a colon, of the same unit. */
export function partsClaims(text: ReadText): readonly Claim[] {
  return text.sentences.flatMap((sentence, index) => {
    const before = sentencesBefore(text, index);
    const cues = cuesOf(sentence);
    const plain = plainPartitions(sentence);
    const cued = cues.flatMap((cue) => {
      const series = seriesAt(text, sentence, before, cue);
      const holding = series.some(
        ({ total, parts }) => parts.length > 1 && meets(sumOf(rangesOf(parts)), total.range),
      );
      return series.flatMap((one) => claimOf(one, holding && series.length > 1));
    });
    return [...plain, ...cued, ...namedWhole(text, index)];
  });
}

/** 几句之前 the sentence before, and what that parts: 救助1086名。其中…。按年龄分…. */
function sentencesBefore({ sentences }: ReadText, index: number): readonly Sentence[] {
  const part = sentences[index]?.part ?? 0;
  const [last, ...more] = sentences.slice(Math.max(0, index - 3), index).reverse();
  if (!last || last.part < part - 1) return [];
  const goesOn = /^\s*(?:其中|按)/.test(last.words) ? more.filter((one) => one.part === last.part) : [];
  return [last, ...goesOn];
}

/** 评定386人，合格351人，不合格35人: all of a known whole right after it, without a word that says so. */
function plainPartitions({ quantities, words, start }: Sentence): readonly Claim[] {
  return quantities.flatMap((total, index): readonly Claim[] => {
    const rest = quantities.slice(index + 1);
    const end = rest.findIndex(
      (one) => one.family !== total.family || one.place.segment !== total.place.segment || one.per !== '',
    );
    const run = (end < 0 ? rest : rest.slice(0, end)).slice(0, 8);
    const whole = run
      .map((_, at) => run.slice(0, at + 1))
      .find((parts) => parts.length > 1 && isPartition(parts));
    // 高龄津贴1528万元，机构补贴437万元，居家服务392万元，设施建设…: two of a list are no whole of another.
    if (whole && (run[whole.length]?.place.clause ?? Infinity) - (whole.at(-1)?.place.clause ?? 0) <= 1)
      return [];
    const last = whole?.at(-1)?.place.start ?? 0;
    if (/其中|包括|分别|分[为:,]/.test(words.slice(total.place.end - start, last - start))) return [];
    if (
      !whole ||
      total.family === 'percent' ||
      !isWholeOf(total) ||
      total.value < Math.max(...whole.map(({ value }) => value))
    )
      return [];
    return [
      {
        rule: 'parts',
        about: total,
        readings: [{ computed: sumOf(rangesOf(whole)), by: sumText(whole), from: whole }],
        isSure: true,
      },
    ];
  });
}

/** 清退对象中，因…141户，…，其他17户: all of what was told of before by that name. */
function namedWhole({ sentences }: ReadText, index: number): readonly Claim[] {
  const own = sentences[index];
  const name = /^\s*([\p{Script=Han}]{2,8}?)(?:对象|人员|人数|户数|个体)?[之当]?[中里][,:]/u.exec(
    own?.words ?? '',
  )?.[1];
  const [first] = own?.quantities ?? [];
  if (!own || !first || name === undefined) return [];
  const parts = own.quantities.filter((one) => one.family === first.family && one.per === '');
  const total = sentences
    .slice(Math.max(0, index - 4), index)
    .flatMap(({ quantities }) => quantities)
    .findLast((one) => one.family === first.family && one.before.includes(name));
  if (!total || parts.length < 2) return [];
  const isAll = theRest.test(parts.at(-1)?.before ?? '') || isPartition(parts);
  const reading = { computed: sumOf(rangesOf(parts)), by: sumText(parts), from: parts };
  return [
    {
      rule: 'parts',
      about: total,
      readings: [reading],
      isSure: isAll || isSlipOfOne(parts, reading.computed, total),
      isStated: isAll,
    },
  ];
}

function cuesOf({ words, start, quantities }: Sentence): readonly Cue[] {
  const cues: Cue[] = [...words.matchAll(partsCue)].map((match) => {
    return { word: match[0], at: start + match.index, end: start + match.index + match[0].length };
  });
  for (const { place } of quantities) {
    const next = words.slice(place.end - start, place.end - start + 14);
    const sign = /^[^,;、:()\d]{0,10}?([:(]|中[,:])/.exec(next);
    if (sign?.[1] === undefined) continue;
    const at = place.end + sign[0].length - 1;
    cues.push({ word: sign[1].startsWith('中') ? '其中' : sign[1], at, end: at + 1 });
  }
  // 包括：, 其中( and 其中，…分别为 are one cue.
  return cues
    .sort((one, other) => one.at - other.at)
    .filter((cue, place, all) => {
      const last = all[place - 1];
      if (!last) return true;
      const between = quantities.some(({ place: own }) => own.start >= last.at && own.end <= cue.at);
      return between || (cue.word === '(' && last.word !== '(');
    });
}

function seriesAt(
  text: ReadText,
  sentence: Sentence,
  before: readonly Sentence[],
  cue: Cue,
): readonly Series[] {
  const own = sentence.quantities.filter(({ place }) => place.end <= cue.at);
  const opens = /^\s*(?:\(?[一二三四五六七八九十\d]*[)、.]?\s*)?$/.test(
    text.parts[sentence.part]?.text.slice(sentence.start, cue.at) ?? '',
  );
  if (cue.word.startsWith('按')) return seriesBy(sentence, before, cue);
  const after = partsAfter(sentence, cue);
  // 五项共计2710.3万元。资金由四个渠道筹集:中央…: the sentence itself counts something else.
  const isOther = cue.word === ':' && !own.some(({ family }) => family === after[0]?.family);
  const totals = own.length > 0 && !isOther ? own : opens || isOther ? (before[0]?.quantities ?? []) : [];
  const last = after.at(-1)?.place.end ?? cue.end;
  const listed = wordsBetween(text, sentence.part, cue.at, last);
  const behind = wordsBetween(text, sentence.part, last, Math.min(last + 12, sentence.end));
  const words = listed + (/^[^,;]*/.exec(behind)?.[0] ?? '');
  const families = new Set(after.map(({ family }) => family));
  const inBracket = own.at(-1)?.place.bracket ?? -1;
  // 减少3户(新增2户，退出5户): of the number right before it, or of none.
  if (cue.word === '(' && own.length > 0 && !isWholeOf(own.at(-1) as Mention)) return [];
  if (
    /每[^,;。]*$|标准[^,;。]{0,4}$/.test(text.parts[sentence.part]?.text.slice(sentence.start, cue.at) ?? '')
  )
    return [];
  return [...families].flatMap((family): readonly Series[] => {
    if (!isCounted(family)) return [];
    const total = totals.findLast(
      (one) =>
        one.family === family &&
        !isEach(one) &&
        isWholeOf(one) &&
        (cue.word === '(' || one.place.bracket === inBracket || one.place.bracket === -1),
    );
    const parts = after.filter((one) => one.family === family && one.per === '');
    const sum = sumOf(rangesOf(parts));
    const fitting = totals.find(
      (one) =>
        one.family === family &&
        one.per === '' &&
        one.place.segment !== total?.place.segment &&
        meets(sum, one.range),
    );
    const whole = own.length > 0 && !isOther ? (fitting ?? total) : wholeNear(parts, totals);
    if (!whole || parts.length === 0) return [];
    // 包括 and a colon are of the number right before them.
    if (own.length > 0 && !isOther && whole.place.segment !== (own.at(-1)?.place.segment ?? 0)) return [];
    const isNearest = whole === totals.findLast((one) => one.family === family);
    return [{ total: whole, parts, cue, words, listed, isNearest }];
  });
}

/** 按等级分: the parts are those of the same segment, the whole is the largest of the sentence before, or what they come to. */
function seriesBy(sentence: Sentence, before: readonly Sentence[], cue: Cue): readonly Series[] {
  const [first, ...rest] = sentence.quantities.filter(({ place }) => place.start >= cue.end);
  if (!first) return [];
  const parts = [
    first,
    ...rest.filter(({ place, family }) => place.segment === first.place.segment && family === first.family),
  ];
  const ownBefore = sentence.quantities.filter(({ place }) => place.end <= cue.at);
  const wholes = before.flatMap(({ quantities }) => quantities);
  const total = wholeNear(parts, wholes) ?? wholeNear(parts, ownBefore);
  return total && parts.length > 1
    ? [{ total, parts, cue, words: cue.word, listed: cue.word, isNearest: true }]
    : [];
}

/** What is listed after a cue: to the end of the sentence or the bracket; what stands in brackets of its own is of its part. */
function partsAfter(sentence: Sentence, cue: Cue): readonly Mention[] {
  const own = sentence.quantities.filter(({ place }) => place.start >= cue.end);
  if (cue.word === '(') return own.filter(({ place }) => place.bracket === cue.at);
  const listed: Mention[] = [];
  for (const one of own) {
    if (one.place.bracket !== (own[0]?.place.bracket ?? -1) && one.place.bracket > cue.at) continue;
    if (
      /其中|比上年|同比|较上年|去年|上年(?!结[转余])|合计|共计|总计|累计|共(?:有|计)?\s*$|^。|[这上]述?[两三四五六七八九]项/.test(
        one.before,
      ) &&
      one !== own[0]
    )
      break;
    if (/每|人均|户均|平均|率|占[^,;]*$/.test(one.before) || isRate(sentence, one)) continue;
    if (isOver(listed, one)) break;
    listed.push(one);
  }
  return listed;
}

/** 甲3处、乙5处，已治理6处: what is listed with 、 ends where another sign parts it, but for 其余. */
function isOver(listed: readonly Mention[], { place, before, family }: Mention): boolean {
  const [first, second] = listed.filter((part) => part.family === family);
  if (first?.place.clause !== second?.place.clause || second === undefined) return false;
  return (
    place.clause !== (listed.at(-1)?.place.clause ?? 0) &&
    !theRest.test(before) &&
    !/^[,;]?\s*[和及与]/.test(before)
  );
}

function claimOf(
  { total, parts, cue, words, listed, isNearest }: Series,
  isParallel: boolean,
): readonly Claim[] {
  const sum = sumOf(rangesOf(parts));
  const reading = (of: readonly Mention[]) => ({ computed: sumOf(rangesOf(of)), by: sumText(of), from: of });
  const claim = (isSure: boolean, ...more: (readonly Mention[])[]): Claim => ({
    rule: 'parts',
    about: total,
    readings: [reading(parts), ...more.map(reading)],
    isSure,
    // 户籍人口41.2万人…按类别分: a whole many times as large is of something else.
    isStated: isPartition(parts) && total.value < sum.most * 2,
  });
  if (parts.length > 1 && meets(sum, total.range)) return [claim(false)];
  const groups = groupsOf(parts);
  if (groups.length > 1) {
    return groups.flatMap((group) => {
      const isWhole = isPartition(group);
      return group.length > 1 ? [{ ...claim(isWhole), readings: [reading(group)] }] : [];
    });
  }
  // 甲420名、乙545名、丙300名: of one list none is left out.
  const runs = isOneList(parts) ? undefined : runsMeeting(parts, total);
  if (runs) return [claim(false, runs)];
  if (parts.length === 1) {
    const [part] = parts;
    const isOver =
      part !== undefined && part.range.least > total.range.most && cue.word === '其中' && isNearest;
    return isOver
      ? [
          {
            ...claim(true),
            about: part,
            readings: [{ computed: { ...total.range, least: 0 }, by: `不超过 ${total.text}`, from: [total] }],
          },
        ]
      : [];
  }
  // 6741人 of seven that come to 6742: that six of them come to 6471 is chance.
  const isNearAll = Math.abs(sum.least - total.value) * NEAR_ALL < total.value;
  const slipped = isNearAll ? undefined : slippedRun(parts, total);
  if (slipped && !notAll.test(words)) return [{ ...claim(true), readings: [reading(slipped)] }];
  return [claim(isSureOf({ total, parts, cue, words, listed }, sum, isParallel))];
}

function isSureOf(
  { total, parts, cue, words, listed }: Omit<Series, 'isNearest'>,
  sum: Range,
  isParallel: boolean,
): boolean {
  // So many numbers of so many digits are not so by chance, whatever they are told apart by.
  if (!notAll.test(words) && isRare(parts, total) && slipIn(parts, sum, total) === 'swap') return true;
  if (areOfTwoAspects(listed) && cue.word === '其中' && !isPartition(parts)) return false;
  if (cue.word === '由' || cue.word === '即') return false;
  // 五组和六组都是四十四户: one number of several.
  if (parts.some(({ before }) => /都是|均[为是]|各[有为]?\s*$/.test(before))) return false;
  const isListed = !cue.word.startsWith('分别') || /共|总|合计|全/.test(total.before);
  if (isPartition(parts)) return isListed;
  if (overlapping.test(words) || areClasses(words)) return false;
  if (notAll.test(words))
    return isListed && sum.least > total.range.most && cue.word === '其中' && parts.length === 2;
  // 其余798人: all is told, be it more than there is.
  if (theRest.test(parts.at(-1)?.before ?? '') && parts.length > 2) return isListed;
  if (sum.least > total.range.most)
    return (
      slipIn(parts, sum, total) === 'swap' ||
      (isRare(parts, total) && isWithoutOne(parts, sum, total)) ||
      (isListed &&
        (cue.word !== '其中' || !['people', 'household'].includes(total.family) || areAlike(parts)))
    );
  if (isParallel || /^包括$|^包含$|^分为$|^\($|^:$|^分别/.test(cue.word)) return isListed;
  if (parts.some(({ before }) => theRest.test(before)) || /[和及]\s*$|以及/.test(parts.at(-1)?.before ?? ''))
    return true;
  return isSlipOfOne(parts, sum, total);
}

/** 50万元以上的14个，100万元以上的5个: those of the second are among the first. */
function areClasses(words: string): boolean {
  return [...words.matchAll(/(?:以上|以下|以内)的?\d/g)].length > 1;
}

/** 寄宿托养, 居家托养: what is told apart by one thing ends alike; people may be teachers, graduates and women at once. */
function areAlike(parts: readonly Mention[]): boolean {
  const ends = parts.map(
    ({ before, after }) => /\p{Script=Han}(?=[^\p{Script=Han}]*$)/u.exec(before)?.[0] ?? after.slice(0, 1),
  );
  return ends.every((end) => end !== '' && end === ends[0]);
}
