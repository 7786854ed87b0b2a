import { Command } from 'commander';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { addCommands } from '../../src/commands/index.ts';
import type { Io } from '../../src/commands/frame/io.ts';
import { addCommonOptions } from '../../src/commands/frame/options.ts';
import { someone } from '../payout/registry.ts';
import { type Call, dpfHere, repository, sharedFolder, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');

/** A county's own policies: those of the package under another id, with townships of its own. */
function writeCounty(folder: string): void {
  cpSync(join(repository, 'policies/dongxihu'), join(folder, '清水县'), { recursive: true });
  const file = join(folder, '清水县/district.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('id: dongxihu', 'id: qingshui')
    .replace('武汉市东西湖区', '清水县')
    .replace('name: 吴家山街道, aliases: []', 'name: 永清镇, aliases: []')
    .replace('name: 柏泉街道, aliases: []', 'name: 白沙乡, aliases: []');
  writeFileSync(file, text);
}

/** Every command that opens a database, with what it needs to get that far. */
const opening: Readonly<Record<string, readonly string[]>> = {
  import: ['花名册.csv'],
  'import list': [],
  'import show': ['1'],
  'import undo': ['1'],
  'person find': ['甲某'],
  'person show': ['1'],
  'person history': ['1'],
  'verify certificates': [],
  'verify services': [],
  'verify employers': [],
  'verify insurance': [],
  'verify all': [],
  'verify waive': ['V09', '--person', '1', '--until', '2021-12-31', '--why', '已约定'],
  'verify calendar': ['--months', '3'],
  'verify duplicates': [],
  'verify judge': ['1', '2', '--different', '--why', '双胞胎'],
  match: ['低保名单.csv'],
  'review start': ['--name', '2020年复核'],
  'review record': ['1', '--result', '合格', '--on', '2020-12-01'],
  'review import': ['复核.csv'],
  'review status': [],
  'review worklist': [],
  'review sample': ['--seed', '1', '--percent', '10'],
  'policy gaps': [],
  payout: ['--month', '2020-12'],
  explain: ['1', '--month', '2020-12'],
  whatif: ['假如.yaml', '--month', '2020-12'],
  'report annual': ['--year', '2020'],
  'report indicators': ['--year', '2020'],
  'report trace': ['certificates.holders', '--year', '2020'],
  'report flows': ['--year', '2020'],
  'report services': ['--year', '2020'],
  'report freeze': ['--year', '2020'],
  'report changes': ['--year', '2020'],
  'report revise': ['--year', '2020', '--why', '补报'],
  'report check': ['清水县/annual.md', '--year', '2020'],
  'report verify': ['清水县/annual.md', '--year', '2020'],
  record: ['电商培训', '--person', '1', '--on', '2020-12-01'],
  'record list': [],
  today: [],
  'case open': ['信访', '--person', '1', '--field', 'matter=试'],
  'case advance': ['1', 'accept'],
  'case note': ['1', '试'],
  'case attach': ['1', '花名册.csv'],
  'case extract': ['1', '-o', '取出.csv'],
  'case reassign': ['1', '李某'],
  'case reopen': ['1', '--why', '试'],
  'case list': [],
  'case show': ['1'],
  'case due': [],
  'case export': ['--format', 'csv'],
  'audit verify': [],
};

/** Those that open none where the policies are named, or make one of their own. */
const without = [
  'init',
  'template',
  'report template',
  'demo',
  'verify checks',
  'scheme list',
  'scheme show',
  'scheme check',
  'scheme test',
  'case kinds',
  'case check',
];

let folder = '';
beforeAll(async () => {
  folder = sharedFolder(story);
  writeCounty(folder);
  writeFileSync(join(folder, '假如.yaml'), readFileSync(join(folder, '清水县/family-care.yaml')));
  expect((await dpfHere(['import', '.'], folder)).status).toBe(0);
  writeFileSync(join(folder, '复核.csv'), '登记号,姓名,复核日期,复核结果\r\n1,甲某,2020-12-01,合格\r\n');
});

const databaseHash = (): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'dpf.sqlite')))
    .digest('hex');

async function commandsOf(argv: readonly string[]): Promise<Command> {
  const program = new Command('dpf');
  addCommonOptions(program, ({ en }) => en);
  await addCommands(program, { lang: 'en', env: {} } as Io, argv, () => Promise.resolve());
  return program;
}

function namesOf(command: Command, above: readonly string[]): readonly string[] {
  return command.commands.flatMap((one) => {
    const path = [...above, one.name()];
    const isCalled = one.commands.length === 0 || one.registeredArguments.length > 0;
    return [...(isCalled ? [path.join(' ')] : []), ...namesOf(one, path)];
  });
}

test('every command of the program is known to these tests', async () => {
  const names = (await commandsOf([])).commands.map((command) => command.name());
  const all = namesOf(await commandsOf(names), []);
  expect([...all].sort()).toEqual([...Object.keys(opening), ...without].sort());
});

