import { expect, test } from 'vitest';
import { checksOf } from '../../src/verify/check-lists.ts';
import { ids, type Name } from '../commands/name-rows.ts';
import { found, type Sheet, type SheetStory } from './sheet-stories.ts';

const insured = (...rows: readonly (readonly [who: Name, starts: string, ends: string])[]): Sheet => [
  '姓名,身份证号,险种,起保日期,终保日期',
  ...rows.map(([who, starts, ends]) => `${who},${ids[who]},意外险,${starts},${ends}`),
];
const term = insured(['萧红', '2020-05-11', '2021-05-10']);
type Claim = { readonly no?: string; readonly on?: string; readonly paid?: string; readonly yuan?: number };
const claims = (...rows: readonly Claim[]): Sheet => [
  '赔案号,姓名,身份证号,出险原因,赔付项目,出险日期,赔付日期,赔付金额',
  ...rows.map(
    ({ no = 'C1', on = '2020-06-01', paid = '2020-07-01', yuan = 1000 }) =>
      `${no},萧红,${ids.萧红},意外住院,医疗费用,${on},${paid},${yuan}`,
  ),
];
const death = (cause: string): Sheet => [
  '赔案号,姓名,身份证号,出险原因,赔付项目,出险日期,赔付金额',
  `C1,萧红,${ids.萧红},${cause},身故保险金,2020-06-01,10000`,
];
const limits = { 'insurance.yaml': "benefits:\n  - { from: 2020-01-01, payment: medical, most: '2000' }\n" };

const stories: readonly SheetStory[] = [
  [
    'I01',
    'a claim of the day before the term',
    [term, claims({ on: '2020-05-10' })],
    [term, claims({ on: '2020-05-11' })],
  ],
  [
    'I01',
    'a claim of somebody who is not insured',
    [insured(['韩凯建', '2020-05-11', '2021-05-10']), claims({})],
    [claims({})],
  ],
  [
    'I02',
    'two terms that overlap',
    [insured(['萧红', '2019-05-12', '2020-05-12'], ['萧红', '2020-05-11', '2021-05-10'])],
    [insured(['萧红', '2019-05-11', '2020-05-11'], ['萧红', '2020-05-11', '2021-05-10'])],
  ],
  [
    'I03',
    'a claim paid before it happened',
    [term, claims({ paid: '2020-05-31' })],
    [term, claims({ paid: '2020-06-01' })],
  ],
  [
    'I04',
    'two events of a term above the limit together',
    [term, claims({}, { no: 'C2', on: '2020-08-01', paid: '2020-09-01', yuan: 1000.01 })],
    [term, claims({}, { no: 'C2', on: '2020-08-01', paid: '2020-09-01' })],
  ],
  [
    'I05',
    'one event paid under two numbers',
    [term, claims({ yuan: 900 }, { no: 'C2', yuan: 900 })],
    [term, claims({ yuan: 900 }, { no: 'C2', yuan: 900, on: '2020-06-02' })],
  ],
  [
    'I06',
    'somebody insured without a certificate',
    [insured(['乙某', '2020-05-11', '2021-05-10'])],
    [insured(['韩凯建', '2020-05-11', '2021-05-10'])],
  ],
  [
    'I07',
    'a death that is not on record',
    [term, death('病故')],
    [term, ['姓名,身份证号,死亡日期', `萧红,${ids.萧红},2020-06-01`], death('病故')],
  ],
];

test.each(stories)('%s finds %s, and nothing else does', async (code, _, planted) => {
  const findings = await found('insurance', planted, limits);
  expect(findings.map((each) => each.code)).toEqual([code]);
  expect(findings).toMatchObject([
    {
      person: expect.any(Number),
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      at: { file: '名单.csv', row: expect.any(Number) },
      message: expect.stringContaining('请'),
    },
  ]);
});

test.each(stories)('%s: the twin in order of %s has no finding', async (_code, _, __, twin) => {
  expect(await found('insurance', twin, limits)).toEqual([]);
});

test('every check of insurance has a story', () => {
  expect([...new Set(stories.map(([code]) => code))]).toEqual(checksOf.insurance.map(({ code }) => code));
});

test('without a limit in the policies nothing is above one', async () => {
  expect(await found('insurance', [term, claims({ yuan: 900_000 })])).toEqual([]);
});
