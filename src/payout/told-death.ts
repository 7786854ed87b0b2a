import { sql } from 'kysely';
import type { Database } from '../db/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import type { Reason } from '../schemes/reasons.ts';
import { isDead } from './dead-in-month.ts';
import type { FactWindow } from './fact-window.ts';

type Death = { readonly died_on: PlainDate | null; readonly cancelled_on: PlainDate | null };

/** 死亡 says of a certificate that is not live because its holder has died that this is why. */
export async function tellDeath(
  { query }: Database,
  { lastsTo }: FactWindow,
  personId: number,
  reasons: readonly Reason[],
): Promise<readonly Reason[]> {
  const isNotLive = ({ fact, kind }: Reason): boolean => fact === 'certificate.live' && kind === 'failed';
  if (!reasons.some(isNotLive)) return reasons;
  const { rows } = await sql<Death>`select
    (select max(died_on) from death where person_id = ${personId} and superseded_by is null
      and died_on < ${lastsTo}) as died_on,
    (select max(happened_on) from certificate_event as e join certificate as own on own.id = e.certificate_id
      where own.person_id = ${personId} and e.superseded_by is null and e.kind = 'cancelled' and e.reason = 'death'
        and e.happened_on < ${lastsTo}) as cancelled_on
    where ${isDead(sql`${personId}`)}`.execute(query);
  const why = whyOf(rows[0]);
  if (!why) return reasons;
  return reasons.map((reason) => {
    if (!isNotLive(reason)) return reason;
    const { zh, en } = reason.text;
    return { ...reason, text: { zh: `${why.zh}，${zh}`, en: `${why.en}: ${en}` } };
  });
}

function whyOf(death: Death | undefined): Text | undefined {
  const { died_on: died, cancelled_on: cancelled } = death ?? {};
  if (died) return { zh: `持证人 ${died} 死亡`, en: `the holder died on ${died}` };
  if (!cancelled) return undefined;
  return { zh: `残疾人证 ${cancelled} 因死亡注销`, en: `cancelled for death on ${cancelled}` };
}
