import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');

/**
 * Builds `dist` when it is older than the source, so that `vitest run` alone can start bin/dpf.js. A type error is for
 * `npm run check` to refuse; the build takes the types away and the tests speak.
 */
export function setup(): void {
  if (!isStale()) return;
  const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
  const { status, stderr } = spawnSync(process.execPath, [tsx, 'esbuild.config.ts'], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the build failed\n${stderr}`);
}

function isStale(): boolean {
  const built = statSync(join(repository, 'dist/policies.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const source = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' });
  const inputs = [...source.map((name) => join('src', name)), 'esbuild.config.ts'];
  return inputs.some(
    (name) => (statSync(join(repository, name), { throwIfNoEntry: false })?.mtimeMs ?? 0) > built,
  );
}
