import {
  type CertificateEventEntry,
  createCertificateEventWriter,
} from '../../src/importing/save/holders/certificate-event-writer.ts';
import type { Database } from '../../src/db/connection/open.ts';
import type { Sqlite } from '../../src/db/connection/driver.ts';
import { createRecordWriter } from '../../src/importing/save/record-writer.ts';
import { undoImport } from '../../src/importing/derive/take-back.ts';
import { recordKeys, sheetKinds } from '../../src/importing/kinds.ts';
import { importing, known, sourceOf, validity } from './registry.ts';

/** Imports a list of certificate events. */
export async function importEvents(
  db: Database,
  events: readonly Omit<CertificateEventEntry, 'name'>[],
): Promise<void> {
  await importing(db, 'certificate-events', '证件变动.xlsx', (writing, importId) => {
    const save = createCertificateEventWriter(writing.sqlite, { ...sourceOf(importId, '变动'), validity });
    for (const [index, event] of events.entries()) {
      const { saved } = save({ name: '甲某', ...event }, index + 2);
      if (saved === 'refused') throw new Error('the test expected the event to be taken');
    }
  });
}

/** Imports rows of one kind of record; a row of a known key corrects it. */
export async function importRecords(
  db: Database,
  table: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<void> {
  const { kind, record } = known(sheetKinds.find((one) => one.record?.table === table));
  await importing(db, kind, `${table}.xlsx`, (writing, importId) => {
    const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const plan = { ...known(record), fields, stated: new Set(fields) };
    const save = createRecordWriter(writing.sqlite, sourceOf(importId, table), plan);
    for (const [index, row] of rows.entries()) {
      const { saved } = save({ name: '甲某', ...row }, index + 2);
      if (saved === 'refused') throw new Error('the test expected the row to be taken');
    }
  });
}

/** Takes an import back, as its undoing does. */
export function undo(sqlite: Sqlite, id: number, by: number): void {
  undoImport(sqlite, { id, by, validity, keys: recordKeys });
}

/** What a director does: approval is not a command yet, so that no path of the program writes it. */
export const approve = (db: Database, run: number | undefined): void => {
  become(db, run, 'approved');
};

/** A draft that is given up; the program gives up only what it puts another in place of. */
export const voidRun = (db: Database, run: number): void => {
  become(db, run, 'voided');
};

function become(db: Database, run: number | undefined, state: string): void {
  if (run === undefined) return;
  db.sqlite
    .prepare(
      `insert into run_event (run_id, seq, state, actor, at)
       values (?, (select max(seq) + 1 from run_event where run_id = ?), ?, '主任', '2021-01-01')`,
    )
    .run(run, run, state);
}
