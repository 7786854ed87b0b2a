import { type AliasedRawBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type CertificateEventKind, holdingEvents } from '../../registry/certificate/certificate.ts';
import { orderInDay, passiveEvents } from '../../registry/certificate/certificate-life.ts';
import type { ValidityExtension } from '../../registry/certificate/validity.ts';
import type { Sqlite } from '../connection/driver.ts';
import type { Tables } from '../schema.ts';

/** A certificate as it stood on a day. */
export type CertificateAsOf = {
  id: number;
  person_id: number;
  number: string;
  category: Category;
  grade: Grade;
  components: string | null;
  first_issued_on: PlainDate;
  issued_on: PlainDate | null;
  expires_on: PlainDate | null;
  last_valid_on: PlainDate | null;
  /** The last event that took effect: its state is the certificate's. */
  last_event: CertificateEventKind | null;
  /** 有效持证: 1, 0, or null where the registry does not know the term in force on that day. */
  is_live: number | null;
};

type Day = PlainDate | RawBuilder<PlainDate>;

const quoted = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(', ');

/** Whether after an event of that kind a certificate counts as held. */
function kindIsHolding(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${column} in (${sql.raw(quoted(holdingEvents))})`;
}

/** 同日先后 the place of an event among those of its day, by its content: never by when it came to be known. */
function placeInDay(table: string): string {
  const places = orderInDay.map((kind, place) => `when '${kind}' then ${place}`);
  return `case ${table}.kind ${places.join(' ')} end`;
}

/** The events `e` in their order: as a row value to compare by, or to sort by. */
export const inOrder = (table: string): string => `${table}.happened_on, ${placeInDay(table)}`;

/** Puts the last of the events `e` first. */
const lastEventFirst = `e.happened_on desc, ${placeInDay('e')} desc`;

/** Puts the event `e` that began the last term first; of two ends of one day the earlier counts. */
const lastTermFirst = sql.raw('e.happened_on desc, e.expires_on');

/**
 * Whether the event `e` takes effect: those that only go with a certificate in force (换领 补办 挂失) do not wake one
 * whose last other event stopped it. The table of it is registry/certificate/certificate-life.ts; a test holds the two together.
 */
const takingEffect = `(e.kind not in (${quoted(passiveEvents)}) or coalesce((
  select turn.kind in (${quoted(holdingEvents)}) from current_certificate_event as turn
  where turn.certificate_id = e.certificate_id and turn.kind not in (${quoted(passiveEvents)})
    and (${inOrder('turn')}) < (${inOrder('e')})
  order by turn.happened_on desc, ${placeInDay('turn')} desc limit 1), 1))`;

const ofCertificate = 'from current_certificate_event as e where e.certificate_id = c.id and';
const lastOf = `${takingEffect} order by ${lastEventFirst} limit 1`;

/** 最后一次变动 the kind of the event that leaves the state of a certificate `c`, of all that are on record. */
export const lastEventKind = `(select e.kind ${ofCertificate} ${lastOf})`;

/** The same of those by a day. */
export function lastEventOn(column: 'id' | 'kind', asOf: Day): RawBuilder<unknown> {
  return sql`(select ${sql.ref(`e.${column}`)} ${sql.raw(ofCertificate)} e.happened_on <= ${asOf} and ${sql.raw(lastOf)})`;
}

/** A printed last valid day moved on by the extensions in force. */
function lastValidOn(
  expiresOn: RawBuilder<unknown>,
  extensions: readonly ValidityExtension[],
): RawBuilder<PlainDate | null> {
  return extensions.reduce(
    (inner, { expiresFrom, expiresTo, until }) =>
      sql`case when ${expiresOn} between ${expiresFrom} and ${expiresTo} then max(${inner}, ${until}) else ${inner} end`,
    sql<PlainDate | null>`${expiresOn}`,
  );
}

/** 死亡 the holder of `c` is on the list of deaths, and dead by the day. */
function diedBy(day: Day): RawBuilder<unknown> {
  return sql`exists (select 1 from current_death as death where death.person_id = c.person_id
    and death.died_on <= ${day})`;
}

/**
 * Every certificate first issued by a day, with the term and the last event in force on it. In SQL what
 * registry/certificate/certificate-life.ts says of 有效持证: in a holding state, not past its (extended) last valid day, its
 * holder not dead; a test holds the two together. `among` narrows the certificates `c` where only some are wanted; the day
 * may be a column of the query around it.
 */
export function certificatesAsOf(
  asOf: Day,
  extensions: readonly ValidityExtension[],
  among: RawBuilder<unknown> = sql`true`,
): AliasedRawBuilder<CertificateAsOf, 'held'> {
  const expiry = lastValidOn(sql.ref('term.expires_on'), extensions);
  return sql<CertificateAsOf>`(
    select c.id, c.person_id, c.number, c.category, c.grade, c.components, c.first_issued_on,
      term.happened_on as issued_on, term.expires_on, ${expiry} as last_valid_on, last.kind as last_event,
      case when ${diedBy(asOf)} then 0 when term.id is null then null
        else ${kindIsHolding(sql.ref('last.kind'))} and ${expiry} >= ${asOf} end as is_live
    from certificate as c
    left join certificate_event as term on term.id = (
      select id from current_certificate_event as e
      where e.certificate_id = c.id and e.happened_on <= ${asOf} and e.expires_on is not null
      order by ${lastTermFirst} limit 1)
    left join certificate_event as last on last.id = ${lastEventOn('id', asOf)}
    where c.first_issued_on <= ${asOf} and c.withdrawn_by is null and ${among})`.as<'held'>('held');
}

/**
 * 一人一证 everybody with a live certificate on a day, once: of several the one issued later, by 发证日期 of its term, then
 * 初次发证日期. NULL category and grade where two of the same days differ in them: which one counts cannot be told.
 */
export function holdersAsOf(
  asOf: PlainDate,
  extensions: readonly ValidityExtension[],
): AliasedRawBuilder<Pick<CertificateAsOf, 'id' | 'person_id' | 'issued_on'>, 'holder'> {
  const own = sql`c.person_id = one.person_id`;
  const isTied = sql`several > 1 and exists (select 1 from ${certificatesAsOf(asOf, extensions, own)}
    where held.is_live = 1 and (held.issued_on, held.first_issued_on) = (one.issued_on, one.first_issued_on)
      and (held.category, held.grade) <> (one.category, one.grade))`;
  return sql<CertificateAsOf>`(
    select person_id, id, iif(is_tied, null, category) as category, iif(is_tied, null, grade) as grade, issued_on
    from (select *, ${isTied} as is_tied from (
      select held.*, count(*) as several,
        max(held.issued_on || held.first_issued_on || length(held.number) || held.number)
        -- SQLite takes the other columns from the row of the maximum.
      from ${certificatesAsOf(asOf, extensions)} where held.is_live = 1 group by held.person_id) as one))`.as<'holder'>(
    'holder',
  );
}

/** 是否持证 whether a person holds a live certificate on a day: prepared once, as a sheet asks it of many. */
export function createHolderTest(
  { query, sqlite }: { readonly query: Kysely<Tables>; readonly sqlite: Sqlite },
  extensions: readonly ValidityExtension[],
): (personId: number, on: PlainDate) => boolean {
  const statements = new Map<string, ReturnType<Sqlite['prepare']>>();
  return (personId, on) => {
    const own = certificatesAsOf(on, extensions, sql`c.person_id = ${personId}`);
    const { sql: text, parameters } = sql`select 1 from ${own} where held.is_live = 1`.compile(query);
    const statement = statements.get(text) ?? sqlite.prepare(text);
    statements.set(text, statement);
    return statement.get(...parameters) !== undefined;
  };
}

/** 有效持证残疾人数 how many people hold a live certificate on a day. */
export async function countHolders(
  db: Kysely<Tables>,
  asOf: PlainDate,
  extensions: readonly ValidityExtension[],
): Promise<number> {
  const row = await db
    .selectFrom(certificatesAsOf(asOf, extensions))
    .select(sql<number>`count(distinct held.person_id)`.as('holders'))
    .where('held.is_live', '=', 1)
    .executeTakeFirstOrThrow();
  return row.holders;
}
