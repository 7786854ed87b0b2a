import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { readApart } from '../../src/jobs/import/read/read-apart.ts';
import { readRows, type RowSource } from '../../src/jobs/import/read/read-rows.ts';
import { recogniseFiles } from '../../src/jobs/import/read/recognise-files.ts';
import { CannotRun } from '../../src/kernel/cannot-run.ts';
import { repository, temporaryFolder } from '../commands/program.ts';

const reference = join(repository, 'fixtures/dongxihu-2020');

/** All that a reading gives, but for how far it had come at each batch. */
async function all(source: RowSource): Promise<unknown> {
  const rows: unknown[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done === true) return { rows, problems: next.value };
    rows.push(...next.value.rows);
  }
}

/** The same, or why it broke off. */
async function outcome(source: RowSource): Promise<unknown> {
  return all(source).catch((error: unknown) => {
    if (!(error instanceof CannotRun)) throw error;
    const { what, why, next, exitCode } = error;
    return { what, why, next, exitCode };
  });
}

test('a thread of its own reads a roster, a household list and a ledger as the main thread does', async () => {
  const names = ['roster.xlsx', 'households.xlsx', 'services.csv'];
  const { sheets } = await recogniseFiles({ paths: names.map((name) => join(reference, name)) });
  expect(sheets.length).toBe(3);
  for (const sheet of sheets)
    expect(isDeepStrictEqual(await all(readApart(sheet)), await all(readRows(sheet))), sheet.file).toBe(true);
});

test('rejected, skipped and doubtful rows come over with their problems', async () => {
  const odd = join(repository, 'fixtures/odd-files');
  const some = readdirSync(odd).filter((name) => /\.(?:xlsx|csv)$/.test(name));
  // Every sixth, as each starts a thread.
  const names = some.filter((_, index) => index % 6 === 0);
  let compared = 0;
  for (const name of names) {
    const found = await recogniseFiles({ paths: [join(odd, name)], isExplained: true }).catch(
      () => undefined,
    );
    for (const sheet of found?.sheets ?? []) {
      expect(await outcome(readApart(sheet)), name).toEqual(await outcome(readRows(sheet)));
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(5);
});

test('a refusal in the thread is the same refusal', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/import-twice'));
  const path = join(folder, '花名册.csv');
  const [sheet] = (await recogniseFiles({ paths: [path] })).sheets;
  if (!sheet) throw new Error('no sheet');
  writeFileSync(path, '姓名,身份证号\n"甲某,1\n');
  const refusal = await outcome(readApart(sheet));
  expect(refusal).toEqual(await outcome(readRows(sheet)));
  expect(refusal).toMatchObject({ exitCode: 2 });
});
