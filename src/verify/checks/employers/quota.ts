import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { employersByQuota } from '../../rows/employers-by-quota.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { firstCome, type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  year: number;
  share: number;
  employers: number;
  over: number;
  under: number;
  missing: number;
};

/** E04 按比例就业: over and under the quota in a year, one finding a year; none where the district declares no share. */
export const quota: RegistryCheck = {
  over: 'registry',
  code: 'E04',
  needs: ['employers', 'employment.yaml'],
  severity: 'info',
  title: { zh: '按比例就业：超比例和未达比例的单位', en: 'employers over and under the quota' },
  rule: {
    zh: '安置的残疾人应占在职职工的比例写在 employment.yaml；未达比例的应缴残疾人就业保障金',
    en: 'the share of disabled workers is in employment.yaml; an employer under it pays the levy',
  },
  source: { document: '本区的 employment.yaml', confidence: 'low' },
  *find(db, { asOf, services }) {
    const rows = sql<Row>`select year, share, count(*) as employers, sum(has > must) as over, sum(has < must) as under,
        sum(max(must - has, 0)) as missing, import_id, sheet, row_number, ${firstCome} as first
      from (${employersByQuota(services.quota)})
      where share is not null and year || '-01-01' <= ${asOf} group by year having under > 0 order by year`;
    for (const row of queryRows(db, rows)) {
      const { year, share, employers, over, under, missing } = row;
      const [percent, short] = [share / 100, (missing / 10_000).toFixed(2)];
      const lastDay = `${year}-12-31` as PlainDate;
      yield {
        day: lastDay < asOf ? lastDay : asOf,
        row: rowOf(row),
        message: {
          zh: `${year} 年 ${employers} 个单位按 ${percent}% 计算：超比例 ${over} 个，未达比例 ${under} 个，合计少安置 ${short} 人；请按名单核对应缴残保金的单位`,
          en: `${employers} employers of ${year} at ${percent} %: ${over} over, ${under} under, ${short} people short in all; check which of them pay the levy`,
        },
        evidence: { year, share, over, under },
      };
    }
  },
};
