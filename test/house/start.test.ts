import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuiltPolicies } from '../../src/jobs/policy/built-policies.ts';
import { readPolicies } from '../../src/jobs/policy/load-policies.ts';
import { policyFiles } from '../../src/jobs/policy/policy-folder.ts';
import { dpf, environment, repository, sharedFolder } from '../commands/program.ts';

const office = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
const coverage = mkdtempSync(join(tmpdir(), 'dpf-start-'));

beforeAll(() => {
  expect(dpf(['import', '.'], office).status).toBe(0);
});

afterAll(() => {
  rmSync(coverage, { recursive: true, force: true });
});

test.each(['--help', '--version'])('dpf %s loads this and nothing else', (option) => {
  const { scripts, files: loaded } = loadedBy([option]);
  // Each file that is opened costs half a millisecond: the kernel is one.
  expect(scripts).toBeLessThan(7);
  expect(packagesIn(loaded)).toStrictEqual(['commander']);
  expect(loaded.filter((file) => file.startsWith('src/'))).toStrictEqual([
    'src/cli.ts',
    'src/commands/frame/frame-help.ts',
    'src/commands/frame/help-topics.ts',
    'src/commands/frame/options.ts',
    'src/commands/frame/screen/frame-marks.ts',
    'src/commands/frame/screen/frame-table.ts',
    'src/commands/frame/screen/show-table.ts',
    'src/commands/index.ts',
    'src/kernel/cannot-run.ts',
    'src/kernel/documents/listing.ts',
    'src/kernel/fen.ts',
    'src/kernel/plain-date.ts',
    'src/kernel/problem.ts',
    'src/kernel/program-version.ts',
    'src/kernel/text.ts',
    'src/kernel/writing/display-width.ts',
    'src/kernel/writing/wrap-text.ts',
    'src/kernel/year-month.ts',
    'src/main.ts',
  ]);
});

test.each(['scheme list', 'person show 1', 'explain 1 --month 2020-12'])(
  'dpf %s asks the database and reads neither a policy nor a sheet',
  (command) => {
    const { scripts, files: loaded } = loadedBy(command.split(' '));
    expect(scripts).toBeLessThan(36);
    const driver = packagesIn(loaded).filter((name) => /^better-sqlite3|^bindings$|^file-uri/.test(name));
    expect(packagesIn(loaded).filter((name) => !driver.includes(name))).toStrictEqual([
      'commander',
      'kysely',
    ]);
    expect(loaded).toContain('src/db/connection/open.ts');
    expect(loaded.filter((file) => /^src\/(files|importing|verify|reports|indicators)\//.test(file))).toEqual(
      [],
    );
  },
);

test('what a command loads for itself comes with what it gives', () => {
  writeFileSync(join(office, '总结.txt'), '持证残疾人10人，其中男性4人，女性6人。\n');
  expect(dpf(['report', 'check', '总结.txt'], office)).toMatchObject({
    stdout: expect.stringContaining('总结.txt') as string,
    stderr: '',
  });
});

test('dpf verify certificates compares no names and loads no pinyin', () => {
  expect(packagesIn(loadedBy(['verify', 'certificates', '--check', 'V29']).files)).not.toContain(
    'pinyin-pro',
  );
});

test('the build has the packaged policies as reading them gives them, and no others', async () => {
  const folder = join(repository, 'policies');
  const built = JSON.parse(readFileSync(join(repository, 'dist/policies.json'), 'utf8')) as BuiltPolicies;
  const districts = readdirSync(folder).map((district) => join(folder, district));
  expect(built.map(({ files }) => files)).toStrictEqual(districts.map(policyFiles));
  for (const [place, path] of districts.entries())
    expect({ dir: path, ...built[place]?.policies }).toStrictEqual(await readPolicies(path));
});

test('what was CommonJS in the build asks for nothing but modules of node', () => {
  const dist = join(repository, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  for (const file of files) {
    const text = readFileSync(join(dist, file), 'utf8');
    expect(text.match(/\b__(?:filename|dirname)\b/g), file).toBeNull();
    const wanted = [...text.matchAll(/\brequire\d?\("([^"]+)"\)/g)].map(([, name = '']) => name);
    expect(wanted.filter((name) => !isBuiltin(name))).toStrictEqual([]);
  }
});

/** The files of the source, and of the packages, that a call loads: by the scripts that V8 saw and their source maps. */
function loadedBy(args: readonly string[]): { readonly scripts: number; readonly files: readonly string[] } {
  rmSync(coverage, { recursive: true, force: true });
  const { status, stderr } = spawnSync(process.execPath, [join(repository, 'bin/dpf.js'), ...args], {
    cwd: office,
    env: environment({ NODE_V8_COVERAGE: coverage }),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const [report = ''] = readdirSync(coverage);
  const { result } = JSON.parse(readFileSync(join(coverage, report), 'utf8')) as {
    result: { url: string }[];
  };
  const scripts = result.filter(({ url }) => url.startsWith('file:')).map(({ url }) => fileURLToPath(url));
  const files = scripts.flatMap((script) => (existsSync(`${script}.map`) ? sourcesOf(script) : [script]));
  const inRepository = files.map((file) => file.slice(repository.length + 1).replaceAll('\\', '/'));
  return { scripts: scripts.length, files: inRepository.sort() };
}

function sourcesOf(script: string): readonly string[] {
  const { sources } = JSON.parse(readFileSync(`${script}.map`, 'utf8')) as { sources: string[] };
  return sources.map((source) => resolve(dirname(script), source));
}

function packagesIn(files: readonly string[]): readonly string[] {
  const names = files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}
