import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, type Sqlite } from '../../src/db/connection/driver.ts';
import { createDatabase } from '../../src/db/connection/open.ts';

/** The path of a database that does not exist yet, in a folder that goes with the test. */
export function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dpf-db-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return join(folder, 'dpf.sqlite');
}

let bytes: Buffer | undefined;

/** A fresh database on disk, closed again; its path. Made once and copied: every migration anew takes a third of a second. */
export async function freshDatabase(): Promise<string> {
  const path = newPath();
  if (bytes) {
    writeFileSync(path, bytes);
    return path;
  }
  const db = await createDatabase(path);
  await db.query.destroy();
  bytes = readFileSync(path);
  return path;
}

/** The record of an import of a day; each is a command of its own. */
export function recordImport(
  sqlite: Sqlite,
  id: number,
  asOf: string,
  { kind = 'holders', scope = 'part', stated = [] as readonly string[] } = {},
): void {
  sqlite
    .prepare(
      `insert into import (id, file_name, sha256, kind, sheet, as_of, operator, recorded_at, rows_read, rows_inserted,
         rows_updated, rows_unchanged, rows_rejected, row_problems, command, scope, stated)
       values (?, '表.xlsx', ?, ?, '表', ?, '经办人', '2021-01-01', 0, 0, 0, 0, 0, 0, ?, ?, ?)`,
    )
    .run(id, String(id).padStart(64, '0'), kind, asOf, id, scope, JSON.stringify(stated));
}

/** A connection past the program: what any other SQLite tool could do. */
export function raw(path: string): Sqlite {
  const sqlite = connect(path, {});
  onTestFinished(() => {
    sqlite.close();
  });
  return sqlite;
}
