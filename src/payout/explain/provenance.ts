import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { holdsOnSql, dayInSql } from '../../db/people/fact-on.ts';
import type { StoredFactName as StoredFact } from '../../db/schema.ts';
import { textOf } from '../../facts/days.ts';
import type { OriginKind } from '../../facts/fact.ts';
import { type FactName, factOf } from '../../facts/facts.ts';
import { held } from '../../facts/in-month/held-certificate.ts';
import { householdOf } from '../../facts/in-month/household-facts.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import type { Month } from '../../facts/month.ts';
import { firstDayOf, type YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Subject } from './caps-and-stacking.ts';

/** 出处 the row of a file that a fact was read from; no row where a whole list says it (不在低保名单上). */
export type Provenance = {
  readonly fact: FactName;
  readonly file: string;
  readonly sheet: string;
  readonly row: number | undefined;
  /** 登记时间 the instant at which the import that said so was recorded. */
  readonly recordedAt: string;
};

type Source = RawBuilder<{ import_id: number; sheet: string; row: number | null }>;

/** The rows behind the facts of a unit in a month. */
export async function provenanceOf(
  db: Database,
  month: Month,
  scheme: Scheme,
  subject: Subject,
  asked: readonly FactName[],
): Promise<readonly Provenance[]> {
  const found: Provenance[] = [];
  const of: Of = { month, scheme, subject, people: peopleOf(month, subject) };
  for (const fact of asked) {
    const { own, otherwise } = sourcesOf(factOf(fact).origin, of);
    const rows = await read(db, own);
    found.push(
      ...(rows.length === 0 && otherwise ? await read(db, otherwise) : rows).map(
        ({ file, sheet, row, recordedAt }) => ({
          fact,
          file: factOf(fact).origin === 'event' ? ofCase(subject) + file : file,
          sheet,
          row: row ?? undefined,
          recordedAt,
        }),
      ),
    );
  }
  return found;
}

/** 个案 the case that an event follows from, with its approval, before the file that says so. */
function ofCase({ event }: Subject): string {
  const { case: id = null, approval = null } = event ?? {};
  return id === null ? '' : `个案 ${id}${approval === null ? '' : `（${approval}）`} `;
}

async function read({ query }: Database, source: Source) {
  const { rows } = await sql<{ file: string; sheet: string; row: number | null; recordedAt: string }>`
    select distinct import.file_name as file, source.sheet, source.row, import.recorded_at as "recordedAt"
    from (${source}) as source join import on import.id = source.import_id
    order by import.id, source.sheet, source.row`.execute(query);
  return rows;
}

/** The places of the people whose facts make the unit's: the person, or the holders in the household. */
function peopleOf(month: Month, { unit, place }: Subject): readonly number[] {
  if (unit.type === 'person') return [place];
  if (unit.type === 'employer') return [];
  const { certificate } = month.of(held);
  const own = month.of(householdOf);
  return [...month.people].filter((person) => own[person] === place && certificate[person] !== UNKNOWN);
}

/** Of whom rows are asked. */
type Of = {
  readonly month: Month;
  readonly scheme: Scheme;
  readonly subject: Subject;
  readonly people: readonly number[];
};

function sourcesOf(origin: OriginKind, of: Of): { readonly own: Source; readonly otherwise?: Source } {
  const own = ownRows(origin, of);
  if (origin !== 'low-income') return { own };
  // Nobody's row says it: the list that leaves them out, which is of one day for one place.
  const otherwise: Source = sql`select import.id as import_id, import.sheet, null as row
    from coverage join import on import.id = coverage.import_id
    where ${covers(of.month.window.month)} and (coverage.area is null
      or exists (select 1 from person where id in ${idsOf(of)} and ${isOfHome(sql`person.id`)}))
    order by import.as_of desc, coverage.area is null limit 1`;
  return { own, otherwise };
}

function idsOf({ month, people }: Of): RawBuilder<unknown> {
  const ids = people.map((person) => month.onRecord.people.ids[person]);
  return sql`(select value from json_each(${JSON.stringify(ids)}))`;
}

