import type { CitizenId } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { createNameTest } from './person-names.ts';
import { createPersonWriter } from './person-writer.ts';
import { corrected, type Note, type Refused, type Saved, type SaveResult } from './saved.ts';
import type { Tables } from '../../db/schema.ts';
import { createStatementWriter, type ScopedSource } from './statement-writer.ts';

/** 低保名单一行 one person's months on the low-income list; no `toMonth` while it lasts. */
export type LowIncomeEntry = {
  readonly citizenId: CitizenId;
  readonly name: string;
  /** 救助类别; low income where the list has none. */
  readonly category?: Tables['low_income_row']['category'] | undefined;
  /** Only a list of removals may leave it out. */
  readonly fromMonth?: YearMonth | undefined;
  readonly toMonth?: YearMonth | undefined;
};

/** 户籍名单一行 one member of a household. */
export type HouseholdEntry = {
  readonly householdKey: string;
  readonly citizenId: CitizenId;
  readonly name: string;
  readonly relation: string;
  readonly headName?: string | undefined;
  readonly headCitizenId?: CitizenId | undefined;
  readonly since?: PlainDate | undefined;
};

/** Saves the rows of one list as they were said; what follows is derived when all are. */
export type ListWriter<Entry> = {
  readonly save: (entry: Entry, row: number) => SaveResult;
  /** How many statements were added. */
  readonly written: () => number;
};

/** Prepares the rows of a low-income list. */
export function createLowIncomeWriter(sqlite: Sqlite, source: ScopedSource): ListWriter<LowIncomeEntry> {
  const columns = ['category', 'from_month', 'to_month'];
  const writer = createPeopleWriter(sqlite, source, 'low_income_row', columns);
  return {
    written: writer.written,
    save(entry, row) {
      const { category = 'low-income', fromMonth = null, toMonth = null } = entry;
      return writer.save(entry, [category, fromMonth, toMonth], row);
    },
  };
}

/** Prepares the rows of a household list. */
export function createHouseholdWriter(sqlite: Sqlite, source: ScopedSource): ListWriter<HouseholdEntry> {
  const writer = createPeopleWriter(sqlite, source, 'household_row', ['household_key', 'is_head', 'since']);
  const insert = sqlite.prepare(
    `insert into household (household_key, import_id) values (?, ?) on conflict do nothing`,
  );
  const listedBefore = createMemberMemory(sqlite);
  const names = createNameTest(sqlite);
  return {
    written: writer.written,
    save(entry, row) {
      const { householdKey, relation, since = null } = entry;
      const head = names.ofNumber(entry.headCitizenId, entry.headName, entry);
      if (head) return { saved: 'refused', notes: [{ ...head, at: 'headName' }] };
      const result = writer.save(entry, [householdKey, relation === '户主' ? 1 : 0, since], row);
      if (result.saved === 'refused') return result;
      const { personId, saved, notes } = result;
      insert.run(householdKey, source.importId);
      const before = listedBefore(personId, householdKey, row);
      const repeated: readonly Note[] =
        before === undefined ? [] : [{ note: 'repeated-member', between: [String(before)] }];
      return { saved, notes: [...notes, ...repeated] };
    },
  };
}

function createPeopleWriter(
  sqlite: Sqlite,
  source: ScopedSource,
  table: 'low_income_row' | 'household_row',
  columns: readonly string[],
) {
  const savePerson = createPersonWriter(sqlite, source);
  const state = createStatementWriter(sqlite, source, table, columns);
  let written = 0;
  return {
    written: () => written,
    save(
      entry: { readonly citizenId: CitizenId; readonly name: string },
      values: readonly (string | number | null)[],
      row: number,
    ): { readonly saved: Saved; readonly notes: readonly Note[]; readonly personId: number } | Refused {
      const person = savePerson(entry, row);
      if (person.saved === 'refused') return person;
      const { saved, isWritten, isCorrection } = state(person.id, values, row);
      if (isWritten) written += 1;
      const notes: readonly Note[] = isCorrection ? [corrected(entry.name)] : [];
      return { saved, notes: [...person.notes, ...notes], personId: person.id };
    },
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
