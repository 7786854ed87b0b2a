import { createRequire } from 'node:module';
import BetterSqlite3 from 'better-sqlite3';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Text } from '../../kernel/text.ts';

/** The SQLite connection of the driver. */
export type Sqlite = BetterSqlite3.Database;

/**
 * Whether this Node takes the older driver: 13.x is built for Node-API 10 and its constructor kills an older Node outright,
 * so the choice is by number and never by trying.
 */
export const takesOlderDriver = !(Number(process.versions['napi']) >= 10);

/** Opens a SQLite file through the driver this Node can load. */
export function connect(path: string, options: BetterSqlite3.Options): Sqlite {
  if (!takesOlderDriver) return new (load('better-sqlite3-napi') as typeof BetterSqlite3)(path, options);
  // The build takes its nine files into ours. It would look through thirteen folders for its native half.
  const native = load('better-sqlite3', '/build/Release/better_sqlite3.node') as string;
  return new BetterSqlite3(path, { ...options, nativeBinding: native });
}

/** What an older Node needs beside dpf: the version in package.json, where a test holds it. */
export const olderDriver = 'better-sqlite3@12.11.1';

function load(name: string, file = ''): unknown {
  try {
    return createRequire(import.meta.url)(`${name}${file}`);
  } catch (cause) {
    throw new CannotRun({
      what: { zh: `缺少 SQLite 驱动 ${name}`, en: `The SQLite driver ${name} is missing` },
      ...driverWords(name),
      cause,
    });
  }
}

function driverWords(name: string): { readonly why: Text; readonly next: Text } {
  const { node } = process.versions;
  if (name === 'better-sqlite3-napi')
    return {
      why: { zh: 'dpf 没有安装完整', en: 'dpf is not completely installed' },
      next: {
        zh: '请重新安装 dpf，不要用 --omit=optional',
        en: 'Install dpf again, without --omit=optional',
      },
    };
  return {
    why: {
      zh: `本机 Node ${node} 较旧，要另装一个驱动（需要 Python 和 C++ 编译器）`,
      en: `Node ${node} is older and takes a driver of its own (compiled with Python and a C++ compiler)`,
    },
    next: {
      zh: `请改用 Node 22.14 以上版本（无需编译），或在装 dpf 的同一处运行 npm install ${olderDriver}（全局安装的加 -g）`,
      en: `Use Node 22.14 or newer (nothing is compiled), or run npm install ${olderDriver} where dpf was installed (with -g if it was)`,
    },
  };
}
