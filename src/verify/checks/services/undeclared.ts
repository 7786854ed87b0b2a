import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { nearestOf } from '../../../policies/nearest.ts';
import { programmeNamed, spellingsOf } from '../../../services/programme.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { wordsOnRecord } from '../../rows/served.ts';
import { firstCome, type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & { programme: string; rows: number; first_on: PlainDate };

/** S01 没有声明的服务项目: one finding a word. */
export const undeclared: RegistryCheck = {
  over: 'registry',
  code: 'S01',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '服务项目没有声明', en: 'programme not declared' },
  rule: {
    zh: '台账上的服务项目应列在 programmes.yaml；没有列出的照样保存，不计入任何指标',
    en: 'a programme of the ledger is declared in programmes.yaml; others are kept and counted in no figure',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'high' },
  *find(db, { asOf, services: { programmes } }) {
    const unknown = wordsOnRecord(db).filter((word) => !programmeNamed(programmes, word));
    const rows = sql<Row>`select programme, count(*) as rows, min(served_on) as first_on, import_id, sheet, row_number,
        ${firstCome} as first
      from current_service_record where programme in (select value from json_each(${JSON.stringify(unknown)}))
        and served_on <= ${asOf} group by programme order by programme`;
    for (const row of queryRows(db, rows)) {
      const { programme, rows: count, first_on: day } = row;
      const near = nearestOf(programme, programmes.flatMap(spellingsOf));
      yield {
        day,
        row: rowOf(row),
        message: {
          zh: `“${programme}”不在 programmes.yaml 中，${count} 行没有计入指标；请改名称，或声明这个项目${near === undefined ? '' : `（是不是“${near}”？）`}`,
          en: `"${programme}" is not in programmes.yaml, ${count} rows count in no figure; mend the word or declare it${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
        },
        evidence: { programme },
      };
    }
  },
};
