import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');

test('a folder of the program has at most 15 files', () => {
  const folders = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(folders.length).toBeGreaterThan(50);
  const large = folders
    .filter((folder) => readdirSync(folder, { withFileTypes: true }).filter((e) => e.isFile()).length > 15)
    .map((folder) => folder.slice(source.length + 1).replaceAll('\\', '/'));
  expect(large).toEqual([]);
});
