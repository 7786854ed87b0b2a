import { coincidenceClaims } from './coincidences.ts';
import { boundClaims } from './bounds.ts';
import type { Claim, ReadText } from './claim.ts';
import { eachClaims } from './each.ts';
import { growthClaims } from './growth.ts';
import { itemClaims } from './items.ts';
import { partsClaims } from './parts.ts';
import { lookupClaims } from './lookups.ts';
import { paymentClaims } from './payments.ts';
import { proportionClaims } from './proportions.ts';
import { repeatClaims, seenAgainClaims } from './repeats.ts';
import { shareClaims } from './shares.ts';
import type { Grid } from './grids.ts';
import { tableClaims } from './tables.ts';
import { remainderClaims, totalClaims } from './totals.ts';

/** 全部说法 of a text, by every rule in the order in which they are told. */
export function claimsOf(text: ReadText, grids: readonly Grid[]): readonly Claim[] {
  const isProse = (part: number): boolean => text.parts[part]?.kind !== 'row';
  const prose: ReadText = {
    ...text,
    sentences: text.sentences.filter(({ part }) => isProse(part)),
    mentions: text.mentions.filter(({ place }) => isProse(place.part)),
  };
  return [
    ...partsClaims(prose),
    ...totalClaims(prose),
    ...remainderClaims(prose),
    ...shareClaims(prose),
    ...proportionClaims(prose),
    ...paymentClaims(prose),
    ...eachClaims(prose),
    ...growthClaims(prose),
    ...tableClaims(grids),
    ...lookupClaims(prose, grids),
    ...repeatClaims(prose, grids),
    ...seenAgainClaims(prose, grids),
    ...coincidenceClaims(prose),
    ...itemClaims(prose),
    ...boundClaims(text),
  ];
}
