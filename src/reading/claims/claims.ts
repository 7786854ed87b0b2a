import { coincidenceClaims } from './coincidences.ts';
import { ageOfBirthClaims } from './ages.ts';
import { alignedListClaims } from './aligned-lists.ts';
import { backReferenceClaims } from './back-references.ts';
import { balanceClaims } from './balances.ts';
import { boundClaims } from './bounds.ts';
import type { Claim, ReadText } from './claim.ts';
import { durationClaims } from './durations.ts';
import { eachClaims } from './each.ts';
import { meets } from '../numbers/range.ts';
import { keyOf, type Mention } from '../mention.ts';
import { extremeClaims } from './extremes.ts';
import { farRestClaims } from './far-rests.ts';
import { flowClaims } from './flows.ts';
import { growthClaims } from './growth.ts';
import { itemClaims, listedItemClaims, stepClaims } from './items.ts';
import { monthSpanClaims } from './month-spans.ts';
import { namedCellClaims } from './named-cells.ts';
import { namedDayClaims } from './named-days.ts';
import { namedPartClaims, partsOfNumberClaims } from './named-parts.ts';
import { namedRateClaims } from './named-rates.ts';
import { namedShareClaims } from './named-shares.ts';
import { nearOf } from './neighbours.ts';
import { nearMissClaims } from './near-misses.ts';
import { paidTermClaims } from './paid-terms.ts';
import { partsClaims } from './parts.ts';
import { lookupClaims } from './lookups.ts';
import { paymentClaims } from './payments.ts';
import { conversionClaims } from './conversions.ts';
import { periodMeanClaims } from './period-means.ts';
import { proportionClaims } from './proportions.ts';
import { ratioOfClaims } from './ratios-of.ts';
import { reckonedClaims } from './reckoned.ts';
import { rememberedClaims } from './remembered-rates.ts';
import { exchangedClaims, repeatClaims, seenAgainClaims } from './repeats.ts';
import { segmentClaims } from './segments.ts';
import { shareClaims } from './shares.ts';
import { subsetClaims } from './subsets.ts';
import type { Grid } from './grids.ts';
import { timeMeanClaims } from './time-means.ts';
import { tableWordClaims } from './table-words.ts';
import { tableClaims } from './tables.ts';
import { unitMeanClaims } from './unit-means.ts';
import { weekdayClaims } from './weekdays.ts';
import { netClaims, remainderClaims, totalClaims } from './totals.ts';

/** 全部说法 of a text, by every rule in the order in which they are told. */
export function claimsOf(text: ReadText, grids: readonly Grid[]): readonly Claim[] {
  const isProse = (part: number): boolean => text.parts[part]?.kind !== 'row';
  const prose: ReadText = {
    ...text,
    sentences: text.sentences.filter(({ part }) => isProse(part)),
    mentions: text.mentions.filter(({ place }) => isProse(place.part)),
  };
  const numbers = nearOf(prose, grids);
  const said = [
    ...partsClaims(prose),
    ...namedPartClaims(prose),
    ...partsOfNumberClaims(prose),
    ...totalClaims(prose),
    ...remainderClaims(prose),
    ...farRestClaims(prose),
    ...extremeClaims(prose),
    ...netClaims(prose),
    ...durationClaims(prose),
    ...monthSpanClaims(prose),
    ...flowClaims(prose),
    ...balanceClaims(prose),
    ...segmentClaims(prose),
    ...subsetClaims(prose),
    ...shareClaims(prose),
    ...namedShareClaims(prose),
    ...namedRateClaims(prose),
    ...alignedListClaims(prose),
    ...ratioOfClaims(prose),
    ...proportionClaims(prose),
    ...paymentClaims(prose),
    ...paidTermClaims(prose),
    ...timeMeanClaims(prose),
    ...unitMeanClaims(prose),
    ...reckonedClaims(prose),
    ...rememberedClaims(prose),
    ...eachClaims(prose),
    ...growthClaims(prose),
    ...tableClaims(grids),
    ...lookupClaims(prose, grids),
    ...repeatClaims(prose, grids),
    ...backReferenceClaims(prose),
    ...seenAgainClaims(prose, grids),
    ...coincidenceClaims(numbers),
    ...periodMeanClaims(prose, numbers),
    ...namedCellClaims(prose, grids),
    ...tableWordClaims(prose, grids),
    ...conversionClaims(prose),
    ...itemClaims(prose),
    ...listedItemClaims(prose),
    ...stepClaims(prose),
    ...boundClaims(text),
    ...ageOfBirthClaims(prose),
    ...weekdayClaims(text),
    ...namedDayClaims(prose),
  ];
  const isSettled = settledBy(said);
  return [...said, ...exchangedClaims(prose, grids, isSettled), ...nearMissClaims(numbers, isSettled)];
}

/** Which numbers are told already: those that agree with others, and those that are accused. */
function settledBy(claims: readonly Claim[]): (mention: Mention) => boolean {
  const settled = new Set<number>();
  for (const { about, readings, isSure, isWeak } of claims) {
    const agreeing = readings.find(({ computed }) => meets(computed, about.range));
    if (agreeing ? isWeak !== true : isSure) settled.add(keyOf(about));
    if (agreeing && isWeak !== true) for (const one of agreeing.from) settled.add(keyOf(one));
  }
  return (mention) => settled.has(keyOf(mention));
}
