import type { Mention } from '../../mention.ts';
import { difference, meets, type Range, sumOf } from '../../numbers/range.ts';
import { earlier, falling, growing, target, theRest } from '../../words/relations.ts';
import { type Slip, slipOf, slipsIn } from '../chance/slips.ts';

/** A change, a number of the year before, or what was to be reached is not what the parts are of. */
export function isWholeOf({ before, after }: Mention): boolean {
  const isBase = /^\s*的\s*$/.test(after) && (target.test(before) || /占|相当于/.test(before));
  if (/[比较][^,;。]*年[^,;。]*$/.test(before)) return false;
  return !isBase && !growing.test(before) && !falling.test(before) && !earlier.test(before);
}

/** Of several numbers the whole of some parts: the one that they come to, but for a slip if need be, or come nearest to. */
export function wholeNear(parts: readonly Mention[], wholes: readonly Mention[]): Mention | undefined {
  const [first] = parts;
  const sum = sumOf(rangesOf(parts));
  const alike = wholes.filter((one) => one.family === first?.family && one.per === '' && isWholeOf(one));
  // What is no less than the largest part comes before what a slip alone would make so.
  const largest = Math.max(...parts.map(({ value }) => value));
  const large = alike.filter(({ value }) => value >= largest);
  const fitting = large.length > 0 ? large : alike;
  const far = ({ value }: Mention): number => Math.abs(value - sum.least);
  return (
    fitting.find(({ range }) => meets(sum, range)) ??
    (parts.length > 1 ? slippedFrom(parts, sum, fitting) : undefined) ??
    fitting.reduce<Mention | undefined>(
      (best, one) => (best && far(best) <= far(one) ? best : one),
      undefined,
    )
  );
}

function slippedFrom(parts: readonly Mention[], sum: Range, wholes: readonly Mention[]): Mention | undefined {
  return (
    wholes.findLast((one) => slipIn(parts, sum, one) === 'swap') ??
    wholes.findLast((one) => isSlipOfOne(parts, sum, one)) ??
    wholes.findLast((one) => slipIn(parts, sum, one) !== undefined)
  );
}

/** Whether a slip in one of them is what parts a sum from its total: not all may be told, but nearly all with a slip are. */
export function isSlipOfOne(parts: readonly Mention[], sum: Range, total: Mention): boolean {
  const gap = Math.abs(total.range.most - sum.least) / Math.max(total.range.most, 1);
  const slip = slipIn(parts, sum, total);
  return slip !== undefined && (slip !== 'digit' || gap <= (parts.length > 2 ? 0.1 : 0.05));
}

/** By which slip, of the total or of a part, a sum is not what its total is. */
export function slipIn(parts: readonly Mention[], sum: Range, total: Mention): Slip | undefined {
  // 约1.63亿元 is so many that some slip of a part comes to one of them.
  if (total.isQualified) return undefined;
  const slips = [
    slipOf(total, sum),
    // A total that is told less exactly than its parts says of no digit of theirs what it must be.
    ...parts.map((part) => {
      const slip = slipOf(
        part,
        difference(total.range, sumOf(rangesOf(parts.filter((one) => one !== part)))),
      );
      return slip === 'digit' && widthOf(total) > widthOf(part) * 2 ? undefined : slip;
    }),
  ];
  return (['swap', 'scale', 'digit'] as const).find((slip) => slips.includes(slip));
}

function widthOf({ range }: Mention): number {
  return range.most - range.least;
}

/** What the words of several numbers allow. */
export function rangesOf(mentions: readonly Mention[]): readonly Range[] {
  return mentions.map(({ range }) => range);
}

/** How many sums of a size two digits changed about in any of its numbers come to, at most. */
const BY_CHANCE = 0.02;

/** Whether so many numbers are no swap away from so large a total by chance; rarer still where 其余 says that all is told. */
export function isRare(parts: readonly Mention[], total: Mention): boolean {
  const slips = [total, ...parts].reduce((all, one) => all + slipsIn(one, 'swap'), 0);
  const isRest = theRest.test(parts.at(-1)?.before ?? '');
  return slips / total.value <= (isRest ? 3 : 1) * BY_CHANCE;
}

/** The first so many, where two digits changed about are all that parts them from the total: what follows is told of else. */
export function slippedRun(parts: readonly Mention[], total: Mention): readonly Mention[] | undefined {
  for (let count = parts.length - 1; count >= 2; count -= 1) {
    const run = parts.slice(0, count);
    if (parts[count] && isRare(run, total) && slipIn(run, sumOf(rangesOf(run)), total) === 'swap') return run;
  }
  return undefined;
}

/** Whether a total is what its parts come to without one of them. */
export function isWithoutOne(parts: readonly Mention[], sum: Range, total: Mention): boolean {
  return parts.length > 2 && parts.some(({ range }) => meets(difference(sum, range), total.range));
}

/** Whether 、 alone parts them. */
export function isOneList(parts: readonly Mention[]): boolean {
  return parts.length > 2 && parts.every(({ place }) => place.clause === parts[0]?.place.clause);
}

/** The first so many, or the last, where these come to the total. */
export function runsMeeting(parts: readonly Mention[], total: Mention): readonly Mention[] | undefined {
  for (let count = parts.length - 1; count >= 2; count -= 1) {
    const run = [parts.slice(0, count), parts.slice(-count)].find((one) =>
      meets(sumOf(rangesOf(one)), total.range),
    );
    if (run) return run;
  }
  return undefined;
}
