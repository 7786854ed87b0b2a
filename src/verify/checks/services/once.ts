import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type Served, servedBy } from '../../rows/served.ts';
import { rowOf } from '../../rows/source-row.ts';

type Row = Served & { person_id: number; before: PlainDate; once: 'year' | 'ever' };

/** S06 超过次数: the second time, and each after it, in a year or ever. */
export const once: RegistryCheck = {
  over: 'registry',
  code: 'S06',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '只能一次的服务不止一次', en: 'more often than once' },
  rule: {
    zh: 'programmes.yaml 写明每年一次（year）或终身一次（ever）的，同一人不应再有',
    en: 'what programmes.yaml gives once a year, or once ever, nobody has again',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'low' },
  *find(db, context) {
    const rows = sql<Row>`select * from (select served.*, lag(served.served_on) over (
          partition by served.programme, served.person_id, iif(served.once = 'year', substr(served.served_on, 1, 4), '')
          order by served.served_on, served.id) as before
        from ${servedBy(db, context)} where served.once is not null and served.person_id is not null)
      where before is not null order by served_on, person_id, id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, before, title, programme, served_on: day, once: often } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `${title}：${before} 已有一次，${often === 'year' ? '每年' : '终身'}只能一次；请核对是重复登记还是重复享受`,
          en: `${programme}: had on ${before} already, and it is given once ${often === 'year' ? 'a year' : 'only'}; find out whether it was recorded twice or given twice`,
        },
        evidence: { programme, day, before },
      };
    }
  },
};
