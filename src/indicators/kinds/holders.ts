import { type RawBuilder, sql } from 'kysely';
import { categoryNames } from '../../kernel/certificate-number.ts';
import type { Text } from '../../kernel/text.ts';
import { eventNames } from '../../registry/certificate/certificate.ts';
import { factOn } from '../../db/people/fact-on.ts';
import { holderRows, provenance, subdistrictOf } from '../rows/holder-table.ts';
import type { Defined, Need, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';
import { listOfYear } from '../rows/lists-of-year.ts';

/** 有效持证所依据的表种 what says whether a certificate is live. */
export const certificateSheets = ['holders', 'certificate-events', 'deaths'] as const;

const live: Text = {
  zh: '截止日持有有效残疾人证的人：未注销、未迁出、未冻结（挂失仍算），未过（顺延后的）有效期，且不在死亡名单上；一人只算一次',
  en: 'people with a live certificate at the cut-off: not cancelled, transferred out or frozen (a lost one counts), within its extended validity, and not on the list of deaths; each person once',
};

/** 有效持证残疾人 all of them, or those of a category, grade, sex, age or subdistrict. */
export function holders(spec: FigureSpec<'holders'>, scope: Scope): Defined {
  const only = narrowed(spec);
  return {
    kind: 'count',
    sheets: certificateSheets,
    needs: [listOfYear('holders', scope), ...hasCommunity(spec)],
    definition:
      only === undefined
        ? live
        : { zh: `其中${only.zh}的人。${live.zh}`, en: `those of them ${only.en}: ${live.en}` },
    reads: ['holders'],
    ...holderRows(scope, sql.join([sql`1`, ...conditionsOf(spec, scope)], sql` and `)),
  };
}

/** 没有的社区 nobody was ever of it: perhaps it is called otherwise. */
function hasCommunity({ community }: FigureSpec<'holders'>): readonly Need[] {
  if (community === undefined) return [];
  return [
    {
      isMet: sql`exists (select 1 from current_fact where name = 'community' and value = ${community})`,
      lacking: {
        zh: `花名册上没有社区“${community}”`,
        en: `no roster has the community "${community}"`,
      },
    },
  ];
}

function conditionsOf(
  { category, grades, sex, ages, subdistrict, community }: FigureSpec<'holders'>,
  { asOf }: Scope,
): readonly RawBuilder<unknown>[] {
  const day = Number(asOf.replaceAll('-', ''));
  // Numbers are bound as reals: what is divided without a rest is cast.
  const age = sql`cast((${day} - holder.born) / 10000 as integer)`;
  return [
    ...(category === undefined ? [] : [sql`holder.category = ${category}`]),
    ...(grades === undefined ? [] : [sql`holder.grade in (${sql.join(grades)})`]),
    ...(sex === undefined ? [] : [sql`holder.sex_digit % 2 = ${sex === 'male' ? 1 : 0}`]),
    ...(ages === undefined ? [] : [sql`${age} between ${ages.from} and ${ages.to ?? MOST_YEARS}`]),
    ...(community === undefined
      ? []
      : [sql`${factOn('community', 'holder.person_id', asOf)} = ${community}`]),
    ...(subdistrict === undefined
      ? []
      : [sql`${factOn('subdistrict', 'holder.person_id', asOf)} = ${subdistrict}`]),
  ];
}
const MOST_YEARS = 999;

/** What narrows it, in words; undefined where nothing does. */
function narrowed(spec: FigureSpec<'holders'>): Text | undefined {
  const { category, grades, sex, ages, subdistrict, community } = spec;
  const span = ages && (ages.to === undefined ? `${ages.from} 周岁及以上` : `${ages.from}—${ages.to} 周岁`);
  const zh = [
    category && `登记类别为${categoryNames[category].zh}残疾`,
    grades && `登记等级为${grades.join('、')}级`,
    sex && `身份证号上性别为${sex === 'male' ? '男' : '女'}`,
    ages && `截止日满 ${span}`,
    subdistrict && `户籍在${subdistrict}`,
    community && `户籍在${community}`,
  ].filter((part) => part !== undefined);
  if (zh.length === 0) return undefined;
  const en = [
    category && `of category ${categoryNames[category].en}`,
    grades && `of grade ${grades.join(', ')}`,
    sex && `${sex} by the citizen id`,
    ages && `aged ${ages.from}${ages.to === undefined ? ' or more' : ` to ${ages.to}`} at the cut-off`,
    subdistrict && `registered in ${subdistrict}`,
    community && `registered in ${community}`,
  ].filter((part) => part !== undefined);
  return { zh: zh.join('、'), en: en.join(', ') };
}

/** 初次发证 people whose certificate was first issued in the year. */
export function firstIssued(_: FigureSpec<'first_issued'>, scope: Scope): Defined {
  return {
    definition: {
      zh: '本年度内初次发证的人；同一人同一天的初次发证只算一次，换发、补办、变更不算，后来注销的也算',
      en: 'people whose certificate was first issued in the year; renewals, reissues and regrades do not count, later cancellations do',
    },
    kind: 'count',
    sheets: ['holders', 'certificate-events'],
    needs: [listOfYear('holders', scope)],
    rows: firstIssuedRows(scope),
  };
}

function firstIssuedRows({ year, asOf }: Scope): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, person.name, certificate.number,
      ${subdistrictOf(asOf)} as subdistrict, certificate.category, certificate.grade,
      certificate.first_issued_on as happened_on, null as fen, ${provenance('certificate')}
    from certificate join person on person.id = certificate.person_id
      join import on import.id = certificate.import_id
    where certificate.id in (select id from (
      select c.id, c.person_id, c.first_issued_on, min(coalesce((select min(happened_on) from current_certificate_event as e
          where e.certificate_id = c.id and e.expires_on is not null), '9999') || c.number)
        -- SQLite takes the other columns from the row of the minimum.
      from certificate as c where c.withdrawn_by is null and c.first_issued_on between ${`${year}-01-01`} and ${asOf}
      group by c.person_id, c.first_issued_on))
    order by certificate.first_issued_on, certificate.person_id`;
}

/** 证件变动 people one of whose certificates had such an event in the year, each once. */
export function certificateEvents({ event }: FigureSpec<'certificate_events'>, scope: Scope): Defined {
  const { zh, en } = eventNames[event];
  const { year, asOf } = scope;
  return {
    definition: {
      zh: `本年度内至截止日残疾人证${zh}的人，一人只算一次；以花名册和证件变动名单所载的日期为准`,
      en: `people one of whose certificates was ${en} in the year up to the cut-off, each once, by the days of the roster and the lists of changes`,
    },
    kind: 'count',
    sheets: ['holders', 'certificate-events'],
    needs: [
      listOfYear('holders', scope),
      {
        // A roster has no column for some of them: that it tells of none is no answer.
        isMet: sql`exists (select 1 from current_certificate_event where kind = ${event}
          and happened_on between ${`${year}-01-01`} and ${asOf})
          or ${listOfYear('certificate-events', scope).isMet}`,
        lacking: {
          zh: `没有 ${year} 年的${zh}，也没有导入证件变动名单`,
          en: `none ${en} in ${year}, and no list of certificate events`,
        },
      },
    ],
    rows: sql<TraceRow>`select person.id as person, person.name, certificate.number,
        ${subdistrictOf(asOf)} as subdistrict, certificate.category, certificate.grade, event.happened_on,
        null as fen, import.file_name as file, event.sheet, event.row_number as row
      from (select certificate.person_id, event.*, min(event.happened_on || certificate.number)
        -- SQLite takes the other columns from the row of the minimum.
        from current_certificate_event as event join certificate on certificate.id = event.certificate_id
        where event.kind = ${event} and event.happened_on between ${`${year}-01-01`} and ${asOf}
          and certificate.withdrawn_by is null
        group by certificate.person_id) as event
        join certificate on certificate.id = event.certificate_id
        join person on person.id = event.person_id join import on import.id = event.import_id
      order by event.person_id`,
  };
}
