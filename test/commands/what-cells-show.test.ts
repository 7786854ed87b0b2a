import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';
import { type Made, workbook } from './workbook.ts';

const id = '999999196001010012';
type Person = {
  account?: { account: string };
  certificates: readonly { issuedOn: string; lastValidOn: string }[];
};

async function office(...made: readonly Made[]) {
  const folder = temporaryFolder();
  const run = (...args: readonly string[]) => dpfHere([...args, '--as-of', '2020-12-31'], folder);
  for (const [at, one] of made.entries()) {
    writeFileSync(join(folder, `${at}.xlsx`), workbook(one));
    const { status, stdout, stderr } = await run('import', `${at}.xlsx`);
    expect([status, stderr], stdout).toEqual([0, '']);
  }
  const person = async () =>
    JSON.parse((await run('person', 'show', id, '--json', '--reveal')).stdout) as Person;
  return { folder, run, person };
}

const roster = ['姓名', '身份证号', '残疾人证号', '残疾类别', '残疾等级', '发证日期', '有效期至', '街道'];
const holder = (issued: string, expires: string, format?: string) => {
  const day = (number: string) => (format === undefined ? { number } : { number, format });
  return ['李丙', id, `${id}43`, '肢体', '三级', day(issued), day(expires), '将军路街道'];
};
const oneHolder = (more: string, is1904 = true): Made => ({
  sheets: [{ name: '花名册', rows: [roster, holder('39600', '43252', 'yyyy-mm-dd')] }],
  is1904,
  more,
});

const x15 = 'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"';
test.each([
  ['x15 in an extension', `<extLst><ext ${x15}><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>`],
  ['a default namespace of its own', '<extLst><ext><workbookPr xmlns="urn:other"/></ext></extLst>'],
  ['inside a foreign element', `<a:b xmlns:a="urn:a"><workbookPr date1904="0"/></a:b>`],
])('a workbookPr of another namespace does not say from when days count: %s', async (_, more) => {
  const { person } = await office(oneHolder(more));
  expect((await person()).certificates).toMatchObject([
    { issuedOn: '2012-06-02', lastValidOn: '2022-06-02' },
  ]);
});

test('nor does one make a workbook count from 1904 that does not', async () => {
  const { person } = await office(
    oneHolder(`<extLst><ext ${x15}><x15:workbookPr date1904="1"/></ext></extLst>`, false),
  );
  expect((await person()).certificates).toMatchObject([
    { issuedOn: '2008-06-01', lastValidOn: '2018-06-01' },
  ]);
});

test.each([
  [false, '2008-06-01', '2018-06-01'],
  [true, '2012-06-02', '2022-06-02'],
])(
  'a serial without a format counts as its workbook does (1904: %s)',
  async (is1904, issuedOn, expiresOn) => {
    const rows = [roster, holder('39600', '43252.5')];
    const { person } = await office({ sheets: [{ name: '花名册', rows }], is1904 });
    expect((await person()).certificates).toMatchObject([{ issuedOn, lastValidOn: expiresOn }]);
  },
);

const accounts = ['姓名', '身份证号', '银行账号', '户名', '开户行'];
test.each([
  ['0000000000', '123456789', '0123456789'],
  ['000000000000', '123456789', '000123456789'],
  ['0000 0000 0000', '1234567890', '001234567890'],
  ['0000-00000000', '27838812', '000027838812'],
  ['[$-804]0000000000', '123456789', '0123456789'],
  ['0', '123456789', '123456789'],
  ['#,##0', '123456789', '123456789'],
])('an account under the format %s is what its cell shows', async (format, number, shown) => {
  const rows = [accounts, ['李丙', id, { number, format }, '李丙', '虚构银行']];
  const { person } = await office({ sheets: [{ name: '账户', rows }] });
  expect((await person()).account?.account).toBe(shown);
});

test('the account of the trial keeps its zero', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/account-number-zero-filled'));
  await dpfHere(['import', 'accounts.xlsx'], folder);
  const { stdout } = await dpfHere(['person', 'show', id, '--json', '--reveal'], folder);
  expect((JSON.parse(stdout) as Person).account?.account).toBe('0123456789');
});

test('digits that Excel lost are not made good by a format', async () => {
  const rows = [
    accounts,
    ['李丙', id, { number: '6217000000000000000', format: '00000000000000000000' }, '李丙', '银行'],
  ];
  const { folder, run } = await office();
  writeFileSync(join(folder, 'a.xlsx'), workbook({ sheets: [{ name: '账户', rows }] }));
  expect((await run('import', 'a.xlsx', '--json')).stdout).toContain('"digits-lost"');
});

test('a household keeps the number that its cells show, and codes of one digit may be shown as two', async () => {
  const key = { number: '7', format: '000' };
  const grade = { number: '3', format: '00' };
  const { run } = await office(
    {
      sheets: [
        {
          name: '花名册',
          rows: [roster, ['李丙', id, `${id}43`, grade, '三级', '2012-06-02', '2022-06-02', '将军路街道']],
        },
      ],
    },
    {
      sheets: [
        {
          name: '户',
          rows: [
            ['户号', '姓名', '身份证号', '与户主关系', '户主身份证号'],
            [key, '李丙', id, '户主', id],
          ],
        },
      ],
    },
  );
  const { stdout } = await run('person', 'show', id, '--json');
  expect(stdout).toContain('"007"');
});
