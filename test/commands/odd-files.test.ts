import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import { dpfHere, repository, sharedFolder } from './program.ts';

const oddFiles = join(repository, 'fixtures/odd-files');
const names = readdirSync(oddFiles).filter((name) => name !== 'expected' && name !== 'README.md');
let folder = '';
beforeAll(() => {
  folder = sharedFolder(oddFiles);
  rmSync(join(folder, 'expected'), { recursive: true, force: true });
});

/** Each file is named for its trap; `expected/NAME.txt` is all that the real program says of it. */
test.each(names)('%s', async (name) => {
  const { status, stdout, stderr } = await dpfHere(
    ['import', name, '--dry-run', '--as-of', '2020-12-31'],
    folder,
  );
  expect(maskIn(stdout + stderr)).toBe(stdout + stderr);
  const said = `${stdout}${stderr.replaceAll(/^(?=.)/gm, '! ')}[exit ${status}]\n`;
  await expect(said).toMatchFileSnapshot(join(oddFiles, 'expected', `${name}.txt`));
});

test('no expected result is left without its file', () => {
  const left = readdirSync(join(oddFiles, 'expected')).filter((name) => !names.includes(name.slice(0, -4)));
  expect(left).toStrictEqual([]);
});
