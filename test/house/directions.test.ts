import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const depcruise = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = join(repository, '.dependency-cruiser.cjs');

/** File to plant, the import it is planted with, the rule that must report it. */
const plants: [file: string, imported: string, rule: string][] = [
  ['kernel/planted-files.ts', '../files/cell.ts', 'kernel-looks-back-only'],
  ['kernel/planted-package.ts', 'zod', 'kernel-is-plain'],
  ['files/planted.ts', '../policies/target.ts', 'files-looks-back-only'],
  ['policies/planted.ts', '../registry/target.ts', 'policies-looks-back-only'],
  ['registry/planted.ts', '../importing/target.ts', 'registry-looks-back-only'],
  ['registry/planted-db.ts', '../db/connection/open.ts', 'pure-rooms-see-no-db'],
  ['importing/cells/planted-db.ts', '../../db/connection/open.ts', 'pure-rooms-see-no-db'],
  ['importing/planted-later.ts', '../services/target.ts', 'importing-looks-back-only'],
  ['services/planted.ts', '../payout/target.ts', 'services-looks-back-only'],
  ['cases/planted.ts', '../verify/target.ts', 'cases-looks-back-only'],
  ['verify/planted.ts', '../facts/target.ts', 'verify-looks-back-only'],
  ['facts/planted.ts', '../schemes/target.ts', 'facts-looks-back-only'],
  ['schemes/planted.ts', '../db/connection/open.ts', 'schemes-looks-back-only'],
  ['payout/planted.ts', '../indicators/target.ts', 'payout-looks-back-only'],
  ['indicators/planted.ts', '../reading/target.ts', 'indicators-looks-back-only'],
  ['reading/planted.ts', '../reports/target.ts', 'reading-looks-back-only'],
  ['reports/planted-registry.ts', '../registry/dated.ts', 'reports-see-kernel-files-and-indicators-only'],
  ['reports/planted-value.ts', '../indicators/target.ts', 'reports-take-types-only'],
  ['db/planted.ts', '../importing/target.ts', 'db-sees-kernel-and-registry-only'],
  ['jobs/admin/planted.ts', '../../commands/admin/planted-one.ts', 'jobs-never-see-commands'],
  ['commands/admin/planted.ts', '../../db/connection/open.ts', 'commands-see-jobs-and-kernel-only'],
  ['commands/admin/planted-two.ts', './planted-one.ts', 'no-siblings-in-commands'],
  ['commands/person/planted-two.ts', '../admin/planted-one.ts', 'no-siblings-in-commands'],
  ['commands/frame/planted.ts', '../admin/show-planted.ts', 'the-frame-sees-no-command'],
  ['verify/checks/planted-two.ts', './planted-one.ts', 'no-siblings-in-verify/checks'],
  ['importing/kinds/people/planted-two.ts', '../planted-one.ts', 'no-siblings-in-importing/kinds'],
  ['db/migrations/planted-two.ts', './planted-one.ts', 'no-siblings-in-db/migrations'],
  ['db/migrations/planted-fen.ts', '../../kernel/fen.ts', 'migrations-import-nothing-of-ours'],
  ['db/planted-driver.ts', 'better-sqlite3', 'better-sqlite3-has-one-home'],
  ['jobs/planted-workbook.ts', 'exceljs', 'spreadsheets-has-one-home'],
  ['importing/planted-csv.ts', 'csv-parse/sync', 'spreadsheets-has-one-home'],
  ['jobs/planted-chalk.ts', 'chalk', 'terminal-has-one-home'],
  ['importing/save/planted-kysely.ts', 'kysely', 'kysely-has-one-home'],
  ['schemes/planted-yaml.ts', 'yaml', 'yaml-has-one-home'],
  ['registry/planted-pinyin.ts', 'pinyin-pro', 'pinyin-has-one-home'],
  ['registry/planted-traditional.ts', 'opencc-js/dict/TSCharacters', 'traditional-has-one-home'],
  ['cases/planted-holidays.ts', 'chinese-days', 'holidays-has-one-home'],
  ['jobs/planted-dev.ts', 'iconv-lite', 'no-dev-packages-in-src'],
  ['schemes/planted-fs.ts', 'node:fs', 'pure-rooms-see-no-node'],
  ['importing/cells/planted-fs.ts', 'node:fs', 'pure-rooms-see-no-node'],
  ['jobs/planted-network.ts', 'node:https', 'no-network'],
  ['jobs/planted-missing.ts', './nowhere.ts', 'every-import-resolves'],
  ['utils/planted.ts', '../kernel/fen.ts', 'every-file-has-a-room'],
  ['kernel/planted-circle.ts', './planted-loop.ts', 'no-circular'],
  ['cli.ts', './db/connection/open.ts', 'the-edge-sees-commands-only'],
];
/** A type-only import is an import: the last of these is caught as well, the others are allowed. */
const typePlants: [file: string, imported: string][] = [
  ['reports/planted-type.ts', '../indicators/target.ts'],
  ['payout/planted-query.ts', '../db/connection/open.ts'],
  ['importing/save/planted-store.ts', '../../db/connection/open.ts'],
  ['services/planted-later-type.ts', '../payout/target.ts'],
];

