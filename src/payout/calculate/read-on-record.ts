import { type RawBuilder, sql } from 'kysely';
import { eachRow } from '../../db/connection/each-row.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import { holdsOnSql } from '../../db/people/fact-on.ts';
import { employmentForm } from '../../facts/person/employment-form.ts';
import { dayOf, NEVER } from '../../facts/days.ts';
import type { OnRecord, Units } from '../../facts/on-record.ts';
import { inOrder, placesOf, RowsBuilder } from '../../facts/rows.ts';
import { categories, type Component } from '../../kernel/certificate-number.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { orderInDay } from '../../registry/certificate/certificate-life.ts';
import type { ValidityExtension } from '../../registry/certificate/validity.ts';

/** What the facts of a district are made of besides its registry. */
export type FactContext = {
  /** The official names of its subdistricts, as the roster's are folded to. */
  readonly subdistricts: readonly string[];
  readonly extensions: readonly ValidityExtension[];
};

type Reading = { readonly db: Database | Writing; readonly some: RawBuilder<unknown> | undefined };

/**
 * Reads what is on record into typed columns: of everybody, or of some people and whoever shares a household with one of
 * them, then or at another time, and their guardians.
 */
export function readOnRecord(
  db: Database | Writing,
  { subdistricts, extensions }: FactContext,
  people?: readonly number[],
): OnRecord {
  const reading: Reading = { db, some: people && withOthers(people) };
  const persons = readPeople(reading);
  const households = readHouseholds(reading);
  const employers = unitsOf(reading, 'employer_unit', 'credit_code');
  const certificates = readCertificates(reading, persons);
  return {
    people: persons,
    households,
    employers,
    ...certificates,
    ...readEpisodes(reading, persons, households, subdistricts),
    ...readMoves(reading, persons),
    ...readCoverage(reading, persons),
    guardians: readGuardians(reading, persons),
    placements: readPlacements(reading, persons),
    ...readApplications(reading, persons),
    declared: readDeclared(reading, employers),
    extensions: extensions.map(({ expiresFrom, expiresTo, until }) => ({
      expiresFrom: dayOf(expiresFrom),
      expiresTo: dayOf(expiresTo),
      until: dayOf(until),
    })),
  };
}

/** 同户 the people, everyone who ever shared a household with one, and the guardians of all of them. */
function withOthers(people: readonly number[]): RawBuilder<unknown> {
  return sql`(with around as materialized (
      select value as id from json_each(${JSON.stringify(people)})
      union select mate.person_id from json_each(${JSON.stringify(people)}) as chosen
        cross join fact as own on own.person_id = chosen.value and own.name = 'household'
        cross join fact as mate on mate.name = 'household' and mate.value = own.value)
    select id from around union select guardian.id from around cross join current_account as account
        on account.person_id = around.id
      join person as guardian on guardian.citizen_id = guardian_citizen_id)`;
}

/** Of everybody, or only where a column names one of some people. */
function of({ some }: Reading, column: string): RawBuilder<unknown> {
  return some ? sql`${sql.raw(column)} in ${some}` : sql`true`;
}

/** A day as columns hold it; `otherwise` where there is none. */
function day(text: string | null, otherwise: number): number {
  return text === null ? otherwise : dayOf(text as PlainDate);
}

/** The place of a text in a list, found by SQLite: to hand over the text and look it up costs three times as much. */
function placeIn(column: string, values: readonly string[]): string {
  return `case ${column} ${values.map((value, place) => `when '${value}' then ${place}`).join(' ')} end`;
}

const ID_LENGTH = 18;

function readPeople(reading: Reading): OnRecord['people'] {
  const count = countOf(reading, sql`person where ${of(reading, 'id')}`);
  const [ids, birth] = [new Int32Array(count), new Int32Array(count)];
  const [isMale, keys] = [new Uint8Array(count), Buffer.alloc(count * ID_LENGTH)];
  let place = 0;
  const from = sql`(select id, citizen_id from person where ${of(reading, 'id')} order by citizen_id limit -1)`;
  eachRow(reading.db, 'id, citizen_id', from, (id, citizenId: string) => {
    ids[place] = id;
    keys.write(citizenId, place * ID_LENGTH, 'latin1');
    // A day of birth that is none still has a month.
    birth[place] = Number(citizenId.slice(6, 10)) * 12 + Number(citizenId.slice(10, 12)) - 1;
    isMale[place] = citizenId.charCodeAt(16) % 2;
    place += 1;
  });
  const keyAt = (at: number): string => keys.toString('latin1', at * ID_LENGTH, (at + 1) * ID_LENGTH);
  return { count, ids, placeOf: placesOf(ids), keyAt, birth, isMale };
}

function countOf({ db }: Reading, from: RawBuilder<unknown>): number {
  const { sql: text, parameters } = sql`select count(*) from ${from}`.compile(db.query);
  return (
    db.sqlite
      .prepare<unknown[], number>(text)
      .pluck()
      .get(...parameters) ?? 0
  );
}

