import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { hasNoneLive } from '../../rows/served.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & { person_id: number; product: string; starts_on: PlainDate };

/** I06 起保时没有有效证. */
export const insuredUncertified: RegistryCheck = {
  over: 'registry',
  code: 'I06',
  needs: ['insurance'],
  severity: 'info',
  title: { zh: '起保时没有有效残疾人证', en: 'insured without a live certificate' },
  rule: {
    zh: '为持证残疾人投保的，起保那天应有有效残疾人证',
    en: 'an insurance for holders covers people with a live certificate on its first day',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, context) {
    const rows = sql<Row>`select insured.* from current_insurance_policy as insured
      where insured.person_id is not null and insured.starts_on <= ${context.asOf}
        and ${hasNoneLive(context, 'insured.person_id', 'insured.starts_on')}
      order by insured.starts_on, insured.person_id, insured.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, product, starts_on: day } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `${product}起保那天没有有效残疾人证；请核对是否应当投保`,
          en: `no certificate was live when ${product} began; check whether this person is to be insured`,
        },
        evidence: { day },
      };
    }
  },
};
