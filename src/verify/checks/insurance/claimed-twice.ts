import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type ClaimPayment, paymentNames } from '../../../services/insurance.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number;
  claim_number: string;
  other: string;
  payment: ClaimPayment;
  happened_on: PlainDate;
};

/** I05 重复理赔: one event paid twice for the same. Equal numbers are one claim already when they are imported. */
export const claimedTwice: RegistryCheck = {
  over: 'registry',
  code: 'I05',
  needs: ['claims'],
  severity: 'warning',
  title: { zh: '同一次出险同一种赔付不止一笔', en: 'one event paid twice for the same' },
  rule: {
    zh: '同一人同一天出险，同一赔付项目不应在两个赔案号下各赔一次',
    en: 'one payment for one event of a person does not stand under two claim numbers',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const rows = sql<Row>`select * from (select *, lag(claim_number) over (
          partition by person_id, payment, happened_on order by claim_number, id) as other
        from current_insurance_claim where person_id is not null and happened_on <= ${asOf})
      where other is not null order by happened_on, person_id, id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, claim_number: claim, other, payment, happened_on: day } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `赔案 ${claim} 与 ${other} 是同一天出险的同一项${paymentNames[payment]}；请向保险公司核对是否赔了两次`,
          en: `claims ${claim} and ${other} are both ${payment} for an event of the same day; ask the insurer whether it was paid twice`,
        },
        evidence: { claim, other },
      };
    }
  },
};