function unitsOf(
  { db }: Reading,
  table: 'household' | 'employer_unit',
  key: string,
  where: RawBuilder<unknown> = sql`true`,
): Units {
  const [ids, keys]: [number[], string[]] = [[], []];
  const from = sql`(select id, ${sql.ref(key)} as key from ${sql.table(table)} where ${where} order by key limit -1)`;
  eachRow(db, 'id, key', from, (id, text: string) => {
    ids.push(id);
    keys.push(text);
  });
  const all = Int32Array.from(ids);
  return { count: all.length, ids: all, placeOf: placesOf(all), keyAt: (place) => keys[place] ?? '' };
}

function readHouseholds(reading: Reading): Units {
  const own = sql`household_key in (select value from fact
    where name in ('household', 'household_head') and ${of(reading, 'person_id')})`;
  return unitsOf(reading, 'household', 'household_key', reading.some ? own : sql`true`);
}

function readCertificates(
  reading: Reading,
  people: Units,
): Pick<OnRecord, 'certificates' | 'events' | 'components' | 'hasRoster'> {
  const { db } = reading;
  const certificates = new RowsBuilder(['id', 'category', 'grade', 'components', 'firstIssued'] as const);
  const components: (readonly Component[] | undefined)[] = [undefined];
  const known = new Map<string, number>();
  const columns = `person_id, id, ${placeIn('category', categories)}, grade, components, first_issued_on`;
  const current = sql`certificate where withdrawn_by is null and ${of(reading, 'person_id')}`;
  // The number tells apart what the same days do not, where it is asked which.
  const rows = reading.some
    ? sql`(select * from ${current} order by length(number) || number limit -1)`
    : current;
  eachRow(db, columns, rows, (person, id, category, grade, parts: string | null, issued: string) => {
    let part = 0;
    if (parts !== null) {
      part = known.get(parts) ?? components.push(JSON.parse(parts) as Component[]) - 1;
      known.set(parts, part);
    }
    certificates.add(people.placeOf(person), id, category, grade, part, day(issued, 0));
  });
  const built = certificates.build(people.count);
  const hasRoster =
    built.id.length > 0 ||
    countOf(reading, sql`(select 1 from certificate where withdrawn_by is null limit 1)`) > 0;
  return { certificates: built, events: readEvents(reading, built.id), components, hasRoster };
}

function readEvents(reading: Reading, certificates: Int32Array): OnRecord['events'] {
  const placeOf = placesOf(certificates);
  const events = new RowsBuilder(['kind', 'on', 'expires', 'isDeath'] as const);
  const own = reading.some
    ? sql`certificate_id in (select id from certificate where ${of(reading, 'person_id')})`
    : sql`true`;
  eachRow(
    reading.db,
    `certificate_id, ${placeIn('kind', orderInDay)}, happened_on, expires_on, reason is 'death'`,
    sql`current_certificate_event where ${own}`,
    (certificate, kind, on: string, expires: string | null, isDeath) => {
      events.add(placeOf(certificate), kind, day(on, 0), day(expires, 0), isDeath);
    },
  );
  const rows = events.build(certificates.length);
  const { on, kind } = rows;
  const byDay = (one: number, other: number) => (on[one] ?? 0) - (on[other] ?? 0);
  return inOrder(rows, (one, other) => byDay(one, other) || (kind[one] ?? 0) - (kind[other] ?? 0));
}

type Episodes = Pick<OnRecord, 'subdistrict' | 'subdistricts' | 'household' | 'head' | 'lowIncome'>;

/** A fact with the rows of it, and what a value is in them: nothing where it is of no use. */
type EpisodesOf = {
  readonly name: string;
  readonly rows: RowsBuilder<'value' | 'from' | 'to'>;
  readonly codeOf: (value: string) => number | undefined;
};

/** One pass over the facts of everybody costs half of one for each name. */
function readEpisodes(reading: Reading, people: Units, households: Units, ours: readonly string[]): Episodes {
  const episodes = () => new RowsBuilder(['value', 'from', 'to'] as const);
  const [subdistrict, household, head, lowIncome] = [episodes(), episodes(), episodes(), episodes()];
  const subdistricts = new Map<string, number>();
  const keys = new Map<string, number>();
  for (let place = 0; place < households.count; place++) keys.set(households.keyAt(place), place);
  const householdAt = (key: string): number | undefined => keys.get(key);
  const subdistrictAt = (name: string): number => {
    const known = subdistricts.get(name) ?? subdistricts.size;
    if (known === subdistricts.size) subdistricts.set(name, known);
    return known;
  };
  const facts: readonly EpisodesOf[] = [
    { name: 'subdistrict', rows: subdistrict, codeOf: subdistrictAt },
    { name: 'household', rows: household, codeOf: householdAt },
    { name: 'household_head', rows: head, codeOf: householdAt },
    { name: 'low_income', rows: lowIncome, codeOf: (said: string) => ['0', '1'].indexOf(said) },
  ];
  const fact = placeIn(
    'name',
    facts.map(({ name }) => name),
  );
  eachRow(
    reading.db,
    `person_id, ${fact}, value, valid_from, valid_to`,
    sql`current_fact where ${sql.raw(fact)} is not null and ${of(reading, 'person_id')}`,
    (person, at, value: string, from: string, to: string | null) => {
      const code = facts[at]?.codeOf(value);
      if (code !== undefined) facts[at]?.rows.add(people.placeOf(person), code, day(from, 0), day(to, NEVER));
    },
  );
  return {
    subdistrict: subdistrict.build(people.count),
    subdistricts: [...subdistricts.keys()].map((name) => ({ name, isOurs: ours.includes(name) })),
    household: household.build(people.count),
    head: head.build(people.count),
    lowIncome: lowIncome.build(people.count),
  };
}

