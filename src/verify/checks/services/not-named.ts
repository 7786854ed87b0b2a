import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type Served, servedBy } from '../../rows/served.ts';
import { firstCome, rowOf } from '../../rows/source-row.ts';

type Row = Served & { rows: number };

/** S09 没有写明服务对象: one finding a programme and file. */
export const notNamed: RegistryCheck = {
  over: 'registry',
  code: 'S09',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '记名的项目没有写明服务对象', en: 'nobody named in a programme that names' },
  rule: {
    zh: 'programmes.yaml 写明 named: true 的，每行都应写明姓名和身份证号',
    en: 'each row of a programme with named: true in programmes.yaml names a person',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'high' },
  *find(db, context) {
    const rows = sql<Row>`select served.*, count(*) as rows, ${firstCome} as first from ${servedBy(db, context)}
      where served.is_named = 1 and served.person_id is null group by served.programme, served.import_id
      order by served.programme, served.import_id`;
    for (const row of queryRows(db, rows)) {
      const { title, programme, rows: count, served_on: day } = row;
      yield {
        day,
        row: rowOf(row),
        message: {
          zh: `${title}：这份台账有 ${count} 行没有写明是谁，人数数不出来；请补上姓名和身份证号后再导入`,
          en: `${programme}: ${count} rows of this ledger name nobody, so that no people can be counted; add name and id and import again`,
        },
        evidence: { programme },
      };
    }
  },
};
