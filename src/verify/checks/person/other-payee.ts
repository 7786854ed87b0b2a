import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { factOn } from '../../../db/people/fact-on.ts';
import { heldBy } from '../../rows/held.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; account_holder: string };

/** V23 户名不是本人: the money goes to somebody else, who is no guardian on file. */
export const otherPayee: RegistryCheck = {
  over: 'registry',
  code: 'V23',
  needs: ['accounts'],
  severity: 'warning',
  title: {
    zh: '账户户名不是本人，也不是登记的监护人',
    en: 'account of somebody who is neither holder nor guardian',
  },
  rule: {
    zh: '补贴发到本人账户；由监护人代领的，监护人应登记在册',
    en: 'subsidies go to the holder’s own account, or to that of a guardian who is on file',
  },
  source: { document: '财办〔2020〕37号', confidence: 'medium' },
  *find(db, context) {
    const { asOf } = context;
    const known = sql`select person_id from current_account where account_holder is not null`;
    const rows = sql<Row>`select held.person_id, held.id, account.account_holder, max(held.issued_on || held.number) as last
      from ${heldBy(context, known)} join person on person.id = held.person_id
        join current_account as account on account.person_id = held.person_id
          and coalesce(account.since, ${asOf}) <= ${asOf}
      where held.is_live = 1 and account.account_holder <> person.name
        and account.account_holder is not account.guardian
        and account.account_holder is not ${factOn('guardian', 'held.person_id', asOf)}
      group by held.person_id, account.id order by held.person_id`;
    for (const { person_id, id, account_holder } of queryRows(db, rows)) {
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `户名是${account_holder}，不是本人或登记的监护人；请改为本人账户，或补登监护人和证明`,
          en: `the account is ${account_holder}’s, who is neither the holder nor a guardian on file; record the holder’s own, or the guardian with proof`,
        },
        evidence: { accountHolder: account_holder },
      };
    }
  },
};
