import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { olderDriver, takesOlderDriver } from '../../src/db/connection/driver.ts';

const repository = resolve(import.meta.dirname, '../..');
/** A real `npm install` takes a minute more on Node 20, which compiles its driver: .ci/run asks for it once. */
const isFull = Boolean(process.env['DPF_SMOKE_FULL']);
const TEN_MINUTES = 600_000;

const folder = mkdtempSync(join(tmpdir(), 'dpf packed '));
const office = join(folder, '残联 数据');
let packed: string[] = [];
let program = '';

beforeAll(() => {
  const [tarball] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], repository)) as {
    filename: string;
    files: { path: string }[];
  }[];
  if (!tarball) throw new Error('npm pack made nothing');
  packed = tarball.files.map(({ path }) => path);
  program = isFull ? installed(tarball.filename) : unpacked(tarball.filename);
  const fixture = join(repository, 'fixtures/dongxihu-2020');
  mkdirSync(office);
  if (existsSync(fixture)) cpSync(fixture, office, { recursive: true });
}, TEN_MINUTES);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the tarball holds what users need and nothing else', () => {
  const entries = packed.map((path) => /^fixtures\/[^/]+|^[^/]+/.exec(path)?.[0] ?? path);
  const required = [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'bin',
    'dist',
    'docs',
    'fixtures/dongxihu-2020',
    'package.json',
    'policies',
  ];
  expect([...new Set(entries)].sort()).toStrictEqual(required);
});

test('the driver that an old Node is told to install is the one that was tested', () => {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
  const { devDependencies, peerDependencies } = manifest;
  const [name = '', version] = olderDriver.split('@');
  expect([devDependencies[name], peerDependencies[name]]).toStrictEqual([version, version]);
});

test('installing compiles nothing: what a new Node takes has no script to run', () => {
  const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as Lock;
  const forUsers = Object.entries(packages).filter(([name, { dev, peer }]) => name !== '' && !dev && !peer);
  expect(forUsers.map(([name]) => name).sort()).toStrictEqual([
    'node_modules/better-sqlite3-napi',
    'node_modules/node-addon-api',
  ]);
  expect(forUsers.filter(([, { hasInstallScript }]) => hasInstallScript)).toStrictEqual([]);
});

test('the tarball holds no database, no test and no source', () => {
  const strange =
    /\.(sqlite|db)(-|$)|(^|\/)(test|src|node_modules|coverage)\/|(?<!\.d)\.tsx?$|(^|\/)\.[^/]+$/;
  expect(packed.filter((path) => strange.test(path))).toStrictEqual([]);
});

const mission: [command: string, exitCodes: number[], shows: string][] = [
  ['import roster.xlsx', [0], '6742'],
  ['verify certificates', [0, 1], '7142'],
  ['payout --month 2020-12', [0], '2020-12'],
  ['report annual --year 2020', [0], '6742'],
];

test('the four commands of the mission run in a folder named 残联 数据, without a home', () => {
  for (const [command, exitCodes, shows] of mission) {
    const { status, stdout, stderr } = dpf(command.split(' '));
    const told = `dpf ${command}\n${stdout}\n${stderr}`;
    expect(exitCodes, told).toContain(status);
    // A person may read 6,742 where a script reads 6742.
    expect(stdout.replaceAll(/(?<=\d),(?=\d{3})/g, ''), told).toContain(shows);
  }
});

test('the program says its version, and its language can be chosen', () => {
  expect(dpf(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(dpf(['--help', '--lang', 'zh']).stdout).toMatch(/[一-龥]/);
  expect(dpf(['--help', '--lang', 'en']).stdout).not.toBe(dpf(['--help', '--lang', 'zh']).stdout);
});

test('what is written as a workbook, a letter and by pinyin needs no package but a driver', () => {
  for (const command of [
    'verify certificates --format xlsx -o findings.xlsx',
    'explain 1 --month 2020-12 --letter -o letter.docx',
    'person find wang',
  ]) {
    const { status, stderr } = dpf(command.split(' '));
    expect([0, 1], `dpf ${command}\n${stderr}`).toContain(status);
  }
  for (const file of ['findings.xlsx', 'letter.docx'])
    expect(readFileSync(join(office, file)).subarray(0, 2).toString()).toBe('PK');
});

test('the licence of every package whose code is inside goes with it', () => {
  const notices = readFileSync(join(dirname(program), '../dist/THIRD-PARTY-NOTICES'), 'utf8');
  for (const name of [
    '@e965/xlsx',
    'docx',
    'nanoid',
    'exceljs',
    'jszip',
    'pako',
    'pinyin-pro',
    'saxes',
    'zod',
  ])
    expect(notices, name).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
});

/** The tarball unpacked as npm would, with the drivers alone of the packages of the repository. */
function unpacked(tarball: string): string {
  const { status, stderr } = spawnSync('tar', ['-xzf', tarball], { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const packages = join(folder, 'package/node_modules');
  mkdirSync(packages);
  for (const name of ['better-sqlite3', 'better-sqlite3-napi', 'bindings', 'file-uri-to-path'])
    symlinkSync(join(repository, 'node_modules', name), join(packages, name), 'junction');
  return join(folder, 'package/bin/dpf.js');
}

/** The tarball as a user installs it. */
function installed(tarball: string): string {
  const prefix = join(folder, 'program');
  mkdirSync(prefix);
  writeFileSync(join(prefix, 'package.json'), '{"private":true,"allowScripts":{"better-sqlite3":true}}\n');
  // What README says of an old Node and of a new one.
  const ofOldNode = takesOlderDriver ? [olderDriver] : [];
  // npm hands on what the repository tells it, which is to run no scripts.
  const asUser = ['--ignore-scripts=false', '--no-audit', '--no-fund', '--prefer-offline'];
  npm(['install', join('..', tarball), ...ofOldNode, ...asUser], prefix);
  return join(prefix, 'node_modules/dpf/bin/dpf.js');
}

function npm(args: string[], cwd: string): string {
  const run = process.env['npm_execpath'];
  const options = { cwd, encoding: 'utf8', maxBuffer: 50_000_000 } as const;
  const { status, stdout, stderr } = run
    ? spawnSync(process.execPath, [run, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

function dpf(args: string[]): { status: number | null; stdout: string; stderr: string } {
  const homeless = /^(HOME|HOMEPATH|HOMEDRIVE|USERPROFILE|DPF_.*|npm_.*|FORCE_COLOR|NODE_OPTIONS)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !homeless.test(name)));
  return spawnSync(process.execPath, [program, ...args], { cwd: office, env, encoding: 'utf8' });
}

type Manifest = Record<'devDependencies' | 'peerDependencies', Readonly<Record<string, string>>>;
type Lock = { packages: Readonly<Record<string, { dev?: true; peer?: true; hasInstallScript?: true }>> };
