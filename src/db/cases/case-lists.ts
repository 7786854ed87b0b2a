import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Sqlite } from '../connection/driver.ts';
import { factOnSql } from '../people/fact-on.ts';
import { type CaseEventRow, type CaseFileRow, notTakenBack } from './case-store.ts';

/**
 * 当日现状 lets the cases stand where they stood at the end of a day, for whatever asks for where they stand now. Where
 * nothing has happened since, they stand there anyhow.
 */
export function showCasesAsOf(sqlite: Sqlite, asOf: PlainDate): void {
  const later = sqlite.prepare(
    'select 1 from case_event where superseded_by is null and happened_on > ? limit 1',
  );
  if (later.get(asOf) === undefined) return;
  // SQLite takes the other columns from the row of the maximum.
  sqlite
    .prepare(
      `create temp table case_as_of as select * from (select *, max(place) as last from case_event
         where happened_on <= ? and ${notTakenBack('case_event')}
         group by case_id)`,
    )
    .run(asOf);
  // What was known on a day has a view of this name already.
  sqlite.exec(`create index temp.case_as_of_id on case_as_of (case_id);
    drop view if exists temp.current_case_event;
    create temp view current_case_event as select * from case_as_of`);
}

/** Which cases are asked for; every part that is given must hold. */
export type CaseFilter = {
  readonly kinds?: readonly string[] | undefined;
  /** Each after its kind, as one state may be another's name elsewhere. */
  readonly states?: readonly string[] | undefined;
  readonly clerk?: string | undefined;
  readonly subdistrict?: string | undefined;
  readonly person?: number | undefined;
  /** 户号. */
  readonly household?: string | undefined;
  /** 统一社会信用代码. */
  readonly employer?: string | undefined;
  readonly isOpen?: boolean | undefined;
  /** Those whose deadline is this day or before it. */
  readonly dueBy?: PlainDate | undefined;
  readonly asOf: PlainDate;
};

/** 清单上的个案 a case as it is listed; no number of a person is on it. */
export type ListedCaseRow = Pick<
  CaseFileRow,
  'id' | 'kind' | 'person_id' | 'household_key' | 'credit_code' | 'opened_on'
> &
  Pick<
    CaseEventRow,
    'state' | 'since' | 'due_on' | 'ended' | 'clerk' | 'happened_on' | 'amount_fen' | 'approval'
  > & {
    readonly name: string | null;
    readonly subdistrict: string | null;
  };

/** The cases that a filter leaves, those due first coming first; `limit` below 0 is all of them. */
export function listCases(sqlite: Sqlite, filter: CaseFilter, limit = -1): readonly ListedCaseRow[] {
  const { from, values } = asked(filter);
  // What is due stands in an index in this order: the list stops at its end.
  const inOrder = `order by ${filter.dueBy === undefined ? 'event.due_on is null, ' : ''}event.due_on, event.case_id`;
  return sqlite
    .prepare<[Record<string, unknown>], ListedCaseRow>(
      `select file.id, file.kind, file.person_id, file.household_key, file.credit_code, file.opened_on, event.state,
         event.since, event.due_on, event.ended, event.clerk, event.happened_on, event.amount_fen, event.approval,
         person.name, ${SUBDISTRICT} as subdistrict
       from (select event.case_id ${from} ${inOrder} limit @limit) as chosen
         cross join current_case_event as event on event.case_id = chosen.case_id
         cross join case_file as file on file.id = event.case_id
         left join person on person.id = file.person_id ${inOrder}`,
    )
    .all({ ...values, limit });
}

/** How many of them there are. */
export function countCases(sqlite: Sqlite, filter: CaseFilter): number {
  const { from, values } = asked(filter);
  return (
    sqlite.prepare<[Record<string, unknown>], number>(`select count(*) ${from}`).pluck().get(values) ?? 0
  );
}

