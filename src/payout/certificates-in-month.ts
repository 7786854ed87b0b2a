import { type RawBuilder, sql } from 'kysely';
import { kindIsHolding, lastValidOn, takesEffect } from '../db/certificates-as-of.ts';
import type { Database, Writing } from '../db/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { ValidityExtension } from '../registry/validity.ts';
import { type FactWindow, goesBefore } from './fact-window.ts';

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
  await sql`create temp table live_in_month (person_id integer primary key, certificate_id integer, live integer,
    late integer)`.execute(query);
  let several = people;
  if (several === undefined) {
    // Grouping the events of everybody costs as much as all else here, and nearly every holder has just one of them.
    await sql`insert into temp.live_in_month ${inMonth(window, extensions, oneEvent)}
      on conflict (person_id) do update set certificate_id = null`.execute(query);
    await sql`create temp table eventful as select person_id from temp.live_in_month
      where certificate_id is null`.execute(query);
    await sql`delete from temp.live_in_month where certificate_id is null`.execute(query);
    several = sql`(select person_id from temp.eventful)`;
  }
  await sql`insert into temp.live_in_month ${inMonth(window, extensions, eventsOf(several))}
    on conflict (person_id) do update
      set certificate_id = excluded.certificate_id, live = excluded.live, late = excluded.late
      where ${comesFirst(window)}`.execute(query);
  await sql`drop table if exists temp.eventful`.execute(query);
  if (!hasLate(window)) return;
  await sql`update temp.live_in_month set certificate_id = late, live = 1 where late is not null`.execute(
    query,
  );
}

function hasLate({ renewedBy, begunBy }: FactWindow): boolean {
  return renewedBy > begunBy;
}

/** A row for each event of a certificate as if it were the only one, and one for a certificate without any. */
const oneEvent = sql`select c.person_id, c.id, c.first_issued_on, e.id is not null as events, e.kind, e.happened_on,
    e.expires_on as term
  from certificate as c left join certificate_event as e on e.certificate_id = c.id and e.superseded_by is null
  where c.withdrawn_by is null`;

/** A row for each certificate of some people, with what its event says where there is but one. */
function eventsOf(people: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select c.person_id, c.id, c.first_issued_on, count(e.id) as events, min(e.kind) as kind,
      min(e.happened_on) as happened_on, min(e.expires_on) as term
    from certificate as c left join certificate_event as e on e.certificate_id = c.id and e.superseded_by is null
    where c.withdrawn_by is null and c.person_id in ${people} group by c.person_id, c.id`;
}

/** The rows of `live_in_month` from certificates with their events. */
function inMonth(
  window: FactWindow,
  extensions: readonly ValidityExtension[],
  certificates: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const expiry = lastValidOn(sql.ref('c.expires_on'), extensions);
  const isDead = diedBefore(sql.ref('c.person_id'), window.lastsTo);
  const held = isHeld(window);
  const late = sql`case when c.first_issued_on <= ${window.begunBy} and not ${isDead}
    and ${expiry} < ${window.lastsTo} and ${held} then ${lateRenewal(window)} end`;
  return sql`select c.person_id, c.id, case when c.first_issued_on > ${window.begunBy} or ${isDead} then 0
        when c.expires_on is null then null else ${expiry} >= ${window.lastsTo} and ${held} end,
      ${hasLate(window) ? late : sql`null`}
    from (select *, iif(events = 1, iif(happened_on <= ${window.begunBy}, term, null), ${termIn(window)}) as expires_on
      from (${certificates}) as c) as c where true`;
}

/** Of two certificates of one person: the live one, or renewed late, or not known to be dead; else by the overlap. */
function comesFirst(window: FactWindow): RawBuilder<unknown> {
  const rank = (table: string): RawBuilder<unknown> => {
    const [live, late] = [sql.ref(`${table}.live`), sql.ref(`${table}.late`)];
    return sql`(coalesce(${live}, 0), ${late} is not null, ${live} is null)`;
  };
  const [one, other] = ['excluded', 'live_in_month'] as const;
  const [issued, before] = [issuedOn(window, one), issuedOn(window, other)];
  return sql`${rank(one)} > ${rank(other)} or (${rank(one)} = ${rank(other)} and (${goesBefore(window, issued, before)}
    or (${issued} = ${before} and ${sql.ref(`${one}.certificate_id`)} > ${sql.ref(`${other}.certificate_id`)})))`;
}

/** 发证日期 when the term in force began, then 初次发证日期: a new certificate ends the one before, whatever a list says of it. */
function issuedOn({ begunBy }: FactWindow, table: string): RawBuilder<unknown> {
  const id = sql.ref(`${table}.certificate_id`);
  const term = sql`(select max(happened_on) from certificate_event as e where e.certificate_id = ${id}
    and e.superseded_by is null and e.expires_on is not null and e.happened_on <= ${begunBy})`;
  return sql`(select coalesce(${term}, first_issued_on) || ' ' || first_issued_on from certificate
    where certificate.id = ${id})`;
}

/** 有效期 the printed end of the term in force: that of the last event by then that says one. */
function termIn({ begunBy }: FactWindow): RawBuilder<unknown> {
  return sql`(select e.expires_on from certificate_event as e where e.certificate_id = c.id and e.superseded_by is null
    and e.happened_on <= ${begunBy} and e.expires_on is not null order by e.happened_on desc, e.id desc limit 1)`;
}

/** 死亡: on a list of deaths, and dead before the day to which an episode must last. The certificate is void then. */
export function diedBefore(personId: RawBuilder<unknown>, day: PlainDate): RawBuilder<unknown> {
  return sql`exists (select 1 from death where death.person_id = ${personId}
    and death.superseded_by is null and died_on < ${day})`;
}

/**
 * In a holding state in the window, by a term begun by then. Nearly every certificate has one event: its kind says it all,
 * and no look at what came before and after is needed.
 */
function isHeld(window: FactWindow): RawBuilder<unknown> {
  return sql`iif(events = 1, ${kindIsHolding(sql.ref('c.kind'))}, ${isHeldByEvents(window)})`;
}

/** What ends a certificate on a day leaves it held that day. */
function isHeldByEvents({ begunBy, lastsTo }: FactWindow): RawBuilder<unknown> {
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
function lateRenewal(window: FactWindow): RawBuilder<unknown> {
  return sql`(select own.id from certificate as own join certificate_event as e on e.certificate_id = own.id
    where own.person_id = c.person_id and own.withdrawn_by is null and e.superseded_by is null
      and e.kind in ('renewed', 'reissued', 'regraded') and e.expires_on is not null
      and e.happened_on > ${window.begunBy} and e.happened_on <= ${window.renewedBy}
    order by e.happened_on, e.id limit 1)`;
}
