import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number | null;
  claim_number: string;
  happened_on: PlainDate;
  paid_on: PlainDate;
};

/** I03 赔付早于出险. */
export const paidBefore: RegistryCheck = {
  over: 'registry',
  code: 'I03',
  needs: ['claims'],
  severity: 'error',
  title: { zh: '赔付日期早于出险日期', en: 'paid before it happened' },
  rule: { zh: '赔付在出险以后', en: 'a claim is paid after the event' },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const rows = sql<Row>`select * from current_insurance_claim where paid_on < happened_on and paid_on <= ${asOf}
      order by paid_on, person_id, id`;
    for (const row of queryRows(db, rows)) {
      const { person_id, claim_number: claim, happened_on: on, paid_on: day } = row;
      yield {
        personId: person_id ?? undefined,
        day,
        row: rowOf(row),
        message: {
          zh: `赔案 ${claim}：${day} 赔付，${on} 才出险；请核对两个日期`,
          en: `claim ${claim}: paid on ${day}, it happened on ${on}; check both days`,
        },
        evidence: { claim, day, on },
      };
    }
  },
};
