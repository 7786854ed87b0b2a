import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { factOn } from '../../db/people/fact-on.ts';
import { holdersAsOf, lastEventOn } from '../../db/people/certificates-as-of.ts';
import { categories, categoryNames } from '../../kernel/certificate-number.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { makeReady, type ReadyScope } from '../built-scope.ts';
import { NOWHERE } from '../rows/holder-table.ts';
import type { Scope } from '../indicator.ts';
import { hasListOfYear } from '../rows/lists-of-year.ts';

/** 增减原因 why somebody is a holder now and was not at the end of last year, or the other way round; in their order. */
export const flowCauses = {
  issued: { zh: '新办', en: 'issued', sign: 1 },
  moved_in: { zh: '迁入', en: 'moved in', sign: 1 },
  /** No term of theirs is on record of that day: a roster tells the last one only. */
  not_known: { zh: '上年末不明', en: 'not known then', sign: 1 },
  resumed: { zh: '恢复', en: 'live again', sign: 1 },
  regrouped_in: { zh: '转入', en: 'from other groups', sign: 1 },
  died: { zh: '死亡', en: 'died', sign: -1 },
  cancelled: { zh: '其他注销', en: 'cancelled otherwise', sign: -1 },
  moved_out: { zh: '迁出', en: 'moved out', sign: -1 },
  frozen: { zh: '冻结', en: 'frozen', sign: -1 },
  expired: { zh: '过期', en: 'expired', sign: -1 },
  regrouped_out: { zh: '转出', en: 'to other groups', sign: -1 },
} as const satisfies Readonly<Record<string, Text & { readonly sign: 1 | -1 }>>;
export type FlowCause = keyof typeof flowCauses;

/** 增减表 of one category or subdistrict: holders then, each cause, holders now. Then and the causes always come to now. */
export type HolderFlow = {
  readonly group: Text;
  readonly opening: number;
  readonly causes: Readonly<Record<FlowCause, number>>;
  readonly closing: number;
};

/** What a table of flows is by. */
export type FlowGroup = 'category' | 'subdistrict';

/** The flows of a year by group with all together last; undefined where no roster of the year is on record. */
export async function holderFlows(
  db: Database,
  scope: ReadyScope,
  by: FlowGroup,
): Promise<readonly HolderFlow[] | undefined> {
  if (!(await hasListOfYear(db, 'holders', scope))) return undefined;
  await makeReady(db, scope, 'holders');
  const counts = await countsBy(db, scope, by);
  const groups = groupsOf(scope, by).map(({ value, group }) => flowOf(group, counts, value));
  const all = [
    ...groups.filter(({ closing, opening }, index) => index < groups.length - 1 || closing + opening > 0),
  ];
  return [...all, together(all)];
}

type Count = { group: string | null; cause: FlowCause | 'opening' | 'closing'; count: number };

async function countsBy({ query }: Database, scope: Scope, by: FlowGroup): Promise<readonly Count[]> {
  const { asOf, year, district } = scope;
  const lastDay = `${year - 1}-12-31` as PlainDate;
  const before = holdersAsOf(lastDay, district.certificates.extensions);
  await sql`drop table if exists temp.holder_before`.execute(query);
  await sql`create temp table holder_before as
    select person_id, id as certificate_id, category from ${before}`.execute(query);
  const groupOf = (table: 'holder' | 'holder_before', day: PlainDate): RawBuilder<unknown> => {
    if (by === 'subdistrict') return factOn('subdistrict', `${table}.person_id`, day);
    return table === 'holder' ? sql.ref('holder.category') : categoryThen(lastDay, asOf);
  };
  const moved = sql`select before.person_id, before.certificate_id, before.own as old, after.own as now
      from (select *, ${groupOf('holder_before', lastDay)} as own from temp.holder_before) as before
      left join (select *, ${groupOf('holder', asOf)} as own from temp.holder) as after using (person_id)
    union all
    select person_id, certificate_id, null, ${groupOf('holder', asOf)} from temp.holder
      where person_id not in (select person_id from temp.holder_before)`;
  await sql`drop table if exists temp.holder_moved`.execute(query);
  await sql`create temp table holder_moved as select *,
      person_id in (select person_id from temp.holder_before) as was,
      person_id in (select person_id from temp.holder) as is_now from (${moved})`.execute(query);
  const { rows } = await sql<Count>`
    select old as "group", 'opening' as cause, count(*) as count from temp.holder_moved where was group by old
    union all select now, 'closing', count(*) from temp.holder_moved where is_now group by now
    union all select now, 'regrouped_in', count(*) from temp.holder_moved
      where was and is_now and old is not now group by now
    union all select old, 'regrouped_out', count(*) from temp.holder_moved
      where was and is_now and old is not now group by old
    union all select now, ${came(scope)} as cause, count(*) from temp.holder_moved as c
      where not was group by now, cause
    union all select old, ${left(scope)} as cause, count(*) from temp.holder_moved as c
      where not is_now group by old, cause`.execute(query);
  return rows;
}

