import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { notTakenBack } from '../../db/cases/case-store.ts';
import type { Text } from '../../kernel/text.ts';
import { subdistrictOf } from '../rows/holder-table.ts';
import type { Defined, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';

/** 个案 of one kind or all: opened and done in the year, overdue at the cut-off, and the working days that the middle one took. */
export function cases({ case: kind, count }: FigureSpec<'cases'>, scope: Scope): Defined {
  const { year, asOf } = scope;
  const isOfYear = (day: RawBuilder<unknown>) => sql`${day} between ${`${year}-01-01`} and ${asOf}`;
  const isDone = sql`ended = 'done' and ${isOfYear(sql`since`)}`;
  const where: Record<typeof count, RawBuilder<unknown>> = {
    opened: isOfYear(sql`opened_on`),
    done: isDone,
    overdue: sql`ended is null and due_on < ${asOf}`,
    median_days: isDone,
  };
  const day = { opened: sql`opened_on`, done: sql`since`, overdue: sql`due_on`, median_days: sql`since` }[
    count
  ];
  const ofKind = kind === undefined ? sql`1` : sql`kind = ${kind}`;
  const own = sql`select *, ${day} as day from temp.figure_case where ${ofKind} and ${where[count]}`;
  const told = kind === undefined ? { zh: '各种个案', en: 'cases of all kinds' } : titleOf(kind, scope);
  return {
    definition: definitionOf(count, told, scope),
    kind: count === 'median_days' ? 'median' : 'count',
    sheets: ['cases'],
    reads: ['cases'],
    needs: [
      {
        isMet: sql`exists (select 1 from temp.figure_case where ${ofKind})`,
        lacking: { zh: `没有登记${told.zh}`, en: `no ${told.en} on record` },
      },
    ],
    rows: rowsOf(scope, own),
  };
}

function titleOf(kind: string, { caseKinds = [] }: Scope): Text {
  const title = caseKinds.find(({ id }) => id === kind)?.title ?? kind;
  return { zh: `“${title}”个案`, en: `cases of ${kind}` };
}

function definitionOf(count: FigureSpec<'cases'>['count'], { zh, en }: Text, { year, asOf }: Scope): Text {
  const words: Record<typeof count, Text> = {
    opened: { zh: `${year} 年至截止日受理的${zh}`, en: `${en} opened in ${year} up to the cut-off` },
    done: { zh: `${year} 年至截止日办结、没有重办的${zh}`, en: `${en} done in ${year} up to the cut-off` },
    overdue: { zh: `${asOf} 没有办结、已过期限的${zh}`, en: `${en} open and past their day on ${asOf}` },
    median_days: {
      zh: `${year} 年至截止日办结的${zh}，从受理到办结的工作日数的中位数（件数为双数取中间较小的）`,
      en: `the median of working days from opening to the end of ${en} done in ${year} (of two the smaller)`,
    },
  };
  return words[count];
}

/** 当日现状 where each case stood at the end of the cut-off, with its opening and the working days that it took. */
export async function buildCases({ query }: Database, { asOf }: Scope): Promise<void> {
  await sql`drop table if exists temp.figure_case`.execute(query);
  await sql`create temp table figure_case as
    select file.id as case_id, file.kind, file.person_id, file.household_key, file.credit_code, file.opened_on,
      event.state, event.since, event.due_on, event.ended, event.import_id, event.sheet, event.row_number,
      (select took.working_days from case_event as took where took.case_id = file.id and took.place <= event.place
         and took.working_days is not null and ${sql.raw(notTakenBack('took'))} order by place desc limit 1) as working_days
    from case_file as file join (
      -- SQLite takes the other columns from the row of the maximum.
      select *, max(place) from case_event where happened_on <= ${asOf} and ${sql.raw(notTakenBack('case_event'))} group by case_id
    ) as event on event.case_id = file.id`.execute(query);
  await sql`create index temp.figure_case_kind on figure_case (kind)`.execute(query);
}

function rowsOf({ asOf }: Scope, rows: RawBuilder<unknown>): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, coalesce(person.name, own.household_key, own.credit_code) as name,
      person.citizen_id as number, ${subdistrictOf(asOf)} as subdistrict, null as category, null as grade,
      own.day as happened_on, null as fen, own.working_days as quantity,
      '个案 ' || own.case_id || ' ' || import.file_name as file, own.sheet, own.row_number as row
    from (${rows}) as own left join person on person.id = own.person_id join import on import.id = own.import_id
    order by own.day, own.case_id`;
}
