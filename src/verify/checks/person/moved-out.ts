import { sql } from 'kysely';
import { addMonths, type PlainDate } from '../../../kernel/plain-date.ts';
import type { CertificateEventKind } from '../../../registry/certificate/certificate.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { RegistryCheck } from '../../check.ts';
import { heldBy, isKeptAndUnexpired } from '../../rows/held.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; moved_on: PlainDate; last_event: CertificateEventKind };

/** V14 户口迁出: the certificate was not moved with the hukou, so it is to be frozen, then cancelled. */
export const movedOut: RegistryCheck = {
  over: 'registry',
  code: 'V14',
  needs: ['moves'],
  severity: 'error',
  title: { zh: '户口已迁出，证件未迁', en: 'hukou has moved out, the certificate has not' },
  rule: {
    zh: '户口迁出的，残疾人证应随迁；逾期未迁的冻结，再逾期的注销',
    en: 'a certificate moves with the hukou; one left behind is frozen, and cancelled later',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十一条（未核实）', confidence: 'low' },
  policy: 'movedOut',
  *find(db, context) {
    const { asOf, policy } = context;
    const limits = inForceOn(policy.movedOut, asOf);
    if (!limits) return;
    const moved = sql`select person_id from current_move`;
    const rows = sql<Row>`select held.person_id, held.id, held.last_event, last.moved_on
      from ${heldBy(context, moved)} join move as last on last.id = (
        select id from current_move as move where move.person_id = held.person_id and moved_on <= ${asOf}
        order by moved_on desc limit 1)
      where last.direction = 'out' and ${isKeptAndUnexpired(context)} order by held.person_id, held.id`;
    for (const { person_id, id, last_event, moved_on } of queryRows(db, rows)) {
      const isToCancel = addMonths(moved_on, limits.cancelMonths) <= asOf;
      const isToFreeze = addMonths(moved_on, limits.freezeMonths) <= asOf && last_event !== 'frozen';
      if (!isToCancel && !isToFreeze) continue;
      const [months, zh, en] = isToCancel
        ? [limits.cancelMonths, '注销', 'cancel it as not transferred in time']
        : [limits.freezeMonths, '冻结', 'freeze it'];
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `户口 ${moved_on} 迁出，已满${months}个月；请通知迁移并登记${zh}`,
          en: `hukou moved out on ${moved_on}, ${months} months ago or more; ask for the transfer and ${en}`,
        },
        evidence: { movedOn: moved_on, due: isToCancel ? 'cancel' : 'freeze' },
      };
    }
  },
};
