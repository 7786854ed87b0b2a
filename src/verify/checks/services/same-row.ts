import { fileText } from '../../../kernel/problem.ts';
import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type Served, servedBy } from '../../rows/served.ts';
import { rowOf } from '../../rows/source-row.ts';

type Row = Served & { other: string };

/** S10 两份台账同一行: programme, who, day, number, quantity and amount are the same; the later one is told of. */
export const sameRow: RegistryCheck = {
  over: 'registry',
  code: 'S10',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '两份台账有同一行', en: 'the same row in two files' },
  rule: {
    zh: '同一项目、对象、日期、编号、数量和金额的一行，不应在两份台账上各记一次',
    en: 'one row (programme, who, day, number, quantity, amount) does not stand in two ledgers',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, context) {
    const rows = sql<Row>`select * from (
        select served.*, first_value(import.file_name) over same as other, first_value(served.import_id) over same as first,
          row_number() over (partition by served.programme, served.person_id, iif(served.person_id is null, served.subject, null),
            served.served_on, served.number, served.quantity, served.amount_fen, served.import_id) as place
        from ${servedBy(db, context)} join import on import.id = served.import_id
        window same as (partition by served.programme, served.person_id, iif(served.person_id is null, served.subject, null),
          served.served_on, served.number, served.quantity, served.amount_fen order by served.import_id, served.id))
      where import_id <> first and place = 1 order by served_on, person_id, id`;
    for (const row of queryRows(db, rows)) {
      const { person_id, title, programme, served_on: day } = row;
      const other = fileText(row.other);
      yield {
        personId: person_id ?? undefined,
        day,
        row: rowOf(row),
        message: {
          zh: `${title}：${other.zh} 已有同样的一行；请核对，确是重复的，从其中一份台账删去后撤销并重新导入那一份`,
          en: `${programme}: ${other.en} has the same row; if it is one service, take it out of one of the files, undo that import and import it again`,
        },
        evidence: { programme, day },
      };
    }
  },
};
