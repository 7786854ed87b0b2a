import { sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { ValidityExtension } from '../registry/certificate/validity.ts';
import { type FactName, factNames, factOf } from '../schemes/facts.ts';
import { buildCertificates } from './certificates-in-month.ts';
import { buildDead } from './dead-in-month.ts';
import { type FactWindow, type Widening, windowOf } from './fact-window.ts';
import { buildPersonFacts } from './person-facts.ts';
import { buildEmployerFacts, buildHouseholdFacts, buildMembers } from './unit-facts.ts';

/** What the facts of a district are built from besides its registry. */
export type FactContext = {
  /** The official names of its subdistricts, as the roster's are folded to. */
  readonly subdistricts: readonly string[];
  readonly extensions: readonly ValidityExtension[];
};

/** Which facts to build: of a month, widened so; `all` holders, or only those of `chosen_person` and their households. */
export type FactRequest = {
  readonly month: YearMonth;
  readonly widening: Widening;
  readonly asked: ReadonlySet<FactName>;
  readonly all: boolean;
  /** Whether households are wanted although no fact of one is asked. */
  readonly households?: boolean;
};

const chosenPerson = 'create temp table if not exists chosen_person (person_id integer primary key)';
const tables = [
  ...['person_around', 'live_in_month', 'dead_in_month', 'person_fact'],
  ...['member_in_month', 'household_fact', 'employer_fact'],
];
/** What the facts of a household are made of. */
const ofMembers: readonly FactName[] = ['certificate.live', 'low_income', 'hukou_local'];

/** Names in the temp table `chosen_person` whose facts are wanted, holders or not. */
export async function choosePeople(
  { query }: Database | Writing,
  people: Parameters<typeof sql.join>[0] | undefined,
): Promise<void> {
  await sql.raw(chosenPerson).execute(query);
  await sql`delete from temp.chosen_person`.execute(query);
  if (people === undefined || people.length === 0) return;
  await sql`insert into temp.chosen_person select distinct value from json_each(${JSON.stringify(people)})`.execute(
    query,
  );
}

/** 同户 fills `person_around`: the chosen people and everyone who shares a household with one, then or at another time. */
async function chooseMates({ query }: Database | Writing): Promise<void> {
  await sql`create temp table person_around (person_id integer primary key)`.execute(query);
  await sql`insert into temp.person_around select person_id from temp.chosen_person union
    select mate.person_id from temp.chosen_person as chosen
      cross join fact as own on own.person_id = chosen.person_id and own.name = 'household'
      cross join fact as mate on mate.name = 'household' and mate.value = own.value`.execute(query);
}

/**
 * Builds the fact tables of a month: one row a unit, one column a fact, NULL for unknown and for what is outside a
 * fact's domain. Returns the window that they were built for.
 */
export async function buildFacts(
  db: Database | Writing,
  context: FactContext,
  { month, widening, asked, all, households = false }: FactRequest,
): Promise<FactWindow> {
  const { query } = db;
  await sql.raw(chosenPerson).execute(query);
  for (const table of tables) await sql`drop table if exists ${sql.table(`temp.${table}`)}`.execute(query);
  const window = windowOf(month, widening);
  const isAsked = (entity: string): boolean => [...asked].some((name) => factOf(name).entity === entity);
  const hasHouseholds = households || isAsked('household');
  const people = all ? undefined : sql`(select person_id from temp.person_around)`;
  if (!all) await chooseMates(db);
  if (hasHouseholds || !all) await buildMembers(db, window, people);
  await buildDead(db, window, people);
  await buildCertificates(db, window, context.extensions, people);
  const wanted = new Set([...asked, ...(hasHouseholds ? ofMembers : [])]);
  await buildPersonFacts(db, window, context.subdistricts, wanted);
  if (hasHouseholds) await buildHouseholdFacts(db, window, people);
  if (isAsked('employer')) await buildEmployerFacts(db, window);
  return window;
}

/** Every fact there is. */
export const allFacts: ReadonlySet<FactName> = new Set(factNames);
