import { type RawBuilder, sql } from 'kysely';
import { kindIsHolding, lastValidOn, takesEffect } from '../db/certificates-as-of.ts';
import type { Database, Writing } from '../db/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { ValidityExtension } from '../registry/validity.ts';
import { type FactWindow, overlapOrder } from './fact-window.ts';

/**
 * Fills the temp table `live_in_month`: one row a holder, the certificate that counts in the window. While a regrade
 * is pending the old certificate is the live one, so that the old rate is paid (民发〔2021〕70号).
 */
export async function buildCertificates(
  { query }: Database | Writing,
  window: FactWindow,
  extensions: readonly ValidityExtension[],
  people: RawBuilder<unknown> | undefined,
): Promise<void> {
  const ofPeople = people === undefined ? sql`` : sql`and c.person_id in ${people}`;
  const expiry = lastValidOn(sql.ref('term.expires_on'), extensions);
  const isDead = diedBefore(sql.ref('c.person_id'), window.lastsTo);
  const hasLate = window.renewedBy > window.begunBy;
  const late = hasLate ? lateRenewal(window, expiry) : sql`null`;
  const renewed = sql`join certificate on certificate.id = coalesce(late, certificate_id)`;
  const from = sql.raw(hasLate ? 'certificate' : 'chosen');
  await sql`create temp table live_in_month as
    select chosen.person_id, coalesce(late, certificate_id) as certificate_id, ${from}.category, ${from}.grade,
      ${from}.components, iif(late is null, live, 1) as live
    from (select *, row_number() over (partition by person_id order by coalesce(live, 0) desc, late is not null desc,
        live is null desc, ${overlapOrder(window, 'first_issued_on', 'certificate_id')}) as place
      from (
        select c.person_id, c.id as certificate_id, c.first_issued_on, c.category, c.grade, c.components,
          case when c.first_issued_on > ${window.begunBy} or ${isDead} then 0 when term.id is null then null
            else ${expiry} >= ${window.lastsTo} and ${isHeld(window)} end as live,
          case when c.first_issued_on <= ${window.begunBy} and not ${isDead} then ${late} end as late
        from certificate as c left join certificate_event as term on term.id = (
          select id from certificate_event as e where e.certificate_id = c.id and e.superseded_by is null
            and e.happened_on <= ${window.begunBy} and e.expires_on is not null
          order by e.happened_on desc, e.id desc limit 1)
        where c.withdrawn_by is null ${ofPeople})) as chosen
    ${hasLate ? renewed : sql``}
    where place = 1 order by chosen.person_id`.execute(query);
  await sql`create unique index temp.live_person on live_in_month (person_id)`.execute(query);
}

/** 死亡: on a list of deaths, and dead before the day to which an episode must last. The certificate is void then. */
export function diedBefore(personId: RawBuilder<unknown>, day: PlainDate): RawBuilder<unknown> {
  return sql`exists (select 1 from death where death.person_id = ${personId}
    and death.superseded_by is null and died_on < ${day})`;
}

/** In a holding state in the window. What ends a certificate on a day leaves it held that day. */
function isHeld({ begunBy, lastsTo }: FactWindow): RawBuilder<unknown> {
  const state = (until: RawBuilder<unknown>) => sql`(select kind from certificate_event as e
    where e.certificate_id = c.id and e.superseded_by is null and e.happened_on ${until} and ${takesEffect}
    order by e.happened_on desc, e.id desc limit 1)`;
  const wasHeld = sql`coalesce(${kindIsHolding(state(sql`< ${lastsTo}`))}, 0)`;
  if (begunBy < lastsTo)
    return sql`(${wasHeld} and coalesce(${kindIsHolding(state(sql`<= ${begunBy}`))}, 0))`;
  return sql`(${wasHeld} or exists (select 1 from certificate_event as e
    where e.certificate_id = c.id and e.superseded_by is null
      and e.happened_on between ${lastsTo} and ${begunBy} and ${kindIsHolding(sql.ref('e.kind'))} and ${takesEffect}))`;
}

/** 迟换证补发 the certificate whose late renewal, of an expired one still held, brings the month back at its rate. */
function lateRenewal(window: FactWindow, expiry: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select own.id from certificate as own join certificate_event as e on e.certificate_id = own.id
    where own.person_id = c.person_id and own.withdrawn_by is null and e.superseded_by is null
      and e.kind in ('renewed', 'reissued', 'regraded') and e.expires_on is not null
      and e.happened_on > ${window.begunBy} and e.happened_on <= ${window.renewedBy}
      and ${expiry} < ${window.lastsTo} and ${isHeld(window)}
    order by e.happened_on, e.id limit 1)`;
}
