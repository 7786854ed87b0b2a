import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number;
  product: string;
  other: string;
  starts_on: PlainDate;
  until: PlainDate;
};

/** I02 重复参保: two terms that overlap; one that begins on the last day of the other goes on from it. */
export const insuredTwice: RegistryCheck = {
  over: 'registry',
  code: 'I02',
  needs: ['insurance'],
  severity: 'warning',
  title: { zh: '保期重叠，重复参保', en: 'insured twice at once' },
  rule: {
    zh: '同一人的两个保期不应重叠，免得重复缴费',
    en: 'two terms of one person do not overlap, or the premium is paid twice',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const rows = sql<Row>`select later.*, first.product as other, first.ends_on as until
      from current_insurance_policy as later join current_insurance_policy as first on first.person_id = later.person_id
        and (first.starts_on, first.id) < (later.starts_on, later.id)
      where later.starts_on <= ${asOf} and first.ends_on > later.starts_on
      order by later.starts_on, later.person_id, later.id, first.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, product, other, starts_on: day, until } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `${product} ${day} 起保，${other} 到 ${until} 才终保；请核对是否重复缴费`,
          en: `${product} begins on ${day}, ${other} ends on ${until} only; find out whether the premium was paid twice`,
        },
        evidence: { day, until },
      };
    }
  },
};
