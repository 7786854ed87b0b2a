import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { dpf, environment, repository, sharedFolder, temporaryFolder } from './program.ts';

const reference = join(repository, 'fixtures/dongxihu-2020');
const KILLS = 50;

function counts(path: string): { people: number; imports: number; check: unknown } {
  const sqlite = connect(path, {});
  const count = (table: string) => sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number;
  const found = {
    people: count('person'),
    imports: count('import'),
    check: sqlite.pragma('quick_check', { simple: true }),
  };
  sqlite.close();
  return found;
}

test('killed at any moment, an import is whole or absent, and the next one works', async () => {
  const folder = sharedFolder(reference);
  const path = join(folder, 'dpf.sqlite');
  const seen = new Set<number>();
  // As long as an import takes here and now.
  const started = performance.now();
  expect(dpf(['import', 'roster.xlsx'], folder).status).toBe(0);
  const longest = performance.now() - started;
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (const end of ['', '-journal']) rmSync(path + end, { force: true });
    const child = spawn(process.execPath, [join(repository, 'bin/dpf.js'), 'import', 'roster.xlsx'], {
      cwd: folder,
      env: environment(),
    });
    await delay((longest * kill) / KILLS);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    // The program itself opens what is left: the journal is rolled back, tables that are missing are made.
    const listed = dpf(['import', 'list', '--json'], folder);
    expect([0, 10]).toContain(listed.status);
    if (listed.status === 10) continue;
    const { people, imports, check } = counts(path);
    expect(check).toBe('ok');
    expect([imports, people]).toEqual(imports === 0 ? [0, 0] : [1, 7142]);
    seen.add(imports);
  }
  const last = dpf(['import', 'roster.xlsx', '--json'], folder);
  expect(last.status).toBe(0);
  expect(counts(path)).toEqual({ people: 7142, imports: 1, check: 'ok' });
  expect(seen.size).toBeGreaterThan(0);
}, 300_000);

test('a new database that was killed in its first instant, an empty file, is taken as new', () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/import-twice'));
  closeSync(openSync(join(folder, 'dpf.sqlite'), 'w'));
  expect(dpf(['import', '花名册.csv'], folder).status).toBe(0);
});
