import { expect, test } from 'vitest';
import { checksOf } from '../../src/verify/check-lists.ts';
import { ids, type Name } from '../commands/name-rows.ts';
import { office, bothHolders } from '../commands/office.ts';
import { inventedId } from '../importing/invented.ts';
import { found, type Sheet, type SheetStory } from './sheet-stories.ts';

const heading = '服务项目,台账编号,姓名,身份证号,服务对象,服务日期,数量,计量单位,金额';
type Service = { readonly on?: string; readonly unit?: string; readonly yuan?: string; readonly no?: string };

/** A row of the ledger for somebody; a name alone is one of the holders. */
function served(programme: string, who: Name | [name: string, id: string] | '', more: Service = {}): string {
  const [name, id] = who === '' ? ['', ''] : typeof who === 'string' ? [who, ids[who]] : who;
  const { on = '2020-06-01', unit = '人', yuan = '', no = '' } = more;
  return [programme, no, name, id, who === '' ? '径河街道' : '', on, '1', unit, yuan].join(',');
}
const ledger = (...rows: readonly string[]): Sheet => [heading, ...rows];
const deaths: Sheet = ['姓名,身份证号,死亡日期', `萧红,${ids.萧红},2020-05-31`];
const born = (day: string): [string, string] => ['小某', inventedId(day)];
const multiple: Sheet = [
  '姓名,身份证号,残疾人证号,残疾类别,残疾等级,多重残疾明细,发证日期,街道',
  `丙某,${ids.丙某},${ids.丙某}72,多重,二级,肢体二级、听力三级,2015-03-04,径河街道`,
];
const adapted = (on: string, programme = '无障碍改造') => served(programme, '萧红', { on });

const stories: readonly SheetStory[] = [
  ['S01', 'a word for no programme', [ledger(served('插花', '萧红'))], [ledger(served('电商培训', '萧红'))]],
  [
    'S02',
    'a child of 15 in the rehabilitation of children',
    [ledger(served('残疾儿童康复救助', born('20050601')))],
    [ledger(served('残疾儿童康复救助', born('20050602')))],
  ],
  [
    'S02',
    'a child of 29 February, who is 15 on 28 February',
    [ledger(served('残疾儿童康复救助', born('20040229'), { on: '2019-02-28' }))],
    [ledger(served('残疾儿童康复救助', born('20040229'), { on: '2019-02-27' }))],
  ],
  [
    'S03',
    'a hearing aid for somebody with a physical disability',
    [ledger(served('助听器', '萧红'))],
    [multiple, ledger(served('助听器', ['丙某', ids.丙某]), served('假肢装配', '萧红'))],
  ],
  [
    'S04',
    'a device for somebody without a certificate',
    [ledger(served('小型辅具', '乙某'))],
    [ledger(served('小型辅具', '萧红'), served('残疾儿童康复救助', born('20150601')))],
  ],
  [
    'S04',
    'a device before the certificate was issued',
    [ledger(served('小型辅具', '萧红', { on: '2015-03-03' }))],
    [ledger(served('小型辅具', '萧红', { on: '2015-03-04' }))],
  ],
  [
    'S05',
    'a home adaptation above the ceiling',
    [ledger(served('无障碍改造', '萧红', { yuan: '18000.01' }))],
    [ledger(served('无障碍改造', '萧红', { yuan: '18000' }))],
  ],
  [
    'S06',
    'a second home adaptation, years later and under another name',
    [ledger(adapted('2016-06-01'), adapted('2020-06-01', '无障碍设施进家庭'))],
    [ledger(adapted('2016-06-01'), served('无障碍改造', '韩凯建'))],
  ],
  [
    'S07',
    'a course before the birth',
    [ledger(served('残疾儿童康复救助', born('20200602')))],
    [ledger(served('残疾儿童康复救助', born('20200601')))],
  ],
  [
    'S07',
    'a device after the death',
    [deaths, ledger(served('小型辅具', '萧红'))],
    [deaths, ledger(served('小型辅具', '萧红', { on: '2020-05-30' }))],
  ],
  [
    'S08',
    'people counted as visits',
    [ledger(served('电商培训', '萧红', { unit: '人次' }))],
    [ledger(served('电商培训', '萧红'))],
  ],
  [
    'S09',
    'nobody named in a programme that names',
    [ledger(served('小型辅具', ''))],
    [ledger(served('上门排查', '', { unit: '人次' }))],
  ],
  [
    'S10',
    'the same row in two ledgers, under two names of the programme',
    [ledger(served('电商培训', '萧红')), ledger(served('农村电商培训', '萧红'))],
    [ledger(served('电商培训', '萧红', { no: '1' })), ledger(served('农村电商培训', '萧红', { no: '2' }))],
  ],
];

test.each(stories)('%s finds %s, and nothing else does', async (code, _, planted) => {
  const findings = await found('services', planted);
  expect(findings.map((one) => one.code)).toEqual([code]);
  const isOfSheet = ['S01', 'S08', 'S09'].includes(code);
  expect(findings).toMatchObject([
    {
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      at: { file: '名单.csv', row: expect.any(Number) },
      message: expect.stringContaining('请'),
    },
  ]);
  expect(findings[0]?.person === undefined).toBe(isOfSheet);
});

test.each(stories)('%s: the twin in order of %s has no finding', async (_code, _, __, twin) => {
  expect(await found('services', twin)).toEqual([]);
});

test('every check of services has a story', () => {
  expect([...new Set(stories.map(([code]) => code))]).toEqual(checksOf.services.map(({ code }) => code));
});

test('a service of a day to come is found, whatever day the list claims for itself', async () => {
  const { load, say } = await office(...bothHolders);
  await load(heading, [served('电商培训', '萧红', { on: '2021-01-05' })], '--as-of', '2021-01-31');
  expect(await say('verify', 'services', '--as-of', '2021-01-04')).toMatchObject({
    findings: [
      { code: 'S07', severity: 'error', message: expect.stringContaining('晚于登记那天（2021-01-04）') },
    ],
  });
});
