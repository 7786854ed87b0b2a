import type { Month } from '../month.ts';
import { hasDied } from './death.ts';
import { held } from './held-certificate.ts';
import { both, lowIncome } from './on-low-income-list.ts';
import { isLocal, movedOut } from './residence.ts';
import { theOneThatCounts, UNKNOWN } from './the-one.ts';

/** Of no household at all; UNKNOWN is of one of two. */
export const NO_HOUSEHOLD = -2;

/** 所在户 of each person the place of their household. Nobody counts in two of one month. */
export function householdOf(month: Month): Int32Array {
  const { household } = month.onRecord;
  return theOneThatCounts(month, household, household.value, NO_HOUSEHOLD);
}

/** 户的情况 of each household what its members make of it. */
export type HouseholdFacts = {
  /** Whether anybody is of it in the month. */
  readonly exists: Uint8Array;
  readonly holders: Int32Array;
  readonly lowIncome: Int32Array;
};

/**
 * Counts the holders of each household. The list of a household speaks for those of whom nothing else is known; whoever
 * has moved away is of it no longer. Whoever is in one of two households may be the holder that either lacks.
 */
export function households(month: Month): HouseholdFacts {
  const { households: units, certificates, hasRoster } = month.onRecord;
  const [own, local, low] = [month.of(householdOf), month.of(isLocal), month.of(lowIncome)];
  const { live } = month.of(held);
  const columns = () => new Int32Array(units.count);
  const [open, holders, yes, openLow] = [columns(), columns(), columns(), columns()];
  const exists = new Uint8Array(units.count);
  const more = (column: Int32Array, at: number): void => void (column[at] = (column[at] ?? 0) + 1);
  for (const person of month.people) {
    const at = own[person] ?? NO_HOUSEHOLD;
    if (at < 0) continue;
    exists[at] = 1;
    const isHolder = (certificates.starts[person + 1] ?? 0) > (certificates.starts[person] ?? 0);
    if (!isHolder || local[person] === 0) continue;
    const isLive = live[person] ?? UNKNOWN;
    if (isLive === UNKNOWN) more(open, at);
    if (isLive === 1) more(holders, at);
    const isPoor = both(isLive, low[person] ?? UNKNOWN);
    if (isPoor === 1) more(yes, at);
    if (isPoor === UNKNOWN) more(openLow, at);
  }
  const isDoubtful = doubtful(month, own);
  for (let at = 0; at < units.count; at++) {
    const [isOpen, count] = [!hasRoster || isDoubtful[at] === 1, holders[at] ?? 0];
    holders[at] = isOpen || (open[at] ?? 0) > 0 || count > MOST_HOLDERS ? UNKNOWN : count;
    if (!hasRoster) openLow[at] = UNKNOWN;
    else openLow[at] = (yes[at] ?? 0) > 0 ? 1 : (openLow[at] ?? 0) > 0 || isDoubtful[at] === 1 ? UNKNOWN : 0;
  }
  return { exists, holders, lowIncome: openLow };
}

const MOST_HOLDERS = 99;

/** The households of which somebody may be. */
function doubtful(month: Month, own: Int32Array): Uint8Array {
  const { household, households: units } = month.onRecord;
  const { begunBy, lastsTo } = month.window;
  const found = new Uint8Array(units.count);
  for (const person of month.people) {
    if (own[person] !== UNKNOWN) continue;
    const end = household.starts[person + 1] ?? 0;
    for (let at = household.starts[person] ?? 0; at < end; at++) {
      const counts = (household.from[at] ?? 0) <= begunBy && (household.to[at] ?? 0) >= lastsTo;
      if (counts) found[household.value[at] ?? 0] = 1;
    }
  }
  return found;
}

/**
 * 户主 of each household the living member, not moved away, who is named its head, holder or not; of several the one of the
 * latest day, and UNKNOWN, no payee, where that is two.
 */
export function heads(month: Month): Int32Array {
  const { households: units, head } = month.onRecord;
  const { begunBy, lastsTo } = month.window;
  const [own, away] = [month.of(householdOf), month.of(movedOut)];
  const found = new Int32Array(units.count).fill(UNKNOWN);
  const since = new Int32Array(units.count);
  for (const person of month.people) {
    for (let at = head.starts[person] ?? 0, end = head.starts[person + 1] ?? 0; at < end; at++) {
      const [of, begun] = [head.value[at] ?? 0, head.from[at] ?? 0];
      if (of !== own[person] || begun > begunBy || (head.to[at] ?? 0) < lastsTo) continue;
      if (begun < (since[of] ?? 0) || away[person] !== 0 || hasDied(month, person)) continue;
      found[of] = begun === since[of] ? UNKNOWN : person;
      since[of] = begun;
    }
  }
  return found;
}
