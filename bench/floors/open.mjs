import process from 'node:process';
import { createRequire } from 'node:module';

/** The driver that this Node can load, as the program chooses it. */
export function open(path) {
  const name = Number(process.versions.napi) >= 10 ? 'better-sqlite3-napi' : 'better-sqlite3';
  const Driver = createRequire(import.meta.url)(name);
  return new Driver(path);
}
