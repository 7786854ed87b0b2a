import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type CertificateEventKind, eventNames } from '../../../registry/certificate/certificate.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; change: CertificateEventKind; on: PlainDate; id: number | null };

/** V32 变动没有起作用: what a list of events said of a certificate that is not on record, or that was issued only later. */
export const eventWithoutEffect: RegistryCheck = {
  over: 'registry',
  code: 'V32',
  needs: ['certificate-events'],
  severity: 'warning',
  title: {
    zh: '证件变动名单上的变动没有起作用',
    en: 'an event of a list that counts for nothing',
  },
  rule: {
    zh: '变动记在登记的证件上，并且不早于初次发证；证件没有登记的，等登记后才起作用',
    en: 'an event belongs to a certificate on record and is not before its first issue; where there is no such certificate it waits',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'medium' },
  *find(db, { asOf }) {
    const words = (field: string) => sql`s.content -> 'words' ->> ${sql.lit(field)}`;
    // The same change may stand on two lists, and the one that counts then speaks for both.
    const rows = sql<Row>`
      with said as (
        select distinct s.person_id, ${words('change')} as change, ${words('on')} as "on",
          ${words('certificateNumber')} as number, coalesce(${words('newNumber')}, ${words('certificateNumber')}) as target
        from current_holder_statement as s join import on import.id = s.import_id
        where s.content ->> 'of' = 'event' and import.as_of <= ${asOf})
      select said.person_id, said.change, said."on", own.id from said
        left join certificate as own on own.number = said.number and own.withdrawn_by is null
      where said."on" <= ${asOf} and not exists (
        select 1 from certificate as target join current_certificate_event as e on e.certificate_id = target.id
        where target.number = said.target and e.kind = said.change
          and e.happened_on = said."on")
      order by said.person_id, said."on", said.change, said.number`;
    for (const { person_id, change, on, id } of queryRows(db, rows)) {
      yield {
        personId: person_id,
        ...(id !== null && { certificateId: id }),
        message: id === null ? awaited(change, on) : tooEarly(change, on),
        evidence: { event: change, on },
      };
    }
  },
};

function awaited(change: CertificateEventKind, on: PlainDate): { zh: string; en: string } {
  return {
    zh: `名单上 ${on} ${eventNames[change].zh}，但登记中没有这张证；请核对号码，或导入有这张证的花名册`,
    en: `a list says ${eventNames[change].en} on ${on}, but this certificate is not on record; check the number, or import the roster that has it`,
  };
}

function tooEarly(change: CertificateEventKind, on: PlainDate): { zh: string; en: string } {
  return {
    zh: `名单上 ${on} ${eventNames[change].zh}，早于初次发证，没有起作用；请核对变动日期和初次发证日期`,
    en: `a list says ${eventNames[change].en} on ${on}, before the first issue, so it counts for nothing; check both dates`,
  };
}
