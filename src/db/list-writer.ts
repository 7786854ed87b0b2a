import type { CitizenId } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { firstDayOf, plusMonths, type YearMonth } from '../kernel/year-month.ts';
import type { Sqlite } from './driver.ts';
import { createFactWriter, type Source } from './fact-writer.ts';
import { createNameTest } from './person-names.ts';
import { createPersonWriter } from './person-writer.ts';
import { mostChanged, type Note, type Saved, type SaveResult } from './saved.ts';

/** 低保名单一行 one person's months on the low-income list; no `toMonth` while it lasts. */
export type LowIncomeEntry = {
  readonly citizenId: CitizenId;
  readonly name: string;
  readonly fromMonth: YearMonth;
  readonly toMonth?: YearMonth | undefined;
};

/** Saves rows of the low-income list of one import. */
export function createLowIncomeWriter(
  sqlite: Sqlite,
  source: Source,
): (entry: LowIncomeEntry, row: number) => SaveResult {
  sqlite.exec(
    'create temp table if not exists seen_person (id integer primary key); delete from seen_person',
  );
  const see = sqlite.prepare('insert into seen_person values (?) on conflict do nothing');
  const savePerson = createPersonWriter(sqlite, source);
  const facts = createFactWriter(sqlite, source);
  return (entry, row) => {
    const person = savePerson(entry, row);
    if (person.saved === 'refused') return person;
    see.run(person.id);
    const period = {
      from: firstDayOf(entry.fromMonth),
      to: entry.toMonth ? firstDayOf(plusMonths(entry.toMonth, 1)) : null,
    };
    return { saved: facts.setPeriod(person.id, 'low_income', '1', period, row), notes: person.notes };
  };
}

/** 户籍名单一行 one member of a household. */
export type HouseholdEntry = {
  readonly householdKey: string;
  readonly citizenId: CitizenId;
  readonly name: string;
  readonly headName?: string | undefined;
  readonly headCitizenId?: CitizenId | undefined;
  readonly relation: string;
  readonly since?: PlainDate | undefined;
};

/** Saves rows of the household list of one import. */
export function createHouseholdWriter(
  sqlite: Sqlite,
  source: Source & { readonly asOf: PlainDate },
): (entry: HouseholdEntry, row: number) => SaveResult {
  const savePerson = createPersonWriter(sqlite, source);
  const facts = createFactWriter(sqlite, source);
  const names = createNameTest(sqlite);
  const insert = sqlite.prepare(
    `insert into household (household_key, import_id) values (?, ?) on conflict do nothing`,
  );
  const listedBefore = createMemberMemory(sqlite);
  return (entry, row) => {
    const head = names.ofNumber(entry.headCitizenId, entry.headName, entry);
    if (head) return { saved: 'refused', notes: [{ ...head, at: 'headName' }] };
    const person = savePerson(entry, row);
    if (person.saved === 'refused') return person;
    insert.run(entry.householdKey, source.importId);
    const before = listedBefore(person.id, entry.householdKey, row);
    const since = entry.since ?? source.asOf;
    const dates = { since, changedOn: since };
    const results: Saved[] = [facts.setAttribute(person.id, 'household', entry.householdKey, dates, row)];
    if (entry.relation === '户主') {
      results.push(facts.setAttribute(person.id, 'household_head', entry.householdKey, dates, row));
    }
    const repeated: readonly Note[] =
      before === undefined ? [] : [{ note: 'repeated-member', between: [String(before)] }];
    return { saved: mostChanged(results), notes: [...person.notes, ...repeated] };
  };
}

/** 同一户列了两次 remembers who was listed in which household, and tells the earlier row of one sheet. */
function createMemberMemory(
  sqlite: Sqlite,
): (personId: number, householdKey: string, row: number) => number | undefined {
  sqlite.exec(`create temp table if not exists seen_member (person_id integer, household_key text, row_number integer,
    primary key (person_id, household_key)) without rowid; delete from temp.seen_member`);
  const see = sqlite.prepare('insert into temp.seen_member values (?, ?, ?) on conflict do nothing');
  const seen = sqlite
    .prepare<[number, string], number>(
      'select row_number from temp.seen_member where person_id = ? and household_key = ?',
    )
    .pluck();
  return (personId, householdKey, row) =>
    see.run(personId, householdKey, row).changes > 0 ? undefined : seen.get(personId, householdKey);
}

/** The last month up to which a complete list is known; undefined before the first one. */
function coveredUntil(sqlite: Sqlite, name: 'low_income'): YearMonth | undefined {
  const row = sqlite
    .prepare<[string], { until: YearMonth | null }>(
      `select max(to_month) as until from coverage where name = ? and superseded_by is null`,
    )
    .get(name);
  return row?.until ?? undefined;
}

/**
 * 低保名单 records the months a list covers. A complete one says who is not on it, too: it ends the periods that
 * an earlier list left open and this later one no longer names. Returns how many people have gone from the list.
 */
export function closeLowIncomeList(
  sqlite: Sqlite,
  source: Source & {
    readonly months: { readonly from: YearMonth; readonly to: YearMonth };
    readonly isComplete: boolean;
  },
): { readonly gone: number; readonly isNewCoverage: boolean } {
  const { from, to } = source.months;
  const name = source.isComplete ? 'low_income' : 'low_income_listed';
  const before = coveredUntil(sqlite, 'low_income');
  const isNewCoverage = !sqlite
    .prepare(
      `select 1 from coverage where name in ('low_income', ?) and superseded_by is null and from_month <= ? and to_month >= ?`,
    )
    .get(name, from, to);
  if (!isNewCoverage) return { gone: 0, isNewCoverage };
  sqlite
    .prepare(`insert into coverage (name, from_month, to_month, import_id) values (?, ?, ?, ?)`)
    .run(name, from, to, source.importId);
  if (!source.isComplete || before === undefined || before >= to) return { gone: 0, isNewCoverage };
  const endsOn = firstDayOf(plusMonths(before, 1));
  const open = sqlite
    .prepare<[PlainDate], { id: number; person_id: number; valid_from: PlainDate; row_number: number }>(
      `select id, person_id, valid_from, row_number from fact where name = 'low_income' and superseded_by is null
         and valid_to is null and valid_from < ? and person_id not in (select id from seen_person)`,
    )
    .all(endsOn);
  const facts = createFactWriter(sqlite, source);
  for (const { person_id, valid_from, row_number } of open) {
    facts.setPeriod(person_id, 'low_income', '1', { from: valid_from, to: endsOn }, row_number);
  }
  return { gone: open.length, isNewCoverage };
}
