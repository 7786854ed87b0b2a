import { sql } from 'kysely';
import { addMonths, type PlainDate } from '../../../kernel/plain-date.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; before_on: PlainDate; assessed_on: PlainDate };

/** V17 评定间隔: another category or grade before the period between two assessments is over. */
export const reassessedSoon: RegistryCheck = {
  over: 'registry',
  code: 'V17',
  needs: ['holders'],
  severity: 'warning',
  title: { zh: '距上次评定未满期限又变更', en: 'assessed again too soon' },
  rule: {
    zh: '类别、等级的变更应距上次评定满一定期限（本地做法）',
    en: 'a change of category or grade waits for a period after the last assessment (a local practice)',
  },
  source: { document: '各地办事指南', confidence: 'low' },
  policy: 'reassessment',
  *find(db, { asOf, policy }) {
    const rows = sql<Row>`select c.person_id, c.id, max(last.happened_on) as before_on, change.happened_on as assessed_on
      from current_certificate_event as change
        join certificate as c on c.id = change.certificate_id and c.withdrawn_by is null
        join certificate as before on before.person_id = c.person_id and before.withdrawn_by is null
        join current_certificate_event as last on last.certificate_id = before.id
          and last.kind in ('issued', 'regraded') and last.happened_on < change.happened_on
      where change.kind = 'regraded' and change.happened_on <= ${asOf}
      group by c.person_id, c.id, change.id order by c.person_id, c.id, change.happened_on`;
    for (const { person_id, id, before_on, assessed_on } of queryRows(db, rows)) {
      const months = inForceOn(policy.reassessment, assessed_on)?.months;
      if (months === undefined || assessed_on >= addMonths(before_on, months)) continue;
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `${before_on} 评定，${assessed_on} 又变更，不满${months}个月；请核对重新评定的理由`,
          en: `assessed on ${before_on} and changed on ${assessed_on}, within ${months} months; check why it was assessed again`,
        },
        evidence: { before: before_on, assessedOn: assessed_on },
      };
    }
  },
};
