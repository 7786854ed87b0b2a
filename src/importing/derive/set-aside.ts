import { type ListKind, listTables, tablesOfPeople } from '../../db/catalogue.ts';
import type { Sqlite } from '../../db/connection/driver.ts';

/**
 * 姓名不符的行 takes out of what counts all that lists said of a person under a name that no roster or certificate has:
 * a row that names two people is nobody's, whichever came first. False where a roster, certificate or case did speak.
 */
export function createSetAside(sqlite: Sqlite, importId: number): (personId: number) => boolean {
  // What is handled for somebody under another name is nobody's to set aside: a clerk has to look at both.
  const spoken = sqlite.prepare(
    `select 1 from certificate where person_id = @id and withdrawn_by is null
     union all select 1 from case_file as file join current_case_event as event on event.case_id = file.id
       where file.person_id = @id`,
  );
  const supersede = tablesOfPeople().map((table) =>
    sqlite.prepare(`update ${table} set superseded_by = ? where person_id = ? and superseded_by is null`),
  );
  return (personId) => {
    if (spoken.get({ id: personId }) !== undefined) return false;
    for (const statement of supersede) statement.run(importId, personId);
    return true;
  };
}

/** 有据可查 whether anything that counts speaks of a person: a certificate, a row of a list or a case that was not taken back. */
export function createSpokenTest(sqlite: Sqlite): (personId: number) => boolean {
  const tests = [
    'select 1 from certificate where person_id = ? and withdrawn_by is null',
    ...tablesOfPeople().map(
      (table) => `select 1 from ${table} where person_id = ? and superseded_by is null`,
    ),
    `select 1 from case_file as file join current_case_event as event on event.case_id = file.id where file.person_id = ?`,
  ].map((text) => sqlite.prepare(text));
  return (personId) => tests.some((test) => test.get(personId) !== undefined);
}

/** Whether a row of `table` was set aside, as SQL: nothing but that is superseded by a roster. */
export function setAside(table: string): string {
  return `exists (select 1 from import as by where by.id = ${table}.superseded_by and by.kind = 'holders')`;
}

/** Whether imports have set rows of a kind of list aside, so that what follows from the lists has changed. */
export function hasSetAside(sqlite: Sqlite, kind: ListKind, importIds: readonly number[]): boolean {
  return (
    sqlite
      .prepare(
        `select 1 from ${listTables[kind]} where superseded_by in (select value from json_each(?)) limit 1`,
      )
      .get(JSON.stringify(importIds)) !== undefined
  );
}
