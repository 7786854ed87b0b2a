import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

const LATER = { DPF_NOW: '2021-03-04T01:00:00.000Z' };

type Listed = { id: number; file: string; kind: string };

async function importsIn(folder: string): Promise<readonly Listed[]> {
  const { stdout } = await dpfHere(['import', 'list', '--json'], folder, LATER);
  return (JSON.parse(stdout) as { imports: Listed[] }).imports;
}

test('of the reference year no list is taken back from under a run that holds its money', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/dongxihu-2020'));
  await dpfHere(['import', '.', '--as-of', '2020-12-31', '--quiet'], folder);
  expect((await dpfHere(['payout', '--month', '2020-12', '--quiet'], folder, LATER)).status).toBe(0);
  const held: string[] = [];
  const free: string[] = [];
  for (const { id, file } of await importsIn(folder)) {
    const { status, stderr } = await dpfHere(
      ['import', 'undo', String(id), '--only', '--dry-run'],
      folder,
      LATER,
    );
    (status === 0 ? free : held).push(file);
    if (status !== 0) expect([file, stderr]).toEqual([file, expect.stringContaining('批次 1（2020-12）')]);
  }
  // Whatever can be taken back decides no money: what is insured, reviewed, told or screened.
  expect(free.sort()).toEqual([
    'claims.csv',
    'district-facts.csv',
    'insurance.csv',
    'narrative.md',
    'reviews.xlsx',
    'staff.csv',
  ]);
  expect(held).toEqual(
    expect.arrayContaining([
      'hardship.csv',
      'accounts.xlsx',
      'employers.csv',
      'placements.csv',
      'services.csv',
      'education.csv',
      'low-income.csv',
      'households.xlsx',
      'deaths.csv',
      'moves.csv',
      'roster.xlsx',
    ]),
  );
}, 300_000);

const HEADINGS = '姓名,身份证号,补贴项目,发放月份,补贴金额';
const JIA = '甲某,999999197001020012,临时救助,2020-12,500';
const YI = '乙某,999999196505050026,临时救助,2020-12,600';
const BING = '丙某,999999201003100031,临时救助,2020-12,700';
/** A digit is wrong: nobody's. */
const WRONG = '丙某,999999201003100032,临时救助,2020-12,700';

/** An office with a roster, to which lists come one after another, each with a command of its own. */
async function office() {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/payout-story'));
  await dpfHere(['import', '花名册.csv'], folder);
  return {
    folder,
    list: async (file: string, asOf: string, ...rows: readonly string[]): Promise<void> => {
      writeFileSync(join(folder, file), [HEADINGS, ...rows, ''].join('\r\n'));
      await dpfHere(['import', file, '--as-of', asOf], folder);
    },
    told: async (): Promise<readonly string[]> => {
      const asked = ['payout', '--month', '2020-12', '--dry-run', '--json'];
      const { stdout, stderr } = await dpfHere(asked, folder);
      const { incompleteLists } = JSON.parse(stdout) as { incompleteLists: { file: string }[] };
      const files = incompleteLists.map(({ file }) => file);
      for (const file of files) expect(stderr).toContain(`注意：${file}`);
      return files;
    },
  };
}

test('rejected rows of a list whose money is calculated are told, whatever its kind', async () => {
  const { list, told } = await office();
  await list('救助.csv', '2020-12-31', JIA, WRONG);
  expect(await told()).toEqual(['救助.csv']);
});

test('a clean list of another day or of other people does not make them good', async () => {
  const { list, told } = await office();
  await list('救助一.csv', '2020-11-30', JIA, WRONG);
  await list('救助二.csv', '2020-12-31', YI);
  await list('救助三.csv', '2020-11-30', YI);
  expect(await told()).toEqual(['救助一.csv']);
});

test('the same list corrected does: under its own name, or as of its own day under another', async () => {
  const { list, told } = await office();
  await list('救助.csv', '2020-11-30', JIA, WRONG);
  await list('救助.csv', '2020-12-01', JIA, BING);
  expect(await told()).toEqual([]);
  await list('十二月.csv', '2020-12-31', YI, WRONG);
  await list('十二月更正.csv', '2020-12-31', YI, BING);
  expect(await told()).toEqual([]);
});

test('a low-income list corrected under another name is made good by the list of its own day only', async () => {
  const { folder, told } = await office();
  const list = async (file: string, asOf: string, ...rows: readonly string[]) => {
    writeFileSync(join(folder, file), ['姓名,身份证号,起始月份', ...rows, ''].join('\r\n'));
    await dpfHere(['import', file, '--as-of', asOf], folder);
  };
  const of = (row: string) => `${row.split(',').slice(0, 2).join(',')},2020-01`;
  await list('十一月.csv', '2020-11-30', of(JIA), of(WRONG));
  await list('十二月.csv', '2020-12-31', of(JIA), of(YI));
  expect(await told()).toEqual(['十一月.csv']);
  await list('十一月更正.csv', '2020-11-30', of(JIA), of(BING));
  expect(await told()).toEqual([]);
});

test('a correction with a bad row left is told in its place, and one taken back counts no more', async () => {
  const { folder, list, told } = await office();
  await list('救助.csv', '2020-11-30', JIA, WRONG, YI.replace('600', '六百'));
  await list('救助.csv', '2020-12-01', JIA, WRONG, YI);
  expect(await told()).toEqual(['救助.csv']);
  await list('救助.csv', '2020-12-02', JIA, BING, YI);
  expect(await told()).toEqual([]);
  const [last] = (await importsIn(folder)).toReversed();
  expect((await dpfHere(['import', 'undo', String(last?.id)], folder, LATER)).status).toBe(0);
  expect(await told()).toEqual(['救助.csv']);
});
