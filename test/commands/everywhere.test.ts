import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpf, dpfHere, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');
const roster = '花名册.csv';

function officeWithDatabase(): string {
  const folder = temporaryFolder(story);
  expect(dpf(['import', '.'], folder).status).toBe(0);
  return folder;
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

test('the database is --db, else $DPF_DB, else dpf.sqlite in the folder', () => {
  const folder = temporaryFolder(story);
  dpf(['import', roster], folder);
  dpf(['import', roster], folder, { DPF_DB: 'by-variable.sqlite' });
  dpf(['import', roster, '--db', 'by-option.sqlite'], folder, { DPF_DB: 'unused.sqlite' });
  const made = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  expect(made.sort()).toEqual(['by-option.sqlite', 'by-variable.sqlite', 'dpf.sqlite']);
});

test('the policies are --policies, else $DPF_POLICIES, else the packaged ones', () => {
  const folder = temporaryFolder(join(repository, 'policies'));
  const mine = join(folder, 'dongxihu');
  const file = join(mine, 'family-care.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('智力残疾家庭照料补贴', '改过的名称'));
  const titles = (args: string[], env = {}) => dpf(['scheme', 'list', ...args], folder, env).stdout;
  expect(titles([])).toContain('智力残疾家庭照料补贴');
  expect(titles(['--policies', mine])).toContain('改过的名称');
  expect(titles([], { DPF_POLICIES: mine })).toContain('改过的名称');
});

test('today is --as-of, else the day in Shanghai', () => {
  const folder = temporaryFolder(story);
  writeFileSync(
    join(folder, 'plain.csv'),
    readFileSync(join(folder, roster), 'utf8').replace('(截至2020年12月31日)', ''),
  );
  const asOf = (args: string[], env = {}) =>
    (
      JSON.parse(dpf(['import', 'plain.csv', '--dry-run', '--json', ...args], folder, env).stdout) as {
        asOf: string;
      }
    ).asOf;
  expect(asOf([], { DPF_NOW: '2020-12-31T16:00:00.000Z', TZ: 'America/New_York' })).toBe('2021-01-01');
  expect(asOf([], { DPF_NOW: '2020-12-31T15:59:59.000Z', TZ: 'Asia/Tokyo' })).toBe('2020-12-31');
  expect(asOf(['--as-of', '2020-06-30'])).toBe('2020-06-30');
});

test.each([
  [['--lang', 'en'], { DPF_LANG: 'zh' }, 'en'],
  [[], { DPF_LANG: 'en' }, 'en'],
  [[], { LANG: 'zh_CN.GBK' }, 'zh'],
  [[], { LANG: 'de_DE.UTF-8' }, 'en'],
  [[], { LANG: 'de_DE.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, 'zh'],
])('the language of %j with %j is %s', (args, env, lang) => {
  const { stdout } = dpf(['--help', ...args], repository, env);
  expect(stdout.includes('Usage:') ? 'en' : 'zh').toBe(lang);
});

test('--json is one document on stdout, its first key the schema, with nothing else', async () => {
  const folder = officeWithDatabase();
  const commands = [
    ['import', roster],
    ['verify', 'certificates'],
    ['verify', 'checks'],
    ['payout', '--month', '2020-12'],
    ['explain', '甲某', '--month', '2020-12'],
    ['scheme', 'list'],
    ['scheme', 'show', 'family-care'],
    ['scheme', 'check'],
    ['scheme', 'test'],
    ['report', 'annual', '--year', '2020'],
    ['report', 'indicators', '--year', '2020'],
    ['report', 'trace', 'certificates.holders', '--year', '2020'],
    ['import', 'list'],
    ['import', 'show', '1'],
    ['audit', 'verify'],
    ['init', '--db', 'another.sqlite'],
  ];
  for (const command of commands) {
    const { stdout } = await dpfHere([...command, '--json'], folder);
    const document = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(document)[0], command.join(' ')).toBe('schema');
    expect(document['schema']).toMatch(/^dpf\.[a-z.]+\/1$/);
  }
});

test('-o writes a file once and never over an existing one without --force', () => {
  const folder = officeWithDatabase();
  const path = join(folder, '总结.md');
  const write = (...more: string[]) =>
    dpf(['report', 'annual', '--year', '2020', '-o', '总结.md', ...more], folder);
  expect(write()).toMatchObject({ status: 0, stdout: '' });
  writeFileSync(path, '我写的');
  expect(write()).toMatchObject({ status: 2 });
  expect(readFileSync(path, 'utf8')).toBe('我写的');
  expect(write('--force').status).toBe(0);
  expect(readFileSync(path, 'utf8')).toContain('工作总结');
  expect(readdirSync(folder).filter((name) => name.startsWith('总结'))).toEqual(['总结.md']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('colour comes with FORCE_COLOR and goes with NO_COLOR and --no-color; a pipe has none', () => {
  const folder = temporaryFolder();
  const colours = (args: string[], env = {}) =>
    dpf(['scheme', 'show', 'family-care', ...args], folder, env).stdout.includes('\u001B[');
  expect(colours([])).toBe(false);
  expect(colours([], { FORCE_COLOR: '1' })).toBe(true);
  expect(colours([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  expect(colours(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
});

test('full numbers are shown only with --reveal, which is written to the log', () => {
  const folder = officeWithDatabase();
  const command = ['report', 'trace', 'certificates.holders', '--year', '2020'];
  const full = /999999\d{11}[\dX]/;
  expect(dpf(command, folder).stdout).not.toMatch(full);
  expect(dpf([...command, '--json'], folder).stdout).not.toMatch(full);
  const entries = () =>
    (JSON.parse(dpf(['audit', 'verify', '--json'], folder).stdout) as { entries: number }).entries;
  const before = entries();
  expect(dpf([...command, '--reveal'], folder).stdout).toMatch(full);
  expect(dpf([...command, '--reveal', '--json'], folder).stdout).toMatch(full);
  expect(entries()).toBe(before + 2);
});

test.each([[['import', roster]], [['import', '.']], [['payout', '--month', '2020-12']]])(
  '--dry-run of %j shows the same and leaves the file as it was',
  (command) => {
    const folder = temporaryFolder(story);
    if (command[0] === 'payout') dpf(['import', '.'], folder);
    else dpf(['init'], folder);
    const database = join(folder, 'dpf.sqlite');
    const before = hashOf(database);
    const dry = JSON.parse(dpf([...command, '--dry-run', '--json'], folder).stdout) as Record<
      string,
      unknown
    >;
    expect(hashOf(database)).toBe(before);
    const real = JSON.parse(dpf([...command, '--json'], folder).stdout) as Record<string, unknown>;
    expect(hashOf(database)).not.toBe(before);
    const counts = (text: string) =>
      text.replaceAll(/"(importId|run|dryRun|isNew)": ?(\d+|null|true|false)/g, '');
    expect(counts(JSON.stringify(dry, null, 1))).toBe(counts(JSON.stringify(real, null, 1)));
  },
);

test.each([
  ['imprt', 'import'],
  ['import --dry-rnu x', '--dry-run'],
  ['report anual', 'annual'],
])('`dpf %s` is answered with “%s”', (typed, meant) => {
  const zh = dpf(typed.split(' '), repository);
  expect(zh.status).toBe(2);
  expect(zh.stderr).toMatch(new RegExp(`办法：您是不是想用 ${meant}`));
  expect(dpf([...typed.split(' '), '--lang', 'en'], repository).stderr).toMatch(
    new RegExp(`Did you mean ${meant}`),
  );
});

test('an error is three lines: what, why, what to do next; --debug adds the stack', () => {
  const folder = temporaryFolder();
  const plain = dpf(['payout', '--month', '2020-12'], folder).stderr;
  expect(
    plain
      .trimEnd()
      .split('\n')
      .map((line) => line.split('：')[0]),
  ).toEqual(['错误', '原因', '办法']);
  expect(plain).not.toMatch(/\bat .*\.[jt]s/);
  const { stderr } = dpf(['payout', '--month', '2020-12', '--debug'], folder);
  expect(stderr.replaceAll('\\', '/')).toMatch(/\bat openDatabase .*\/src\/db\/connection\/open\.ts:\d+/);
});

test.each(['zh', 'en'])('every command has help with an example (%s)', async (lang) => {
  const paths = [
    'init',
    'import',
    'import list',
    'import show',
    'template',
    'verify certificates',
    'verify checks',
    'scheme list',
    'scheme show',
    'scheme check',
    'scheme test',
    'payout',
    'explain',
    'report annual',
    'report indicators',
    'report trace',
    'audit verify',
    'demo',
  ];
  for (const path of paths) {
    const { stdout, status } = await dpfHere([...path.split(' '), '--help', '--lang', lang], repository);
    expect(status, path).toBe(0);
    expect(stdout, path).toMatch(lang === 'zh' ? /示例：\n {2}dpf / : /Examples:\n {2}dpf /);
    if (lang === 'en') expect(stdout.split('Examples:')[0], path).not.toMatch(/\p{Script=Han}/u);
  }
});
