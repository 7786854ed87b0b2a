import { type RawBuilder, sql } from 'kysely';
import type { Text } from '../../kernel/text.ts';
import { subdistrictOf } from '../rows/holder-table.ts';
import type { QuotaVersion } from '../../services/employment.ts';
import { employersByQuota } from '../../verify/rows/employers-by-quota.ts';
import type { Defined, Need, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';
import { listOfYear } from '../rows/lists-of-year.ts';

/** 安残审核 employers of the year: those reviewed, those over or under their quota, or the workers of all of them. */
export function employers({ count }: FigureSpec<'employers'>, scope: Scope): Defined {
  const { year } = scope;
  const common = { sheets: ['employers'] as const, undecidedUnit: '笔' as const };
  const hasList = {
    isMet: sql`exists (select 1 from current_employer where year = ${year})`,
    lacking: { zh: `用人单位名单没有 ${year} 年的`, en: `employers: none of ${year}` },
  };
  switch (count) {
    case 'reviewed':
      return {
        ...common,
        ...reviewed(scope),
        needs: [hasList],
      };
    case 'workers':
    case 'disabled_workers': {
      const what =
        count === 'workers' ? { zh: '在职职工', en: 'workers' } : { zh: '残疾职工', en: 'disabled workers' };
      return {
        ...common,
        definition: {
          zh: `${year} 年用人单位名单上申报的${what.zh}人数之和，一个信用代码只算一次`,
          en: `${what.en} declared by the employers on the list of ${year}, each credit code once`,
        },
        kind: 'quantity',
        needs: [hasList],
        rows: employerRows(sql`year = ${year}`, sql.ref(`own.${count}`)),
      };
    }
    case 'over_quota':
    case 'under_quota':
      return { ...common, ...byQuota(count, scope), needs: [hasList, hasQuota(scope)] };
  }
}

/** With a review of the year that came to a day or a result. */
function reviewed({ year, asOf }: Scope): Pick<Counting, 'definition' | 'kind' | 'rows' | 'undecided'> {
  const isReviewed = sql`(reviewed_on <= ${asOf} or (reviewed_on is null and result is not null))`;
  return {
    definition: {
      zh: `用人单位名单中审核年度为 ${year}、截止日前已审核（有审核日期或结果）的单位，一个信用代码只算一次`,
      en: `employers on the list of ${year} with a day or a result of their review by the cut-off, each credit code once`,
    },
    kind: 'count',
    undecided: sql`select 1 from current_employer where year = ${year} and reviewed_on is null and result is null`,
    rows: employerRows(sql`year = ${year} and ${isReviewed}`),
  };
}

/** 超比例、未达比例 by the share of employment.yaml in force at the end of the year. */
function byQuota(
  count: 'over_quota' | 'under_quota',
  { year, quota = [] }: Scope,
): Pick<Counting, 'definition' | 'kind' | 'rows'> {
  const share = (shareOf(quota, year) ?? 0) / 100;
  const [than, zh, en] = count === 'over_quota' ? [sql`>`, '高于', 'over'] : [sql`<`, '低于', 'under'];
  return {
    definition: {
      zh: `${year} 年用人单位名单中申报的残疾职工${zh}在职职工 ${share}% 的单位，一个信用代码只算一次`,
      en: `employers on the list of ${year} whose disabled workers are ${en} ${share} % of all, each credit code once`,
    },
    kind: 'count',
    rows: employerRows(sql`year = ${year} and has ${than} must`, sql`null`, employersByQuota(quota)),
  };
}

type Counting = Extract<Defined, { readonly kind: 'count' | 'quantity' | 'median' | 'day' }>;

function hasQuota({ year, quota = [] }: Scope): Need {
  return {
    isMet: shareOf(quota, year) === undefined ? sql`0` : sql`1`,
    lacking: {
      zh: `employment.yaml 没有 ${year} 年的比例`,
      en: `employment.yaml: no share for ${year}`,
    },
  };
}

function shareOf(quota: readonly QuotaVersion[], year: number): number | undefined {
  return quota.findLast(({ from }) => from <= `${year}-12-31`)?.perTenThousand;
}

/** Of each credit code the first row that a condition holds for. */
function employerRows(
  where: RawBuilder<unknown>,
  quantity: RawBuilder<unknown> = sql`null`,
  from: RawBuilder<unknown> = sql`select * from current_employer`,
): RawBuilder<TraceRow> {
  return sql<TraceRow>`select null as person, own.employer as name, own.credit_code as number,
      null as subdistrict, null as category, null as grade, own.reviewed_on as happened_on, null as fen,
      ${quantity} as quantity, import.file_name as file, own.sheet, own.row_number as row
    from (select *, min(coalesce(reviewed_on, '9999') || printf('%010d', disabled_workers) || occurrence)
      -- SQLite takes the other columns from the row of the minimum.
      from (${from}) where ${where} group by credit_code) as own
      join import on import.id = own.import_id
    order by own.credit_code`;
}

/** 就业安置 people whose placement began in the year, or goes on at the cut-off; each once. */
export function placements({ count, employer }: FigureSpec<'placements'>, scope: Scope): Defined {
  const { year, asOf } = scope;
  const isCounted =
    count === 'began'
      ? sql`began_on between ${`${year}-01-01`} and ${asOf}`
      : sql`began_on <= ${asOf} and (ended_on is null or ended_on > ${asOf})`;
  const people = sql`select *, coalesce(credit_code, employer) as unit from current_placement
    where ${isCounted} and person_id is not null`;
  const most = sql`(select unit from (${people}) group by unit
    order by count(distinct person_id) desc, unit limit 1)`;
  const own = employer === undefined ? people : sql`select * from (${people}) where unit = ${most}`;
  return {
    definition: definitionOf(count, employer, year),
    kind: 'count',
    sheets: ['placements'],
    needs: [listOfYear('placements', scope)],
    undecidedUnit: '笔',
    undecided: sql`select 1 from current_placement where ${isCounted} and person_id is null`,
    rows: rowsOf(
      scope,
      sql`select *, min(began_on || coalesce(credit_code, '') || employer || occurrence)
        -- SQLite takes the other columns from the row of the minimum.
        from (${own}) group by person_id`,
    ),
  };
}

function definitionOf(
  count: FigureSpec<'placements'>['count'],
  employer: FigureSpec<'placements'>['employer'],
  year: number,
): Text {
  const at =
    employer === undefined
      ? { zh: '', en: '' }
      : { zh: '在岗残疾人最多的用人单位，', en: 'at the employer with the most of them, ' };
  return count === 'began'
    ? {
        zh: `${at.zh}${year} 年至截止日入职的残疾人，一人只算一次，后来离职的也算`,
        en: `${at.en}people whose placement began in ${year} up to the cut-off, each once, later leavers too`,
      }
    : {
        zh: `${at.zh}截止日在岗的残疾人（已入职、未离职），一人只算一次`,
        en: `${at.en}people placed and not gone at the cut-off, each once`,
      };
}

function rowsOf({ asOf }: Scope, rows: RawBuilder<unknown>): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, person.name, person.citizen_id as number,
      ${subdistrictOf(asOf)} as subdistrict, null as category, null as grade, own.began_on as happened_on,
      null as fen, import.file_name as file, own.sheet, own.row_number as row
    from (${rows}) as own join person on person.id = own.person_id join import on import.id = own.import_id
    order by own.person_id`;
}