test.each(Object.entries(opening))(
  'dpf %s refuses a database of one district with the policies of another',
  async (command, more) => {
    const before = databaseHash();
    const { status, stdout, stderr } = await dpfHere(
      [...command.split(' '), ...more, '--policies', '清水县'],
      folder,
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('dpf.sqlite 是“dongxihu”的，指定的却是“qingshui”的政策');
    expect(stderr).toContain('去掉 --policies 和 DPF_POLICIES，或用 --policies 指定“dongxihu”的政策文件夹');
    expect(databaseHash()).toBe(before);
  },
);

test('$DPF_POLICIES of another district is refused like --policies; the same district’s own folder is not', async () => {
  const other = await dpfHere(['import', 'list'], folder, { DPF_POLICIES: '清水县' });
  expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('qingshui')]);
  const same = ['import', 'list', '--policies', join(repository, 'policies/dongxihu')];
  expect((await dpfHere(same, folder)).status).toBe(0);
});

/** A roster of the county, so many rows of its townships and so many of the packaged district. */
function writeRoster(path: string, places: readonly string[]): void {
  const numbers = readFileSync(join(story, '花名册.csv'), 'utf8').split('\r\n').slice(2, 6);
  const rows = numbers.slice(0, places.length).map((row, index) => {
    const cells = row.split(',');
    return [...cells.slice(0, -1), places[index]].join(',');
  });
  const headings =
    '姓名,性别,身份证号,残疾人证号,残疾类别,残疾等级,初次发证日期,发证日期,有效期至,证件状态,状态日期,监护人姓名,户籍街道';
  writeFileSync(join(path, '花名册.csv'), [headings, ...rows, ''].join('\r\n'));
}

async function firstImport(
  places: readonly string[],
  ...more: readonly string[]
): Promise<Call & { made: boolean; path: string }> {
  const path = temporaryFolder();
  writeCounty(path);
  writeRoster(path, places);
  const call = await dpfHere(['import', '花名册.csv', ...more], path);
  return { ...call, made: existsSync(join(path, 'dpf.sqlite')), path };
}

test.each([[[]], [['--dry-run']]])(
  'a first roster of another district is refused, and nothing is left behind %j',
  async (more) => {
    const { status, stderr, path } = await firstImport(['永清镇', '白沙乡', '白沙乡', '吴家山街道'], ...more);
    expect(status).toBe(2);
    expect(stderr).toContain('写明街道的 4 行中有 3 行不是它的街道：白沙乡、永清镇');
    expect(stderr).toContain('--policies');
    expect(readdirSync(path).sort()).toEqual(['清水县', '花名册.csv']);
  },
);

test('with the policies of its own district the same roster is taken, and the database is that district’s', async () => {
  const { status, path } = await firstImport(['永清镇', '白沙乡', '白沙乡'], '--policies', '清水县');
  expect(status).toBe(0);
  // Its rules do not come with the program: whoever forgets to name them is told whose they are.
  const forgotten = await dpfHere(['payout', '--month', '2020-12'], path);
  expect([forgotten.status, forgotten.stderr]).toEqual([
    2,
    expect.stringContaining('“qingshui”的政策文件夹'),
  ]);
  expect((await dpfHere(['import', 'list'], path)).status).toBe(0);
});

test('half of the rows from elsewhere are warned of, and so is a whole later roster', async () => {
  const { status, made, path } = await firstImport(['永清镇', '吴家山街道']);
  expect([status, made]).toEqual([0, true]);
  writeRoster(path, ['永清镇', '白沙乡', '白沙乡']);
  const later = await dpfHere(['import', '花名册.csv'], path);
  expect([later.status, later.stdout]).toEqual([0, expect.stringContaining('不是本区的街道')]);
});

test('a database made for one district before its first roster does not take another’s either', async () => {
  const path = temporaryFolder();
  writeRoster(path, ['永清镇', '白沙乡']);
  expect((await dpfHere(['init'], path)).status).toBe(0);
  const { status, stderr } = await dpfHere(['import', '花名册.csv'], path);
  expect([status, stderr]).toEqual([2, expect.stringContaining('永清镇')]);
  const imports = await dpfHere(['import', 'list', '--json'], path);
  expect(JSON.parse(imports.stdout)).toMatchObject({ imports: [] });
});

test('a later roster of another district is refused as a first one is; a few who have moved away are not', async () => {
  const folder = temporaryFolder(story);
  await dpfHere(['import', '花名册.csv'], folder);
  const rows = Array.from({ length: 20 }, (_, index) => {
    const id = someone(index + 300);
    return `人${index},${id},${id}43,肢体,三级,2015-03-04,永清镇`;
  });
  const write = (count: number) => {
    const heading = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道';
    writeFileSync(join(folder, '名册.csv'), [heading, ...rows.slice(0, count)].join('\n'));
  };
  write(20);
  const { status, stderr } = await dpfHere(['import', '名册.csv'], folder);
  expect([status, stderr]).toEqual([2, expect.stringContaining('永清镇')]);
  write(2);
  expect((await dpfHere(['import', '名册.csv'], folder)).status).toBe(0);
});
