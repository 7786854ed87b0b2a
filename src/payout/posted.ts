import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';

/** The state of a run, of the table `run`, by its last event. */
export const stateOfRun = sql`(select state from run_event as e where e.run_id = run.id order by seq desc limit 1)`;

/** The runs whose lines are in the ledger for good. */
export const isApproved = sql`${stateOfRun} in ('approved', 'exported', 'closed')`;

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
 * Sets beside what is due what approved runs have posted: for the months looked at, and for whatever period is due, so
 * that what is paid once is never paid again. What was posted and is due no longer gets a row of 0.
 */
export async function setPosted(db: Database | Writing): Promise<void> {
  const isLooked = sql`exists (select 1 from temp.looked where looked.scheme_no = s.no and looked.month = line.month)`;
  // The period of a monthly line is its month: where that is not looked at, it is not due.
  const isDue = sql`cadence <> 'monthly' and not ${isLooked} and exists (select 1 from temp.due
    where due.scheme_no = s.no and due.unit_id = line.unit_id and due.period = line.period)`;
  await sql`insert into temp.version_no (sha256) select distinct version_sha256 from line_kind
    where true on conflict do nothing`.execute(db.query);
  for (const which of [isDue, isLooked]) await addPosted(db, which);
}

/** Adds up the lines of approved runs; a row of 0 is as the last run had it. CROSS JOIN: few runs, by the key of lines. */
async function addPosted({ query }: Database | Writing, which: RawBuilder<unknown>): Promise<void> {
  const own = ['month', 'payee', 'payee_person_id', 'payee_account_id', 'version_no'];
  const asPosted = own.map((name) => {
    const column = sql.ref(name);
    return sql`${column} = iif(fen = 0, excluded.${column}, ${column})`;
  });
  await sql`insert into temp.due (scheme_no, unit_id, period, month, payee, payee_person_id, payee_account_id,
      version_no, fen, posted)
    select s.no, unit_id, period, line.month, payee, payee_person_id, payee_account_id,
      (select no from temp.version_no where sha256 = version_sha256), 0, line.fen
    from run cross join temp.scheme_no as s cross join line on line.run_id = run.id and line.scheme = s.scheme
    where s.is_drafted and ${isApproved} and ${which} order by run.id
    on conflict (scheme_no, unit_id, period) do update
      set posted = coalesce(posted, 0) + excluded.posted, ${sql.join(asPosted)}`.execute(query);
}
