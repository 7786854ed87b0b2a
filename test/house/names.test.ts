import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));

/** Folders that are a list: a file in them is named after the command or the permanent key that it declares. */
const lists =
  /^(?:commands|facts\/(?:person|household|employer|event)|(?:importing|indicators)\/kinds|verify\/checks)\//;

/** Names that mean two things, and one of the places is in reading: for whoever works there next. */
const leftInReading = { files: ['parts.ts'], types: ['Finding', 'Part', 'Text'] };

/** The names that stand more than once. */
function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))].toSorted();
}

test('no two files have one name, unless a list names them by their keys', () => {
  const names = files.filter((file) => !lists.test(file)).map((file) => basename(file));
  expect(repeated(names)).toEqual(leftInReading.files);
});

test('no two exported types have one name', () => {
  const types = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/^export (?:type|class) (\w+)/gm)].map(
      ([, name = '']) => name,
    ),
  );
  expect(types.length).toBeGreaterThan(500);
  expect(repeated(types)).toEqual(leftInReading.types);
});
