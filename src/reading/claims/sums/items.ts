import type { Mention } from '../../mention.ts';
import { only } from '../../numbers/range.ts';
import { NUMERAL, numberIn } from '../../../kernel/numbers/numerals.ts';
import type { Claim, ReadText } from '../claim.ts';

const ANNOUNCED = /^(?:项|个|方面|点|件|条|类|大)$/;
const MARKERS = [
  /([一二三四五六七八九十]{1,2})是/g,
  /(?<![\d.])(\d{1,2})[.、)](?!\d)/g,
  /\((\d{1,2}|[一二三四五六七八九十]{1,2})\)/g,
] as const;
/** No paragraph that lists so few is longer. */
const LONGEST = 5000;
const LEADS = new RegExp(`^\\s*(?:\\((\\d{1,2}|[${NUMERAL}]{1,2})\\)|(\\d{1,2})[.、])`);

/** 几项工作：一是…二是… how many are announced, and how many are told. */
export function itemClaims(text: ReadText): readonly Claim[] {
  return text.mentions.flatMap((one) => {
    if (
      one.nature !== 'quantity' ||
      !ANNOUNCED.test(one.unit) ||
      one.isQualified ||
      one.value < 2 ||
      one.value > 30
    )
      return [];
    const listed = inSameParagraph(text, one) ?? inNextParagraphs(text, one);
    if (listed === undefined) return [];
    return [
      {
        rule: 'items',
        about: one,
        readings: [{ computed: only(listed), by: `文中列出 ${listed} 项`, from: [] }],
        isSure: true,
      } as const,
    ];
  });
}

const OF_LIST = /^(?:个|项|类|方面|种|大|家|所|条|镇|街道|县|区|村)$/;
const LISTED = /(?:^|[,;:。(“”])([^,;:。(“”\d]{3,80})$/;

/** 沙棠、浔西、青垭、木坪五个县: as many as the list right before it has, but for one. */
export function listedItemClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap(({ quantities, words, start }) =>
    quantities.flatMap((about): readonly Claim[] => {
      if (!OF_LIST.test(about.unit) || about.isQualified || about.value < 3 || about.value > 12) return [];
      const list = LISTED.exec(words.slice(0, about.place.start - start))?.[1] ?? '';
      const items = list.split('、');
      // 城东、城西和新区三个: 和 and 及 may part two, or stand in a name.
      const least = items.length;
      const most = least + list.split(/[和及与]/).length - 1;
      if (least < 3 || /等$|等[^、]{0,4}$|共|各|另|其他/.test(list)) return [];
      if (items.slice(1).some((item) => item.length > 10 || item.length === 0)) return [];
      if (Math.min(Math.abs(about.value - least), Math.abs(about.value - most)) > 1) return [];
      const computed = { least, most, isBelowMost: false };
      return [
        {
          rule: 'items',
          about,
          readings: [{ computed, by: `前面列出 ${least} 个`, from: [] }],
          isSure: true,
        },
      ];
    }),
  );
}

const OF_STEPS = /^(?:档次|档|等级|标准|级别|价位)/;

/** 200元、300元、500元，共三个档次: as many as stand in a row before it. */
export function stepClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap(({ quantities, words, start }) =>
    quantities.flatMap((about, at): readonly Claim[] => {
      if (!/共(?:有|计|设|分)?$/.test(about.before) || !OF_STEPS.test(words.slice(about.place.end - start)))
        return [];
      let count = 1;
      for (let last = at - 1; last > 0; last -= 1) {
        const [one, next] = [quantities[last - 1], quantities[last]];
        const gap = one && next ? words.slice(one.place.end - start, next.place.start - start) : '';
        if (gap.trim() !== '、' || one?.family !== next?.family) break;
        count += 1;
      }
      const reading = {
        computed: only(count),
        by: `文中列出 ${count} 档`,
        from: quantities.slice(at - count, at),
      };
      return count >= 3 ? [{ rule: 'items', about, readings: [reading], isSure: true }] : [];
    }),
  );
}

/** Those of one kind of marker that count up from one, after a colon. */
function inSameParagraph({ parts }: ReadText, { place }: Mention): number | undefined {
  const rest = parts[place.part]?.text.slice(place.end, place.end + LONGEST) ?? '';
  const lead = /^[^:。;,]{0,30}[:。,]\s*(?=一是|1[.、)]|\((?:1|一)\))/.exec(rest);
  if (!lead) return undefined;
  const listed = rest.slice(lead[0].length);
  for (const pattern of MARKERS) {
    const count = countUp(listed.matchAll(pattern));
    if (count >= 2) return count;
  }
  return undefined;
}

function inNextParagraphs({ parts }: ReadText, { place }: Mention): number | undefined {
  const own = parts[place.part]?.text ?? '';
  if (!/^[^。;,]{0,30}[:。]\s*$/.test(own.slice(place.end, place.end + LONGEST))) return undefined;
  const numbers: number[] = [];
  for (const { text, kind } of parts.slice(place.part + 1, place.part + 120)) {
    const found = LEADS.exec(text);
    const marker = found?.[1] ?? found?.[2];
    if (marker === undefined) {
      if (kind === 'heading') break;
      continue;
    }
    const number = numberIn(marker);
    if (number !== numbers.length + 1) break;
    numbers.push(number);
  }
  return numbers.length >= 2 ? numbers.length : undefined;
}

function countUp(markers: Iterable<RegExpExecArray>): number {
  let count = 0;
  for (const marker of markers) {
    const number = numberIn(marker[1] ?? '');
    if (number === count + 1) count = number;
    else if (number === 1) break;
  }
  return count;
}
