import type { Mention } from '../../mention.ts';
import { meets } from '../../numbers/range.ts';
import { sumWords } from '../../words/relations.ts';
import { type Claim, nameOf, type Reading, type Rule } from '../claim.ts';
import { chanceOf, widthOf } from '../chance/chance.ts';
import { type Form, type Guess, guess } from './guesses.ts';
import { neededOf, type Part } from '../chance/needed.ts';
import type { Near } from './neighbours.ts';
import { isEach, isHead } from '../rates.ts';
import { isSwap, slipOf, slipsIn } from '../chance/slips.ts';

/** How likely it may be that a number comes within a slip of what its words say it is, by chance. */
const BY_CHANCE = 0.03;
/** Of how many numbers, the nearest first, it may follow. */
const MOST_NEAR = 24;

type Tried = { readonly guess: Guess; readonly far: number };
type Miss = {
  readonly claim: Claim;
  readonly from: readonly Mention[];
  readonly far: number;
  readonly odds: number;
  readonly width: number;
};
type Settled = (mention: Mention) => boolean;

/**
 * 差一笔 a number that its words say to follow from others, that no reading of them explains, and that one slip of the hand
 * makes into what some of them come to, or one of these into what it needs; where this is no chance, it accuses.
 */
export function nearMissClaims(numbers: readonly Near[], isSettled: Settled): readonly Claim[] {
  return numbers.flatMap(({ about, near, said }): readonly Claim[] => {
    if (isSettled(about) || said.size === 0) return [];
    const tried = triedOf(about, near, said);
    const misses = missesOf(about, tried, isSettled);
    const [best] = [...misses, ...twiceOf(misses)].sort((one, other) => one.odds - other.odds);
    return best && best.odds <= BY_CHANCE ? [best.claim] : [];
  });
}

/** All ways that its words name, those of the nearest numbers first. */
function triedOf(about: Mention, near: readonly Mention[], said: ReadonlySet<Rule>): readonly Tried[] {
  const nearest = near
    .map((one) => ({ one, far: farOf(one, about) }))
    .sort((one, other) => one.far - other.far)
    .slice(0, MOST_NEAR);
  const farBy = new Map(nearest.map(({ one, far }) => [one, far]));
  const tried: Tried[] = [];
  guess(
    about,
    nearest.map(({ one }) => one),
    {
      wants: (rule, value, form) => said.has(rule) && (value > 0 || form === 'less'),
      take: (one) => {
        if (one.rule === 'payment' && !isPaid(about, one.from)) return;
        // What follows from others is told after one of them at least.
        if (one.rule !== 'parts' && one.from.every(({ place }) => isBehind(place, about.place))) return;
        if (one.rule === 'total' && !isWithin(about, one.from) && !/[合共总]计|总共/.test(about.before))
          return;
        tried.push({ guess: one, far: one.from.reduce((sum, each) => sum + (farBy.get(each) ?? 0), 0) });
      },
      isOver: () => false,
    },
  );
  return tried.sort((one, other) => one.far - other.far);
}

function isBehind(one: Mention['place'], other: Mention['place']): boolean {
  return one.part > other.part || (one.part === other.part && one.start > other.start);
}

/** 贷款总额 is of its own paragraph; 合计 may be of others. */
function isWithin({ place }: Mention, from: readonly Mention[]): boolean {
  return from.some((one) => one.place.part === place.part);
}

/** A rate of the same sentence, and heads of it or of the one before it. */
function isPaid({ place }: Mention, from: readonly Mention[]): boolean {
  const apart = ({ place: own }: Mention): number =>
    own.part === place.part ? Math.abs(place.sentence - own.sentence) : Infinity;
  return (
    from.every((one) => apart(one) <= 1) &&
    from.some((one) => isEach(one) && apart(one) === 0) &&
    from.some(isHead)
  );
}

/** How far a number stands from one that may follow from it: by clauses, by sentences, by paragraphs. */
function farOf({ place, before }: Mention, { place: own }: Mention): number {
  if (place.part !== own.part) {
    // What a later paragraph goes back to is a sum.
    const isSum = sumWords.test(before);
    return (isSum ? 2 : 6) + Math.min(Math.abs(place.part - own.part), 4);
  }
  const isAfter = place.start > own.start ? 1 : 0;
  const isApart = place.bracket === own.bracket ? 0 : 1;
  if (place.sentence !== own.sentence) return 3 + Math.abs(place.sentence - own.sentence) + isAfter;
  return Math.min(Math.abs(place.clause - own.clause), 4) + isAfter + isApart;
}

