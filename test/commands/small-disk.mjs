// Loaded before the real program: the disk has room for so many pages of a database and no more.
import { createRequire } from 'node:module';
import { env, versions } from 'node:process';

const load = createRequire(import.meta.url);
const room = `pragma max_page_count = ${env.DPF_TEST_PAGES}`;
// Of the older driver the program has all but its native half in it (esbuild.config.ts).
const isNewer = Number(versions.napi) >= 10;
const { prototype } = isNewer
  ? load('better-sqlite3-napi')
  : load('better-sqlite3/build/Release/better_sqlite3.node').Database;
const method = isNewer ? 'pragma' : 'prepare';
const real = prototype[method];
prototype[method] = function (...given) {
  this.exec(room);
  return real.apply(this, given);
};
