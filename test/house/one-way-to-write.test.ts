import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');

/** The room of each thing by which the database could be changed past the one way to write. */
const homes: readonly (readonly [what: RegExp, files: readonly string[]])[] = [
  [/\bappendAudit\(/, ['db/history/audit.ts', 'db/connection/write.ts']],
  [/insertInto\('audit'\)|insert into audit\b/i, ['db/history/audit.ts']],
  [/\binTransaction(<\w+>)?\(/, ['db/connection/open.ts', 'db/connection/write.ts']],
  [
    /\.transaction\(\)|begin (immediate|exclusive)/i,
    ['db/connection/database-file.ts', 'db/connection/dialect.ts', 'db/connection/open.ts'],
  ],
];

test('a change is one writing: no other file opens a transaction of its own or tells the log', () => {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const past = names.flatMap((name) => {
    const text = readFileSync(join(source, name), 'utf8');
    const file = name.replaceAll('\\', '/');
    return homes.flatMap(([what, files]) =>
      what.test(text) && !files.includes(file) ? [`${file}: ${what.source}`] : [],
    );
  });
  expect(past).toEqual([]);
});
