import { type RawBuilder, sql } from 'kysely';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import { hasDied } from './dead-in-month.ts';
import { ageIn } from './person-facts.ts';

/** 收款人 who is paid for a row: the kind, the person, and the account row that names a guardian. */
export type PayeeSql = {
  readonly kind: RawBuilder<unknown>;
  readonly person: RawBuilder<unknown>;
  readonly account: RawBuilder<unknown>;
};

/** 监护人 on record of a person (监护人与银行账户表), who is not known to be dead; asked of the few who need one. */
function guardianOf(person: RawBuilder<unknown>, column: 'guardian.id' | 'account.id'): RawBuilder<unknown> {
  return sql`(select iif(count(*) = 1, ${sql.ref(column)}, null) from account
      left join person as guardian on guardian.citizen_id = guardian_citizen_id
    where account.person_id = ${person} and superseded_by is null and guardian is not null
      and (guardian.id is null or not ${hasDied(sql.ref('guardian.id'))}))`;
}

/**
 * 收款人 by the policy: the person of the unit or the head of it, or the guardian in the place of a minor (`if_minor`);
 * nobody where none is on record, where the age is not known, or where they are dead.
 */
export function payeeSql({ unit, payee: { to, ifMinor } }: Scheme, month: YearMonth): PayeeSql {
  const none = sql`null`;
  if (unit === 'employer') return { kind: sql`'employer'`, person: none, account: none };
  if (to === 'institution' || to === 'insurer') return { kind: sql`${to}`, person: none, account: none };
  const own = sql.ref(to === 'head' ? 'head_id' : 'unit_id');
  const [guardian, account] = [guardianOf(own, 'guardian.id'), guardianOf(own, 'account.id')];
  if (to === 'guardian') return { kind: sql`'guardian'`, person: guardian, account };
  const self = to === 'head' ? own : sql`iif(${hasDied(own)}, null, ${own})`;
  if (ifMinor === undefined) return { kind: sql`${to}`, person: self, account: none };
  // A head need not be a holder, and has no facts then.
  const age = to === 'head' ? sql`(select ${ageIn(month)} from person where person.id = head_id)` : sql`age`;
  return {
    kind: sql`iif(${age} < 18, 'guardian', ${to})`,
    person: sql`case when ${age} < 18 then ${guardian} when ${age} >= 18 then ${self} end`,
    account: sql`iif(${age} < 18, ${account}, null)`,
  };
}
