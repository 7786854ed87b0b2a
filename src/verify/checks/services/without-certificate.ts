import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { hasNoneLive, type Served, servedBy } from '../../rows/served.ts';
import { rowOf } from '../../rows/source-row.ts';

type Row = Served & { person_id: number; has_any: number };

/** S04 没有有效证: on the day, in a programme that needs one. Whoever had died by then is S07's. */
export const withoutCertificate: RegistryCheck = {
  over: 'registry',
  code: 'S04',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '服务当日没有有效残疾人证', en: 'no live certificate on the day' },
  rule: {
    zh: '须持证的项目，服务对象当日应有有效残疾人证',
    en: 'a programme that needs a certificate is for people with a live one on the day',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'medium' },
  *find(db, context) {
    const rows = sql<Row>`select served.*,
        exists (select 1 from certificate as c where c.person_id = served.person_id and c.withdrawn_by is null) as has_any
      from ${servedBy(db, context)}
      where served.person_id is not null and served.is_needed = 1
        and ${hasNoneLive(context, 'served.person_id', 'served.served_on')}
        and not exists (select 1 from current_death as death where death.person_id = served.person_id
          and death.died_on <= served.served_on)
      order by served.served_on, served.person_id, served.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, has_any, title, programme, served_on: day } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message:
          has_any === 1
            ? {
                zh: `${title}：当日没有有效残疾人证（尚未发证、已过期或已注销）；请核对日期和证件`,
                en: `${programme}: no certificate was live on the day (not issued yet, expired or ended); check the day and the certificate`,
              }
            : {
                zh: `${title}：登记中没有此人的残疾人证；请核对号码，或导入有此人的花名册`,
                en: `${programme}: no certificate of this person is on record; check the number, or import the roster that has it`,
              },
        evidence: { programme, day },
      };
    }
  },
};
