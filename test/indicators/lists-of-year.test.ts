import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from '../commands/program.ts';

const LEDGER = '服务项目,姓名,身份证号,服务对象,服务日期,数量,计量单位,金额';

/** What an office whose district has lists of a year until some day says of 2020 by a list of 15 February 2021. */
async function transportOf2020(
  until: string,
): Promise<{ status: number | null; value?: number; told: string }> {
  const folder = temporaryFolder();
  const policies = join(folder, '政策');
  cpSync(join(repository, 'policies/dongxihu'), policies, { recursive: true });
  const file = join(policies, 'district.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain("until: '03-31'");
  writeFileSync(file, text.replace("until: '03-31'", `until: '${until}'`));
  writeFileSync(join(folder, '台账.csv'), [LEDGER, '交通出行,,,甲街道,2020-05-01,40,人次,'].join('\n'));
  const imported = await dpfHere(
    ['import', '台账.csv', '--as-of', '2021-02-15', '--policies', policies],
    folder,
  );
  const args = [
    'report',
    'annual',
    '--year',
    '2020',
    '--policies',
    policies,
    '--as-of',
    '2021-03-01',
    '--json',
  ];
  const { status, stdout } = await dpfHere(args, folder);
  if (status !== 0) return { status, told: imported.stderr };
  const { indicators } = JSON.parse(stdout) as { indicators: readonly { key: string; value: number }[] };
  const value = indicators.find(({ key }) => key === 'covid.transport')?.value;
  return { status, ...(value !== undefined && { value }), told: imported.stderr };
}

test('until when a list is of last year is a value of the district, and not of the program', async () => {
  expect(await transportOf2020('03-31')).toMatchObject({ status: 0, value: 40 });
  expect(await transportOf2020('01-31')).not.toHaveProperty('value');
  expect((await transportOf2020('02-30')).told).toMatch(/district\.yaml:\d+:\d+ .*02-30/s);
});
