import type { Mention } from '../../mention.ts';
import { numberIn } from '../../../kernel/numbers/numerals.ts';
import type { Claim, ReadText, Sentence } from '../claim.ts';

const N = '\\d{1,2}|十[一二]|[一二三四五六七八九十]';
const YEAR =
  '(?:(?:19|20)\\d{2}年|去年|上年|前年|今年|本年|当年|同年|明年|次年|翌年|[一二][〇零○一二三四五六七八九]{3}年)';
const DAY = '(?:\\d{1,2}|[一二三]?十?[一二三四五六七八九十])[日号]';
const END = `(?:(${YEAR})?的?(${N})月(${DAY}|份?[初中底末]|份)?|(${YEAR})?(?:年底|年末)|(去年底|今年底|上年末|本年末))`;
/** 自4月1日起…至年底, 从去年三月到十一月, 3月至12月. */
const SPAN = new RegExp(
  `(?:[自从]|由)(${YEAR})?的?(${N})月(${DAY}|份?[初中底末]|份)?(?:起|开始|开工|开始实施|执行)?(?:(?!(?:${N})月)[^。;]){0,30}?(?:至|到|截至|要求|—|-|~)${END}`,
  'g',
);
/** 2023年3月立项，2024年9月发布，历时: two months of two years, each with what was done. */
const TWO_MONTHS = new RegExp(
  `(${YEAR})(${N})月(${DAY}|份?[初中底末]|份)?(?![\\d至到])[^,;。\\d]{1,8},(?:(${YEAR})|次年)?(${N})月(${DAY}|份?[初中底末]|份)?[^,;。\\d]{1,8},(?:前后|历时|用时|耗时|共用?|工期|周期)`,
  'g',
);
/** 只有八个月, 补了八个月: what says that the months are those of the span. */
const LASTING =
  /(?:共|共计|历时|为期|工期|期限|展期|聘期|任期|租期|有效期|周期|按|满|计|计算|合计|发放|发|补了?|补助|补贴|支付|执行|运行|开展|持续|累计|只有|仅|仅有|长达|跨度|为|达|,)(?:了|为|是|只有|仅|共|达|新标准|标准|已|发放|补助)*$/;
const MOST_MONTHS = 60;

/** 起止月数 how many months lie between two that are told in one sentence, the first and the last with them. */
export function monthSpanClaims({ parts, sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((about): readonly Claim[] => {
      if (about.unit !== '个月' || about.isQualified || about.value > MOST_MONTHS) return [];
      const words = (parts[sentence.part]?.text ?? '').slice(sentence.start, about.place.start);
      const fromTo = [...words.matchAll(SPAN)].at(-1);
      const span = fromTo ?? [...words.matchAll(TWO_MONTHS)].at(-1);
      if (!span) return [];
      const between = words.slice(span.index + span[0].length);
      if (
        /\d|个月/.test(between.replace(/^(?:止|前|期间)?/, '').replace(/\d+[名人万元.]+/g, '')) ||
        between.length > 24
      )
        return [];
      if (!LASTING.test(between.replace(/\s/g, '')) && between.length > 6) return [];
      const months = monthsOf(span);
      if (months === undefined) return [];
      // Of two months in which something was done the first may count or not.
      const [least, most] = months;
      return claimOf(about, sentence, [fromTo ? least : least - 1, most], span[0]);
    }),
  );
}

/** The least and the most that a span may be told to last. */
function monthsOf(span: RegExpExecArray): readonly [number, number] | undefined {
  const [, firstYear, firstMonth = '', firstDay, lastYear, lastMonth, lastDay, endYear, endOfYear] = span;
  const from = numberIn(firstMonth);
  const to = lastMonth === undefined ? 12 : numberIn(lastMonth);
  const years = yearsBetween(firstYear, lastYear ?? endYear ?? endOfYear);
  if (from === undefined || to === undefined || years === undefined || from > 12 || to > 12) return undefined;
  const apart = years * 12 + to - from + (years === 0 && to < from ? 12 : 0);
  const [begin, end] = [dayOf(firstDay), dayOf(lastDay)];
  // From the first of a month to the last of another, both are whole; else a month is begun.
  // 从2023年3月到2025年6月: of months years apart the first may be counted or not.
  if (begin === undefined && end === undefined && years > 0) return [apart, apart + 1];
  if (begin === undefined || begin === 1)
    return end !== undefined && end < 28 ? [apart, apart + 1] : [apart + 1, apart + 1];
  if (end === undefined) return [apart, apart + 1];
  return end >= begin - 1 ? [apart, apart + (end > begin ? 1 : 0)] : [apart - 1, apart];
}

function yearsBetween(from: string | undefined, to: string | undefined): number | undefined {
  if (to === undefined || /同年|当年/.test(to) || (from === undefined && !/[次翌明]年/.test(to))) return 0;
  const at = (word: string): number | undefined => {
    if (/^\d/.test(word)) return Number.parseInt(word, 10);
    if (word.startsWith('前')) return -2;
    if (/^[去上]/.test(word)) return -1;
    if (/^[今本]/.test(word)) return 0;
    return /^[明次翌]/.test(word) ? 1 : undefined;
  };
  if (from === undefined) return 1;
  const [one, other] = [at(from), at(to)];
  if (one === undefined || other === undefined) return undefined;
  if (/^[次翌]/.test(to)) return 1;
  const years = other - one;
  return years >= 0 && years <= 5 ? years : undefined;
}

/** 日 1 for 初, 31 for 底; undefined where the month alone is told. */
function dayOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '份') return undefined;
  if (text.endsWith('初')) return 1;
  if (text.endsWith('中')) return 15;
  return /[底末]$/.test(text) ? 31 : numberIn(text.replace(/[日号]$/, ''));
}

function claimOf(
  about: Mention,
  { part, all }: Sentence,
  [least, most]: readonly [number, number],
  span: string,
): readonly Claim[] {
  const from = all.filter(
    ({ nature, place }) => nature === 'date' && place.part === part && place.end <= about.place.start,
  );
  const reading = {
    computed: { least, most, isBelowMost: false },
    by: span.replace(/\s/g, ''),
    from: from.slice(-2),
  };
  return [{ rule: 'date', about, readings: [reading], isSure: true }];
}
