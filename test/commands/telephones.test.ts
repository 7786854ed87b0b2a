import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { maskIn, maskPhone, maskPhonesIn } from '../../src/kernel/mask.ts';
import { inventedId } from '../importing/invented.ts';
import { dpfHere, sharedFolder, temporaryFolder } from './program.ts';

const id = inventedId('19800101', 1);
const mobile = '13800138000';
const landline = '027-83210000';
const local = '83219999';
const roster = [
  '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,家庭住址,联系电话',
  `甲某,${id},${id}43,肢体,三级,2015-12-08,吴家山街道,某路1号（${mobile}）,${mobile}/${local}`,
].join('\n');
const numbers = [mobile, '138 0013 8000', landline, local];

let folder = '';
beforeAll(async () => {
  folder = sharedFolder();
  writeFileSync(join(folder, '花名册.csv'), roster);
  writeFileSync(join(folder, '改.csv'), roster.replace(`${mobile}/${local}`, landline));
  for (const [file, on] of [
    ['花名册.csv', '2020-06-30'],
    ['改.csv', '2020-09-30'],
  ] as const)
    await dpfHere(['import', file, '--as-of', on], folder);
  await dpfHere(['review', 'start', '--name', '2020年复核', '--as-of', '2020-12-31'], folder);
});

const showing = (text: string): readonly string[] => numbers.filter((number) => text.includes(number));
const cellsOf = (name: string): string => {
  const book = XLSX.read(readFileSync(join(folder, name)));
  return book.SheetNames.map((sheet) => XLSX.utils.sheet_to_csv(book.Sheets[sheet] ?? {})).join('\n');
};

const commands = [
  'person show 甲某',
  'person history 甲某',
  'review worklist',
  'review worklist --format csv',
];

test.each(commands)('dpf %s shows a telephone only with --phones, which is logged', async (command) => {
  for (const more of [[], ['--json'], ['--reveal']]) {
    const args = [...command.split(' '), '--as-of', '2020-12-31', ...more];
    const hidden = await dpfHere(args, folder);
    expect([hidden.status, showing(hidden.stdout + hidden.stderr)]).toEqual([0, []]);
  }
  const shown = await dpfHere([...command.split(' '), '--as-of', '2020-12-31', '--phones', '--json'], folder);
  if (!command.includes('csv')) expect(showing(shown.stdout)).toContain(landline);
  expect(shown.stdout).not.toContain(id);
});

test('a worklist as a workbook has them for whoever visits and asks for them', async () => {
  const worklist = ['review', 'worklist', '--as-of', '2020-12-31', '-o'];
  await dpfHere([...worklist, '名单.xlsx'], folder);
  await dpfHere([...worklist, '走访.xlsx', '--phones'], folder);
  expect([showing(cellsOf('名单.xlsx')), showing(cellsOf('走访.xlsx'))]).toEqual([[], [mobile, landline]]);
});

test('a local number, which only its column tells from other digits, is masked in it', async () => {
  const office = temporaryFolder();
  writeFileSync(join(office, '花名册.csv'), roster);
  await dpfHere(['import', '花名册.csv', '--as-of', '2020-06-30'], office);
  for (const more of [[], ['--json']]) {
    const { status, stdout } = await dpfHere(['person', 'show', '甲某', ...more], office);
    expect([status, showing(stdout)]).toEqual([0, []]);
  }
});

test('the log says whose numbers were shown, and which', async () => {
  const office = temporaryFolder();
  writeFileSync(join(office, '花名册.csv'), roster);
  await dpfHere(['import', '花名册.csv', '--as-of', '2020-06-30'], office);
  for (const command of [
    'person show 甲某',
    'person find 甲',
    'explain 1 --month 2020-06',
    'verify certificates',
  ])
    await dpfHere([...command.split(' '), '--reveal', '--phones'], office);
  await dpfHere(['person', 'history', '1', '--phones'], office);
  const sqlite = connect(join(office, 'dpf.sqlite'), {});
  const bodies = sqlite
    .prepare<[], string>("select body from audit where action = 'reveal' order by seq")
    .pluck()
    .all()
    .map((body) => JSON.parse(body) as unknown);
  sqlite.close();
  const both = ['numbers', 'telephones'];
  expect(bodies).toEqual([
    { command: 'person show', people: [1], shown: both },
    { command: 'person find', people: [1], shown: both },
    { command: 'explain', people: [1], shown: both },
    { command: 'verify certificates', people: 'all', shown: both },
    { command: 'person history', people: [1], shown: ['telephones'] },
  ]);
});

test('a telephone keeps its first three digits, and what is none stays', () => {
  expect(maskPhone('13800138000、027-83210000（女儿）')).toBe('138********、027-********（女儿）');
  expect(maskPhone('83219999')).toBe('832*****');
  expect(maskPhonesIn('电话13800138000，138-0013-8000，027-83210000')).toBe(
    '电话138********，138-****-****，027-********',
  );
  for (const text of [
    '"totalFen": 13800138000,',
    '13800138000.00',
    '2020-12-31 13:00',
    'a13800138000f',
    '20201231',
  ])
    expect(maskPhonesIn(text)).toBe(text);
});

test.each([
  ['full-width', 0xff10],
  ['Arabic-Indic', 0x0660],
  ['Devanagari', 0x0966],
  ['mathematical', 0x1d7ce],
])('a number in %s digits is masked as one', (_, zero) => {
  const other = (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  expect(maskIn(`号码 ${other('99999919800101001')}X。`)).toBe(`号码 ${other('999999')}************。`);
  expect(maskIn(other('6222999988887777666'))).toBe(`${other('622299')}*************`);
});

test('a name of a file is one inert line wherever it is printed', async () => {
  const office = temporaryFolder();
  const hostile = '名\u001b[31m单\n错误：假的\u202e.csv';
  writeFileSync(join(office, hostile), roster);
  writeFileSync(join(office, `坏${hostile}`), Buffer.from([0x80, 0xff, 0x80]));
  const calls = [
    await dpfHere(['import', hostile, '--as-of', '2020-06-30'], office),
    await dpfHere(['import', 'list'], office),
    await dpfHere(['import', 'list', '-o', `写${hostile.replace('.csv', '.txt')}`], office),
    await dpfHere(['import', `坏${hostile}`], office),
    await dpfHere(['import', `没有${hostile}`], office),
    await dpfHere(['import', 'list', '--db', `没有${hostile}`], office),
    await dpfHere(['report', 'annual', '--year', '2020', '--template', `没有${hostile}`], office),
  ];
  const said = calls.map(({ stdout, stderr }) => stdout + stderr).join('');
  expect(said).toContain('已写入 写名');
  // eslint-disable-next-line no-control-regex -- these are what must not come through
  const active = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;
  expect(said).not.toMatch(active);
  expect(said).not.toMatch(/^错误：假的/mu);
});
