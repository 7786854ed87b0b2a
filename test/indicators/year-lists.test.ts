import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from '../commands/program.ts';

const LEDGER = '服务项目,姓名,身份证号,服务对象,服务日期,数量,计量单位,金额';
const [one, other] = ['甲某,999999197001020012', '丙某,999999201003100031'];

/** Imports lists into an office of its own, and reads the figures of 2020 and what the others lack. */
async function office(lists: Readonly<Record<string, readonly string[]>>) {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(lists)) {
    writeFileSync(join(folder, name), [...lines, ''].join('\r\n'));
    const { status, stderr } = await dpfHere(['import', name, '--json'], folder);
    expect([name, status, stderr]).toEqual([name, 0, '']);
  }
  const { stdout } = await dpfHere(['report', 'indicators', '--year', '2020', '--json'], folder);
  const { indicators } = JSON.parse(stdout) as {
    indicators: {
      key: string;
      value?: number | string;
      lacking?: string;
      undecided?: number;
      runsTo?: string;
      note?: string;
    }[];
  };
  return Object.assign(new Map(indicators.map((figure) => [figure.key, figure])), { folder });
}

test('of a programme people count once, rows each time, quantities in their own unit only', async () => {
  const figures = await office({
    '台账.csv': [
      LEDGER,
      `岗位技能提升培训,${one},,2020-05-11,1,人,`,
      `技能提升培训,${one},,2020-06-11,1,人,`,
      `岗位技能提升培训,${other},,2020-06-11,1,人,`,
      `岗位技能提升培训,${one},,2019-12-31,1,人,`,
      '教育培训,,,专职委员,2020-09-17,1120,人次,',
      '教育培训,,,专职委员,2020-11-05,1220,人次,',
      '教育培训,,,专职委员,2020-11-06,1,次,',
      '上门送生活物资,,,甲街道,2020-02-01,10,人次,300.50',
      '上门送生活物资,,,乙街道,2020-02-02,5,人次,',
    ],
  });
  const value = (key: string) => [figures.get(key)?.value, figures.get(key)?.undecided];
  expect(value('employment.skills_training.people')).toEqual([2, undefined]);
  expect(value('training.sessions')).toEqual([3, undefined]);
  // A row in another unit is told of beside the sum.
  expect(value('training.attendances')).toEqual([2340, 1]);
  expect(value('covid.supply_value')).toEqual(['300.50', 1]);
});

test('what is not declared is in no figure, and what nobody recorded is no 0', async () => {
  const figures = await office({ '台账.csv': [LEDGER, `剪纸班,${one},,2020-05-11,1,人,`] });
  const figure = figures.get('employment.skills_training.people');
  expect(figure?.value).toBeUndefined();
  expect(figure?.lacking).toBe('服务台账没有“岗位技能提升培训” 2020 年的记录');
  expect(figures.get('insurance.accident.insured')?.lacking).toBe('没有导入 2020 年的参保名单');
});

test('rows that cannot be counted make no 0, and are counted as rows', async () => {
  const row = (programme: string, quantity: number, unit: string) =>
    `${programme},,,甲街道,2020-02-01,${quantity},${unit},`;
  const figures = await office({
    '台账.csv': [
      LEDGER,
      row('上门送生活物资', 100, '件次'),
      row('寄宿托养', 5, '人'),
      row('教育培训', 50, '人'),
    ],
    '再.csv': [LEDGER, row('教育培训', 20, '人次').replace('02-01', '03-01')],
  });
  const of = (key: string) => [figures.get(key)?.value, figures.get(key)?.lacking ?? figures.get(key)?.note];
  expect(of('covid.supply_deliveries')).toEqual([undefined, '台账的行计量单位都不是人次']);
  expect(of('care.residential.people')).toEqual([undefined, '台账的行都没有写明身份证号']);
  expect(of('services.people')).toEqual([undefined, '服务台账没有 2020 年写明身份证号的行']);
  expect(of('training.attendances')).toEqual([20, '另有1笔待核']);
});

test('money that no row has is not 0.00, and a tally is of the subdistrict that its words mean', async () => {
  const figures = await office({
    '台账.csv': [
      LEDGER,
      `小型辅助器具,${one},,2020-05-11,1,人,`,
      `小型辅助器具,${other},,2020-05-12,0,人,500`,
      '上门排查宣传,,,常青花园街道,2020-02-01,7,人次,',
      '上门排查宣传,,,火星街道,2020-02-02,5,人次,',
    ],
  });
  expect(figures.get('services.small-device.amount')?.lacking).toBe('台账的行都没有金额');
  expect(figures.get('services.small-device.quantity')?.value).toBe(1);
  const { stdout } = await dpfHere(
    ['report', 'services', '--year', '2020', '--by', 'subdistrict', '--json'],
    figures.folder,
  );
  const { services } = JSON.parse(stdout) as {
    services: { programme: string; groups: { group: string; count?: number }[] }[];
  };
  const visits = services.find(({ programme }) => programme === 'epidemic-visits');
  expect(visits?.groups.map(({ group, count }) => [group, count])).toEqual([
    ['常青花园新区管理委员会', 7],
    ['未登记', 5],
  ]);
});