function readMoves(reading: Reading, people: Units): Pick<OnRecord, 'deaths' | 'moves'> {
  const deaths = new RowsBuilder(['on'] as const);
  const moves = new RowsBuilder(['on', 'isOut'] as const);
  const current = sql`person_id is not null and ${of(reading, 'person_id')}`;
  eachRow(reading.db, 'person_id, died_on', sql`current_death where ${current}`, (person, on: string) => {
    deaths.add(people.placeOf(person), day(on, 0));
  });
  const columns = "person_id, moved_on, direction = 'out'";
  eachRow(reading.db, columns, sql`current_move where ${current}`, (person, on: string, isOut) => {
    moves.add(people.placeOf(person), day(on, 0), isOut);
  });
  return { deaths: deaths.build(people.count), moves: moves.build(people.count) };
}

/** 低保名单 and, where a list is of an area, who was recorded there on its day. */
function readCoverage(reading: Reading, people: Units): Pick<OnRecord, 'coverage' | 'coveredHome'> {
  const coverage: { id: number; from: string; to: string; isOfArea: boolean }[] = [];
  const home = new RowsBuilder(['list'] as const);
  eachRow(
    reading.db,
    'id, from_month, to_month, area is not null',
    sql`current_coverage where name = 'low_income'`,
    (id, from: string, to: string, isOfArea) =>
      void coverage.push({ id, from, to, isOfArea: isOfArea === 1 }),
  );
  const placeOf = placesOf(Int32Array.from(coverage, ({ id }) => id));
  if (coverage.some(({ isOfArea }) => isOfArea))
    eachRow(
      reading.db,
      'home.person_id, coverage.id',
      sql`current_coverage as coverage cross join import on import.id = coverage.import_id
          cross join current_fact as home on home.value = coverage.area and home.name in ('subdistrict', 'community')
        where coverage.name = 'low_income' and ${sql.raw(holdsOnSql('home', 'import.as_of'))}
          and ${of(reading, 'home.person_id')}`,
      (person, list) => {
        home.add(people.placeOf(person), placeOf(list));
      },
    );
  return { coverage, coveredHome: home.build(people.count) };
}

function readGuardians(reading: Reading, people: Units): OnRecord['guardians'] {
  const guardians = new RowsBuilder(['account', 'guardian'] as const);
  eachRow(
    reading.db,
    'account.person_id, account.id, coalesce(guardian.id, -1)',
    sql`current_account as account left join person as guardian on guardian.citizen_id = guardian_citizen_id
      where guardian is not null and ${of(reading, 'account.person_id')}`,
    (person, account, guardian) => {
      guardians.add(people.placeOf(person), account, people.placeOf(guardian));
    },
  );
  return guardians.build(people.count);
}

function readPlacements(reading: Reading, people: Units): OnRecord['placements'] {
  const placements = new RowsBuilder(['form', 'from', 'to'] as const);
  const forms = employmentForm.values.map(({ value }) => value as string);
  eachRow(
    reading.db,
    'person_id, form, began_on, ended_on',
    sql`current_placement where ${of(reading, 'person_id')}`,
    (person, form: string, from: string, to: string | null) => {
      placements.add(people.placeOf(person), forms.indexOf(form), day(from, 0), day(to, NEVER));
    },
  );
  return placements.build(people.count);
}

function readApplications(reading: Reading, people: Units): Pick<OnRecord, 'applications' | 'applied'> {
  const applied: string[] = [];
  const all = sql`(select distinct scheme from current_application)`;
  eachRow(reading.db, 'scheme', all, (scheme: string) => void applied.push(scheme));
  const applications = new RowsBuilder(['scheme', 'on'] as const);
  eachRow(
    reading.db,
    'person_id, scheme, applied_on',
    sql`current_application where ${of(reading, 'person_id')}`,
    (person, scheme: string, on: string) => {
      applications.add(people.placeOf(person), applied.indexOf(scheme), day(on, 0));
    },
  );
  return { applied, applications: applications.build(people.count) };
}

function readDeclared({ db }: Reading, employers: Units): OnRecord['declared'] {
  const declared = new RowsBuilder(['year', 'workers', 'disabled'] as const);
  eachRow(
    db,
    'employer_unit.id, year, coalesce(workers, -1), coalesce(disabled_workers, -1)',
    sql`current_employer as employer join employer_unit on employer_unit.credit_code = employer.credit_code`,
    (employer, year, workers, disabled) => {
      declared.add(employers.placeOf(employer), year, workers, disabled);
    },
  );
  return declared.build(employers.count);
}
