import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type Served, servedBy } from '../../rows/served.ts';
import { firstCome, rowOf } from '../../rows/source-row.ts';

type Row = Served & { unit: string; unit_declared: string; rows: number };

/** S08 计量单位不符: one finding a programme, unit and file. */
export const unit: RegistryCheck = {
  over: 'registry',
  code: 'S08',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '计量单位与项目不符', en: 'another unit than the programme has' },
  rule: {
    zh: '台账的计量单位应是 programmes.yaml 的 unit；不同的单位不能相加',
    en: 'the ledger counts in the unit of programmes.yaml: two units are never added',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'high' },
  *find(db, context) {
    const rows = sql<Row>`select served.*, count(*) as rows, ${firstCome} as first from ${servedBy(db, context)}
      where served.unit <> served.unit_declared group by served.programme, served.unit, served.import_id
      order by served.programme, served.unit, served.import_id`;
    for (const row of queryRows(db, rows)) {
      const { title, programme, unit: own, unit_declared: declared, rows: count, served_on: day } = row;
      yield {
        day,
        row: rowOf(row),
        message: {
          zh: `${title}：这份台账有 ${count} 行的单位是“${own}”，本项目是“${declared}”；请更正台账，或更正项目的单位`,
          en: `${programme}: ${count} rows of this ledger count in ${own}, the programme in ${declared}; correct one of them`,
        },
        evidence: { programme, unit: own },
      };
    }
  },
};