function ownRows(origin: OriginKind, of: Of): Source {
  const { window, onRecord } = of.month;
  const people = idsOf(of);
  const [lastsTo, begunBy] = [textOf(window.lastsTo), textOf(window.begunBy)];
  // A change on a day leaves the old value that day.
  const stored = (name: StoredFact): Source => sql`
    select recorded_by as import_id, sheet, row_number as row from fact
    where fact.person_id in ${people} and fact.name = ${name} and fact.superseded_by is null
      and fact.valid_from <= ${begunBy} and (fact.valid_to is null or fact.valid_to >= ${lastsTo})`;
  const rows = (table: string, where: RawBuilder<unknown>): Source =>
    sql`select import_id, sheet, row_number as row from ${sql.table(table)} where ${where}`;
  const current = sql`person_id in ${people} and superseded_by is null`;
  const moved = rows('move', sql`${current} and moved_on <= ${begunBy}`);
  const died = rows('death', sql`${current} and died_on < ${lastsTo}`);
  const { certificate: places } = of.month.of(held);
  const certificates = of.people.map((person) => onRecord.certificates.id[places[person] ?? UNKNOWN]);
  const certificate = sql`(select value from json_each(${JSON.stringify(certificates)}))`;
  switch (origin) {
    case 'state': {
      const events = sql`certificate_id in ${certificate} and superseded_by is null and happened_on <= ${begunBy}`;
      return sql`${died} union all ${rows('certificate_event', events)}`;
    }
    case 'certificate':
      return rows('certificate', sql`id in ${certificate}`);
    case 'person':
      return rows('person', sql`id in ${people}`);
    case 'residence':
      return sql`${moved} union all ${stored('subdistrict')}`;
    case 'household':
      return sql`${stored('household')} union all ${moved} union all ${died}`;
    case 'low-income':
      return lowIncomeRows(people, window.month);
    case 'guardian':
      return rows('account', sql`${current} and guardian is not null`);
    case 'application':
      return rows('application', sql`${current} and scheme = ${of.scheme.id} and applied_on <= ${begunBy}`);
    case 'placement':
      return rows(
        'placement',
        sql`${current} and began_on <= ${begunBy} and (ended_on is null or ended_on >= ${lastsTo})`,
      );
    case 'event':
      return sql`select ${of.subject.event?.import ?? null} as import_id, ${of.subject.event?.sheet ?? null} as sheet,
        ${of.subject.event?.row ?? null} as row`;
    case 'employer':
      return rows(
        'employer',
        sql`superseded_by is null and year = ${Number(window.month.slice(0, 4))}
          and credit_code = (select credit_code from employer_unit where id = ${of.subject.unit.id})`,
      );
  }
}

/** The rows that say whether some people were on the list in a month; no row number where a list as a whole does. */
function lowIncomeRows(
  people: RawBuilder<unknown>,
  month: YearMonth,
): RawBuilder<{ import_id: number; sheet: string; row: number | null }> {
  return sql`select recorded_by as import_id, sheet, nullif(row_number, 0) as row from fact
    where fact.person_id in ${people} and name = 'low_income' and superseded_by is null
      and ${sql.raw(holdsOnSql('fact', dayInSql(firstDayOf(month))))}`;
}

/** The lists that say of the month who is not on them. */
function covers(month: YearMonth): RawBuilder<unknown> {
  return sql`coverage.name = 'low_income' and coverage.superseded_by is null
    and from_month <= ${month} and to_month >= ${month}`;
}

/** Whether a person was recorded, on the day of the list, in the place that it is of. */
function isOfHome(person: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coverage.area is not null and exists (select 1 from import cross join fact as home
    where import.id = coverage.import_id and home.person_id = ${person}
      and home.name in ('subdistrict', 'community') and home.value = coverage.area and home.superseded_by is null
      and ${sql.raw(holdsOnSql('home', 'import.as_of'))})`;
}
