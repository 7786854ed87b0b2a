import { type RawBuilder, sql } from 'kysely';
import {
  kindIsHolding,
  lastEventFirst,
  lastTermFirst,
  lastValidOn,
  takesEffect,
} from '../db/people/certificates-as-of.ts';
import type { Database, Writing } from '../db/connection/open.ts';
import type { ValidityExtension } from '../registry/certificate/validity.ts';
import type { FactWindow } from './fact-window.ts';
import { isDead } from './dead-in-month.ts';

/**
 * Fills the temp table `live_in_month`: one row a holder, the certificate that counts in the window. While a regrade
 * is pending the old certificate is the live one, so that the old rate is paid (民发〔2021〕70号). `is_tied`: which of two
 * counts cannot be told, so that category and grade are not known.
 */
export async function buildCertificates(
  { query }: Database | Writing,
  window: FactWindow,
  extensions: readonly ValidityExtension[],
  people: RawBuilder<unknown> | undefined,
): Promise<void> {
  await sql`create temp table live_in_month (person_id integer primary key, certificate_id integer, live integer,
    late integer, is_tied integer)`.execute(query);
  let several = people;
  if (several === undefined) {
    // Grouping the events of everybody costs as much as all else here, and nearly every holder has just one of them.
    await sql`insert into temp.live_in_month select *, 0 from ${inMonth(window, extensions, oneEvent)} where true
      on conflict (person_id) do update set certificate_id = null`.execute(query);
    await sql`create temp table eventful as select person_id from temp.live_in_month
      where certificate_id is null`.execute(query);
    await sql`delete from temp.live_in_month where certificate_id is null`.execute(query);
    several = sql`(select person_id from temp.eventful)`;
  }
  await sql`insert into temp.live_in_month ${laterIssued(window, extensions, several)}`.execute(query);
  await sql`drop table if exists temp.eventful`.execute(query);
  if (!hasLate(window)) return;
  await sql`update temp.live_in_month set certificate_id = iif(late = ${TIED}, certificate_id, late),
    is_tied = late = ${TIED}, live = 1 where late is not null`.execute(query);
}

/** In the place of a certificate's id where two could be meant. */
const TIED = 0;

function hasLate({ renewedBy, begunBy }: FactWindow): boolean {
  return renewedBy > begunBy;
}

/** A row for each event of a certificate as if it were the only one, and one for a certificate without any. */
const oneEvent = sql`select c.person_id, c.id, c.first_issued_on, e.id is not null as events, e.kind, e.happened_on,
    e.expires_on as term
  from certificate as c left join certificate_event as e on e.certificate_id = c.id and e.superseded_by is null
  where c.withdrawn_by is null`;

/** 类别等级 what decides money of a certificate `c`. */
const content = (table: string): RawBuilder<unknown> =>
  sql.raw(`${table}.category || ${table}.grade || coalesce(${table}.components, '')`);

