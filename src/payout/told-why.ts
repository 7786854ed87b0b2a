import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { factOf } from '../schemes/facts.ts';
import type { Reason } from '../schemes/language/reasons.ts';
import { isDead } from './dead-in-month.ts';
import type { FactWindow } from './fact-window.ts';

type Death = { readonly died_on: PlainDate | null; readonly cancelled_on: PlainDate | null };

/**
 * Says of a certificate that is not live because its holder has died that this is why, and of one of two that cannot be
 * told apart (V30) that something is on record twice and not missing.
 */
export async function tellWhy(
  db: Database,
  window: FactWindow,
  personId: number,
  reasons: readonly Reason[],
): Promise<readonly Reason[]> {
  return tellTie(db, personId, await tellDeath(db, window, personId, reasons));
}

async function tellTie(
  { query }: Database,
  personId: number,
  reasons: readonly Reason[],
): Promise<readonly Reason[]> {
  const isOpen = ({ fact, kind }: Reason): boolean => kind === 'unknown' && fact.startsWith('certificate.');
  if (!reasons.some(isOpen)) return reasons;
  const { rows } =
    await sql`select 1 from temp.live_in_month where person_id = ${personId} and is_tied`.execute(query);
  if (rows.length === 0) return reasons;
  return reasons.map((reason) => {
    if (!isOpen(reason)) return reason;
    const { label } = factOf(reason.fact);
    return {
      ...reason,
      text: {
        zh: `${label.zh}有两种说法：两本证同一天发证（核查项 V30）`,
        en: `two certificates of one day say different things of the ${label.en} (check V30)`,
      },
      source: { zh: '更正后的花名册', en: 'a corrected roster' },
    };
  });
}

async function tellDeath(
  { query }: Database,
  window: FactWindow,
  personId: number,
  reasons: readonly Reason[],
): Promise<readonly Reason[]> {
  const { lastsTo } = window;
  const isNotLive = ({ fact, kind }: Reason): boolean => fact === 'certificate.live' && kind === 'failed';
  if (!reasons.some(isNotLive)) return reasons;
  const { rows } = await sql<Death>`select
    (select max(died_on) from death where person_id = ${personId} and superseded_by is null
      and died_on < ${lastsTo}) as died_on,
    (select max(happened_on) from certificate_event as e join certificate as own on own.id = e.certificate_id
      where own.person_id = ${personId} and e.superseded_by is null and e.kind = 'cancelled' and e.reason = 'death'
        and e.happened_on < ${lastsTo}) as cancelled_on
    where ${isDead(sql`${personId}`, window)}`.execute(query);
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
