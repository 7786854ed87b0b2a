import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');

/** Folders that may have more, each with the reason; one that needs it no longer goes from this list. */
const mayHaveMore: readonly string[] = [
  // A file is a word that everyone uses; parted, half of them would stand in folders of two.
  'kernel',
];

test('a folder has at most 15 files', () => {
  const folders = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(folders.length).toBeGreaterThan(50);
  const large = folders
    .filter((folder) => readdirSync(folder, { withFileTypes: true }).filter((e) => e.isFile()).length > 15)
    .map((folder) => folder.slice(source.length + 1).replaceAll('\\', '/'));
  expect(large.toSorted()).toEqual(mayHaveMore.toSorted());
});
