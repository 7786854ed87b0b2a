import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';

/** The state of a run, of the table `run`, by its last event. */
export const stateOfRun = sql`(select state from run_event as e where e.run_id = run.id order by seq desc limit 1)`;

/** The runs whose lines are in the ledger for good. */
export const isApproved = sql`${stateOfRun} in ('approved', 'exported', 'closed')`;

/**
 * 现行批次 (scheme, run, month, state) of the runs whose lines count together: all approved ones and, of the open drafts
 * for whose `month` a condition holds, the newest of each scheme and month. The only answer to which drafts stand.
 */
export function standingRuns(isMeant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select scheme, max(run) as run, month, state from (
      select asked.value as scheme, run.id as run, run.month, ${stateOfRun} as state
      from run, json_each(run.scope) as asked)
    where state in ('approved', 'exported', 'closed') or (state = 'drafted' and ${isMeant})
    group by scheme, iif(state = 'drafted', month, run))`;
}

/** 已入账 what a run of a month is held against: whatever is approved, and the open drafts of the months before. */
export function runsBefore(month: YearMonth): RawBuilder<unknown> {
  return standingRuns(sql`month < ${month}`);
}

/** The months up to one for which an approved run of a scheme exists: dpf corrects no month that it never paid. */
export async function approvedMonths(
  { query }: Database | Writing,
  month: YearMonth,
): Promise<ReadonlyMap<string, ReadonlySet<YearMonth>>> {
  const { rows } = await sql<{ scheme: string; month: YearMonth }>`
    select distinct asked.value as scheme, month from run, json_each(run.scope) as asked
    where month < ${month} and ${isApproved}`.execute(query);
  const months = new Map<string, Set<YearMonth>>();
  for (const row of rows)
    months.set(row.scheme, (months.get(row.scheme) ?? new Set<YearMonth>()).add(row.month));
  return months;
}

/**
 * Sets beside what is due in a run what stands already: for the months looked at, and for whatever period is due, so that
 * what is paid once is never paid again, and what an earlier draft holds is not drafted again. What was posted and is due
 * no longer gets a row of 0.
 */
export async function setPosted(db: Database | Writing, month: YearMonth): Promise<void> {
  const isLooked = sql`exists (select 1 from temp.looked where looked.scheme_no = s.no and looked.month = line.month)`;
  // The period of a monthly line is its month: where that is not looked at, it is not due.
  const isDue = sql`cadence <> 'monthly' and not ${isLooked} and exists (select 1 from temp.due
    where due.scheme_no = s.no and due.unit_id = line.unit_id and due.period = line.period)`;
  await sql`insert into temp.version_no (sha256) select distinct version_sha256 from line_kind
    where true on conflict do nothing`.execute(db.query);
  for (const which of [isDue, isLooked]) await addPosted(db, month, which);
}

/** Adds up the lines of runs; a row of 0 is as the last run had it. CROSS JOIN: few runs, by the key of lines. */
async function addPosted(
  { query }: Database | Writing,
  month: YearMonth,
  which: RawBuilder<unknown>,
): Promise<void> {
  const own = ['month', 'payee', 'payee_person_id', 'payee_account_id', 'version_no'];
  const asPosted = own.map((name) => {
    const column = sql.ref(name);
    return sql`${column} = iif(fen = 0, excluded.${column}, ${column})`;
  });
  await sql`insert into temp.due (scheme_no, unit_id, period, month, payee, payee_person_id, payee_account_id,
      version_no, fen, posted)
    select s.no, unit_id, period, line.month, payee, payee_person_id, payee_account_id,
      (select no from temp.version_no where sha256 = version_sha256), 0, line.fen
    from ${runsBefore(month)} as before cross join temp.scheme_no as s on s.scheme = before.scheme
      cross join line on line.run_id = before.run and line.scheme = s.scheme
    where s.is_drafted and ${which} order by before.run
    on conflict (scheme_no, unit_id, period) do update
      set posted = coalesce(posted, 0) + excluded.posted, ${sql.join(asPosted)}`.execute(query);
}
