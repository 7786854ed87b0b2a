import { sql } from 'kysely';
import { mask } from '../../../kernel/mask.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { Found, RegistryCheck } from '../../check.ts';
import { idsSharing } from '../../rows/ids-sharing.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { account: string; people: string };

/** V22 同一账号: the money of several people goes to one account. */
export const sharedAccount: RegistryCheck = {
  over: 'registry',
  code: 'V22',
  needs: ['accounts'],
  severity: 'warning',
  title: { zh: '多人登记同一银行账号', en: 'several people with one bank account' },
  rule: {
    zh: '补贴发到本人的一卡通，任何人不得持有他人的卡；由同一监护人代领的除外，也应核实',
    en: 'subsidies go to the beneficiary’s own card and nobody may hold another’s; a guardian of several is looked at, too',
  },
  source: { document: '财办〔2020〕37号', confidence: 'medium' },
  policy: 'sharedAccount',
  *find(db, { asOf, policy }) {
    const least = inForceOn(policy.sharedAccount, asOf)?.holders;
    if (least === undefined) return;
    const known = sql`account is not null and coalesce(since, ${asOf}) <= ${asOf}`;
    const accounts = sql<{
      id: number;
      key: string;
    }>`select id, account as key from current_account where ${known}`;
    for (const some of idsSharing(db, accounts, least)) {
      const rows = sql<Row>`select account, json_group_array(person_id order by person_id) as people from (
          select distinct account, person_id from current_account where id in (${some}) and ${known})
        group by account having count(*) >= ${least} order by account`;
      for (const row of queryRows(db, rows)) yield toFound(row);
    }
  },
};

function toFound(row: Row): Found & { readonly personId: number } {
  const people = JSON.parse(row.people) as number[];
  const [first = 0, ...others] = people;
  const account = mask(row.account);
  return {
    personId: first,
    others,
    message: {
      zh: `账号 ${account} 登记在${people.length}人名下；请核实是谁的卡，改为各人自己的或写明监护关系`,
      en: `account ${account} is on file for ${people.length} people; find out whose it is, record each one’s own or the guardianship`,
    },
    evidence: { account },
  };
}
