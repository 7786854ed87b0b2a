import { sql } from 'kysely';
import { addMonths, type PlainDate } from '../../../kernel/plain-date.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; cancelled_on: PlainDate; issued_on: PlainDate };

/** V16 注销后又发证: a new certificate before the waiting period after a cancellation is over. */
export const issuedAfterCancellation: RegistryCheck = {
  over: 'registry',
  code: 'V16',
  needs: ['holders'],
  severity: 'error',
  title: { zh: '注销后未满期限又发证', en: 'issued again too soon after a cancellation' },
  rule: {
    zh: '残疾人证注销后，一年内不得再申请；换号的注销（补办、变更）不算',
    en: 'no application within a year after a cancellation; one that only gave way to another number does not count',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'high' },
  policy: 'reapplication',
  *find(db, { asOf, policy }) {
    const rows = sql<Row>`select c.person_id, next.id, gone.happened_on as cancelled_on, min(issue.happened_on) as issued_on
      from current_certificate_event as gone join certificate as c on c.id = gone.certificate_id and c.withdrawn_by is null
        join certificate as next on next.person_id = c.person_id and next.withdrawn_by is null
        join current_certificate_event as issue on issue.certificate_id = next.id
          and issue.kind in ('issued', 'reissued') and issue.happened_on > gone.happened_on and issue.happened_on <= ${asOf}
      where gone.kind = 'cancelled' and coalesce(gone.reason, 'other') <> 'replaced'
      group by c.person_id, next.id, gone.happened_on order by c.person_id, next.id, gone.happened_on`;
    for (const { person_id, id, cancelled_on, issued_on } of queryRows(db, rows)) {
      const months = inForceOn(policy.reapplication, issued_on)?.months;
      if (months === undefined || issued_on >= addMonths(cancelled_on, months)) continue;
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `${cancelled_on} 注销，${issued_on} 又发证，不满${months}个月；请核对注销原因和申请材料`,
          en: `cancelled on ${cancelled_on}, issued again on ${issued_on}, within ${months} months; check why it was cancelled and the application`,
        },
        evidence: { cancelledOn: cancelled_on, issuedOn: issued_on },
      };
    }
  },
};
