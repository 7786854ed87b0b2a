import { type RawBuilder, sql } from 'kysely';
import { inOrder } from '../db/people/certificates-as-of.ts';
import type { Database, Writing } from '../db/connection/open.ts';
import { wakingEvents } from '../registry/certificate/certificate-life.ts';
import { lastDayOf } from '../kernel/year-month.ts';
import type { FactWindow } from './fact-window.ts';

/**
 * 亡者 fills the temp table `dead_in_month` with whoever died by the end of the month, and on which day: on a list of deaths,
 * or the certificate cancelled for death and not restored. Of everybody, holder or not, or of some people; few are found,
 * and looked up in it.
 */
export async function buildDead(
  { query }: Database | Writing,
  { month, begunBy }: FactWindow,
  people: RawBuilder<unknown> | undefined,
): Promise<void> {
  const some = people && withGuardians(people);
  const cancelled = some
    ? sql`certificate as own cross join certificate_event as e on e.certificate_id = own.id where own.person_id in ${some}`
    : sql`certificate_event as e cross join certificate as own on own.id = e.certificate_id where true`;
  await sql`create temp table dead_in_month (person_id integer primary key, died_on text not null)`.execute(
    query,
  );
  await sql`insert into temp.dead_in_month select person_id, min(died_on) from (
    select person_id, died_on from death where superseded_by is null and died_on <= ${lastDayOf(month)} and person_id is not null
      ${some ? sql`and person_id in ${some}` : sql``}
    union all select own.person_id, e.happened_on from ${cancelled}
      and e.kind = 'cancelled' and e.reason = 'death' and e.superseded_by is null and e.happened_on <= ${lastDayOf(month)}
      and not exists (select 1 from certificate_event as back where back.certificate_id = e.certificate_id
        and back.superseded_by is null and back.kind in (${sql.join(wakingEvents)}) and back.happened_on <= ${begunBy}
        and (${sql.raw(inOrder('back'))}) > (${sql.raw(inOrder('e'))})))
    group by person_id`.execute(query);
}

/** 监护人 who is paid for somebody need not be among the people whose facts are asked. */
function withGuardians(people: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select * from ${people} union select guardian.id from account
    join person as guardian on guardian.citizen_id = guardian_citizen_id
    where account.superseded_by is null and account.person_id in ${people})`;
}

/** Whether a person had died before the window: never NULL, and true of nobody who is not looked for in `buildDead`. */
export function isDead(person: RawBuilder<unknown>, { lastsTo }: FactWindow): RawBuilder<unknown> {
  return sql`(${person} in (select person_id from temp.dead_in_month where died_on < ${lastsTo}))`;
}

/** The same by the end of the month: what is due for the month of a death is paid to nobody who has died. */
export function hasDied(person: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${person} in (select person_id from temp.dead_in_month))`;
}
