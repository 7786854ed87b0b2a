import { type RawBuilder, sql } from 'kysely';
import type { Text } from '../../kernel/text.ts';
import { subdistrictOf } from '../holder-table.ts';
import type { Defined, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';
import { listOfYear } from '../lists-of-year.ts';

/** 安残审核 employers with a review of the year that came to a day or a result. */
export function employers(_: FigureSpec<'employers'>, scope: Scope): Defined {
  const { year, asOf } = scope;
  const isReviewed = sql`(reviewed_on <= ${asOf} or (reviewed_on is null and result is not null))`;
  return {
    definition: {
      zh: `用人单位名单中审核年度为 ${year}、截止日前已审核（有审核日期或结果）的单位，一个信用代码只算一次`,
      en: `employers on the list of ${year} with a day or a result of their review by the cut-off, each credit code once`,
    },
    kind: 'count',
    sheets: ['employers'],
    needs: [
      {
        isMet: sql`exists (select 1 from current_employer where year = ${year})`,
        lacking: { zh: `用人单位名单没有 ${year} 年的`, en: `employers: none of ${year}` },
      },
    ],
    undecidedUnit: '笔',
    undecided: sql`select 1 from current_employer where year = ${year} and reviewed_on is null and result is null`,
    rows: sql<TraceRow>`select null as person, own.employer as name, own.credit_code as number,
        null as subdistrict, null as category, null as grade, own.reviewed_on as happened_on, null as fen,
        import.file_name as file, own.sheet, own.row_number as row
      from (select *, min(coalesce(reviewed_on, '9999') || printf('%010d', disabled_workers) || occurrence)
        -- SQLite takes the other columns from the row of the minimum.
        from current_employer where year = ${year} and ${isReviewed} group by credit_code) as own
        join import on import.id = own.import_id
      order by own.credit_code`,
  };
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
