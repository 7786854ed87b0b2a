import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inventedId } from '../importing/invented.ts';
import { dpfHere, temporaryFolder } from './program.ts';

const HEADINGS = '姓名,身份证号,起始月份,终止月份';
/** An invented person by number: 人1 and so on. */
const person = (number: number) => `人${number},${inventedId('19800506', number)}`;
const on = (number: number, from = '2020-01', to = '') => `${person(number)},${from},${to}`;
const everybody = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => on(from + index));

type Imported = {
  readonly scope: string;
  readonly area: string | null;
  readonly asOf: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
};

/** A folder of lists and the program over it. */
function office() {
  const folder = temporaryFolder();
  const write = (file: string, ...lines: readonly string[]) => {
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  };
  const run = (...args: readonly string[]) => dpfHere(args, folder);
  const imported = async (...args: readonly string[]): Promise<Imported> => {
    const { stdout, stderr } = await run('import', ...args, '--json');
    expect(stderr.replaceAll(/^(?:提示|注意).*\n/gm, '')).toBe('');
    return JSON.parse(stdout) as Imported;
  };
  const list = (file: string, asOf: string, ...rows: readonly string[]) => {
    write(file, `低保名单(截至${asOf}),,,`, HEADINGS, ...rows);
  };
  /** What is known of low income on a day: 是, 否, 未定 or nothing. */
  const known = async (number: number, asOf: string): Promise<string | undefined> => {
    const { stdout } = await run('person', 'show', inventedId('19800506', number), '--as-of', asOf, '--json');
    const { facts } = JSON.parse(stdout) as { facts: { name: string; said: string }[] };
    return facts.find(({ name }) => name === 'low_income')?.said;
  };
  return { folder, write, run, imported, list, known };
}

const codes = ({ problems }: Imported) => problems.map(({ code }) => code);

test('monthly lists are taken by their days, not by their names, and by one command or several', async () => {
  const { folder, list, run, known } = office();
  mkdirSync(join(folder, '低保'));
  for (const [month, last] of [
    ['9', '30'],
    ['10', '31'],
    ['11', '30'],
  ] as const)
    list(
      `低保/低保2020年${month}月.csv`,
      `2020年${month}月${last}日`,
      ...(month === '9' ? [on(1), on(2)] : [on(2)]),
    );
  const expected = async () => {
    expect(await known(1, '2020-09-30')).toBe('是');
    expect(await known(1, '2020-10-01')).toBeUndefined();
    expect(await known(2, '2020-11-30')).toBe('是');
  };
  await run('import', '低保');
  await expected();
  rmSync(join(folder, 'dpf.sqlite'));
  for (const file of readdirSync(join(folder, '低保')).reverse()) await run('import', join('低保', file));
  await run('import', '低保');
  await expected();
});

test('a list of the same day in a later command replaces the earlier, by name; in one command both are refused', async () => {
  const { list, run, imported, known } = office();
  list('旧.csv', '2020年10月31日', on(1), on(2));
  list('新.csv', '2020年10月31日', on(2, '2020-01', '2020-08'));
  const both = await run('import', '旧.csv', '新.csv');
  expect([both.status, both.stderr]).toEqual([2, expect.stringMatching(/旧\.csv 和 新\.csv/)]);
  await imported('旧.csv');
  const corrected = await imported('新.csv');
  expect(codes(corrected)).toEqual(['row-corrected', 'dropped-by-correction']);
  expect(corrected.problems[1]?.message).toContain('人1');
  expect(await known(1, '2020-10-31')).toBeUndefined();
  expect(await known(2, '2020-08-31')).toBe('是');
  expect(await known(2, '2020-09-30')).toBeUndefined();
  // On record already: it keeps its place and corrects nothing.
  await imported('旧.csv');
  expect(await known(1, '2020-10-31')).toBeUndefined();
});

