import { sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { type FactName, factOf } from '../schemes/facts.ts';
import { conditionsOf, type Scheme, type SchemeVersion, versionAt } from '../schemes/language/scheme.ts';
import { groupsAt, type Stacking } from '../schemes/language/stacking.ts';
import { amountSql } from './amount-sql.ts';
import { createClaims, settleClaims } from './claims.ts';
import { createDue, type LookedAt, numberVersion, schemeNo } from './due.ts';
import { addEvents, createEvents, monthsOfEvents, type Only, peopleOfEvents } from './events.ts';
import { buildFacts, choosePeople, type FactContext } from './facts.ts';
import { payeeSql } from './payee-sql.ts';
import { wideningKey } from './fact-window.ts';
import { predicateSql } from './predicate-sql.ts';
import { applyStacking } from './stack.ts';
import { addTally, noTally, type Tally, talliesOf } from './tally.ts';
import { factsOf, factsToBuild, isReckoned, unitRows } from './unit-rows.ts';

/** What to reckon: the schemes with the months of each, by the rules between them; for everybody or only for some. */
export type Reckoning = {
  readonly looked: readonly LookedAt[];
  readonly stacking: Stacking;
  readonly only?: Only;
};

/** A scheme in one of its months, with the version that decides it. */
type Entry = { readonly scheme: Scheme; readonly version: SchemeVersion; readonly no: number };

/**
 * 应发 fills `due`: what every unit is owed for every month looked at, by the facts of that month, the version of that
 * month and the rules between schemes. Knows nothing of what was paid. One function for a run, a test and a replay.
 * Returns how the units fared by scheme: of a monthly one those of the last month, of another its events.
 */
export async function reckonMonths(
  db: Database | Writing,
  context: FactContext,
  { looked, stacking, only }: Reckoning,
): Promise<ReadonlyMap<string, Tally>> {
  await createDue(db, looked);
  await createEvents(db);
  await createClaims(db);
  const reckoned: LookedAt[] = [];
  for (const one of looked) {
    await addEvents(db, one.scheme, one.months, only);
    reckoned.push(one.scheme.events ? { ...one, months: await monthsOfEvents(db, one.scheme) } : one);
  }
  const months = [...new Set(reckoned.flatMap((one) => one.months))].sort();
  const tallies = new Map<string, Tally>();
  for (const month of months) {
    const tiedHouseholds = groupsAt(stacking, month).some(({ scope }) => scope === 'household');
    for (const entries of await byWidening(db, reckoned, month)) {
      const isBuilt = await buildFactsFor(db, context, month, entries, { tiedHouseholds, only });
      if (!isBuilt) continue;
      for (const entry of entries) {
        await want(db, entry, month);
      }
      const counted = entries.filter(({ scheme }) =>
        looked.some((one) => one.scheme === scheme && one.months.includes(month)),
      );
      for (const [at, tally] of (await talliesOf(db, counted, month)).entries()) {
        const scheme = counted[at]?.scheme;
        if (!scheme) continue;
        const before = scheme.events ? tallies.get(scheme.id) : undefined;
        tallies.set(scheme.id, addTally(before ?? noTally, tally));
      }
      if (tiedHouseholds) await keepHouseholds(db, month);
    }
  }
  await settleClaims(db);
  await applyStacking(db, stacking, months);
  return tallies;
}

/** The schemes that look at a month, those together whose facts are widened alike: usually all of them. */
async function byWidening(
  db: Database | Writing,
  looked: readonly LookedAt[],
  month: YearMonth,
): Promise<readonly (readonly Entry[])[]> {
  const groups = new Map<string, Entry[]>();
  for (const { scheme, months } of looked) {
    const version = versionAt(scheme, month);
    if (typeof version === 'string' || !months.includes(month)) continue;
    const key = wideningKey(version.timing);
    const entry = { scheme, version, no: await numberVersion(db, scheme, version) };
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** Builds what the entries ask for; false where nobody is concerned. */
async function buildFactsFor(
  db: Database | Writing,
  context: FactContext,
  month: YearMonth,
  entries: readonly Entry[],
  { tiedHouseholds, only }: { readonly tiedHouseholds: boolean; readonly only: Only | undefined },
): Promise<boolean> {
  const ids = entries.flatMap(({ scheme }) => (scheme.events ? [scheme.id] : []));
  const isMonthly = entries.some(({ scheme }) => !scheme.events);
  const hasEvents = await sql`select 1 from temp.event where month = ${month}
    and scheme in (${ids.length > 0 ? sql.join(ids) : sql`null`}) limit 1`.execute(db.query);
  if (!isMonthly && hasEvents.rows.length === 0) return false;
  const all = isMonthly && !only;
  await choosePeople(db, [...(only?.people ?? []), ...(await peopleOfEvents(db, month, ids))]);
  const asked = new Set<FactName>(entries.flatMap(({ scheme, version }) => factsToBuild(scheme, version)));
  const [first] = entries;
  if (!first) return false;
  const households = entries.some(needsHouseholds) || tiedHouseholds;
  await buildFacts(db, context, { month, widening: first.version.timing, asked, all, households });
  return true;
}

function needsHouseholds({ scheme, version }: Entry): boolean {
  const { amount } = version;
  return (
    scheme.unit === 'household' ||
    factsOf(version).some((name) => factOf(name).entity === 'household') ||
    (amount.kind === 'actual' && amount.cap?.per === 'household')
  );
}

/** One statement a scheme: what is due of a monthly one at once, what an event claims to be settled among the others. */
async function want(db: Database | Writing, { scheme, version, no }: Entry, month: YearMonth): Promise<void> {
  const rows = unitRows(scheme, factsOf(version), month);
  const payee = payeeSql(scheme, month);
  const amount = amountSql(version.amount);
  const holds = predicateSql(conditionsOf(version));
  if (!scheme.events) {
    await sql`insert into temp.due
      select ${schemeNo(scheme)}, unit_id, period, ${month}, ${payee.kind}, ${payee.person}, ${payee.account},
        ${amount}, ${no}, null, null, null
      from ${rows} where ${isReckoned(scheme)} and ${holds} and ${amount} > 0 order by unit_id`.execute(
      db.query,
    );
    return;
  }
  const cap = version.amount.kind === 'actual' ? version.amount.cap : undefined;
  const household =
    scheme.unit === 'person'
      ? sql`(select household_id from temp.member_in_month where person_id = unit_id)`
      : sql`household_id`;
  // In no known household: eligible only where the cap cannot bite, and held against their own alone (event.household).
  const capUnit =
    cap?.per === 'household' ? sql`coalesce('h' || ${household}, 'p' || unit_id)` : sql`unit_id`;
  const windows = { period: sql`period`, year: sql`${month.slice(0, 4)}`, lifetime: sql`''` };
  await sql`insert into temp.claim
    select ${schemeNo(scheme)}, unit_id, period, ${month}, happened_on, tie,
      ${payee.kind}, ${payee.person}, ${payee.account}, ${amount}, ${no},
      ${cap?.fen ?? null}, ${cap ? sql`${capUnit} || ' ' || ${windows[cap.window]}` : sql`null`}
    from ${rows} where ${holds} and ${amount} > 0 and unit_id is not null`.execute(db.query);
}

async function keepHouseholds({ query }: Database | Writing, month: YearMonth): Promise<void> {
  await sql`insert into temp.household_of select ${month}, person_id, household_id from temp.member_in_month
    where true on conflict do nothing`.execute(query);
}
