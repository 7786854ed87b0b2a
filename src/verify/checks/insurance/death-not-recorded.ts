import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { heldOn } from '../../rows/served.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & { person_id: number; claim_number: string; happened_on: PlainDate };

/** I07 身故理赔而登记仍在世: a death was paid for, and the certificate is live. */
export const deathNotRecorded: RegistryCheck = {
  over: 'registry',
  code: 'I07',
  needs: ['claims'],
  severity: 'warning',
  title: { zh: '身故已理赔，登记中仍有效持证', en: 'paid for a death, and live on record' },
  rule: {
    zh: '理赔了身故的人应有死亡登记，残疾人证应注销，补贴应停发',
    en: 'whoever a death was paid for has their death on record: the certificate ends, and so do the subsidies',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'medium' },
  *find(db, context) {
    const { asOf } = context;
    const rows = sql<Row>`select claim.* from (select *, ${asOf} as day from current_insurance_claim) as claim
      where 'death' in (claim.payment, claim.cause) and claim.person_id is not null and claim.happened_on <= ${asOf}
        and exists (select 1 from ${heldOn(context, 'claim.person_id', 'claim.day')} where held.is_live = 1)
      order by claim.happened_on, claim.person_id, claim.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, claim_number: claim, happened_on: day } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `赔案 ${claim} 按身故赔付，登记中此人仍有效持证；请核实，确已去世的导入死亡名单并注销证件`,
          en: `claim ${claim} was paid for a death, and the certificate is live; find out, then import the death and cancel the certificate`,
        },
        evidence: { claim, on: day },
      };
    }
  },
};
