import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number;
  employer: string;
  other: string;
  began_on: PlainDate;
  until: PlainDate | null;
};

/** E01 同时在两个单位: two employers at once; leaving one and beginning at another on one day is no fault. */
export const twoEmployers: RegistryCheck = {
  over: 'registry',
  code: 'E01',
  needs: ['placements'],
  severity: 'warning',
  title: { zh: '一人同时安置在两个单位', en: 'one person at two employers at once' },
  rule: {
    zh: '同一人同一时间只能计入一个用人单位',
    en: 'nobody counts for two employers at the same time',
  },
  source: { document: '按比例就业审核的通例，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const rows = sql<Row>`select later.id, later.person_id, later.employer, first.employer as other, later.began_on,
        first.ended_on as until, later.import_id, later.sheet, later.row_number
      from current_placement as later join current_placement as first on first.person_id = later.person_id
        and (first.began_on, first.id) < (later.began_on, later.id)
      where later.began_on <= ${asOf} and coalesce(first.ended_on, '9999') > later.began_on
        and iif(first.credit_code is null or later.credit_code is null, first.employer <> later.employer,
          first.credit_code <> later.credit_code)
      order by later.began_on, later.person_id, later.id, first.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, employer, other, began_on: day, until } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `${day} 起在${employer}，同时在${other}（${until === null ? '没有离职日期' : `至 ${until}`}）；请核对，已离职的补上离职日期`,
          en: `at ${employer} from ${day}, and at ${other} ${until === null ? 'without an end' : `until ${until}`}; check, and add the day of leaving`,
        },
        evidence: { day, employer, other },
      };
    }
  },
};
