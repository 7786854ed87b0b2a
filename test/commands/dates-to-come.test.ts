import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';
import { dpfHere } from './program.ts';

const own = `韩凯建,${ids.韩凯建}`;
const certificate = `${ids.韩凯建}43`;
const roster = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,初次发证日期,发证日期,证件状态,状态日期,街道';
const onRoster = (first: string, issued: string, state: string): string =>
  `${own},${certificate},肢体,三级,${first},${issued},${state},径河街道`;

/** A row of each kind that says on which day something happened. */
const rows: readonly (readonly [column: string, headings: string, row: (on: string) => string])[] = [
  ['死亡日期', '姓名,身份证号,死亡日期', (on) => `${own},${on}`],
  ['迁移日期', '姓名,身份证号,迁移类型,迁移日期', (on) => `${own},迁出,${on}`],
  ['变动日期', '姓名,身份证号,残疾人证号,变动类型,变动日期', (on) => `${own},${certificate},冻结,${on}`],
  ['复核日期', '姓名,身份证号,复核日期,复核结果', (on) => `${own},${on},合格`],
  ['服务日期', '服务项目,姓名,身份证号,服务日期,数量,计量单位', (on) => `理发,${own},${on},1,人次`],
  [
    '出险日期',
    '赔案号,姓名,身份证号,出险原因,赔付项目,出险日期,赔付金额',
    (on) => `C1,${own},意外住院,医疗费用,${on},100`,
  ],
  ['申请日期', '姓名,身份证号,补贴项目,申请日期', (on) => `${own},家庭照料补贴,${on}`],
  [
    '申请日期',
    '学生姓名,身份证号,申请类别,学历层次,年度,申请日期',
    (on) => `${own},残疾学生,本科,2020,${on}`,
  ],
  [
    '入户日期',
    '户号,户主姓名,户主身份证号,姓名,身份证号,与户主关系,入户日期',
    (on) => `H1,${own},${own},户主,${on}`,
  ],
  ['初次发证日期', roster, (on) => onRoster(on, '2015-03-04', '有效,')],
  ['发证日期', roster, (on) => onRoster('2015-03-04', on, '有效,')],
  ['状态日期', roster, (on) => onRoster('2015-03-04', '2015-03-04', `冻结,${on}`)],
];

test.each(rows)('%s (%s) after the day of the list has not happened', async (column, headings, row) => {
  const { load } = await office(...bothHolders);
  const { counts, codes, problems } = await load(headings, [row('2020-07-01')], '--as-of', '2020-06-30');
  expect([counts, codes[0]]).toEqual(['1 0 0 0 1', `date-after-list ${column}`]);
  expect(problems[0]?.message).toContain('2020-07-01 > 2020-06-30');
  expect((await load(headings, [row('2020-06-30')], '--as-of', '2020-06-30')).counts).toMatch(/^1 .* 0$/);
});

test('the day that the title states is the day of the list, unless the call says another', async () => {
  const { folder, write } = await office(...bothHolders);
  write('死亡名单（截至2020年6月30日）,,\n姓名,身份证号,死亡日期', [`${own},2020-07-01`]);
  expect((await dpfHere(['import', '名单.csv'], folder)).stdout).toContain('2020-07-01 > 2020-06-30');
  expect((await dpfHere(['import', '名单.csv', '--as-of', '2020-12-31'], folder)).status).toBe(0);
});

test('what may lie ahead may be after the day of the list', async () => {
  const { load } = await office(...bothHolders);
  const insured = [`${own},意外险,2021-01-01,2021-12-31`];
  expect((await load('姓名,身份证号,险种,起保日期,终保日期', insured)).counts).toBe('1 1 0 0 0');
  const low = [`${own},2021-01,2021-12`];
  expect((await load('姓名,身份证号,起始月份,终止月份', low)).counts).toMatch(/ 0$/);
});

test('match tells of a day to come and proposes no month by it', async () => {
  const { write, say } = await office(...bothHolders);
  write('姓名,身份证号,死亡日期', [`${own},2021-02-01`]);
  const { hits, problems } = await say<{
    hits: readonly { people: readonly { proposal: object }[] }[];
    problems: readonly { code: string; severity: string }[];
  }>('match', '名单.csv');
  expect(problems).toMatchObject([{ code: 'date-after-list', severity: 'warning' }]);
  expect(hits[0]?.people[0]?.proposal).not.toHaveProperty('stops');
});
