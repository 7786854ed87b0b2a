import { sql } from 'kysely';
import { inOrder } from '../../../db/people/certificates-as-of.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import {
  type CancelReason,
  type CertificateEventKind,
  eventNames,
  stateAfter,
  stateNames,
} from '../../../registry/certificate/certificate.ts';
import { life, oddEvents } from '../../../registry/certificate/certificate-life.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; events: string };
type Event = readonly [kind: CertificateEventKind, reason: CancelReason | null, on: PlainDate];

const kinds = Object.keys(eventNames) as CertificateEventKind[];
const oddAtFirst = kinds.filter((kind) => life.none[kind].why);
const plainLater = kinds.filter((kind) => life.valid[kind].next === 'valid' && !life.valid[kind].why);

/** V29 变动次序不合: an event that should not happen to a certificate in that state, by the table of its life. */
export const eventOrder: RegistryCheck = {
  over: 'registry',
  code: 'V29',
  needs: ['holders'],
  severity: 'warning',
  title: {
    zh: '证件在那个状态下不应有这种变动',
    en: 'an event that a certificate in that state should not have',
  },
  rule: {
    zh: '按“证件的一生”：注销、迁出、冻结后不换领、不补办，应先恢复、迁入或重新申领；缺的一步要补登记',
    en: 'by the life of a certificate: cancelled, transferred or frozen it is not renewed or reissued but restored, taken in or applied for first; a missing step is recorded',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'medium' },
  *find(db, { asOf }) {
    const known = sql`e.happened_on <= ${asOf}`;
    const earlier = sql`select 1 from current_certificate_event as earlier
      where earlier.certificate_id = e.certificate_id and (${sql.raw(inOrder('earlier'))}) < (${sql.raw(inOrder('e'))})`;
    // Where nothing but what a valid certificate may always have comes after the first event, all is in order.
    const suspects = sql`select e.certificate_id from current_certificate_event as e where ${known} and (e.kind in (${sql.join(oddAtFirst)})
      or e.kind not in (${sql.join(plainLater)}) and exists (${earlier}))`;
    const rows = sql<Row>`select c.person_id, c.id,
        json_group_array(json_array(e.kind, e.reason, e.happened_on) order by ${sql.raw(inOrder('e'))}) as events
      from certificate as c join current_certificate_event as e on e.certificate_id = c.id and ${known}
      where c.withdrawn_by is null and c.id in (${suspects}) group by c.id order by c.person_id, c.id`;
    for (const { person_id, id, events } of queryRows(db, rows)) {
      const own = JSON.parse(events) as Event[];
      const odd = oddEvents(own.map(([kind, reason]) => ({ kind, reason })));
      for (const { at, in: state, why } of [...odd, ...restoredOnDayOfStop(own)]) {
        const [kind, , on] = own[at] ?? [];
        if (kind === undefined || on === undefined) continue;
        yield {
          personId: person_id,
          certificateId: id,
          message: {
            zh: `${on} ${eventNames[kind].zh}，当时证件状态是${stateNames[state].zh}：${why.zh}；请核对日期和变动类型，或补登记中间缺的一步`,
            en: `${eventNames[kind].en} on ${on} while ${stateNames[state].en}: ${why.en}; check date and kind, or record the step that is missing between`,
          },
          evidence: { event: kind, on, state },
        };
      }
    }
  },
};

/** 同日停而复: events of one day are known without their order; that the restoring came last is taken, and told of. */
function restoredOnDayOfStop(events: readonly Event[]): ReturnType<typeof oddEvents> {
  return events.flatMap(([kind, , on], at) => {
    const [before, , day] = events[at - 1] ?? [];
    if (kind !== 'restored' || before === undefined || day !== on || stateAfter[before] === 'valid')
      return [];
    return [{ at, in: stateAfter[before], why: sameDay }];
  });
}

const sameDay = {
  zh: '同一天先后不明，按恢复在后算',
  en: 'which of the two came first on that day is not known, and the restoring is taken to be the last',
};
