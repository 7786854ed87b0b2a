import { sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import { capSql } from './amount-sql.ts';
import { unitKey } from './due.ts';

/** The temp table `claim`: what each eligible event asks for, before it is held against the other events. */
export async function createClaims({ query }: Database | Writing): Promise<void> {
  await sql`create temp table claim (scheme_no integer, unit_id integer, period text, month text, happened_on text,
    tie text, payee text, payee_person_id integer, payee_account_id integer, fen integer, version_no integer,
    cap_fen integer, cap_key text)`.execute(query);
}

/** Each claim beside what earlier ones in the window of its cap came to (`before`). */
export const claimsInOrder = sql`(select claim.*, coalesce(sum(fen) over (partition by scheme_no, cap_key
    order by happened_on, tie, ${unitKey} rows between unbounded preceding and 1 preceding), 0) as before
  from temp.claim join temp.scheme_no on no = scheme_no)`;

/**
 * 事件结算: of the events of one year, or of a lifetime, the first eligible one counts (annual, once); then each gets what
 * the window of its cap has left. Events before the months looked at count among them and are let go at the end.
 */
export async function settleClaims({ query }: Database | Writing): Promise<void> {
  await sql`delete from temp.claim where rowid in (
    select id from (select rowid as id, row_number() over
      (partition by scheme_no, unit_id, period order by happened_on, tie) as place from temp.claim)
    where place > 1)`.execute(query);
  const left = capSql(sql.ref('cap_fen'), sql.ref('before'), sql.ref('fen'));
  await sql`insert into temp.due
    select scheme_no, unit_id, period, month, payee, payee_person_id, payee_account_id,
      iif(cap_fen is null, fen, ${left}) as fen, version_no, null, null, happened_on
    from ${claimsInOrder} as settled
    where (cap_fen is null or ${left} > 0)
      and exists (select 1 from temp.looked where looked.scheme_no = settled.scheme_no and looked.month = settled.month)
    order by 1, 2, 3`.execute(query);
}