type Cruise = { summary: { violations: { from: string; rule: { name: string } }[] } };

const folders: string[] = [];
let found: string[] = [];

beforeAll(() => {
  const copy = copyOfSource();
  for (const name of [
    'policies',
    'registry',
    'importing',
    'services',
    'verify',
    'facts',
    'schemes',
    'payout',
    'indicators',
    'reading',
    'reports',
  ]) {
    plant(copy, `${name}/target.ts`, 'export const target = 1;\nexport type Target = number;\n');
  }
  for (const folder of ['commands/admin', 'verify/checks', 'importing/kinds', 'db/migrations']) {
    plant(copy, `${folder}/planted-one.ts`, 'export const one = 1;\n');
  }
  plant(copy, 'commands/admin/show-planted.ts', 'export const shown = 1;\n');
  plant(copy, 'kernel/planted-loop.ts', "import './planted-circle.ts';\n");
  for (const [file, imported] of plants) plant(copy, file, `import '${imported}';\n`);
  for (const [file, imported] of typePlants)
    plant(copy, file, `import type { Target } from '${imported}';\n`);
  found = violationsIn(copy);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test.each(plants)('%s importing %s is caught by %s', (file, _, rule) => {
  expect(found).toContain(`src/${file} ${rule}`);
});

test('a type-only import counts as an import', () => {
  expect(found).toContain('src/services/planted-later-type.ts services-looks-back-only');
});

test.each(typePlants.slice(0, 3))('%s importing %s is allowed', (file) => {
  expect(found.filter((line) => line.startsWith(`src/${file} `))).toStrictEqual([]);
});

test('every rule of the house has been seen to catch something', () => {
  const source = `import { createRequire } from 'node:module';
    const rules = createRequire(${JSON.stringify(config)})(${JSON.stringify(config)}).forbidden;
    console.log(JSON.stringify(rules.map((rule) => rule.name)));`;
  const rules = execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
  const seen = new Set(found.map((line) => line.split(' ')[1]));
  expect((JSON.parse(rules) as string[]).filter((name) => !seen.has(name))).toStrictEqual([]);
});

test('the source as it is breaks no rule', () => {
  expect(violationsIn(copyOfSource())).toStrictEqual([]);
});

/** A copy that dependency-cruiser takes for the repository: source, settings, and a link to the packages. */
function copyOfSource(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dpf-directions-'));
  folders.push(folder);
  for (const name of ['src', 'package.json', 'tsconfig.json']) {
    cpSync(join(repository, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function plant(folder: string, file: string, text: string): void {
  const path = join(folder, 'src', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** `file rule` of every violation. The program leaves with the number of violations, so its status says nothing. */
function violationsIn(folder: string): string[] {
  const args = [depcruise, 'src', '--config', config, '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  });
  expect(stderr).toBe('');
  const { violations } = (JSON.parse(stdout) as Cruise).summary;
  return [...new Set(violations.map(({ from, rule }) => `${from} ${rule.name}`))].sort();
}
