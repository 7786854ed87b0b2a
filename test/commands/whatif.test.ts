import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

test('a what-if leaves every byte of the database as it was', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/whatif'));
  await dpfHere(['import', '花名册.csv', '--quiet'], folder);
  const digest = () =>
    createHash('sha256')
      .update(readFileSync(join(folder, 'dpf.sqlite')))
      .digest('hex');
  const before = digest();
  const { status, stdout } = await dpfHere(
    ['whatif', '提标.yaml', '--month', '2020-12', '--format', 'csv'],
    folder,
  );
  expect(status).toBe(0);
  expect(stdout).toContain('重度残疾人护理补贴,1,甲*,吴家山街道,100.00,130.00');
  expect(digest()).toBe(before);
});