test('a year that no list is of has no figure but those of the policies', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/dongxihu-2020'));
  const lists = [
    'employers.csv',
    'placements.csv',
    'services.csv',
    'deaths.csv',
    'roster.xlsx',
    'reviews.xlsx',
    'staff.csv',
  ];
  await dpfHere(['import', ...lists, '--quiet', '--as-of', '2020-12-31'], folder);
  for (const year of ['2019', '2018', '2022']) {
    const { stdout } = await dpfHere(
      ['report', 'indicators', '--year', year, '--as-of', '2023-01-31', '--json'],
      folder,
    );
    const { indicators } = JSON.parse(stdout) as {
      indicators: { key: string; isRecorded: boolean; nature?: string }[];
    };
    const counted = indicators.filter(({ isRecorded, nature }) => isRecorded && nature !== 'input');
    expect([year, counted.map(({ key }) => key)]).toEqual([year, []]);
  }
});

test('insured are those of the first day, claims those of the term, each number once', async () => {
  const insured = (who: string, from: string, to: string) => `${who},意外伤害保险,,${from},${to}`;
  const figures = await office({
    '参保.csv': [
      '姓名,身份证号,险种,保单号,起保日期,终保日期',
      insured(one, '2020-05-11', '2021-05-10'),
      insured('乙某,999999196505050026', '2020-07-01', '2021-05-10'),
      insured(one, '2019-05-11', '2020-05-10'),
    ],
    '理赔.csv': [
      '赔案号,被保险人,身份证号,出险原因,赔付项目,出险日期,赔付日期,赔付金额',
      `A1,${one},意外住院,医疗费用,2020-06-01,2020-07-01,100`,
      `A1,${one},意外住院,住院津贴,2020-06-01,2020-07-01,50`,
      `A2,${one},疾病死亡,身故保险金,2020-05-10,2020-07-01,999`,
    ],
  });
  const value = (key: string) => figures.get(`insurance.accident.${key}`)?.value;
  expect(['insured', 'starts_on', 'claims', 'paid', 'claims.hospital'].map(value)).toEqual([
    1,
    '2020-05-11',
    1,
    '150.00',
    1,
  ]);
  // The list is there and names nobody.
  expect(value('claims.death')).toBe(0);
});

test('a figure says how far its lists go, where that is before the cut-off', async () => {
  const figures = await office({
    '台账(截至2020年11月30日).csv': [
      '服务台账(截至2020年11月30日)',
      LEDGER,
      '交通出行,,,甲街道,2020-05-01,39,人次,',
    ],
  });
  expect(figures.get('covid.transport')).toMatchObject({
    value: 39,
    runsTo: '2020-11-30',
    note: '名单截至2020年11月30日',
  });
});

test('jobs begun in the year, and those that go on at its end', async () => {
  const job = (who: string, unit: string, from: string, to = '') =>
    `${who},${unit},,${from},${to},按比例就业`;
  const figures = await office({
    '就业.csv': [
      '姓名,身份证号,用人单位,统一社会信用代码,入职日期,离职日期,就业形式',
      job(one, '虚构甲公司', '2020-03-01', '2020-09-30'),
      job(one, '虚构乙公司', '2020-10-01'),
      job(other, '虚构乙公司', '2018-10-01'),
      job('丁某,999999195512310047', '虚构乙公司', '2018-10-01', '2020-12-31'),
    ],
  });
  expect(figures.get('employment.new_jobs')?.value).toBe(1);
  expect(figures.get('employment.base.disabled_workers')?.value).toBe(2);
});

test('over the lists of the year one by one, a figure is absent until its lists are there, and moves with no other', async () => {
  const reference = join(repository, 'fixtures/dongxihu-2020');
  const folder = temporaryFolder();
  // Of the lists that no subsidy rests on; the figures of payouts are tried in missing-lists.test.ts.
  const lists = [
    ['narrative.md', 'narrative'],
    ['claims.csv', 'claims'],
    ['district-facts.csv', 'district-facts'],
    ['insurance.csv', 'insurance'],
    ['services.csv', 'services'],
    ['employers.csv', 'employers'],
    ['placements.csv', 'placements'],
    ['services-epidemic.csv', 'services'],
  ] as const;
  let before = new Map<string, string>();
  for (const [file, kind] of lists) {
    writeFileSync(join(folder, file), readFileSync(join(reference, file)));
    await dpfHere(['import', file, '--quiet', '--as-of', '2020-12-31'], folder);
    const { stdout } = await dpfHere(['report', 'indicators', '--year', '2020', '--json'], folder);
    const { indicators } = JSON.parse(stdout) as { indicators: { key: string; value?: unknown }[] };
    const now = new Map(indicators.map(({ key, value }) => [key, JSON.stringify(value ?? null)]));
    const moved = [...now.keys()].filter((key) => before.size > 0 && before.get(key) !== now.get(key));
    const foreign = moved.filter((key) => !(sheetsOf[kind] ?? []).some((start) => key.startsWith(start)));
    expect([file, foreign]).toEqual([file, []]);
    before = now;
  }
  expect(before.get('covid.visits')).toBe('98640');
  expect(before.get('certificates.holders')).toBe('null');
});

/** Which figures may move with a list of a kind, by the front of their keys. */
const sheetsOf: Readonly<Record<string, readonly string[]>> = {
  narrative: ['legal.', 'honours.', 'plan.'],
  claims: ['insurance.accident.claims', 'insurance.accident.paid'],
  insurance: ['insurance.'],
  'district-facts': ['staffing.'],
  services: [
    'services.',
    'employment.skill',
    'employment.ecommerce',
    'care.',
    'devices.',
    'training.',
    'culture.',
    'covid.',
  ],
  employers: ['employment.employers_reviewed', 'employment.over_quota'],
  placements: ['employment.new_jobs', 'employment.base'],
};
