import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  birthDateOf,
  checkCharacterOf,
  citizenIdFault,
  parseCitizenId,
  sexOf,
} from '../../src/kernel/citizen-id.ts';

const require = createRequire(import.meta.url);
// Its types describe a default export that the package does not have.
const published = require('idcard') as { verify: (id: string) => boolean };

/** Beijing's province code with an area nobody was given: `idcard` falls back to the province, and no one is meant. */
const AREA = '119999';

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${String(count)}}$`));
const twoDigits = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
const birthDigits = fc
  .tuple(fc.integer({ min: 1850, max: 2019 }), twoDigits(13), twoDigits(32))
  .map(([year, month, day]) => `${String(year)}${month}${day}`);
const first17 = fc.tuple(birthDigits, digits(3)).map(([birth, order]) => AREA + birth + order);
const candidates = first17.chain((start) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(start + checkCharacterOf(start)) },
    { weight: 1, arbitrary: fc.constantFrom(...Array.from('0123456789Xx')).map((last) => start + last) },
  ),
);

test('20,000 random numbers are judged as the published validator idcard judges them', () => {
  const seen = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(candidates, (id) => {
      const own = parseCitizenId(id) !== undefined;
      seen[own ? 'valid' : 'invalid'] += 1;
      expect(own).toBe(published.verify(id));
    }),
    { numRuns: 20_000 },
  );
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(2000);
});

test.each([
  [
    'an area code on no list (abolished ones are still carried; ours of tests is 999999)',
    '99999919900101001',
    true,
    false,
  ],
  [
    'a birth year to come, since dpf has no clock: --as-of judges that in the checks',
    `${AREA}29990101001`,
    true,
    false,
  ],
  ['a birth year before 1850, where no holder can have been born', `${AREA}00010101001`, false, true],
  ['a space in place of a zero, which Number() reads as 0', `${AREA}1990010100 `, false, true],
])('the two differ on %s', (_, start, own, other) => {
  const id = start + checkCharacterOf(start);
  expect([parseCitizenId(id) !== undefined, published.verify(id)]).toStrictEqual([own, other]);
});

test('any one wrong digit is found, and any two neighbours swapped', () => {
  fc.assert(
    fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
      const check = checkCharacterOf(start);
      const wrong = start.slice(0, at) + String((Number(start[at]) + by) % 10) + start.slice(at + 1);
      expect(checkCharacterOf(wrong)).not.toBe(check);
      const swapped =
        start.slice(0, at) +
        Array.from(start.slice(at, at + 2))
          .reverse()
          .join('') +
        start.slice(at + 2);
      if (swapped !== start) expect(checkCharacterOf(swapped)).not.toBe(check);
    }),
  );
});

test.each([
  ['', 'pattern'],
  ['99999919900101001', 'pattern'],
  ['999999199001010010x', 'pattern'],
  ['99999920200230001X', 'birth-date'],
  ['99999919000229001X', 'birth-date'],
  ['99999919901301001X', 'birth-date'],
  ['９９９９９９199001010012', 'pattern'],
  ['999999900101001', 'pattern'],
] as const)('%j fails for its %s', (text, fault) => {
  expect(citizenIdFault(text)).toBe(fault);
  expect(parseCitizenId(text)).toBeUndefined();
});

test('a lower-case x and a wrong check character are refused', () => {
  const start = '99999919900101';
  const order = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'));
  const withX = order.find((digits3) => checkCharacterOf(start + digits3) === 'X') ?? '';
  expect(citizenIdFault(`${start}${withX}X`)).toBeUndefined();
  expect(citizenIdFault(`${start}${withX}x`)).toBe('pattern');
  expect(citizenIdFault(`${start}${withX}1`)).toBe('check-digit');
});

test.each([
  ['99999919900229', undefined, 'male'],
  ['99999920000229', '2000-02-29', 'male'],
  ['99999918991231', '1899-12-31', 'female'],
])('%s… was born on %s, %s', (start, born, sex) => {
  const front = `${start}01${sex === 'male' ? '3' : '4'}`;
  const id = parseCitizenId(front + checkCharacterOf(front));
  expect(id && birthDateOf(id)).toBe(born);
  expect(id && sexOf(id)).toBe(born && sex);
});

test('the standard’s own worked example holds (GB 11643-1999, appendix)', () => {
  expect(checkCharacterOf('11010519491231002')).toBe('X');
});
