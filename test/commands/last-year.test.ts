import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

test('last year’s figure goes by the key of this year, also where the year stands in it', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/second-district'));
  const change = (file: string, from: RegExp, to: string): void => {
    const path = join(folder, '云溪区', file);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replaceAll(from, to));
    expect(readFileSync(path, 'utf8')).not.toBe(before);
  };
  change('indicators.yaml', /classes\.held/g, 'classes.$$year.held');
  change('annual.md', /classes\.held/g, 'classes.2021.held');
  change('published.yaml', /\{ holders\.all: 8人 \}/g, '{ holders.all: 8人, classes.2020.held: 4次 }');
  const options = ['--policies', '云溪区', '--as-of', '2021-12-31'];
  await dpfHere(['import', '台账.csv', '--quiet', ...options], folder);
  const { stdout } = await dpfHere(['report', 'annual', '--year', '2021', '--json', ...options], folder);
  const { indicators } = JSON.parse(stdout) as {
    indicators: { key: string; value: number; previous?: number }[];
  };
  expect(indicators.find(({ key }) => key === 'classes.2021.held')).toMatchObject({ value: 2, previous: 4 });
});
