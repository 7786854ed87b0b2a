import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';
import { CannotRun } from '../kernel/cannot-run.ts';

/** The SQLite connection of the driver. */
export type Sqlite = BetterSqlite3.Database;

/**
 * Opens a SQLite file through the driver this Node can load: 13.x is built for Node-API 10 and its constructor
 * kills an older Node outright, so the choice is by number and never by trying.
 */
export function connect(path: string, options: BetterSqlite3.Options): Sqlite {
  const name = Number(process.versions['napi']) >= 10 ? 'better-sqlite3-napi' : 'better-sqlite3';
  const Driver = load(name);
  return new Driver(path, options);
}

function load(name: string): typeof BetterSqlite3 {
  try {
    return createRequire(import.meta.url)(name) as typeof BetterSqlite3;
  } catch (cause) {
    throw new CannotRun({
      what: { zh: `缺少 SQLite 驱动 ${name}`, en: `The SQLite driver ${name} is missing` },
      why: {
        zh: `本机 Node ${process.versions.node} 需要它，安装时没有装上（可能禁止了安装脚本或没有编译工具）`,
        en: `Node ${process.versions.node} needs it, and the installation left it out (install scripts blocked, or no compiler)`,
      },
      next: {
        zh: '请改用 Node 22.14 以上版本（无需编译），或运行 npm install --allow-scripts=better-sqlite3',
        en: 'Use Node 22.14 or newer (no compiler needed), or run npm install --allow-scripts=better-sqlite3',
      },
      cause,
    });
  }
}
