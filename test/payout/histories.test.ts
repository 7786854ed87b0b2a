import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { plusMonths, type YearMonth } from '../../src/kernel/year-month.ts';
import { explainUnit } from '../../src/payout/explain/explain.ts';
import type { Explanation } from '../../src/payout/explain/explanation.ts';
import { historiesOfApplication } from './histories-of-application.ts';
import { historiesOfState } from './histories-of-state.ts';
import { historiesOfTime } from './histories-of-time.ts';
import type { History } from './history.ts';
import { approve, importRecords } from './lists.ts';
import { dueOf } from './reading.ts';
import {
  contextOf,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  month,
  someone,
} from './registry.ts';

const histories = [...historiesOfTime, ...historiesOfState, ...historiesOfApplication];

test('there are at least twenty histories, each of another thing', () => {
  expect(new Set(histories.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
});

test.each(histories)('$name', async (history) => {
  const { runs, heard, scheme, extensions = [], lines, due, why } = history;
  await withDatabase(openScratchDatabase(), async (db) => {
    await bystanders(db);
    for (const each of monthsOf(runs)) {
      await heard[each]?.(db);
      const drafted = await draft(db, each, { schemes: [scheme], extensions });
      approve(db, drafted.run);
    }
    expect(linesOfHolder(db)).toEqual(lines);
    expect(dueIn(db, history)).toBe(due);
    expect(await whyNot(db, history)).toBe(why);
  });
});

const bystander = someone(8);

/** Somebody else is paid every month of every scheme, so that there is a run to correct. */
async function bystanders(db: Database): Promise<void> {
  await importHolders(db, [
    { citizenId: bystander },
    { citizenId: someone(7, '20100101') },
    { citizenId: someone(9) },
  ]);
  await importHousehold(db, 'H8', [bystander, someone(9)]);
  await importLowIncome(db, [bystander], { from: '2019-01', to: '2019-12' });
  const application = { scheme: 'applied-for', appliedOn: '2019-01-05' };
  await importRecords(db, 'application', [{ citizenId: bystander, ...application }]);
}

function monthsOf([from, to]: History['runs']): readonly YearMonth[] {
  const months: YearMonth[] = [];
  for (let each = month(from); each <= to; each = plusMonths(each, 1)) months.push(each);
  return months;
}

/** The lines of the first holder's unit: `run: period yuan reason`, the usual left out. */
function linesOfHolder(db: Database): readonly string[] {
  return db.sqlite
    .prepare<[], string>(
      `select run.month || ':' || iif(line.month = run.month, '', ' ' || period) || ' ' || (fen / 100)
         || iif(reason = 'regular', '', ' ' || reason) || iif(payee = 'guardian', ' guardian', '')
       from line join run on run.id = run_id
       where unit_id = iif(unit_type = 'person', (select id from person where citizen_id = '${someone(1)}'),
         (select id from household where household_key = 'H1'))
       order by run.month, line.month, scheme, unit_id, period`,
    )
    .pluck()
    .all();
}

/** 应发 by all that is known at the end, by the one function that a run uses too. */
function dueIn(db: Database, { scheme, runs, extensions = [] }: History): string {
  const planned = [{ scheme, months: monthsOf(runs), isDrafted: true }];
  const due = dueOf(db, contextOf(extensions), { planned, stacking: { groups: [], budgets: [] } });
  const key = scheme.unit === 'household' ? 'H1' : someone(1);
  return due
    .filter((one) => one.key === key)
    .sort((a, b) => (a.month + a.period < b.month + b.period ? -1 : 1))
    .map((one) => `${one.month}=${one.fen / 100}`)
    .join(' ');
}

/** The months that come to nothing with the facts that are the reasons, months with the same ones together. */
async function whyNot(db: Database, { scheme, runs, due, extensions = [] }: History): Promise<string> {
  const id =
    db.sqlite
      .prepare<[], number>(`select id from person where citizen_id = '${someone(1)}'`)
      .pluck()
      .get() ?? 0;
  const said: { reasons: string | undefined; months: string[] }[] = [];
  for (const each of monthsOf(runs).filter((one) => !due.includes(one))) {
    const [one] = await explainUnit(db, contextOf(extensions), {
      month: each,
      schemes: [scheme],
      asked: { type: 'person', id },
      policy: { schemes: [scheme], stacking: { groups: [], budgets: [] } },
    });
    const facts = one && 'reasons' in one ? [...new Set(one.reasons.map(({ fact }) => fact))].join(' ') : '';
    const reasons =
      one && 'status' in one ? one.status : one && `${one.outcome} ${facts || usedUp(one)}`.trim();
    if (said.at(-1)?.reasons !== reasons) said.push({ reasons, months: [] });
    said.at(-1)?.months.push(each.slice(5));
  }
  return said.map(({ reasons, months }) => `${months.join(' ')}: ${reasons}`).join('; ');
}

/** Why an event that is eligible comes to nothing. */
function usedUp(one: Extract<Explanation, { reasons: unknown }>): string {
  if (one.capsAndStacking?.countsOn !== undefined)
    return `but that of ${one.capsAndStacking.countsOn} counts`;
  return one.calculation?.cap?.isHit === true ? 'but the cap is used up' : '';
}
