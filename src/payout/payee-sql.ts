import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/open.ts';
import type { Scheme } from '../schemes/scheme.ts';

/** 收款人 who is paid for a row: the kind, the person, and the account row that names a guardian. */
export type PayeeSql = {
  readonly kind: RawBuilder<unknown>;
  readonly person: RawBuilder<unknown>;
  readonly account: RawBuilder<unknown>;
};

/** Fills the temp table `guardian_of`: the guardian on record of each person (监护人与银行账户表). */
export async function buildGuardians({ query }: Database | Writing): Promise<void> {
  await sql`drop table if exists temp.guardian_of`.execute(query);
  await sql`create temp table guardian_of (person_id integer primary key, guardian_id integer, account_id integer)`.execute(
    query,
  );
  await sql`insert into temp.guardian_of
    select account.person_id, guardian.id, max(account.id)
    from account left join person as guardian on guardian.citizen_id = guardian_citizen_id
    where superseded_by is null and account.person_id is not null and guardian is not null
    group by account.person_id`.execute(query);
}

/** 收款人 by the policy: a minor's guardian in the place of a minor (`if_minor`); nobody where none is on record. */
export function payeeSql({ unit, payee: { to, ifMinor } }: Scheme): PayeeSql {
  const none = sql`null`;
  const self = sql.ref('unit_id');
  const guardian = (column: string) =>
    sql`(select ${sql.ref(column)} from temp.guardian_of where guardian_of.person_id = unit_id)`;
  if (unit === 'employer') return { kind: sql`'employer'`, person: none, account: none };
  switch (to) {
    case 'head':
      return { kind: sql`'head'`, person: sql.ref('head_id'), account: none };
    case 'institution':
    case 'insurer':
      return { kind: sql`${to}`, person: none, account: none };
    case 'guardian':
      return { kind: sql`'guardian'`, person: guardian('guardian_id'), account: guardian('account_id') };
    case 'self':
      if (ifMinor === undefined) return { kind: sql`'self'`, person: self, account: none };
      return {
        kind: sql`iif(age < 18, 'guardian', 'self')`,
        person: sql`iif(age < 18, ${guardian('guardian_id')}, unit_id)`,
        account: sql`iif(age < 18, ${guardian('account_id')}, null)`,
      };
  }
}
