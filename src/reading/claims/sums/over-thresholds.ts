import type { Mention } from '../../mention.ts';
import { meets, only } from '../../numbers/range.ts';
import { isCounted } from '../../words/units.ts';
import type { Claim, ReadText, Sentence } from '../claim.ts';

/** No list that a sentence tells of is longer. */
const MOST = 20;
const NEAR = 3;

/** 以上的几个 96分、93分、91分…，90分以上的4个: as many as are so in the list before it. */
export function overThresholdClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) =>
    sentence.quantities.flatMap((about, at): readonly Claim[] => {
      const threshold = sentence.quantities[at - 1];
      const isCount =
        isCounted(about.family) && about.family !== 'money' && !about.isQualified && about.value <= MOST;
      if (!threshold || !isCount || !isThreshold(threshold, about)) return [];
      const near = sentences
        .slice(Math.max(0, index - NEAR), index + 1)
        .filter(({ part }) => part === sentence.part);
      const list = listOf(near, threshold);
      if (list.length < 3) return [];
      const over = list.filter(({ range }) => meets(range, threshold.range));
      const reading = {
        computed: only(over.length),
        by: `所列 ${list.length} 个中有 ${over.length} 个`,
        from: over,
      };
      return [{ rule: 'items', about, readings: [reading], isSure: true }];
    }),
  );
}

/** 90分以上的 right before the count. */
function isThreshold({ text, isQualified, place }: Mention, { before, place: own }: Mention): boolean {
  return (
    isQualified &&
    /以[上下]$/.test(text.trim()) &&
    /^\s*的(?:有|共|是)?$/.test(before) &&
    own.clause === place.clause
  );
}

/** The last list of its unit before it, one number right after another. */
function listOf(near: readonly Sentence[], { family, unit, per, place }: Mention): readonly Mention[] {
  const lists: Mention[][] = [];
  for (const { quantities, words, start, part } of near)
    for (const [at, one] of quantities.entries()) {
      if (part === place.part && one.place.end > place.start) break;
      if (one.family !== family || one.unit !== unit || one.per !== per || one.isQualified) continue;
      const last = quantities[at - 1];
      const isNext = last && words.slice(last.place.end - start, one.place.start - start).trim() === '、';
      if (isNext && lists.at(-1)?.at(-1) === last) lists.at(-1)?.push(one);
      else lists.push([one]);
    }
  return lists.filter(({ length }) => length >= 3).at(-1) ?? [];
}
