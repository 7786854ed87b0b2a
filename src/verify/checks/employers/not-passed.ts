import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { hasNotPassed } from '../../../services/employment.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & { employer: string; year: number; on: PlainDate; result: string; people: number };

/** E05 审核未通过: the words of the review say so, and its disabled workers are counted all the same. */
export const notPassed: RegistryCheck = {
  over: 'registry',
  code: 'E05',
  needs: ['employers'],
  severity: 'warning',
  title: { zh: '安残审核未通过，人数仍计入', en: 'counted though the review was not passed' },
  rule: {
    zh: '安残审核未通过的单位，申报的残疾职工不计入',
    en: 'the disabled workers of an employer that did not pass the review do not count',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const words = db.sqlite
      .prepare<[], string>('select distinct result from current_employer where result is not null')
      .pluck()
      .all();
    const failed = JSON.stringify(words.filter(hasNotPassed));
    const rows = sql<Row>`select *, coalesce(reviewed_on, year || '-12-31') as "on", disabled_workers as people
      from current_employer where result in (select value from json_each(${failed})) and disabled_workers > 0
        and coalesce(reviewed_on, year || '-12-31') <= ${asOf} order by year, credit_code, id`;
    for (const row of queryRows(db, rows)) {
      const { employer, year, on: day, result, people } = row;
      yield {
        day,
        row: rowOf(row),
        message: {
          zh: `${employer} ${year} 年审核结果为“${result}”，仍有 ${people} 名残疾职工；请核对结果，确未通过的从名单删去`,
          en: `the review of ${employer} for ${year} says "${result}", and ${people} disabled workers stand there; check the result, or take the employer off the list`,
        },
        evidence: { employer, year },
      };
    }
  },
};
