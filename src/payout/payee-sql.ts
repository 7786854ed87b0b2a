import { type RawBuilder, sql } from 'kysely';
import type { Scheme } from '../schemes/scheme.ts';
import { isDead } from './dead-in-month.ts';

/** 收款人 who is paid for a row: the kind, the person, and the account row that names a guardian. */
export type PayeeSql = {
  readonly kind: RawBuilder<unknown>;
  readonly person: RawBuilder<unknown>;
  readonly account: RawBuilder<unknown>;
};

/** 监护人 on record of a unit (监护人与银行账户表), who is not known to be dead; asked of the few who need one. */
function guardianOf(column: 'guardian.id' | 'account.id'): RawBuilder<unknown> {
  return sql`(select iif(count(*) = 1, ${sql.ref(column)}, null) from account
      left join person as guardian on guardian.citizen_id = guardian_citizen_id
    where account.person_id = unit_id and superseded_by is null and guardian is not null
      and (guardian.id is null or not ${isDead(sql.ref('guardian.id'))}))`;
}

/**
 * 收款人 by the policy: a minor's guardian in the place of a minor (`if_minor`); nobody where none is on record, where the
 * age is not known, or where they are dead.
 */
export function payeeSql({ unit, payee: { to, ifMinor } }: Scheme): PayeeSql {
  const none = sql`null`;
  const self = sql`iif(${isDead(sql.ref('unit_id'))}, null, unit_id)`;
  const [guardian, account] = [guardianOf('guardian.id'), guardianOf('account.id')];
  if (unit === 'employer') return { kind: sql`'employer'`, person: none, account: none };
  switch (to) {
    case 'head':
      return { kind: sql`'head'`, person: sql.ref('head_id'), account: none };
    case 'institution':
    case 'insurer':
      return { kind: sql`${to}`, person: none, account: none };
    case 'guardian':
      return { kind: sql`'guardian'`, person: guardian, account };
    case 'self':
      if (ifMinor === undefined) return { kind: sql`'self'`, person: self, account: none };
      return {
        kind: sql`iif(age < 18, 'guardian', 'self')`,
        person: sql`case when age < 18 then ${guardian} when age >= 18 then ${self} end`,
        account: sql`iif(age < 18, ${account}, null)`,
      };
  }
}