/**
 * 变更前的类别 of a certificate regraded since a day, as it was before the first list after that day; any other change of
 * what is on record corrects it for all days.
 */
function categoryThen(lastDay: PlainDate, asOf: PlainDate): RawBuilder<unknown> {
  return sql`iif(exists (select 1 from current_certificate_event as e
      where e.certificate_id = holder_before.certificate_id and e.kind = 'regraded'
        and e.happened_on > ${lastDay} and e.happened_on <= ${asOf}),
    coalesce((select change.old_value from change join import on import.id = change.import_id
      where change.entity = 'certificate' and change.entity_id = holder_before.certificate_id
        and change.field = 'category' and import.as_of > ${lastDay}
      order by import.as_of, change.id limit 1), holder_before.category), holder_before.category)`;
}

/** Why somebody came: by the days of the certificate that counts now. */
function came({ year, asOf }: Scope): RawBuilder<unknown> {
  const ofYear = sql`between ${`${year}-01-01`} and ${asOf}`;
  return sql`case
    when (select first_issued_on from certificate where id = c.certificate_id) ${ofYear}
      and not exists (select 1 from certificate as earlier where earlier.person_id = c.person_id
        and earlier.withdrawn_by is null and earlier.first_issued_on < ${`${year}-01-01`}) then 'issued'
    when exists (select 1 from current_certificate_event as e where e.certificate_id = c.certificate_id
      and e.kind = 'transferred-in' and e.happened_on ${ofYear}) then 'moved_in'
    when not exists (select 1 from current_certificate_event as e join certificate as own on own.id = e.certificate_id
      where own.person_id = c.person_id and own.withdrawn_by is null and e.expires_on is not null
        and e.happened_on < ${`${year}-01-01`}) then 'not_known'
    else 'resumed' end`;
}

/** Why somebody left: a death first, then the last event of the certificate that counted then; none is the end of its term. */
function left({ asOf }: Scope): RawBuilder<unknown> {
  const certificate = sql`(select id, id as certificate_id from certificate where certificate.id = c.certificate_id) as c`;
  const last = sql`(select ${lastEventOn('kind', asOf)} from ${certificate})`;
  const reason = sql`(select e.reason from ${certificate}, current_certificate_event as e
    where e.id = ${lastEventOn('id', asOf)})`;
  return sql`case
    when exists (select 1 from current_death as death where death.person_id = c.person_id and died_on <= ${asOf})
      then 'died'
    when ${last} = 'cancelled' then iif(${reason} = 'death', 'died', 'cancelled')
    when ${last} = 'transferred-out' then 'moved_out'
    when ${last} = 'frozen' then 'frozen'
    else 'expired' end`;
}

function groupsOf(
  { district }: Scope,
  by: FlowGroup,
): readonly { readonly value: string | null; readonly group: Text }[] {
  const known =
    by === 'category'
      ? categories.map((value) => ({ value, group: categoryNames[value] }))
      : district.subdistricts.map(({ name }) => ({ value: name, group: { zh: name, en: name } }));
  return [...known, { value: null, group: { zh: NOWHERE, en: 'not recorded' } }];
}

function flowOf(group: Text, counts: readonly Count[], value: string | null): HolderFlow {
  const of = (cause: Count['cause']) =>
    counts.find((one) => one.group === value && one.cause === cause)?.count ?? 0;
  const causes = Object.fromEntries(
    (Object.keys(flowCauses) as FlowCause[]).map((cause) => [cause, of(cause)]),
  ) as Record<FlowCause, number>;
  return { group, opening: of('opening'), causes, closing: of('closing') };
}

function together(flows: readonly HolderFlow[]): HolderFlow {
  const sum = (of: (flow: HolderFlow) => number) => flows.reduce((total, flow) => total + of(flow), 0);
  return {
    group: { zh: '合计', en: 'all' },
    opening: sum(({ opening }) => opening),
    causes: Object.fromEntries(
      (Object.keys(flowCauses) as FlowCause[]).map((cause) => [cause, sum(({ causes }) => causes[cause])]),
    ) as Record<FlowCause, number>,
    closing: sum(({ closing }) => closing),
  };
}
