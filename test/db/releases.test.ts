import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { migrate, schemaVersion } from '../../src/db/connection/migrate.ts';
import { openDatabase } from '../../src/db/connection/open.ts';
import { dpfHere, repository, temporaryFolder } from '../commands/program.ts';
import { freshDatabase, raw } from './temporary.ts';

const folder = join(repository, 'fixtures/releases');
const releases = readdirSync(folder).filter((name) => name.endsWith('.sql'));

/** The file that a release left in an office, in a folder of its own. */
function fileOf(release: string): { readonly office: string; readonly path: string } {
  const office = temporaryFolder();
  const path = join(office, 'dpf.sqlite');
  const sqlite = connect(path, {});
  sqlite.exec(readFileSync(join(folder, release), 'utf8'));
  sqlite.close();
  return { office, path };
}

const everything = `select type, name, tbl_name, sql from sqlite_schema order by type, name`;

test.each(releases)(
  'the file of %s is brought to the schema of today, and holds what it held',
  async (release) => {
    const { path } = fileOf(release);
    const count = (table: string) => raw(path).prepare(`select count(*) from ${table}`).pluck().get();
    const tables = ['person', 'fact', 'import', 'line', 'audit'];
    const before = tables.map(count);
    const db = await openDatabase(path);
    await db.query.destroy();
    const [now, fresh] = [raw(path), raw(await freshDatabase())];
    expect(now.prepare(everything).all()).toEqual(fresh.prepare(everything).all());
    expect(now.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(now.pragma('foreign_key_check')).toEqual([]);
    expect(tables.map(count)).toEqual(before);
  },
);

test.each(releases)('asked the same, the file of %s answers the same', async (release) => {
  const { office } = fileOf(release);
  const said: string[] = [];
  for (const command of [
    'audit verify',
    'import list',
    'verify certificates --as-of 2020-12-31',
    'person history 1',
    'review status --as-of 2020-12-31',
    'explain 2 --month 2020-12 --scheme living-subsidy',
    'payout --month 2020-12 --scheme living-subsidy --scheme multi-disability-household --dry-run',
    'payout --month 2020-12 --scheme living-subsidy --dry-run --known-at 2021-01-04',
  ]) {
    const { status, stdout, stderr } = await dpfHere(command.split(' '), office);
    said.push(`$ dpf ${command}\n${stdout}${stderr}[exit ${status}]\n`);
  }
  const answers = said.join('\n').replaceAll(office, '…');
  await expect(answers).toMatchFileSnapshot(join(folder, release.replace('.sql', '.txt')));
});

test('what a build before the first release made is refused, and left as it was', async () => {
  const { office, path } = fileOf('0.2.0.sql');
  const sqlite = raw(path);
  sqlite.exec('create table kysely_migration (name text)');
  sqlite.pragma('user_version = 11');
  const { status, stderr } = await dpfHere(['import', 'list'], office);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/0\.2\.0 之前的开发版[\s\S]*重新导入/)]);
  expect(sqlite.pragma('user_version', { simple: true })).toBe(11);
});

test('a schema that is newer than the file is laid on it whole, however often', async () => {
  const sqlite = raw(await freshDatabase());
  const before = sqlite.prepare(everything).all();
  sqlite.exec('drop view line; drop trigger fact_never_delete');
  migrate(sqlite);
  expect(sqlite.prepare(everything).all()).toEqual(before);
});

/** 已发布的迁移 no migration is edited from 0.2.0 on: what an office has was made by it as it is. */
const released: Readonly<Record<string, string>> = {
  '0001-foundation.ts': '83bde661c954168b512c4e30b5df1d75997ded04d3024d46ac3a61f89e7fe202',
  '0002-frozen-reports.ts': '48d3f6dc52bb25bc9cb5e504f6d375a1a9c383a66726664d3f84803b6a933ebc',
  '0003-households-since.ts': 'ffeb480f8767bdf6648adeead3e6dc5ea672e54dfd8ed308cacfe37ecd38685e',
  '0004-draft-cache.ts': '3d1257d90cc4bb01f4644f42142cc8829a50a68da6d055b868101db45b508b1f',
  '0005-cases.ts': 'f5fac49a28d50c715336e797f2e065fa865395ebe984a6849cfdab7450dd7d56',
  '0006-match-judgements.ts': '4a23126fdc1ea37f75b1f13819512b5b2ac66f472eeb29d62087302b23f885cb',
  '0007-match-askings.ts': 'b7e3f50475b9d0fd96fcf647d072560bd5ccf798f110cb7387854ea7ef76cc9b',
  '0008-case-approvals.ts': '3ac23387b027a9087c8fe0d5a58d96e383cad172b2e95e75879f509475cd4c61',
};

test('no released migration was edited, and a new one is written down here', () => {
  const migrations = join(repository, 'src/db/migrations');
  const now = readdirSync(migrations)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(migrations, name)))
        .digest('hex'),
    ]);
  expect(Object.fromEntries(now)).toEqual(released);
});
