import type { Mention } from '../mention.ts';
import { meets } from '../numbers/range.ts';
import type { Claim, Reading, ReadText, Rule } from './claim.ts';
import { chanceOf, widthOf } from './coincidences.ts';
import type { Grid } from './grids.ts';
import { guessesOf, saidOf } from './guesses.ts';
import { nearOf } from './neighbours.ts';
import { slipOf, slipsIn } from './slips.ts';

/** How likely it may be that a number comes within a slip of what its words say it is, by chance. */
const BY_CHANCE = Number(process.env['NM'] ?? 0.03);
/** Of how many numbers, the nearest first, it may follow. */
const MOST_NEAR = 24;

type Tried = { readonly rule: Rule; readonly reading: Reading; readonly far: number };
type Miss = Tried & { readonly odds: number; readonly width: number };

/**
 * 差一笔 a number that its words say to follow from others, that no reading of them explains, and that one slip of the hand
 * makes into what some of them come to; where this is no chance, it accuses.
 */
export function nearMissClaims(
  text: ReadText,
  grids: readonly Grid[],
  isSettled: (mention: Mention) => boolean,
): readonly Claim[] {
  return [...nearOf(text, grids)].flatMap(({ about, behind, near }): readonly Claim[] => {
    const said = saidOf(about, behind);
    if (said.size === 0 || isSettled(about)) return [];
    const tried = triedOf(about, near, said);
    const agreeing = tried.find(({ reading }) => meets(reading.computed, about.range));
    const misses = missesOf(about, tried).filter(({ far }) => far < (agreeing?.far ?? Infinity));
    const [best] = [...misses, ...twiceOf(misses)].sort((one, other) => one.odds - other.odds);
    return best && best.odds <= BY_CHANCE
      ? [{ rule: best.rule, about, readings: [best.reading], isSure: true }]
      : [];
  });
}

/** All ways that its words name, those of the nearest numbers first. */
function triedOf(about: Mention, near: readonly Mention[], said: ReadonlySet<Rule>): readonly Tried[] {
  const nearest = [...near].sort((one, other) => farOf(one, about) - farOf(other, about)).slice(0, MOST_NEAR);
  return [...guessesOf(about, nearest)]
    .filter((guess) => said.has(guess.rule) && guess.about > 0)
    .map(({ rule, read }) => {
      const reading = read();
      return { rule, reading, far: reading.from.reduce((sum, one) => sum + farOf(one, about), 0) };
    })
    .sort((one, other) => one.far - other.far);
}

/** How far a number stands from one that may follow from it: by clauses, by sentences, by paragraphs. */
function farOf({ place }: Mention, { place: own }: Mention): number {
  if (place.part !== own.part) return 6 + Math.min(Math.abs(place.part - own.part), 4);
  const isAfter = place.start > own.start ? 1 : 0;
  const isApart = place.bracket === own.bracket ? 0 : 1;
  if (place.sentence !== own.sentence) return 3 + Math.abs(place.sentence - own.sentence) + isAfter;
  return Math.min(Math.abs(place.clause - own.clause), 4) + isAfter + isApart;
}

function missesOf(about: Mention, tried: readonly Tried[]): readonly Miss[] {
  const counts = new Map<Rule, number>();
  const chance = chanceOf(about);
  return tried.flatMap((one): readonly Miss[] => {
    const count = (counts.get(one.rule) ?? 0) + 1;
    counts.set(one.rule, count);
    const slip = slipOf(about, one.reading.computed);
    if (slip === undefined) return [];
    const width = count * (chance + widthOf(one.reading.computed, about));
    if (process.env['NMV'])
      console.log(
        '   nm',
        about.text,
        one.rule,
        one.reading.by,
        slip,
        count,
        (width * slipsIn(about, slip)).toFixed(4),
      );
    return [{ ...one, width, odds: width * slipsIn(about, slip) }];
  });
}

/** 殊途同归 two ways that have no number in common come to the same. */
function twiceOf(misses: readonly Miss[]): readonly Miss[] {
  return misses.flatMap((one, at) =>
    misses
      .slice(0, at)
      .filter(
        (other) =>
          other.rule !== one.rule &&
          meets(one.reading.computed, other.reading.computed) &&
          !one.reading.from.some((each) => other.reading.from.includes(each)),
      )
      .map((other) => ({ ...other, odds: other.odds * one.width })),
  );
}
