import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen, formatYuan, parseYuan, sumFen } from '../../src/kernel/fen.ts';

const LIMIT = 1_000_000_000_000n;
const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(fen);

/** Decimal yuan in fen by whole-number arithmetic alone. */
function oracle(sign: string, whole: string, fraction: string): bigint | undefined {
  const magnitude = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  if (magnitude > LIMIT) return undefined;
  return sign === '-' ? -magnitude : magnitude;
}

test('every amount comes back from its own text', () => {
  fc.assert(
    fc.property(amounts, (amount) => parseYuan(formatYuan(amount)) === amount),
    { numRuns: 2000 },
  );
});

test('a decimal is read to the fen that exact arithmetic gives, never through a float', () => {
  const whole = fc.oneof(
    fc.bigInt({ min: 0n, max: 99_999_999_999n }).map(String),
    fc.constantFrom('0', '00', '0150', '10000000000', '9999999999'),
  );
  const decimal = fc.tuple(fc.constantFrom('', '-'), whole, fc.stringMatching(/^\d{0,2}$/));
  fc.assert(
    fc.property(decimal, ([sign, digits, fraction]) => {
      const read = parseYuan(`${sign}${digits}${fraction === '' ? '' : `.${fraction}`}`);
      expect(read === undefined ? undefined : BigInt(read)).toBe(oracle(sign, digits, fraction));
      expect(Object.is(read, -0)).toBe(false);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['150', 15_000],
  ['0.07', 7],
  ['1.1', 110],
  ['-0.5', -50],
  ['-0', 0],
  ['-0.00', 0],
  ['1.00', 100],
  ['4.35', 435],
  ['1234.56', 123_456],
  ['10000000000.00', 1_000_000_000_000],
  ['-10000000000', -1_000_000_000_000],
])('%s yuan is %i fen', (text, expected) => {
  expect(parseYuan(text)).toBe(expected);
});

test.each([
  '',
  ' ',
  '.',
  '.5',
  '5.',
  '1.005',
  '1,234',
  '1e3',
  '+1',
  '--1',
  '1 ',
  ' 1',
  '１５０',
  '150元',
  'NaN',
  'Infinity',
  '0x10',
  '10000000000.01',
  '-10000000000.01',
  '100000000000',
  '1\n',
])('%j is not an amount of yuan', (text) => {
  expect(parseYuan(text)).toBeUndefined();
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [100, '1.00'],
  [-123_456, '-1234.56'],
  [1_000_000_000_000, '10000000000.00'],
])('%i fen is written %s', (amount, expected) => {
  expect(formatYuan(fen(amount))).toBe(expected);
});

test.each([0.5, NaN, Infinity, -Infinity, 1_000_000_000_001, -1_000_000_000_001])(
  '%d is a bug as fen',
  (amount) => {
    expect(() => fen(amount)).toThrow(RangeError);
  },
);

test('a sum is exact and does not depend on the order', () => {
  const some = fc.array(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }).map(fen), {
    maxLength: 100,
  });
  fc.assert(
    fc.property(some, (list) => {
      const exact = list.reduce((total, amount) => total + BigInt(amount), 0n);
      expect(BigInt(sumFen(list))).toBe(exact);
      expect(sumFen(list.toReversed())).toBe(sumFen(list));
    }),
  );
});

test('a sum beyond the limit throws, and the sum of nothing is zero', () => {
  expect(() => sumFen([fen(1_000_000_000_000), fen(1)])).toThrow(RangeError);
  expect(sumFen([])).toBe(0);
});
