import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');

/**
 * Builds `dist` when it is older than the source, so that `vitest run` alone can start bin/dpf.js. A type error
 * is for `npm run check` to refuse; here tsc writes what it can and the tests speak.
 */
export function setup(): void {
  if (!isStale()) return;
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (stdout !== '') process.stderr.write(`tsc: ${stdout.split('\n').slice(0, 5).join('\n')}\n`);
}

function isStale(): boolean {
  const built = statSync(join(repository, 'dist/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const source = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' });
  const inputs = [...source.map((name) => join('src', name)), 'tsconfig.json', 'tsconfig.build.json'];
  return inputs.some(
    (name) => (statSync(join(repository, name), { throwIfNoEntry: false })?.mtimeMs ?? 0) > built,
  );
}
