import { expect, test } from 'vitest';
import { checksOf } from '../../src/verify/check-lists.ts';
import { ids, type Name } from '../commands/name-rows.ts';
import { found, type Sheet, type SheetStory } from './sheet-stories.ts';

const [one, other] = ['91999999000000001K', '91999999000000002N'];
const placed = (who: Name, code: string, began: string, ended = ''): string =>
  [who, ids[who], code === one ? '甲厂' : '乙厂', code, began, ended].join(',');
const placements = (...rows: readonly string[]): Sheet => [
  '姓名,身份证号,单位名称,统一社会信用代码,入职日期,离职日期',
  ...rows,
];
const employers = (workers: number, disabled: number, result = '通过'): Sheet => [
  '单位名称,统一社会信用代码,年度,在职职工人数,安置残疾人人数,审核日期,审核结果',
  `甲厂,${one},2020,${workers},${disabled},2020-08-26,${result}`,
];
const here = placed('萧红', one, '2020-03-02');

const stories: readonly SheetStory[] = [
  [
    'E01',
    'somebody at two employers at once',
    [placements(placed('萧红', one, '2019-03-02', '2020-06-30'), placed('萧红', other, '2020-06-29'))],
    [placements(placed('萧红', one, '2019-03-02', '2020-06-30'), placed('萧红', other, '2020-06-30'))],
  ],
  [
    'E02',
    'a placement before the certificate was issued',
    [placements(placed('萧红', one, '2015-03-03'))],
    [placements(placed('萧红', one, '2015-03-04'))],
  ],
  [
    'E03',
    'one more declared than placed at the end of the year',
    [employers(50, 1), placements(placed('萧红', one, '2020-03-02', '2020-12-30'))],
    [employers(50, 1), placements(placed('萧红', one, '2020-03-02', '2020-12-31'))],
  ],
  ['E04', 'an employer under the quota', [employers(67, 1)], [employers(66, 1)]],
  [
    'E05',
    'an employer that did not pass',
    [employers(50, 1, '未通过（材料不全）'), placements(here)],
    [employers(50, 1, '通过（已补材料）'), placements(here)],
  ],
];

test.each(stories)('%s finds %s, and nothing else does', async (code, _, planted) => {
  const findings = await found('employers', planted);
  expect(findings.map((each) => each.code)).toEqual([code]);
  expect(findings).toMatchObject([
    {
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      at: { file: '名单.csv', row: expect.any(Number) },
      message: expect.stringContaining('请'),
    },
  ]);
});

test.each(stories)('%s: the twin in order of %s has no finding', async (_code, _, __, twin) => {
  expect(await found('employers', twin)).toEqual([]);
});

test('every check of employers has a story', () => {
  expect(stories.map(([code]) => code)).toEqual(checksOf.employers.map(({ code }) => code));
});

test('the quota is the share in force, and without one nothing is calculated', async () => {
  const share = (...rows: readonly string[]) => ({ 'employment.yaml': ['quota:', ...rows, ''].join('\n') });
  const [under] = await found(
    'employers',
    [employers(120, 1)],
    share("  - { from: 2020-01-01, share: '1.5%' }"),
  );
  expect(under?.message).toContain(
    '2020 年 1 个单位按 1.5% 计算：超比例 0 个，未达比例 1 个，合计少安置 0.80 人',
  );
  const later = share("  - { from: 2021-01-01, share: '1.5%' }");
  expect(await found('employers', [employers(120, 1)], later)).toEqual([]);
});

test('a placement whose certificate came later says since when it counts', async () => {
  const [finding] = await found('employers', [placements(placed('萧红', one, '2014-01-01'))]);
  expect(finding?.message).toContain('2015-03-04 才发证');
});
