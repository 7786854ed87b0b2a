import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  categories,
  categoryNames,
  certificateNumberFault,
  parseCertificateNumber,
  partsOfCertificateNumber,
} from '../../src/kernel/certificate-number.ts';
import { checkCharacterOf } from '../../src/kernel/citizen-id.ts';
import { addDays, parsePlainDate } from '../../src/kernel/plain-date.ts';

const ID = `99999919900101001${checkCharacterOf('99999919900101001')}`;

const citizenIds = fc
  .tuple(fc.integer({ min: -20_000, max: 18_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([days, order]) => {
    const epoch = parsePlainDate('1970-01-01');
    const born = epoch ? addDays(epoch, days).replaceAll('-', '') : '';
    const start = `999999${born}${String(order).padStart(3, '0')}`;
    return start + checkCharacterOf(start);
  });

test('every citizen id with every category, grade and reissue is read back into its parts', () => {
  const category = fc.integer({ min: 1, max: 7 });
  const grade = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(
      citizenIds,
      category,
      grade,
      fc.integer({ min: 0, max: 99 }),
      (citizenId, kind, level, reissues) => {
        const base = `${citizenId}${String(kind)}${String(level)}`;
        const number = parseCertificateNumber(reissues === 0 ? base : `${base}B${String(reissues)}`);
        expect(number && partsOfCertificateNumber(number)).toStrictEqual({
          citizenId,
          category: categories[kind - 1],
          grade: level,
          reissues,
          base,
        });
      },
    ),
    { numRuns: 2000 },
  );
});

const digits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

test.each(digits)('category and grade %s stand exactly when 1–7 and 1–4', (pair) => {
  expect(certificateNumberFault(ID + pair)).toBe(/^[1-7][1-4]$/.test(pair) ? undefined : 'pattern');
});

test.each([
  ['18 characters, the citizen id alone', ''],
  ['19 characters', '4'],
  ['21 characters, a B without a count', '42B'],
  ['21 characters, a digit too many', '421'],
  ['B0', '42B0'],
  ['B01', '42B01'],
  ['lower-case b', '42b1'],
  ['24 characters', '42B100'],
  ['a B too many', '42B1B1'],
  ['a space behind', '42 '],
  ['a line break behind', '42\n'],
])('%s is no certificate number', (_, tail) => {
  expect(certificateNumberFault(ID + tail)).toBe('pattern');
  expect(parseCertificateNumber(ID + tail)).toBeUndefined();
});

test.each([
  ['42', 20],
  ['42B1', 22],
  ['42B9', 22],
  ['42B10', 23],
  ['42B99', 23],
])('the tail %s makes a number of %i characters', (tail, length) => {
  expect(parseCertificateNumber(ID + tail)).toHaveLength(length);
});

test('a fault of the citizen id inside is named as its own', () => {
  const wrong = ID.endsWith('1') ? '2' : '1';
  expect(certificateNumberFault(`${ID.slice(0, 17)}${wrong}42`)).toBe('check-digit');
  expect(certificateNumberFault('99999920210229001142')).toBe('birth-date');
});

test('the categories stand in the order of their digit', () => {
  expect(categories.map((category) => categoryNames[category].zh).join('')).toBe(
    '视力听力言语肢体智力精神多重',
  );
});
