import type { Mention } from '../../mention.ts';
import { meets, sumOf } from '../../numbers/range.ts';
import { areOfTwoAspects, notAll, overlapping } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import { type Claim, type ReadText, type Sentence, sumText } from '../claim.ts';

/** 志愿者中，…: what a sentence parts. */
const OF_NAMED = /^[\s▲●■]*([\p{Script=Han}]{2,8})[中里],/u;
/** 任务分解为：…: the parts of a task told before. */
const ALLOTTED = /^[^,;。\d]{0,8}(?:分解|分配|下达)(?:[到至给][^,;。\d:]{0,8}|为|如下)?:/;
const FEWEST = 3;
/** How far of all the parts of a whole come, where one of them is wrong. */
const NEAR = 0.15;
/** The same, of parts that others may stand beside. */
const NEARER = 0.05;

/** 承前分项 a sentence that does nothing but part what one before it told by name: three parts or more, and nothing left. */
export function namedPartClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) => {
    const before = sentences
      .slice(Math.max(0, index - 4), index)
      .filter(({ part }) => part === sentence.part);
    const name = OF_NAMED.exec(sentence.words)?.[1];
    const isAllotted = ALLOTTED.test(sentence.words);
    if (name === undefined && !isAllotted) return [];
    const parts = partsOf(sentence);
    const [first] = parts;
    if (!first || !areAll(parts, sentence.words)) return [];
    const wholes = before
      .flatMap(({ quantities }) => quantities)
      .filter((one) => one.family === first.family && one.per === '' && !one.isQualified)
      .filter((one) => name === undefined || one.after.startsWith(name) || one.before.endsWith(name));
    const computed = sumOf(parts.map(({ range }) => range));
    const about = wholes.find(({ range }) => meets(computed, range)) ?? wholes[0];
    return about ? claimOf(about, parts, NEAR) : [];
  });
}

/** 判决的1596件中，…407件，…853件，…326件: three or more of its unit, and nothing else, until another thing is told. */
export function partsOfNumberClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap(({ quantities, words, start }) =>
    quantities.flatMap((about, at): readonly Claim[] => {
      if (
        !/^[^,;。\d]{0,4}[中里],/.test(words.slice(about.place.end - start)) ||
        about.isQualified ||
        about.per !== ''
      )
        return [];
      const parts: Mention[] = [];
      for (const one of quantities.slice(at + 1)) {
        const isPart =
          one.family === about.family &&
          one.place.segment === about.place.segment &&
          one.place.clause - (parts.at(-1) ?? about).place.clause <= 1 &&
          !/其中|合计|共|也就是|占|比/.test(one.before);
        if (!isPart) break;
        parts.push(one);
      }
      const rest = words.slice((parts.at(-1)?.place.end ?? 0) - start);
      const told = parts.map(({ before }) => before).join('');
      return areAll(parts, told) && !/^[^,;。]{0,6}等/.test(rest) ? claimOf(about, parts, NEARER) : [];
    }),
  );
}

/** Whether what is listed may be all of a whole, and nobody in two parts of it. */
function areAll({ length }: readonly Mention[], words: string): boolean {
  return length >= FEWEST && !notAll.test(words) && !overlapping.test(words) && !areOfTwoAspects(words);
}

/** That they come to the whole; none where they are so far from it that they are of something else. */
function claimOf(about: Mention, parts: readonly Mention[], near: number): readonly Claim[] {
  const computed = sumOf(parts.map(({ range }) => range));
  if (Math.abs(computed.least - about.value) > about.value * near) return [];
  const readings = [{ computed, by: sumText(parts), from: parts }];
  return [{ rule: 'parts', about, readings, isSure: true, isStated: true }];
}

/** All of one unit, listed with nothing else between them; none where anything else is told. */
function partsOf({ quantities, words, start }: Sentence): readonly Mention[] {
  const [first] = quantities;
  const isList = quantities.every((one, at) => {
    const last = quantities[at - 1];
    const gap = last ? words.slice(last.place.end - start, one.place.start - start) : '、';
    return one.family === first?.family && isCounted(one.family) && /^[、和及,]/.test(gap);
  });
  return isList ? quantities : [];
}
