import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  employer: string;
  year: number;
  last_day: PlainDate;
  declared: number;
  placed: number;
};

/** E03 申报人数与安置名单不符: at the end of the year; only where a list of placements was imported. */
export const declaredNumber: RegistryCheck = {
  over: 'registry',
  code: 'E03',
  needs: ['employers', 'placements'],
  severity: 'info',
  title: { zh: '申报的残疾职工人数与安置名单不符', en: 'other disabled workers declared than placed' },
  rule: {
    zh: '单位申报的安置人数应等于安置名单上当年年末在职的人数',
    en: 'the number that an employer declares is that of its placements at the end of the year',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const rows = sql<Row>`with yearly as (select distinct year, year || '-12-31' as last_day from current_employer),
      placed as (select yearly.year, p.credit_code, count(distinct p.person_id) as people
        from yearly join current_placement as p on p.began_on <= yearly.last_day
          and coalesce(p.ended_on, '9999') >= yearly.last_day
        group by yearly.year, p.credit_code)
      select e.employer, e.year, yearly.last_day, e.disabled_workers as declared, coalesce(placed.people, 0) as placed,
        e.import_id, e.sheet, e.row_number
      from current_employer as e join yearly on yearly.year = e.year
        left join placed on placed.year = e.year and placed.credit_code = e.credit_code
      where yearly.last_day <= ${asOf} and e.disabled_workers <> coalesce(placed.people, 0)
        and exists (select 1 from current_placement where began_on <= yearly.last_day)
      order by e.year, e.credit_code, e.id`;
    for (const row of queryRows(db, rows)) {
      const { employer, year, last_day: day, declared, placed } = row;
      yield {
        day,
        row: rowOf(row),
        message: {
          zh: `${employer}申报 ${declared} 人，安置名单上年末在职 ${placed} 人；请核对，补上漏报的人或离职日期`,
          en: `${employer} declared ${declared}, its placements at the end of the year are ${placed}; add whoever is missing, or the days of leaving`,
        },
        evidence: { employer, year, declared, placed },
      };
    }
  },
};
