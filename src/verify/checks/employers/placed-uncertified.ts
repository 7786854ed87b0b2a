import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { hasNoneLive } from '../../rows/served.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number;
  employer: string;
  began_on: PlainDate;
  issued_on: PlainDate | null;
};

/** E02 安置时没有有效证: on the day on which the placement began. */
export const placedUncertified: RegistryCheck = {
  over: 'registry',
  code: 'E02',
  needs: ['placements'],
  severity: 'warning',
  title: { zh: '安置时没有有效残疾人证', en: 'placed without a live certificate' },
  rule: {
    zh: '计入安残人数的职工应持有效残疾人证；入职以后才发证的，从发证起计算',
    en: 'a disabled worker has a live certificate; one issued after the placement began counts from then on',
  },
  source: { document: '按比例就业审核的通例，没有文件规定', confidence: 'low' },
  *find(db, context) {
    const rows = sql<Row>`select placed.*, (select min(c.first_issued_on) from certificate as c
          where c.person_id = placed.person_id and c.withdrawn_by is null and c.first_issued_on > placed.began_on
            and c.first_issued_on <= ${context.asOf}) as issued_on
      from current_placement as placed
      where placed.person_id is not null and placed.began_on <= ${context.asOf}
        and ${hasNoneLive(context, 'placed.person_id', 'placed.began_on')}
      order by placed.began_on, placed.person_id, placed.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, employer, began_on: day, issued_on } = row;
      const since =
        issued_on === null
          ? { zh: '', en: '' }
          : { zh: `，${issued_on} 才发证`, en: `, it was issued on ${issued_on}` };
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `入职${employer}那天没有有效残疾人证${since.zh}；请核对入职日期和证件，没有证的不计入安残人数`,
          en: `no certificate was live when the placement at ${employer} began${since.en}; check the day and the certificate`,
        },
        evidence: { day, employer },
      };
    }
  },
};
