import type { Mention } from '../../mention.ts';
import { meets } from '../../numbers/range.ts';
import { isCounted } from '../../words/units.ts';
import { type Claim, percentReading, type Reading, type ReadText, type Sentence } from '../claim.ts';

/** How many sentences before a list the lists stand that it follows from. */
const NEAR = 6;
const SHORTEST = 3;

/**
 * 分别为 优秀率分别为29.9%、26.7%和26.8%: a list of rates, each of the number at its place in one list over that in another. Where
 * all but one of three or more are, the last is, too.
 */
export function alignedListClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) => {
    if (!sentence.words.includes('分别')) return [];
    return listsIn(sentence)
      .filter(([first]) => first?.family === 'percent')
      .flatMap((rates) => {
        const near = sentences
          .slice(Math.max(0, index - NEAR), index + 1)
          .filter(({ part }) => part >= sentence.part - 1);
        const lists = near.flatMap(runsIn).filter((list) => list.length === rates.length && list !== rates);
        return claimOf(rates, lists);
      });
  });
}

/** Numbers of one family with nothing but 、 or 和 between. */
function listsIn({ quantities, words, start }: Sentence): readonly (readonly Mention[])[] {
  const lists: Mention[][] = [];
  for (const [at, one] of quantities.entries()) {
    const last = quantities[at - 1];
    const gap = last ? words.slice(last.place.end - start, one.place.start - start).trim() : '';
    if (last?.family === one.family && /^[、和及]$/.test(gap)) lists.at(-1)?.push(one);
    else lists.push([one]);
  }
  return lists.filter(({ length }) => length >= SHORTEST);
}

/** 七年级118人、八年级103人、九年级91人: those that 、 parts, each with a name of its own or none. */
function runsIn({ quantities, words, start }: Sentence): readonly (readonly Mention[])[] {
  const runs: Mention[][] = [];
  for (const [at, one] of quantities.entries()) {
    const last = quantities[at - 1];
    const gap = last ? words.slice(last.place.end - start, one.place.start - start) : '';
    if (last?.family === one.family && isCounted(one.family) && /^[、和及]?[^,;。、\d]{0,10}$/.test(gap))
      runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  return runs.filter(
    ({ length, 0: first }) => length >= SHORTEST && first !== undefined && isCounted(first.family),
  );
}

function claimOf(rates: readonly Mention[], lists: readonly (readonly Mention[])[]): readonly Claim[] {
  for (const tops of lists)
    for (const bottoms of lists) {
      if (tops === bottoms || tops[0]?.family !== bottoms[0]?.family) continue;
      const readings = rates.map((_, at) => readingOf(tops[at], bottoms[at]));
      const wrong = rates.filter((rate, at) => {
        const reading = readings[at];
        return !reading || !meets(reading.computed, rate.range);
      });
      if (wrong.length > 1) continue;
      return rates.flatMap((about, at): readonly Claim[] => {
        const reading = readings[at];
        if (!reading) return [];
        const isWrong = wrong.includes(about);
        return [{ rule: 'share', about, readings: [reading], isSure: isWrong, isStated: isWrong }];
      });
    }
  return [];
}

function readingOf(top: Mention | undefined, bottom: Mention | undefined): Reading | undefined {
  if (!top || !bottom || bottom.value <= 0) return undefined;
  return percentReading(top, bottom);
}
