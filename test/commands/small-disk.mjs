// Loaded before the real program: the disk has room for so many pages of a database and no more.
import { createRequire } from 'node:module';
import { env, versions } from 'node:process';

const name = Number(versions.napi) >= 10 ? 'better-sqlite3-napi' : 'better-sqlite3';
const Driver = createRequire(import.meta.url)(name);
const real = Driver.prototype.pragma;
Driver.prototype.pragma = function (...given) {
  real.call(this, `max_page_count = ${env.DPF_TEST_PAGES}`);
  return real.apply(this, given);
};