/** How many are past their day, and how many are due by it, for each clerk. */
export function dueByClerk(
  sqlite: Sqlite,
  { asOf, dueBy }: { readonly asOf: PlainDate; readonly dueBy: PlainDate },
): readonly { readonly clerk: string | null; readonly overdue: number; readonly due: number }[] {
  // From clerk to clerk along the index, the last being nobody; the cases of each are counted within it.
  const of = 'from current_case_event as event where due_on is not null and';
  return sqlite
    .prepare<[Record<string, unknown>], { clerk: string | null; overdue: number; due: number }>(
      `with recursive who (clerk) as (select min(clerk) ${of} clerk is not null
         union all select (select min(clerk) ${of} clerk > who.clerk) from who where who.clerk is not null)
       , counted as materialized (select clerk,
         (select count(*) ${of} event.clerk is who.clerk and due_on < @asOf) as overdue,
         (select count(*) ${of} event.clerk is who.clerk and due_on between @asOf and @dueBy) as due from who)
       select * from counted where overdue + due > 0 order by overdue desc, due desc, clerk`,
    )
    .all({ asOf, dueBy });
}

/** 批准了还没有发 the cases whose money was approved by a day and of which no standing run holds a line, the first by their day. */
export function approvedUnpaid(
  sqlite: Sqlite,
  asOf: PlainDate,
): readonly {
  readonly id: number;
  readonly person: number | null;
  readonly scheme: string;
  readonly approvedOn: PlainDate;
}[] {
  return sqlite
    .prepare<[PlainDate], { id: number; person: number | null; scheme: string; approvedOn: PlainDate }>(
      `select file.id, file.person_id as person, event.scheme, event.approved_on as "approvedOn"
       from current_case_event as event cross join case_file as file on file.id = event.case_id
         left join employer_unit as employer on employer.credit_code = file.credit_code
       where event.scheme is not null and event.approved_on <= ? and not exists (
         select 1 from line where line.scheme = event.scheme and line.unit_id = coalesce(file.person_id, employer.id)
           and line.period in (event.approved_on, substr(event.approved_on, 1, 7), substr(event.approved_on, 1, 4), 'once')
           and line.run_id in (select run from standing_run))
       order by event.approved_on, file.id`,
    )
    .all(asOf);
}

/** 本人已故的个案 the open cases of people who are on the list of deaths. */
export function openOfDead(sqlite: Sqlite, asOf: PlainDate): readonly number[] {
  return sqlite
    .prepare<[PlainDate], number>(
      `select file.id from current_death as death cross join case_file as file on file.person_id = death.person_id
         join current_case_event as event on event.case_id = file.id and event.ended is null
       where death.died_on <= ? group by file.id order by file.id`,
    )
    .pluck()
    .all(asOf);
}

const SUBDISTRICT = `coalesce(${factOnSql('subdistrict', 'file.person_id', '@asOf')}, file.subdistrict)`;

function asked({
  kinds,
  states,
  clerk,
  subdistrict,
  person,
  household,
  employer,
  isOpen,
  dueBy,
  asOf,
}: CaseFilter): {
  readonly from: string;
  readonly values: Record<string, unknown>;
} {
  const conditions = [
    ...(dueBy === undefined ? [] : ['event.due_on is not null and event.due_on <= @dueBy']),
    ...(kinds === undefined ? [] : ['file.kind in (select value from json_each(@kinds))']),
    ...(states === undefined
      ? []
      : ["file.kind || ' ' || event.state in (select value from json_each(@states))"]),
    ...(clerk === undefined ? [] : ['event.clerk = @clerk']),
    ...(person === undefined ? [] : ['file.person_id = @person']),
    ...(household === undefined ? [] : ['file.household_key = @household']),
    ...(employer === undefined ? [] : ['file.credit_code = @employer']),
    ...(isOpen === undefined ? [] : [isOpen ? 'event.ended is null' : 'event.ended is not null']),
    ...(subdistrict === undefined ? [] : [`${SUBDISTRICT} = @subdistrict`]),
  ];
  // CROSS JOIN: the events are gone through in the order of their days, and the list may stop early.
  return {
    from: `from current_case_event as event cross join case_file as file on file.id = event.case_id
       ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}`,
    values: {
      asOf,
      ...(dueBy !== undefined && { dueBy }),
      ...(clerk !== undefined && { clerk }),
      ...(kinds && { kinds: JSON.stringify(kinds) }),
      ...(states && { states: JSON.stringify(states) }),
      ...(person !== undefined && { person }),
      ...(household !== undefined && { household }),
      ...(employer !== undefined && { employer }),
      ...(subdistrict !== undefined && { subdistrict }),
    },
  };
}
