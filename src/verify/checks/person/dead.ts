import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { heldBy, isKeptAndUnexpired } from '../../rows/held.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; died_on: PlainDate };

/** V15 死亡未注销: on the list of deaths, and the certificate is not cancelled. */
export const dead: RegistryCheck = {
  over: 'registry',
  code: 'V15',
  needs: ['deaths'],
  severity: 'error',
  title: { zh: '持证人已死亡，证件未注销', en: 'holder has died, certificate not cancelled' },
  rule: {
    zh: '持证人死亡的应及时注销；补贴从死亡次月起停发',
    en: 'a certificate is cancelled when its holder dies, and subsidies stop with the month after',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'high' },
  *find(db, context) {
    const listed = sql`select person_id from current_death where died_on <= ${context.asOf}`;
    const rows = sql<Row>`select held.person_id, held.id, death.died_on
      from ${heldBy(context, listed)} join current_death as death on death.person_id = held.person_id
        and death.died_on <= ${context.asOf}
      where ${isKeptAndUnexpired(context)} order by held.person_id, held.id`;
    for (const { person_id, id, died_on } of queryRows(db, rows)) {
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `死亡名单上 ${died_on} 死亡；请核实后登记注销，死亡次月起的补贴停发`,
          en: `died on ${died_on} by the list of deaths; confirm, cancel the certificate, and stop subsidies from the month after`,
        },
        evidence: { diedOn: died_on },
      };
    }
  },
};
