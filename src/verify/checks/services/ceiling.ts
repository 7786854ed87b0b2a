import { sql } from 'kysely';
import { type Fen, formatYuan } from '../../../kernel/fen.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type Served, servedBy } from '../../rows/served.ts';
import { rowOf } from '../../rows/source-row.ts';

type Row = Served & { amount_fen: Fen; most_fen: Fen };

/** S05 超过最高金额. */
export const ceiling: RegistryCheck = {
  over: 'registry',
  code: 'S05',
  needs: ['services'],
  severity: 'error',
  title: { zh: '金额超过项目的最高金额', en: 'above the ceiling of the programme' },
  rule: {
    zh: '每行金额不应超过 programmes.yaml 的 most',
    en: 'no row has more than the most of programmes.yaml',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'medium' },
  *find(db, context) {
    const rows = sql<Row>`select served.* from ${servedBy(db, context)}
      where served.amount_fen > served.most_fen order by served.served_on, served.person_id, served.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id, amount_fen: amount, most_fen: most, title, programme, served_on: day } = row;
      yield {
        personId: person_id ?? undefined,
        day,
        row: rowOf(row),
        message: {
          zh: `${title}：${formatYuan(amount)} 元，超过最高 ${formatYuan(most)} 元；请核对金额，属实的追回超出部分`,
          en: `${programme}: ${formatYuan(amount)} yuan, above the most of ${formatYuan(most)}; check the amount, and recover what is above`,
        },
        evidence: { programme, day, amount },
      };
    }
  },
};
