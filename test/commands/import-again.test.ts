import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpf, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/import-twice');
const roster = '花名册.csv';

function imported(
  args: readonly string[],
  folder: string,
): { rows: Record<string, number>; importId: number; reread: boolean } {
  return JSON.parse(dpf(['import', ...args, '--json'], folder).stdout) as ReturnType<typeof imported>;
}

test('a known file keeps its first place: it is not read again, whatever of its kind has come between', () => {
  const folder = temporaryFolder(story);
  const text = readFileSync(join(folder, roster), 'utf8');
  writeFileSync(join(folder, '改.csv'), text.replace('肢体,二级', '肢体,三级'));
  expect(imported([roster], folder)).toMatchObject({ reread: true, importId: 1, rows: { inserted: 4 } });
  expect(imported([roster], folder)).toMatchObject({
    reread: false,
    importId: 1,
    rows: { read: 4, unchanged: 4 },
  });
  expect(imported(['改.csv'], folder)).toMatchObject({
    reread: true,
    importId: 2,
    rows: { updated: 1, unchanged: 3 },
  });
  expect(imported([roster], folder)).toMatchObject({ reread: false, importId: 1, rows: { unchanged: 4 } });
  expect(imported(['改.csv'], folder)).toMatchObject({ reread: false, importId: 2 });
});

test('a known file is read again for another day, or where its rows had problems', () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/import-problems'));
  const again = () => imported([roster], folder);
  expect(again()).toMatchObject({ reread: true, rows: { inserted: 2, rejected: 6 } });
  expect(again()).toMatchObject({ reread: true, rows: { unchanged: 2, rejected: 6 } });
  const clean = temporaryFolder(story);
  imported([roster], clean);
  expect(imported([roster, '--as-of', '2020-11-30'], clean)).toMatchObject({
    reread: true,
    rows: { unchanged: 4 },
  });
});

test('a dry run without a database makes none', () => {
  const folder = temporaryFolder(story);
  expect(dpf(['import', roster, '--dry-run'], folder).status).toBe(0);
  expect(existsSync(join(folder, 'dpf.sqlite'))).toBe(false);
});
