import type { Mention } from '../../mention.ts';
import { meets, type Range } from '../../numbers/range.ts';
import { chanceOf, widthOf } from '../chance/chance.ts';
import type { Claim, Rule } from '../claim.ts';
import { type Form, guess } from './guesses.ts';
import type { Near } from './neighbours.ts';

/** How likely a number may be to follow by chance from one of as many ways as were tried; where its words say that way, ten times as likely. */
const BY_CHANCE = 0.03;
const AS_SAID = 10;
/**
 * 凑得上 numbers that follow from those beside them to so many digits that it is no chance, whatever the words between say.
 * They only agree: nothing is accused by them.
 */
export function coincidenceClaims(numbers: readonly Near[]): readonly Claim[] {
  return numbers.flatMap(({ about, near, said }) => {
    const claim = about.family === '个月' ? undefined : coincidenceOf(about, near, said);
    return claim ? [claim] : [];
  });
}

function coincidenceOf(about: Mention, near: readonly Mention[], said: ReadonlySet<Rule>): Claim | undefined {
  const chance = chanceOf(about);
  let found: Claim | undefined;
  let [triedAny, triedSaid] = [0, 0];
  const isChance = (count: number, limit: number): boolean => count * chance > limit;
  const isSaid = (rule: Rule, form?: Form): boolean => said.has(rule) && form !== 'factors';
  guess(about, near, {
    wants: (rule, value, form) => {
      if (isSaid(rule, form)) triedSaid += 1;
      else triedAny += 1;
      return found === undefined && isNear(value, about.range);
    },
    take: ({ rule, form, read }) => {
      const [count, limit] = isSaid(rule, form) ? [triedSaid, BY_CHANCE * AS_SAID] : [triedAny, BY_CHANCE];
      if (isChance(count, limit)) return;
      const reading = read();
      const odds = count * (chance + widthOf(reading.computed, about));
      if (odds <= limit && meets(reading.computed, about.range))
        found = { rule, about, readings: [reading], isSure: false, isWeak: odds > BY_CHANCE / 3 };
    },
    // One way more would be one too many.
    isOver: () =>
      found !== undefined ||
      (isChance(triedAny + 1, BY_CHANCE) &&
        (said.size === 0 || isChance(triedSaid + 1, BY_CHANCE * AS_SAID))),
  });
  return found;
}

/** Whether a value is anywhere near what is printed. */
function isNear(value: number, { least, most }: Range): boolean {
  return value >= least * 0.85 && value <= most * 1.15;
}
