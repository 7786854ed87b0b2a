import type { Mention } from '../mention.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from './claim.ts';
import { pairsOf } from './again/repeats.ts';

/** 所有村均突破40万元, 各班优秀率均在19.8%至38.6%之间: from which number on all are. */
const ALL =
  /(?:所有|各|全部|每个|每家|每|\d[\p{Script=Han}]{0,10})[^,;。]{0,14}[均都](?:已)?(?:突破|超过|达到|在|不低于|高于|为|达|超)[^,;。\d]{0,4}$/u;
const LEAST = /(?:最低|最少|最小|垫底)[^,;。]*$/;
const LAST = /^[^。;]{0,14}(?:末位|最低|最少|倒数第一|垫底)/;
const MOST_LEAD = 30;

/** 最低 the least of what is told elsewhere is none below what all are said to be over. */
export function extremeClaims({ sentences }: ReadText): readonly Claim[] {
  const floors = sentences.flatMap((sentence) =>
    sentence.quantities
      .filter((one) => one.value > 0 && ALL.test(leadOf(sentence, one) + (/^\D*/.exec(one.text)?.[0] ?? '')))
      .map((floor) => ({ floor, sentence })),
  );
  if (floors.length === 0) return [];
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((least): readonly Claim[] => {
      const lead = leadOf(sentence, least);
      if (
        least.isQualified ||
        (!LEAST.test(lead.split(/[,;]/).at(-1) ?? '') && !LAST.test(wordsAfter(sentence, least)))
      )
        return [];
      const own = floors.find(
        ({ floor, sentence: other }) =>
          floor !== least &&
          floor.unit === least.unit &&
          floor.family === least.family &&
          floor.per === least.per &&
          floor.value > least.range.most &&
          isOfSame(sentence, other, least, floor),
      );
      if (!own) return [];
      const readings = [
        { computed: { ...least.range, least: 0 }, by: `不超过最低的 ${nameOf(least)}`, from: [least] },
      ];
      return [{ rule: 'bounds', about: own.floor, readings, isSure: true }];
    }),
  );
}

function leadOf({ words, start }: Sentence, { place }: Mention): string {
  return words.slice(Math.max(0, place.start - start - MOST_LEAD), place.start - start);
}

function wordsAfter({ words, start }: Sentence, { place }: Mention): string {
  return words.slice(place.end - start);
}

/** Both of 村集体收入, or of 优秀率: what is told of both has two pairs of characters in common. */
function isOfSame(one: Sentence, other: Sentence, least: Mention, floor: Mention): boolean {
  const own = new Set(pairsOf(leadOf(one, least)));
  const before = other.words.slice(
    Math.max(0, floor.place.start - other.start - 80),
    floor.place.start - other.start,
  );
  return pairsOf(before).filter((pair) => own.has(pair)).length >= 2;
}
