import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import {
  type CertificateEventKind,
  eventNames,
  stateAfter,
  stateNames,
} from '../../../registry/certificate/certificate.ts';
import type { RegistryCheck } from '../../check.ts';
import { heldBy } from '../../rows/held.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = {
  person_id: number;
  id: number;
  last_event: CertificateEventKind;
  on: PlainDate;
  as_of: PlainDate;
};

const ending = (Object.keys(stateAfter) as CertificateEventKind[]).filter(
  (kind) => stateAfter[kind] !== 'valid',
);

/** Of whom more was said than the row that brought them. */
const spoken = sql`select person_id from current_holder_statement where content is not null`;

/** What each roster said of the state of a certificate: NULL for valid. Whoever was named once only is contradicted by none. */
const said = sql`
  select s.content -> 'words' ->> 'certificateNumber' as number, s.content -> 'words' -> 'state' as state, s.import_id
  from current_holder_statement as s
  where s.content ->> 'of' = 'roster'
  union all
  select c.number, brought.content -> 'words' -> 'state', s.import_id
  from current_holder_statement as s join certificate as c on c.id = s.certificate_id
    join holder_statement as brought on brought.person_id = s.person_id and brought.import_id = c.import_id
      and brought.content ->> 'of' = 'roster' and brought.content -> 'words' ->> 'certificateNumber' = c.number
  where s.content is null and s.person_id in (${spoken})`;

/** V31 花名册与登记的状态相反: the latest roster calls a certificate valid that is on record as ended or stopped by then. */
export const stateContradicted: RegistryCheck = {
  over: 'registry',
  code: 'V31',
  needs: ['holders'],
  severity: 'warning',
  title: {
    zh: '花名册写有效，登记的证件已注销、迁出、冻结或挂失',
    en: 'the roster says valid, the record says ended or stopped',
  },
  rule: {
    zh: '花名册的证件状态应与登记的变动一致；不一致时按登记的状态，补贴不因花名册恢复',
    en: 'the state in a roster agrees with the events on record; where it does not the record counts, and no subsidy comes back by the roster',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'medium' },
  *find(db, context) {
    const { asOf } = context;
    const rows = sql<Row>`
      with said as (${said}), latest as (
        select said.number, said.state, import.as_of,
          row_number() over (partition by said.number order by import.as_of desc, import.command desc) as place
        from said join import on import.id = said.import_id
        where import.as_of <= ${asOf}
          and exists (select 1 from json_each(import.stated) where json_each.value = 'state'))
      select held.person_id, held.id, held.last_event, ended.happened_on as "on", latest.as_of
      from ${heldBy(context, spoken)} join latest on latest.number = held.number and latest.place = 1
        join current_certificate_event as ended on ended.certificate_id = held.id
          and ended.kind = held.last_event and ended.happened_on = (
            select max(happened_on) from current_certificate_event as e where e.certificate_id = held.id
              and e.kind = held.last_event and e.happened_on <= ${asOf})
        join import as told on told.id = ended.import_id
      where held.last_event in (${sql.join(ending)}) and latest.state is null
        and ended.happened_on <= latest.as_of and told.as_of <= latest.as_of
      order by held.person_id, held.id`;
    for (const { person_id, id, last_event: event, on, as_of } of queryRows(db, rows)) {
      const state = stateNames[stateAfter[event]];
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `${as_of} 的花名册写有效，登记为${state.zh}（${on} ${eventNames[event].zh}）；请核实，已恢复的用证件变动名单登记恢复，没有恢复的更正花名册`,
          en: `the roster of ${as_of} says valid, on record it is ${state.en} (${eventNames[event].en} on ${on}); find out, then record the restoring or correct the roster`,
        },
        evidence: { event, on },
      };
    }
  },
};
