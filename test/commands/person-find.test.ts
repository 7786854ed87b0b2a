import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { someone } from '../payout/registry.ts';
import { dpfHere, sharedFolder } from './program.ts';

/** Twenty-five holders of one name, born in different years; the last one's certificate has expired. */
const folder = sharedFolder();
beforeAll(async () => {
  const rows = Array.from({ length: 25 }, (_, index) => {
    const id = someone(index + 1, `${1950 + index}0506`);
    const issued = index === 24 ? '2005-03-04' : '2015-03-04';
    const phone = index === 24 ? '10090000009' : '';
    const [category, street] = [index === 3 ? '视力,一级' : '肢体,三级', index % 2 ? '径河街道' : '柏泉街道'];
    const home = index === 24 ? '丁路1号' : '';
    return `王建国,${id},${id}${index === 3 ? '11' : '43'},${category},${issued},${street},${phone},${home}`;
  });
  const headings = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址';
  writeFileSync(join(folder, '花名册.csv'), [headings, ...rows, ''].join('\r\n'));
  expect((await dpfHere(['import', '花名册.csv', '--as-of', '2020-12-31'], folder)).status).toBe(0);
});

const find = (...args: readonly string[]) =>
  dpfHere(['person', 'find', ...args, '--as-of', '2020-12-31'], folder);

test('namesakes are told apart by birth, category and street, and how many more there are is said', async () => {
  const { stdout } = await find('王建');
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe('登记号  姓名    出生日期    残疾类别  街道      身份证号');
  expect(lines[2]).toBe('1       王建国  1950-05-06  肢体3级   柏泉街道  999999************');
  expect(lines).toHaveLength(2 + 20 + 1);
  expect(lines.at(-1)).toBe('共 25 人，还有 5 人没有列出；姓名写全一些，或者用身份证号');
});

test('by pinyin as many are counted as by name', async () => {
  const { stdout } = await find('wjg', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ total: 25, people: { length: 20 } });
});

test('a certificate that is no longer live is said to be that', async () => {
  expect((await find('25')).stdout).toContain('1974-05-06  肢体3级（证件无效）  柏泉街道');
});

test('of nobody a sentence says so, in JSON an empty list', async () => {
  const { status, stdout } = await find('诸葛亮');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^没有找到“诸葛亮”/);
  expect(JSON.parse((await find('诸葛亮', '--json')).stdout)).toMatchObject({ total: 0, people: [] });
});

test('where one person is asked for, the true number of namesakes is told', async () => {
  const { status, stderr } = await dpfHere(['person', 'show', '王建国'], folder);
  expect(status).toBe(2);
  expect(stderr).toContain('有 25 人符合');
});

type Found = {
  readonly total: number;
  readonly isLike: boolean;
  readonly people: readonly {
    readonly id: number;
    readonly likeness: Readonly<Record<'agrees' | 'near' | 'differs', readonly string[]>> & { band: string };
  }[];
};

test.each([
  // The fifth of them was born in 1954; 5, 6 and 7 are a year apart.
  [
    'a name alike and the birth date',
    ['王健国', '1954-05-06'],
    5,
    'likely',
    { agrees: ['birth'], near: ['name'] },
  ],
  ['day and month exchanged', ['王建国 1954-06-05'], 5, 'likely', { agrees: ['name'], near: ['birth'] }],
  ['one digit of the number', [slip(someone(5, '19540506'))], 5, 'likely', { near: ['number'] }],
  ['one digit of the telephone', ['10090000019'], 25, 'weak', { near: ['phone'] }],
  ['the telephone', ['10090000009'], 25, 'likely', { agrees: ['phone'] }],
  [
    'the number with another name',
    ['诸葛亮', someone(5, '19540506')],
    5,
    'likely',
    { agrees: ['number'], differs: ['name'] },
  ],
])('by %s whoever is meant comes first, with what agrees', async (_, text, id, band, said) => {
  const { total, isLike, people } = JSON.parse((await find(...text, '--json')).stdout) as Found;
  expect(isLike).toBe(true);
  expect(people[0]).toMatchObject({ id, likeness: { band, ...said } });
  expect(total).toBeGreaterThanOrEqual(people.length);
  const { stdout } = await find(...text);
  expect(stdout).toMatch(/最可能的在前/);
  expect(stdout).not.toMatch(/999999\d{11}/);
});

test.each<[string, readonly string[], number]>([
  ['the address', ['王建国', '丁路1号'], 25],
  ['the number of a house', ['王建国', '3号'], 0],
  ['address and birth date', ['王建国', '丁路1号', '1974-05-06'], 25],
  ['the year of birth', ['王建国', '1953'], 4],
  ['the month of birth', ['王建国 1953年5月'], 4],
  ['an age', ['王建国 67岁'], 0],
  ['category and grade', ['王建国', '视力一级'], 4],
  ['the grade', ['王建国', '一级'], 4],
  ['the category', ['王建国', '视力残疾'], 4],
  ['a telephone short of a digit', ['王建国', '1009000009'], 25],
  ['the beginning of a number', ['王建国', '9999991953050600'], 4],
  ['the registry id', ['4', '王建国'], 0],
  ['another name', ['王建国', '诸葛亮'], 0],
  ['a year in which none of them was born', ['王建国', '1999'], 0],
  ['a part of the name and a birth date', ['王建', '1953-05-06'], 4],
  ['pinyin and the year', ['wang jian guo', '1953'], 4],
])(
  '%s beside the name finds no fewer people, and brings whom it fits to the front',
  async (_, text, first) => {
    const { total, people } = JSON.parse((await find(...text, '--json')).stdout) as Found;
    expect(total).toBe(25);
    if (first > 0) expect(people[0]?.id).toBe(first);
  },
);

test('a number or a telephone short of a digit finds whose it is', async () => {
  const number = someone(5, '19540506');
  for (const [text, id] of [
    [number.slice(0, 16), 5],
    [number.slice(0, 12) + number.slice(13), 5],
    ['1009000009', 25],
  ] as const) {
    const { people } = JSON.parse((await find(text, '--json')).stdout) as Found;
    expect(people[0]?.id).toBe(id);
  }
});

test('of a name that is written like nobody’s those of its sound are told, and that nobody is written so', async () => {
  const { stdout } = await find('王健国');
  expect(stdout.split('\n')[0]).toBe('没有正好是“王健国”的人，最可能的在前：');
  expect(stdout).toContain('同音、形近（健/建）');
  expect(stdout).toContain('共 25 人，还有 5 人没有列出');
});

function slip(id: string): string {
  return `${id.slice(0, 15)}${(Number(id[15]) + 3) % 10}${id.slice(16)}`;
}
