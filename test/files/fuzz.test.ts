import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';
import { CannotRun } from '../../src/kernel/cannot-run.ts';
import { readAll, temp } from './temp.ts';

const seed = 20_201_231;
const limits = {
  rows: 5000,
  cells: 50_000,
  cellCharacters: 2000,
  entryBytes: 5_000_000,
  totalBytes: 9_000_000,
};
const odd = fileURLToPath(new URL('../../fixtures/odd-files', import.meta.url));
const original = (name: string): Uint8Array => new Uint8Array(readFileSync(join(odd, name)));

/** Reads every sheet to its end: rows in order, or a refusal made for people; nothing else. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const shown = (error: unknown): void => {
    if (!(error instanceof CannotRun)) throw error;
    expect(error.next).toBeDefined();
  };
  const book = await openSpreadsheet(temp(name, bytes), { limits }).catch(shown);
  if (!book) return;
  for (let sheet = 0; sheet < book.sheets.length; sheet += 1) {
    const rows = await readAll(book, sheet).catch(shown);
    if (!rows) continue;
    expect(rows.every(({ row, cells }) => row > 0 && cells.length <= 200)).toBe(true);
  }
  await book.close();
}

/** Damage as disks and programs do it: bytes changed, a part cut out, a part doubled, the end missing. */
type Damage = { readonly how: number; readonly at: number; readonly length: number; readonly byte: number };
const damages = fc.array(
  fc.record({
    how: fc.nat(3),
    at: fc.nat(1_000_000),
    length: fc.integer({ min: 1, max: 64 }),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 6 },
);

function damaged(bytes: Uint8Array, all: readonly Damage[]): Uint8Array {
  return all.reduce((before: Uint8Array, { how, at, length, byte }) => {
    const from = before.length === 0 ? 0 : at % before.length;
    const part = before.slice(from, from + length);
    if (how === 0) return Buffer.concat([before.slice(0, from), before.slice(from + length)]);
    if (how === 1) return Buffer.concat([before.slice(0, from), part, part, before.slice(from + length)]);
    if (how === 2) return before.slice(0, from);
    const changed = before.slice();
    changed[from] = byte;
    return changed;
  }, bytes);
}

const texts = ['GBK编码.csv', 'UTF-8有BOM.csv', 'UTF-16制表符.txt', '引号里有换行和逗号.csv'];

test.each(texts)('%s, damaged: rows or a refusal, never a crash', async (name) => {
  const bytes = original(name);
  await fc.assert(
    fc.asyncProperty(damages, (all) => survives(name, damaged(bytes, all))),
    { seed, numRuns: 250 },
  );
});

const books = ['共享字符串带拼音.xlsx', '日期是1904系统.xlsx', 'LibreOffice写的.xlsx'];

test.each(books)('the zip of %s, damaged: rows or a refusal, never a crash', async (name) => {
  const bytes = original(name);
  await fc.assert(
    fc.asyncProperty(damages, (all) => survives(name, damaged(bytes, all))),
    { seed, numRuns: 250 },
  );
});

test.each(books)('a part inside %s, damaged: rows or a refusal, never a crash', async (name) => {
  const parts = unzipSync(original(name));
  const names = Object.keys(parts);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), damages, (part, all) => {
      const changed = { ...parts, [part]: damaged(parts[part] ?? strToU8(''), all) };
      return survives(name, zipSync(changed));
    }),
    { seed, numRuns: 250 },
  );
});

const element = fc.constantFrom(
  'row',
  'c',
  'v',
  'f',
  'is',
  't',
  'r',
  'rPh',
  'cols',
  'col',
  'mergeCell',
  'sheetData',
  'x:c',
  'c r="A1"',
  'c t="s"',
  'c t="inlineStr"',
  'c t="e"',
  'c r="XFD1048576"',
  'row r="1048576"',
  'row r="0"',
  'c t="n" s="9"',
);
const soup = fc.array(
  fc.oneof(
    element.map((name) => `<${name}>`),
    element.map((name) => `</${name.split(' ')[0] ?? ''}>`),
    fc.string(),
  ),
  { maxLength: 60 },
);

test('elements in any order and number: rows or a refusal, never a crash', async () => {
  const parts = unzipSync(original('内联字符串.xlsx'));
  const sheet = Object.keys(parts).find((name) => name.includes('worksheets/')) ?? '';
  await fc.assert(
    fc.asyncProperty(soup, (pieces) =>
      survives(
        'soup.xlsx',
        zipSync({ ...parts, [sheet]: strToU8(`<worksheet>${pieces.join('')}</worksheet>`) }),
      ),
    ),
    { seed, numRuns: 500 },
  );
});
