import type { Mention } from '../../mention.ts';
import { difference, meets } from '../../numbers/range.ts';
import { falling, growing } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence } from '../claim.ts';
import { pairsOf } from '../again/repeats.ts';
import { isSlip } from '../chance/slips.ts';

const LEFT =
  /(?:尚有|仍有|还有|尚余|还剩|剩余|剩下|未[\p{Script=Han}]{0,4}的?|尚差|还差|尚缺|空置|闲置|空缺|还空着)[\p{Script=Han}]{0,10}$/u;
const UNDONE = /^[\p{Script=Han}]{0,8}(?:未|没有?|尚待|有待|待)/u;
const DONE = /完成|已|实际|达|入住|参|办结|整改|解决|占|其中/;
/** How many sentences before it what was due and what was done may have been told. */
const MOST = 40;
const ALIKE = 2;

/** 尚有62户未完成 what was due less what was done, both told of the same sections before. */
export function farRestClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) =>
    sentence.quantities.flatMap((left): readonly Claim[] => {
      if (
        !isCounted(left.family) ||
        left.family === 'money' ||
        left.per !== '' ||
        left.isQualified ||
        left.value < 10
      )
        return [];
      if (!LEFT.test(left.before) && !UNDONE.test(left.after)) return [];
      const pairs = new Set(pairsOf(segmentOf(sentence, left)));
      const near = sentences
        .slice(Math.max(0, index - MOST), index)
        .filter(
          ({ words, isPlanned }) =>
            !isPlanned && pairsOf(words).filter((pair) => pairs.has(pair)).length >= ALIKE,
        );
      const readings = near.flatMap((one) => readingsOf(left, one));
      const holds = readings.find(({ computed }) => meets(computed, left.range));
      if (holds) return [{ rule: 'remainder', about: left, readings: [holds], isSure: false }];
      const slips = readings.filter(({ computed }) => isSlip(left, computed));
      return slips.length > 0 ? [{ rule: 'remainder', about: left, readings: slips, isSure: true }] : [];
    }),
  );
}

/** The words around a number between two semicolons. */
function segmentOf({ words, start }: Sentence, { place }: Mention): string {
  const before =
    words
      .slice(0, place.start - start)
      .split(';')
      .at(-1) ?? '';
  return before + (words.slice(place.end - start).split(/[,;]/)[0] ?? '');
}

/** Two numbers that stand side by side, the one due and the other done. */
function readingsOf(left: Mention, { quantities }: Sentence): readonly Reading[] {
  const alike = quantities.filter(
    (one) =>
      one.family === left.family &&
      one.unit === left.unit &&
      one.per === '' &&
      !one.isQualified &&
      !growing.test(one.before) &&
      !falling.test(one.before),
  );
  return alike.slice(1).flatMap((one, at): readonly Reading[] => {
    const last = alike[at];
    if (!last || last.value === one.value || !DONE.test(last.before + one.before)) return [];
    const [due, done] = last.value > one.value ? [last, one] : [one, last];
    return [
      {
        computed: difference(due.range, done.range),
        by: `${nameOf(due)} - ${nameOf(done)}`,
        from: [due, done],
      },
    ];
  });
}
