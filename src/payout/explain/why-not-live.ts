import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { textOf } from '../../facts/days.ts';
import { held } from '../../facts/in-month/held-certificate.ts';
import { isDead } from '../../facts/in-month/death.ts';
import type { Month } from '../../facts/month.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { factOf } from '../../facts/facts.ts';
import type { Reason } from '../../schemes/language/reasons.ts';

type Death = { readonly died_on: PlainDate | null; readonly cancelled_on: PlainDate | null };

/**
 * Says of a certificate that is not live because its holder has died that this is why, and of one of two that cannot be
 * told apart (V30) that something is on record twice and not missing. `person` is a place.
 */
export async function sayWhyNotLive(
  db: Database,
  month: Month,
  person: number,
  reasons: readonly Reason[],
): Promise<readonly Reason[]> {
  return tellTie(month, person, await tellDeath(db, month, person, reasons));
}

function tellTie(month: Month, person: number, reasons: readonly Reason[]): readonly Reason[] {
  const isOpen = ({ fact, kind }: Reason): boolean => kind === 'unknown' && fact.startsWith('certificate.');
  if (!reasons.some(isOpen) || month.of(held).isTied[person] !== 1) return reasons;
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
  month: Month,
  person: number,
  reasons: readonly Reason[],
): Promise<readonly Reason[]> {
  const isNotLive = ({ fact, kind }: Reason): boolean => fact === 'certificate.live' && kind === 'failed';
  if (!reasons.some(isNotLive) || !isDead(month, person)) return reasons;
  const lastsTo = textOf(month.window.lastsTo);
  const id = month.onRecord.people.ids[person] ?? 0;
  const { rows } = await sql<Death>`select
    (select max(died_on) from death where person_id = ${id} and superseded_by is null
      and died_on < ${lastsTo}) as died_on,
    (select max(happened_on) from certificate_event as e join certificate as own on own.id = e.certificate_id
      where own.person_id = ${id} and e.superseded_by is null and e.kind = 'cancelled' and e.reason = 'death'
        and e.happened_on < ${lastsTo}) as cancelled_on`.execute(query);
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
