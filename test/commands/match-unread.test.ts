import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { someone } from '../payout/registry.ts';
import { ids } from './name-rows.ts';
import { office } from './office.ts';

type Hit = {
  readonly row: number;
  readonly level: string;
  readonly band: string;
  readonly people: readonly {
    readonly reasons: readonly string[];
    readonly proposal: { readonly case?: string };
  }[];
};

const heading = '姓名,身份证号,出生日期,年龄,性别,联系电话,家庭住址,死亡日期';
const home = '10010000001,丁路1号';

/** An office with 韩凯建, his telephone and home, and what a list says of somebody. */
async function matched(...rows: readonly string[]) {
  const here = await office();
  await here.load('姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址', [
    `韩凯建,${ids.韩凯建},${ids.韩凯建}43,肢体,三级,2015-03-04,径河街道,${home}`,
  ]);
  const match = async (...list: readonly string[]): Promise<readonly Hit[]> => {
    here.write(heading, list);
    return (await here.say<{ hits: readonly Hit[] }>('match', '名单.csv')).hits;
  };
  return { ...here, match, hits: await match(...rows) };
}

const number = someone(31);
// Whatever stands in a cell and is not understood may be of somebody else: it is told, and nothing is proposed.
test.each([
  ['韩凯建（妻）', '', '', '', ''],
  ['（母亲）韩凯建', '', '', '', ''],
  ['韩凯建【之父】', '', '', '', ''],
  ['韩凯建(35岁)', '', '', '', ''],
  ['韩凯建（妻）', ids.韩凯建, '', '', ''],
  ['韩凯建', `父：${number}`, '', '', ''],
  ['韩凯建', `${number}（身份证）`, '', '', ''],
  ['韩凯建', `身份证${number}`, '', '', ''],
  ['韩凯建', '尾号6627', '', '', ''],
  ['韩凯建', '**************6627', '', '', ''],
  ['韩凯建', `${ids.韩凯建.slice(0, 4)}**1985****${ids.韩凯建.slice(14)}`, '', '', ''],
  ['韩凯建', `${ids.韩凯建.slice(0, 6)}****0709****`, '', '', ''],
  ['韩凯建', '', '1985年七月', '', ''],
  ['韩凯建', '', '07/09/1985', '', ''],
  ['韩凯建', '', '', '三十五', ''],
  ['韩凯建', '', '', '', 'F'],
])(
  '%s, number %s, born %s, aged %s, sex %s with his telephone and home is not beyond doubt',
  async (...said) => {
    const { hits } = await matched(`${said.join(',')},${home},2020-03-01`);
    expect(hits).toMatchObject([{ band: 'likely' }]);
    expect(hits[0]?.people[0]?.proposal.case).toBeUndefined();
  },
);

test.each([
  ['韩凯建', '', '', '', ''],
  ['韩凯建（已故）', '', '', '', ''],
  ['韩凯建（2020年病故）', '', '', '', ''],
  ['韩凯建', '无', '不详', '-', '/'],
  ['韩凯建', `身份证号：${ids.韩凯建}`, '', '', ''],
  ['韩凯建', `${ids.韩凯建}号`, '', '', ''],
  // His number says when he was born, whatever else could not be read.
  ['韩凯建', ids.韩凯建, '八〇年五月', '三十五', ''],
])('%s, number %s, born %s, aged %s, sex %s is', async (...said) => {
  expect((await matched(`${said.join(',')},${home},2020-03-01`)).hits).toMatchObject([
    { band: 'sure', people: [{ proposal: { case: 'cancel' } }] },
  ]);
});

test('the note beside a name is shown, and a formula error loses nobody', async () => {
  const { hits, match } = await matched(`韩凯建（妻）,,,,,${home},2020-03-01`);
  expect(hits[0]?.people[0]?.reasons).toContain('姓名旁有注（妻）');
  expect(await match(`韩凯建,${ids.韩凯建},,#N/A,,#REF!,#VALUE!,2020-03-01`)).toMatchObject([
    { level: 'id', band: 'sure' },
  ]);
});

test('an answer about a row with a note or an unread number holds for no other', async () => {
  const { folder, say, match, write } = await matched();
  write(heading, [`韩凯建（妻）,,,,,${home},2020-03-01`, `韩凯建,尾号6627,,,,${home},2020-03-01`]);
  await say('match', '名单.csv', '--judge', '判定.xlsx');
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(folder, '判定.xlsx'));
  const [sheet] = book.worksheets;
  for (let row = 1; row <= (sheet?.rowCount ?? 0); row += 1) {
    const cells = sheet?.getRow(row).values as readonly unknown[] | undefined;
    const at = (sheet?.getRow(3).values as readonly unknown[] | undefined)?.indexOf('判定') ?? -1;
    if (sheet && at > 0 && cells?.includes('韩凯建') === true) sheet.getRow(row).getCell(at).value = '不是';
  }
  await book.xlsx.writeFile(join(folder, '判定.xlsx'));
  await say('verify', 'judge', '--from', '判定.xlsx');
  const levels = async (row: string) => (await match(row)).map(({ level }) => level);
  expect(await levels(`韩凯建（妻）,,,,,${home},2020-03-01`)).toEqual([]);
  expect(await levels(`韩凯建,,,,,${home},2020-03-01`)).toEqual(['name-contact']);
  expect(await levels(`韩凯建,尾号6628,,,,${home},2020-03-01`)).toEqual(['name-contact']);
});

test('a sheet that is hidden, or has no headings, is told of', async () => {
  const { folder, say } = await matched();
  const book = new exceljs.Workbook();
  book.addWorksheet('名单').addRows([heading.split(','), ['韩凯建', ids.韩凯建]]);
  book.addWorksheet('三月').addRow(['韩凯建', ids.韩凯建]);
  const old = book.addWorksheet('二月', { state: 'hidden' });
  old.addRows([heading.split(','), ['韩凯建', ids.韩凯建]]);
  await book.xlsx.writeFile(join(folder, '几张表.xlsx'));
  const { problems } = await say<{ problems: readonly { code: string; sheet: string }[] }>(
    'match',
    '几张表.xlsx',
  );
  expect(problems.map(({ code, sheet }) => [sheet, code])).toEqual([
    ['三月', 'sheet-not-read'],
    ['二月', 'hidden-sheet'],
  ]);
});
