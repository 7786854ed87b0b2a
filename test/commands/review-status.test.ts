import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

test('the subdistricts of a campaign come in the order in which the district lists them', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/duplicates'));
  const asOf = ['--as-of', '2020-12-31'];
  await dpfHere(['import', '花名册.csv', ...asOf], folder);
  await dpfHere(['review', 'start', '--name', '复核', ...asOf], folder);
  const { stdout } = await dpfHere(['review', 'status', '--json', ...asOf], folder);
  const { bySubdistrict } = JSON.parse(stdout) as { bySubdistrict: { subdistrict: string }[] };
  expect(bySubdistrict.map(({ subdistrict }) => subdistrict)).toEqual(['柏泉街道', '径河街道']);
});