/** Those that come within a slip, up to the first that agrees. */
function missesOf(about: Mention, tried: readonly Tried[], isSettled: Settled): readonly Miss[] {
  const counts = new Map<Rule, number>();
  const chance = chanceOf(about);
  const misses: Miss[] = [];
  let agreeing = Infinity;
  for (const { guess, far } of tried) {
    if (far >= agreeing) break;
    const { rule, about: value } = guess;
    // The less of two less the more, which only another number can have made so, is no way of its own.
    const count = (counts.get(rule) ?? 0) + (value <= 0 ? 0 : 1);
    counts.set(rule, count);
    if (value > 0 && !isWithinSlips(about.value / value)) continue;
    const reading = guess.read();
    if (meets(reading.computed, about.range)) {
      agreeing = far;
      continue;
    }
    // Of nothing that is left no slip makes something.
    if (reading.computed.least <= 0 && about.value > 0) continue;
    const slip = slipOf(about, reading.computed);
    const width = count * (chance + widthOf(reading.computed, about));
    if (slip !== undefined)
      misses.push({
        claim: claimOf(rule, about, reading),
        from: reading.from,
        far,
        width,
        odds: width * slipsIn(about, slip),
      });
    misses.push(...mistakenOf(about, guess, { reading, far, count, isSettled }));
  }
  return misses.filter(({ far }) => far < agreeing);
}

/** Whether any slip makes so much of a number: digits, the point, a unit. */
function isWithinSlips(ratio: number): boolean {
  return (
    (ratio > 0.09 && ratio < 11) || [1e-4, 1e-3, 1e3, 1e4].some((by) => ratio > by * 0.8 && ratio < by * 1.25)
  );
}

function claimOf(rule: Rule, about: Mention, reading: Reading): Claim {
  return { rule, about, readings: [reading], isSure: true };
}

type Missed = {
  readonly reading: Reading;
  readonly far: number;
  readonly count: number;
  readonly isSettled: Settled;
};

/** 错的是别的数 which of the numbers that it follows from is two digits changed about from what is needed. */
function mistakenOf(
  about: Mention,
  { rule, form }: Guess,
  { reading, far, count, isSettled }: Missed,
): readonly Miss[] {
  if (form === undefined) return [];
  return reading.from.flatMap((operand, at): readonly Miss[] => {
    if (isSettled(operand)) return [];
    const computed = neededOf(about.range, reading.computed, operand.value, partOf(form, at));
    // No two digits changed about make so much of a number.
    if (!(computed.most > operand.value / 10 && computed.least < operand.value * 10)) return [];
    if (!isSwap(operand, computed)) return [];
    const others = reading.from.filter((one) => one !== operand);
    const needed = { computed, by: toldOf(about, others, form, at), from: [about, ...others] };
    const width = count * (chanceOf(operand) + widthOf(computed, operand));
    return [
      { claim: claimOf(rule, operand, needed), from: [], far, width, odds: width * slipsIn(operand, 'swap') },
    ];
  });
}

function partOf(form: Form, at: number): Part {
  if (form === 'sum' || form === 'less') return form === 'less' && at > 0 ? 'minus' : 'plus';
  return form === 'over' && at > 0 ? 'over' : 'times';
}

function toldOf(about: Mention, others: readonly Mention[], form: Form, at: number): string {
  const own = nameOf(about);
  const rest = others.map(nameOf);
  if (form === 'sum') return `${own} - (${rest.join(' + ')})`;
  if (form === 'less')
    return at === 0
      ? [own, ...rest].join(' + ')
      : `${rest[0] ?? ''} - (${[own, ...rest.slice(1)].join(' + ')})`;
  if (form === 'over') return at === 0 ? [own, ...rest].join(' × ') : `${rest.join('')} ÷ ${own}`;
  return `${own} ÷ (${rest.join(' × ')})`;
}

/** 殊途同归 two ways that have no number in common come to the same. */
function twiceOf(misses: readonly Miss[]): readonly Miss[] {
  return misses.flatMap((one, at) =>
    misses
      .slice(0, at)
      .filter(
        (other) =>
          other.claim.rule !== one.claim.rule &&
          other.claim.about === one.claim.about &&
          meetsOf(one.claim, other.claim) &&
          !one.from.some((each) => other.from.includes(each)),
      )
      .map((other) => ({ ...other, odds: other.odds * one.width })),
  );
}

function meetsOf({ readings: [one] }: Claim, { readings: [other] }: Claim): boolean {
  return one !== undefined && other !== undefined && meets(one.computed, other.computed);
}
