import { coincidenceClaims } from './guesses/coincidences.ts';
import { ageOfBirthClaims } from './days/ages.ts';
import { alignedListClaims } from './shares/aligned-lists.ts';
import { backReferenceClaims } from './again/back-references.ts';
import { balanceClaims } from './sums/balances.ts';
import { boundClaims } from './bounds.ts';
import type { Claim, ReadText } from './claim.ts';
import { durationClaims } from './days/durations.ts';
import { eachClaims } from './means/each.ts';
import { meets } from '../numbers/range.ts';
import { keyOf, type Mention } from '../mention.ts';
import { extremeClaims } from './extremes.ts';
import { farRestClaims } from './sums/far-rests.ts';
import { flowClaims } from './sums/flows.ts';
import { growthClaims } from './growth/growth.ts';
import { itemClaims, listedItemClaims, stepClaims } from './sums/items.ts';
import { monthSpanClaims } from './days/month-spans.ts';
import { namedCellClaims } from './tables/named-cells.ts';
import { namedDayClaims } from './days/named-days.ts';
import { namedPartClaims, partsOfNumberClaims } from './sums/named-parts.ts';
import { namedRateClaims } from './shares/named-rates.ts';
import { namedShareClaims } from './shares/named-shares.ts';
import { nearOf } from './guesses/neighbours.ts';
import { nearMissClaims } from './guesses/near-misses.ts';
import { paidTermClaims } from './means/paid-terms.ts';
import { overThresholdClaims } from './sums/over-thresholds.ts';
import { partsClaims } from './sums/parts.ts';
import { lookupClaims } from './tables/lookups.ts';
import { paymentClaims } from './means/payments.ts';
import { conversionClaims } from './again/conversions.ts';
import { periodMeanClaims } from './means/period-means.ts';
import { proportionClaims } from './shares/proportions.ts';
import { ratioOfClaims } from './shares/ratios-of.ts';
import { reckonedClaims } from './shares/reckoned.ts';
import { rememberedClaims } from './shares/remembered-rates.ts';
import { exchangedClaims, repeatClaims, seenAgainClaims } from './again/repeats.ts';
import { segmentClaims } from './sums/segments.ts';
import { shareClaims } from './shares/shares.ts';
import { subsetClaims } from './sums/subsets.ts';
import type { Grid } from './tables/grids.ts';
import { timeMeanClaims } from './means/time-means.ts';
import { tableWordClaims } from './tables/table-words.ts';
import { rankClaims } from './tables/ranks.ts';
import { tableClaims } from './tables/tables.ts';
import { unitMeanClaims } from './means/unit-means.ts';
import { weekdayClaims } from './days/weekdays.ts';
import { netClaims, remainderClaims, totalClaims } from './sums/totals.ts';

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
    ...rankClaims(prose, grids),
    ...conversionClaims(prose),
    ...itemClaims(prose),
    ...listedItemClaims(prose),
    ...stepClaims(prose),
    ...overThresholdClaims(prose),
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
