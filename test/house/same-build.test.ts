import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository, temporaryFolder } from '../commands/program.ts';

const TWO_MINUTES = 120_000;

test(
  'a build in another folder gives the same bytes',
  () => {
    const elsewhere = join(temporaryFolder(), 'ein anderer Ort');
    mkdirSync(elsewhere);
    for (const name of ['src', 'policies', 'licences', 'esbuild.config.ts', 'package.json', 'tsconfig.json'])
      cpSync(join(repository, name), join(elsewhere, name), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(elsewhere, 'node_modules'), 'junction');
    const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
    const { status, stderr } = spawnSync(process.execPath, [tsx, 'esbuild.config.ts'], {
      cwd: elsewhere,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    expect(contentOf(join(elsewhere, 'dist'))).toStrictEqual(contentOf(join(repository, 'dist')));
  },
  TWO_MINUTES,
);

/** The name and the hash of every file of a build. */
function contentOf(dist: string): readonly string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return `${entry.name} ${createHash('sha256').update(bytes).digest('hex')}`;
    })
    .sort();
}
