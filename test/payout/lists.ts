import {
  type CertificateEventEntry,
  createCertificateEventWriter,
} from '../../src/importing/save/holders/certificate-event-writer.ts';
import type { Database } from '../../src/db/connection/open.ts';
import type { Sqlite } from '../../src/db/connection/driver.ts';
import { createRecordWriter } from '../../src/importing/save/record-writer.ts';
import { undoImport } from '../../src/importing/derive/take-back.ts';
import { importing, sourceOf, validity } from './registry.ts';

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

const keys: Readonly<Record<string, readonly string[]>> = {
  placement: ['citizenId', 'employer', 'beganOn'],
  death: ['citizenId'],
  move: ['citizenId', 'movedOn'],
  review: ['citizenId', 'reviewedOn'],
  account: ['citizenId'],
  entitlement: ['scheme', 'citizenId', 'creditCode', 'month'],
  service_record: ['programme', 'citizenId', 'servedOn'],
  education_application: ['citizenId', 'year', 'level'],
  application: ['scheme', 'citizenId', 'appliedOn'],
  employer: ['creditCode', 'year'],
  staff_relative: ['citizenId', 'staffName'],
};

/** The kind of sheet that brings each table. */
const kinds: Readonly<Record<string, string>> = {
  ...{ death: 'deaths', move: 'moves', review: 'reviews', account: 'accounts', entitlement: 'entitlements' },
  ...{ service_record: 'services', education_application: 'education', application: 'applications' },
  ...{ employer: 'employers', staff_relative: 'staff' },
};

/** Imports rows of one kind of record; a row of a known key corrects it. */
export async function importRecords(
  db: Database,
  table: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<void> {
  await importing(db, kinds[table] ?? table, `${table}.xlsx`, (writing, importId) => {
    const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const plan = { table, key: keys[table] ?? [], fields, stated: new Set(fields) };
    const repeats = table === 'service_record' ? { repeats: true as const } : {};
    const save = createRecordWriter(writing.sqlite, sourceOf(importId, table), { ...plan, ...repeats });
    for (const [index, row] of rows.entries()) save({ name: '甲某', ...row }, index + 2);
  });
}

/** Takes an import back, as its undoing does. */
export function undo(sqlite: Sqlite, id: number, by: number): void {
  undoImport(sqlite, { id, by, validity, keys: new Map(Object.entries(keys)) });
}

/** What a director does: approval is not a command yet. */
export function approve(db: Database, run: number | undefined): void {
  if (run === undefined) return;
  db.sqlite
    .prepare(
      `insert into run_event (run_id, seq, state, actor, at)
       values (?, (select max(seq) + 1 from run_event where run_id = ?), 'approved', '主任', '2021-01-01')`,
    )
    .run(run, run);
}
