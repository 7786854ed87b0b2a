import { sql } from 'kysely';
import type { Database, Writing } from '../db/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';

/** The state of a run by its last event. */
const stateOfRun = sql`(select state from run_event as e where e.run_id = run.id order by seq desc limit 1)`;

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
export async function setPosted({ query }: Database | Writing): Promise<void> {
  const columns = sql`scheme_no, unit_id, period, month, payee, payee_person_id, payee_account_id`;
  const isLooked = sql`exists (select 1 from temp.looked where looked.scheme_no = s.no and looked.month = line.month)
    or exists (select 1 from temp.due where due.scheme_no = s.no and due.unit_id = line.unit_id and due.period = line.period)`;
  // CROSS JOIN: few runs, each a stretch of the key of the lines. Bare columns are those of the last run.
  await sql`create temp table posted as
    select s.no as scheme_no, line.unit_id, line.period, line.month, line.payee, payee_person_id, payee_account_id,
      sum(fen) as fen, version_sha256, max(run.id)
    from run cross join temp.scheme_no as s cross join line on line.run_id = run.id and line.scheme = s.scheme
    where s.is_drafted and ${isApproved} and (${isLooked})
    group by s.no, line.unit_id, line.period order by s.no, line.unit_id, line.period`.execute(query);
  await sql`insert into temp.version_no (sha256) select distinct version_sha256 from temp.posted
    where true on conflict do nothing`.execute(query);
  const own = sql`posted.scheme_no = due.scheme_no and posted.unit_id = due.unit_id and posted.period = due.period`;
  await sql`update temp.due set posted = posted.fen from temp.posted where ${own}`.execute(query);
  await sql`insert into temp.due (${columns}, fen, version_no, posted)
    select ${columns}, 0, (select no from temp.version_no where sha256 = version_sha256), fen
    from temp.posted where not exists (select 1 from temp.due where ${own})
    order by 1, 2, 3`.execute(query);
}