/** A row for each certificate of some people, with what its event says where there is but one. */
function eventsOf(people: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select c.person_id, c.id, c.first_issued_on, count(e.id) as events, min(e.kind) as kind,
      min(e.happened_on) as happened_on, min(e.expires_on) as term, length(number) || number as number,
      ${content('c')} as content
    from certificate as c left join certificate_event as e on e.certificate_id = c.id and e.superseded_by is null
    where c.withdrawn_by is null and c.person_id in ${people} group by c.person_id, c.id`;
}

/** What each certificate is worth in the window, and `more` of it. */
function inMonth(
  window: FactWindow,
  extensions: readonly ValidityExtension[],
  certificates: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  const expiry = lastValidOn(sql.ref('c.expires_on'), extensions);
  const dead = isDead(sql.ref('c.person_id'), window);
  const held = isHeld(window);
  const late = sql`case when c.first_issued_on <= ${window.begunBy} and not ${dead}
    and ${expiry} < ${window.lastsTo} and ${held} then ${lateRenewal(window)} end`;
  return sql`(select c.person_id, c.id as certificate_id, case when c.first_issued_on > ${window.begunBy} or ${dead} then 0
        when c.expires_on is null then null else ${expiry} >= ${window.lastsTo} and ${held} end as live,
      ${hasLate(window) ? late : sql`null`} as late ${more}
    from (select *, ${termIn('expires_on', sql`<= ${window.begunBy}`)} as expires_on from (${certificates}) as c) as c)`;
}

/**
 * Of several certificates of one person the live one, or renewed late, or not known to be dead; else the one issued later:
 * by 发证日期 of its term, then by 初次发证日期, never by its row. Where one begins in the month, `earliest` leaves the
 * month to one that had begun before, else to the first. Two of the same days that differ in what they say are tied.
 */
function laterIssued(
  window: FactWindow,
  extensions: readonly ValidityExtension[],
  people: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const issuedBy = termIn('happened_on', sql`<= ${window.begunBy}`);
  const issuedBefore = termIn('happened_on', sql`< ${window.lastsTo}`);
  const since = window.overlap === 'latest' ? issuedBy : issuedBefore;
  const more = sql`, first_issued_on, number, content, ${since} as since, ${issuedBy} as issued_on`;
  const order = sql`coalesce(live, 0) desc, late is not null desc, live is null desc,
    since desc nulls last, iif(since is null, issued_on, null), iif(since is null, null, first_issued_on) desc, first_issued_on`;
  return sql`select person_id, certificate_id, live, late, is_tied from (
    select person_id, certificate_id, live, late, count(distinct content) > 1 as is_tied,
      max(number) -- SQLite takes the other columns from the row of the maximum.
    from (select *, rank() over (partition by person_id order by ${order}) as place
      from ${inMonth(window, extensions, eventsOf(people), more)})
    where place = 1 group by person_id)`;
}

/** Of the term in force by some day its end (有效期至) or its beginning (发证日期). Nearly every certificate has one event. */
function termIn(column: 'expires_on' | 'happened_on', until: RawBuilder<unknown>): RawBuilder<unknown> {
  const own = column === 'expires_on' ? sql`term` : sql`iif(term is null, null, happened_on)`;
  return sql`iif(events = 1, iif(happened_on ${until}, ${own}, null), (select ${sql.ref(`e.${column}`)}
    from certificate_event as e where e.certificate_id = c.id and e.superseded_by is null
      and e.happened_on ${until} and e.expires_on is not null order by ${lastTermFirst} limit 1))`;
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
    order by ${sql.raw(lastEventFirst)} limit 1)`;
  const wasHeld = sql`coalesce(${kindIsHolding(state(sql`< ${lastsTo}`))}, 0)`;
  if (begunBy < lastsTo)
    return sql`(${wasHeld} and coalesce(${kindIsHolding(state(sql`<= ${begunBy}`))}, 0))`;
  return sql`(${wasHeld} or exists (select 1 from certificate_event as e
    where e.certificate_id = c.id and e.superseded_by is null
      and e.happened_on between ${lastsTo} and ${begunBy} and ${kindIsHolding(sql.ref('e.kind'))} and ${takesEffect}))`;
}

/**
 * 迟换证补发 the certificate whose late renewal, of an expired one still held, brings the month back at its rate; TIED where
 * two that differ were renewed on one day.
 */
function lateRenewal(window: FactWindow): RawBuilder<unknown> {
  return sql`(select iif(count(distinct ${content('own')}) > 1, ${TIED}, own.id)
    from certificate as own join certificate_event as e on e.certificate_id = own.id
    where own.person_id = c.person_id and own.withdrawn_by is null and e.superseded_by is null
      and e.kind in ('renewed', 'reissued', 'regraded') and e.expires_on is not null
      and e.happened_on > ${window.begunBy} and e.happened_on <= ${window.renewedBy}
    group by e.happened_on order by e.happened_on limit 1)`;
}
