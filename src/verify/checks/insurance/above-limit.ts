import { sql } from 'kysely';
import { type Fen, formatYuan } from '../../../kernel/fen.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type ClaimPayment, paymentNames } from '../../../services/insurance.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number;
  payment: ClaimPayment;
  day: PlainDate;
  starts_on: PlainDate;
  paid: Fen;
  most: Fen;
};

/** I04 超过保险责任限额: all that one person was paid for one kind in a term, above the limit in force at its beginning. */
export const aboveLimit: RegistryCheck = {
  over: 'registry',
  code: 'I04',
  needs: ['insurance', 'claims', 'insurance.yaml'],
  severity: 'error',
  title: { zh: '赔付超过保险责任限额', en: 'more claimed than the limit of the benefit' },
  rule: {
    zh: '一人在一个保期内每种赔付的合计不应超过 insurance.yaml 的限额；没有写限额的不查',
    en: 'what a person is paid for one kind in a term is within insurance.yaml; without a limit nothing is checked',
  },
  source: { document: '本区的 insurance.yaml', confidence: 'low' },
  *find(db, { asOf, services }) {
    const limits = JSON.stringify(
      services.benefits.map(({ from, payment, mostFen }) => [from, payment, mostFen]),
    );
    const rows = sql<Row>`select * from (
        select claim.person_id, claim.payment, p.starts_on, sum(claim.amount_fen) as paid, max(claim.happened_on) as day,
          claim.import_id, claim.sheet, claim.row_number, (select value ->> 2 from json_each(${limits})
            where value ->> 1 = claim.payment and value ->> 0 <= p.starts_on order by value ->> 0 desc limit 1) as most
        from current_insurance_claim as claim join current_insurance_policy as p on p.person_id = claim.person_id
          and claim.happened_on between p.starts_on and p.ends_on
        where claim.happened_on <= ${asOf} group by p.id, claim.payment)
      where paid > most order by day, person_id, payment`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, payment, day, starts_on, paid, most } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `${starts_on} 起的保期内${paymentNames[payment]}共赔 ${formatYuan(paid)} 元，限额 ${formatYuan(most)} 元；请核对金额和保单`,
          en: `${payment} in the term from ${starts_on}: ${formatYuan(paid)} yuan, the limit is ${formatYuan(most)}; check the amounts and the policy`,
        },
        evidence: { payment, term: starts_on, paid },
      };
    }
  },
};
