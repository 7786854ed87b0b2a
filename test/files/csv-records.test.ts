import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOptions, readRecords } from '../../src/files/sheets/csv-records.ts';

async function* inPieces(text: string, piece: number): AsyncGenerator<string> {
  // As a decoder gives it: no character in two.
  const units = Array.from(text);
  for (let at = 0; at < units.length; at += piece)
    yield await Promise.resolve(units.slice(at, at + piece).join(''));
}

async function recordsOf(text: string, delimiter: string, piece: number): Promise<unknown> {
  const all: string[][] = [];
  try {
    for await (const some of readRecords(inPieces(text, piece), delimiter)) all.push(...some);
    return all;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

function asTheLibrary(text: string, delimiter: string): unknown {
  try {
    return parse(text, csvOptions(delimiter));
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const characters = ['a', '残', '𠮷', ',', ',', '\t', ' ', '\u3000', '\r', '\n', '\r\n', '\uFEFF', '='];
const delimiters = fc.constantFrom(',', '\t', '，');

test.each([
  ['without quotes', characters],
  ['with quotes', [...characters, '"']],
])('records are those of the library, however the text comes in pieces: %s', async (_, units) => {
  const texts = fc.string({ unit: fc.constantFrom(...units), maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(texts, delimiters, fc.integer({ min: 1, max: 41 }), async (text, delimiter, piece) => {
      expect(await recordsOf(text, delimiter, piece)).toEqual(asTheLibrary(text, delimiter));
    }),
    { numRuns: 2000 },
  );
});

test('a line longer than a record may be is refused as by the library', async () => {
  const text = `a,b\n${'残'.repeat(400_000)}\n`;
  expect(asTheLibrary(text, ',')).toBe('CSV_MAX_RECORD_SIZE');
  expect(await recordsOf(text, ',', 65_536)).toBe('CSV_MAX_RECORD_SIZE');
});