test('what a list is follows from its title, its name and its headings', async () => {
  const { write, list, imported, known } = office();
  list('低保.csv', '2020年12月31日', on(1), on(2), on(3));
  expect(await imported('低保.csv')).toMatchObject({ scope: 'complete', area: null, asOf: '2020-12-31' });
  write('一月.csv', '2021年1月新增低保名单', HEADINGS, on(4, '2021-01'));
  expect(await imported('一月.csv')).toMatchObject({ scope: 'additions', asOf: '2021-01-31', problems: [] });
  write('2021年减少名单.csv', '姓名,身份证号,停保月份', `${person(2)},2021-01`, `${person(9)},2021-01`);
  const removals = await imported('2021年减少名单.csv', '--as-of', '2021-01-31');
  expect([removals.scope, ...codes(removals)]).toEqual(['removals', 'not-on-list']);
  write('第2页.csv', HEADINGS, on(3));
  expect(await imported('第2页.csv', '--as-of', '2021-02-28')).toMatchObject({ scope: 'part', problems: [] });
  const january: (string | undefined)[] = [];
  for (const number of [1, 2, 3, 4]) january.push(await known(number, '2021-01-31'));
  expect(january).toEqual([undefined, '否', '是', '是']);
  write('街道.csv', `街道,${HEADINGS}`, `东山街,${on(1)}`, `东山,${on(3)}`);
  expect(await imported('街道.csv', '--as-of', '2021-03-31')).toMatchObject({
    scope: 'complete',
    area: '东山街道',
  });
});

test('whoever is on one list and not on the next is named with the months that no list covers', async () => {
  const { list, imported, known } = office();
  list('六月.csv', '2020年6月30日', on(1), on(2));
  list('十二月.csv', '2020年12月31日', on(2));
  await imported('六月.csv');
  const december = await imported('十二月.csv');
  expect(codes(december)).toEqual(['left-undecided', 'gone-from-list']);
  expect(december.problems[0]?.message).toMatch(/人1.*未定 2020-07 至 2020-11/);
  expect(await known(1, '2020-08-31')).toBe('未定');
});

test('a list that nobody said the scope of does not end many: it is refused until somebody does', async () => {
  const { write, list, run, imported, known } = office();
  list('全.csv', '2020年12月31日', ...everybody(1, 40));
  await imported('全.csv');
  write('短.csv', HEADINGS, ...everybody(1, 15));
  const short = ['短.csv', '--as-of', '2021-01-31'];
  const refused = await run('import', ...short);
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('25 人')]);
  expect(refused.stderr).toMatch(/--scope complete.*--scope part/);
  expect(await known(20, '2020-12-31')).toBe('是');
  const complete = await imported(...short, '--scope', 'complete');
  expect(complete.problems.filter(({ code }) => code === 'left-list')).toHaveLength(25);
  const again = await run('import', ...short, '--scope', 'part');
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('dpf import undo 2')]);
});

test('rows of one person in two lists of additions of one command are refused where they differ', async () => {
  const { write, run, imported } = office();
  write('甲.csv', '2021年1月新增低保名单', HEADINGS, on(1, '2021-01'), on(2, '2021-01'));
  write('乙.csv', '2021年1月新增低保名单', HEADINGS, on(1, '2020-12'));
  const both = await run('import', '甲.csv', '乙.csv');
  expect([both.status, both.stderr]).toEqual([2, expect.stringMatching(/甲\.csv.*乙\.csv|乙\.csv.*甲\.csv/)]);
  await imported('甲.csv');
  expect(await imported('乙.csv')).toMatchObject({
    rows: { updated: 1 },
    problems: [{ code: 'row-corrected' }],
  });
});

test.each([
  ['2020年12月退保名单', 'removals'],
  ['不再享受低保人员名单', 'removals'],
  ['核减名单', 'removals'],
  ['新申请低保名单', 'additions'],
  ['低保增补名单', 'additions'],
  ['低保名单（续表）', 'part'],
  ['低保抽查名单', 'part'],
  ['低保在享人员名单（不含新增）', 'complete'],
])('%s is a list of %s', async (title, scope) => {
  const { write, imported } = office();
  write('表.csv', title, HEADINGS, on(1, '2020-01', scope === 'removals' ? '2020-12' : ''));
  expect((await imported('表.csv', '--as-of', '2020-12-31')).scope).toBe(scope);
});

test.each(['低保变动名单', '三店村低保名单', '城市低保名单', '低保对象中重残人员名单'])(
  '%s takes nobody off the list before somebody says whom it names',
  async (title) => {
    const { write, list, run, imported } = office();
    list('全.csv', '2020年11月30日', ...everybody(1, 4));
    await imported('全.csv');
    write('表.csv', `${title}(截至2020年12月31日)`, HEADINGS, ...everybody(1, 3));
    const refused = await run('import', '表.csv');
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('看不懂')]);
    expect(codes(await imported('表.csv', '--scope', 'complete'))).toContain('left-list');
  },
);
