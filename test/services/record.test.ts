import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ids } from '../commands/name-rows.ts';
import { bothHolders, office } from '../commands/office.ts';
import { dpfHere } from '../commands/program.ts';

type Recorded = {
  readonly record: number;
  readonly importId: number;
  readonly warnings: readonly { code: string; message: string }[];
};
type Listed = { readonly records: readonly { record: number; quantity: number; on: string; file: string }[] };
const asOf = ['--as-of', '2020-12-31'];
const training = ['record', '电商培训', '--person', ids.萧红, '--on', '2020-06-01'];
const adaptation = ['record', 'home-adaptation', '--person', ids.萧红];

test('a service written down by hand stands in the file of the person, with its import, and can be taken back', async () => {
  const { folder, say } = await office(...bothHolders);
  const { stdout, status } = await dpfHere([...training, '--note', '第二期', ...asOf], folder);
  expect(status).toBe(0);
  expect(stdout).toBe('2020-06-01 农村电商培训 萧红 1 人（记录 1，导入 2）\n');
  const ofPerson = async () => {
    const { history } = await say<{ history: { what: string; isCorrected: boolean }[] }>(
      'person',
      'history',
      ids.萧红,
    );
    return history.filter(({ what }) => what.startsWith('服务台账'));
  };
  expect(await ofPerson()).toMatchObject([
    { what: expect.stringContaining('农村电商培训'), isCorrected: false },
  ]);
  expect(
    (await say<Listed>('record', 'list', '--programme', '电商培训', '--year', '2020')).records,
  ).toHaveLength(1);
  await say('import', 'undo', '2');
  expect((await say<Listed>('record', 'list')).records).toEqual([]);
  expect(await ofPerson()).toMatchObject([{ isCorrected: true }]);
});

test('a correction takes the place of the record, which is never deleted and comes back when it is undone', async () => {
  const { folder, say } = await office(...bothHolders);
  const first = await say<Recorded>(...training);
  const second = await say<Recorded>(
    'record',
    '电商培训',
    '--person',
    ids.萧红,
    '--on',
    '2020-06-02',
    '--corrects',
    String(first.record),
  );
  const listed = async () => (await say<Listed>('record', 'list')).records.map(({ on }) => on);
  expect(await listed()).toEqual(['2020-06-02']);
  const again = await dpfHere([...training, '--corrects', String(first.record), ...asOf], folder);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain('已被更正');
  const undone = await dpfHere(['import', 'undo', String(first.importId)], folder);
  expect(undone.status).toBe(2);
  await say('import', 'undo', String(second.importId));
  expect(await listed()).toEqual(['2020-06-01']);
});

test('a correction that makes it another person’s needs a word why, and says whose it was', async () => {
  const { folder, say } = await office(...bothHolders);
  const { record } = await say<Recorded>(...training);
  const other = [
    'record',
    '电商培训',
    '--person',
    ids.韩凯建,
    '--on',
    '2020-06-01',
    '--corrects',
    String(record),
  ];
  const refused = await dpfHere([...other, ...asOf], folder);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('改到另一个人名下');
  expect(refused.stderr).toMatch(/原来是萧红的，现在写的是韩凯建/);
  expect((await dpfHere([...other, '--why', ' ', ...asOf], folder)).status).toBe(2);
  const { stdout } = await dpfHere([...other, '--why', `登成了 ${ids.萧红}`, ...asOf], folder);
  expect(stdout).toContain('原记录：2020-06-01 农村电商培训 萧红，数量 1\n');
  const db = new Database(join(folder, 'dpf.sqlite'), { readonly: true });
  const log = JSON.stringify(db.prepare('select body from audit').all());
  db.close();
  expect(log).toContain('登成了');
  expect(log).not.toContain(ids.萧红);
  // The same person, another day: nothing to explain, and what it was is said all the same.
  const { records } = await say<Listed>('record', 'list');
  const again = await say<Recorded & { was: object }>(
    'record',
    '电商培训',
    '--person',
    ids.韩凯建,
    '--on',
    '2020-06-02',
    '--corrects',
    String(records[0]?.record),
  );
  expect(again.was).toMatchObject({ on: '2020-06-01', person: { name: '韩凯建' } });
});

test('what a check says twice in the same words is told once', async () => {
  const { say } = await office(...bothHolders);
  for (const day of ['2020-05-01', '2020-06-01', '2020-07-01', '2020-08-01']) {
    const { warnings } = await say<Recorded>(...adaptation, '--on', day, '--amount', '18000');
    expect(new Set(warnings.map((one) => JSON.stringify(one))).size).toBe(warnings.length);
  }
});

