import type { Mention } from '../mention.ts';
import { meets, type Range } from '../numbers/range.ts';
import type { Claim, ReadText } from './claim.ts';
import { guessesOf, RATIOS, saidOf } from './guesses.ts';

/** How likely a number may be to follow by chance from one of as many ways as were tried; where its words say that way, ten times as likely. */
const BY_CHANCE = 0.03;
const AS_SAID = 10;
/** How many numbers on either side are looked at. */
const BEFORE = 24;
const AFTER = 8;
/** No paragraph further away says what a number is made of. */
const FARTHEST = 4;
const NEVER = new Set(['none', 'years', 'days', 'age', 'grade', 'doublings', '分', '项', '点', '类', '方面']);

/**
 * 凑得上 numbers that follow from those beside them to so many digits that it is no chance, whatever the words between say.
 * They only agree: nothing is accused by them.
 */
export function coincidenceClaims({ sentences }: ReadText): readonly Claim[] {
  const all = sentences
    .flatMap(({ quantities }) => quantities)
    .filter(({ family, isQualified, value }) => !NEVER.has(family) && !isQualified && value > 0);
  return all.flatMap((about, at) => {
    const near = neighboursOf(all, at);
    if (about.family === '个月') return [];
    const [tried, said] = [{ any: 0, said: 0 }, saidOf(about)];
    const chance = chanceOf(about);
    for (const { rule, about: value, read } of guessesOf(about, near)) {
      const isSaid = said.has(rule);
      const count = isSaid ? (tried.said += 1) : (tried.any += 1);
      if (isNear(value, about.range)) {
        const reading = read();
        const odds = count * (chance + widthOf(reading.computed, about));
        const limit = isSaid ? BY_CHANCE * AS_SAID : BY_CHANCE;
        if (odds <= limit && meets(reading.computed, about.range))
          return [{ rule, about, readings: [reading], isSure: false, isWeak: odds > BY_CHANCE / 3 }];
      }
      const isOver = tried.any * chance > BY_CHANCE;
      if (isOver && (said.size === 0 || tried.said * chance > BY_CHANCE * AS_SAID)) break;
    }
    return [];
  });
}

/** The numbers around one, the nearest first. */
function neighboursOf(all: readonly Mention[], at: number): readonly Mention[] {
  const part = all[at]?.place.part ?? 0;
  const near: Mention[] = [];
  for (let by = 1; by <= BEFORE; by += 1) {
    const [before, after] = [all[at - by], by <= AFTER ? all[at + by] : undefined];
    if (before && before.place.part >= part - FARTHEST) near.push(before);
    if (after && after.place.part <= part + FARTHEST) near.push(after);
  }
  return near;
}

/** How much of the numbers of its size agree with one; a round number is come to more often. */
function chanceOf({ range, value, family }: Mention): number {
  const width = range.most - range.least;
  // 5倍 is printed of all that is near it.
  if (RATIOS.has(family)) return (family === 'times' ? Math.max(width, 1) : width) / Math.max(value, 30);
  let place = 1;
  while (Number.isInteger(value) && value % (place * 10) === 0) place *= 10;
  return Math.max(width, place) / value;
}

function widthOf({ least, most }: Range, { value, family }: Mention): number {
  return (most - least) / (RATIOS.has(family) ? Math.max(value, 30) : value);
}

/** Whether a value is anywhere near what is printed. */
function isNear(value: number, { least, most }: Range): boolean {
  return value >= least * 0.85 && value <= most * 1.15;
}
