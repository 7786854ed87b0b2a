import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; on: PlainDate; by_case: number | null };

/** V33 不在名册: a certificate still held that a complete roster of its time does not name, one that a case issued among them. */
export const notOnRoster: RegistryCheck = {
  over: 'registry',
  code: 'V33',
  needs: ['holders', 'complete-roster'],
  severity: 'warning',
  title: {
    zh: '持有的残疾人证不在全量花名册上',
    en: 'a certificate that is held is not on the complete roster',
  },
  rule: {
    zh: '全量花名册应有当日持有的每一本证；个案办成的也在内',
    en: 'a complete roster names every certificate held on its day, those that cases issued as well',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'medium' },
  *find(db, { asOf }) {
    const rows = sql<Row>`
      select c.person_id, c.id, absence.noticed_on as "on", (
        select file.id from current_certificate_event as e join case_event as done on done.import_id = e.import_id
          join case_file as file on file.id = done.case_id and file.person_id = c.person_id
        where e.certificate_id = c.id limit 1) as by_case
      from current_roster_absence as absence join certificate as c on c.id = absence.certificate_id
      where absence.noticed_on <= ${asOf} and c.withdrawn_by is null order by c.person_id, c.id`;
    for (const { person_id, id, on, by_case } of queryRows(db, rows)) {
      const [zh, en] =
        by_case === null ? ['', ''] : [`（个案 ${by_case} 办成）`, ` (case ${by_case} issued it)`];
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `${on} 的全量花名册上没有这本证${zh}；请核实，漏登的补进花名册，已注销、迁出的导入证件变动名单`,
          en: `the complete roster of ${on} does not name it${en}; find out, then correct the roster or import the event that ended it`,
        },
        evidence: { on },
      };
    }
  },
};
