import type { Mention } from '../../mention.ts';
import type { Claim, ReadText } from '../claim.ts';
import { saidBefore } from './repeats.ts';

const THAT_IS = /^[,(]?(?:即|也就是|合|折合|约合|折算[为成]?|换算[为成]?|相当于)$/;

/** 折合 2.314万公顷，合34.71万亩: the same amount in another unit right behind it. */
export function conversionClaims({ parts, sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap(({ part, quantities }) =>
    quantities.flatMap((about, at): readonly Claim[] => {
      const first = quantities[at - 1];
      if (first?.family !== about.family || unitOf(first) === unitOf(about) || first.per !== about.per)
        return [];
      const between = parts[part]?.text.slice(first.place.end, about.place.start) ?? '';
      if (!THAT_IS.test(between.replace(/\s/g, ''))) return [];
      return [saidBefore(about, first, true)];
    }),
  );
}

/** 万元 of 38214万元: the unit as it is printed. */
function unitOf({ text }: Mention): string {
  return text.replace(/[\d.,\s]/g, '');
}