test('a row of quantity 0 says that nothing was done: by hand and in a ledger it is nobody, no session, no money', async () => {
  const { folder, load, say } = await office(...bothHolders);
  await load('服务项目,姓名,身份证号,服务对象,服务日期,数量,计量单位,金额', [
    `电商培训,萧红,${ids.萧红},,2020-06-01,0,人,`,
    `助听器,韩凯建,${ids.韩凯建},,2020-06-01,0,人,`,
    '教育培训,,,残联,2020-06-01,0,人次,',
    '教育培训,,,残联,2020-06-02,30,人次,',
    `无障碍改造,萧红,${ids.萧红},,2020-06-01,0,户,`,
  ]);
  const zero = ['record', '助听器', '--person', ids.萧红, '--on', '2020-06-03', '--quantity', '0'];
  expect((await dpfHere([...zero, ...asOf], folder)).status).toBe(2);
  const { indicators } = await say<{ indicators: readonly { key: string; value: number }[] }>(
    'report',
    'annual',
    '--year',
    '2020',
  );
  const value = (key: string) => indicators.find((one) => one.key === key)?.value;
  expect(
    ['employment.ecommerce_training.people', 'devices.hearing_aids.people', 'services.people'].map(value),
  ).toEqual([0, 0, 0]);
  expect(['training.sessions', 'training.attendances'].map(value)).toEqual([1, 30]);
  expect(await say('verify', 'services')).toMatchObject({ findings: [] });
  const lines = await dpfHere(
    ['payout', '--month', '2020-06', '--scheme', 'home-adaptation', ...asOf],
    folder,
  );
  expect(lines.stdout).not.toContain('萧红');
});

test('a row of a ledger is corrected by hand, also of a list that is dated later', async () => {
  const { load, say } = await office(...bothHolders);
  const ledger = '服务项目,姓名,身份证号,服务日期,数量,计量单位,金额';
  const rows = ['2000', '3000'].map((yuan) => `无障碍改造,萧红,${ids.萧红},2020-06-01,1,人,${yuan}`);
  await load(ledger, rows, '--as-of', '2021-01-04');
  const { records } = await say<Listed>('record', 'list');
  expect(records).toHaveLength(2);
  await say(
    ...adaptation,
    '--on',
    '2020-06-01',
    '--amount',
    '2500',
    '--corrects',
    String(records[1]?.record),
  );
  const after = await say<Listed>('record', 'list');
  expect(after.records).toMatchObject([{ amountFen: 200_000 }, { amountFen: 250_000, file: 'dpf record' }]);
});

test('an equal service of the same day is another one, and is told of', async () => {
  const { say } = await office(...bothHolders);
  await say(...training);
  const { warnings } = await say<Recorded>(...training);
  expect(warnings).toMatchObject([
    { code: 'S10', message: expect.stringContaining('手工登记 已有同样的一行') },
  ]);
  expect((await say<Listed>('record', 'list')).records).toHaveLength(2);
});

test('what the rules of the programme say against it is told, and it is kept', async () => {
  const { say } = await office(...bothHolders);
  await say(...adaptation, '--on', '2020-08-01', '--amount', '18000');
  const { warnings } = await say<Recorded>(...adaptation, '--on', '2020-06-01', '--amount', '18000.01');
  expect(warnings.map(({ code }) => code).toSorted()).toEqual(['S05', 'S06']);
  const { warnings: aid } = await say<Recorded>(
    'record',
    '助听器',
    '--person',
    ids.萧红,
    '--on',
    '2020-06-01',
  );
  expect(aid.map(({ code }) => code)).toEqual(['S03']);
});

test('a tally is of a subdistrict and a day', async () => {
  const { say } = await office(...bothHolders);
  const tally = ['record', '上门排查', '--tally', '36', '--on', '2020-02-03', '--subdistrict', '径河'];
  expect(await say(...tally)).toMatchObject({
    programme: 'epidemic-visits',
    subject: '径河街道',
    quantity: 36,
    unit: '人次',
    warnings: [],
  });
});

test.each([
  ['a day to come', ['电商培训', '--person', ids.萧红, '--on', '2021-01-01'], '还没有到'],
  [
    'a day before the birth',
    ['电商培训', '--person', ids.萧红, '--on', '1970-05-05'],
    '早于出生（1970-05-06）',
  ],
  ['a tally where people are named', ['电商培训', '--tally', '5', '--on', '2020-06-01'], '--person'],
  [
    'an employer where people are counted',
    ['电商培训', '--employer', 'X', '--on', '2020-06-01'],
    '不是单位数',
  ],
  [
    'a tally with another quantity',
    ['上门排查', '--tally', '5', '--quantity', '7', '--on', '2020-02-03'],
    '只能写一个',
  ],
  ['a service without a day', ['电商培训', '--person', ids.萧红], '--on'],
  ['nobody', ['电商培训', '--on', '2020-06-01'], '--person、--employer 或 --tally'],
  ['a programme that is not declared', ['电商培圳', '--person', ids.萧红, '--on', '2020-06-01'], '是不是'],
  [
    'an amount that is none',
    ['电商培训', '--person', ids.萧红, '--on', '2020-06-01', '--amount', '-1'],
    '金额',
  ],
])('%s is refused, and nothing is recorded', async (_, args, told) => {
  const { folder, say } = await office(...bothHolders);
  const { status, stderr } = await dpfHere(['record', ...args, ...asOf], folder);
  expect(status).toBe(2);
  expect(stderr).toContain(told);
  for (const id of Object.values(ids)) expect(stderr).not.toContain(id);
  expect((await say<Listed>('record', 'list')).records).toEqual([]);
});

test('with --dry-run nothing is written', async () => {
  const { say } = await office(...bothHolders);
  expect(await say(...training, '--dry-run')).toMatchObject({ record: null, importId: null, dryRun: true });
  expect((await say<Listed>('record', 'list')).records).toEqual([]);
});
