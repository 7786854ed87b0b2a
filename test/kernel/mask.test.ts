import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacterOf } from '../../src/kernel/citizen-id.ts';
import { mask, maskIn } from '../../src/kernel/mask.ts';

const ID = `99999919900101001${checkCharacterOf('99999919900101001')}`;
const digits = fc.stringMatching(/^\d{15,30}$/);

test('nothing beyond the first six characters is ever shown, nor how long a long one is', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (number) => {
      const shown = mask(number);
      expect(shown.slice(6)).toMatch(/^\**$/);
      expect(shown.length).toBe(Math.min(number.length, 20));
      if (number.length > 6) expect(shown.slice(0, 6)).toBe(number.slice(0, 6));
    }),
  );
});

test.each([
  ['the citizen id', ID, '999999************'],
  ['the certificate number', `${ID}42`, '999999**************'],
  ['the reissued certificate number', `${ID}42B1`, '999999**************'],
  ['something too short to have a tail', '123456', '******'],
  ['nothing', '', ''],
])('%s is masked', (_, number, expected) => {
  expect(mask(number)).toBe(expected);
});

test('citizen id and certificate number show the same positions, so two columns never rebuild one', () => {
  expect(mask(`${ID}42`).startsWith(mask(ID))).toBe(true);
});

const numbers: [name: string, number: string][] = [
  ['citizen id', ID],
  ['citizen id with x', '99999919900101001x'],
  ['certificate number', `${ID}42`],
  ['reissued certificate number', `${ID}42B12`],
  ['old citizen id of 15 digits', '999999900101001'],
  ['bank account of 16 digits', '6222020200012345'],
  ['bank account of 19 digits', '6222020200012345678'],
  ['two numbers run together', `${ID.slice(0, 17)}1${ID.slice(0, 17)}2`],
  ['citizen id in Chinese numerals', '九九九九九九一九九零零一零一零零一零一二'],
  ['citizen id taken apart', [...ID.slice(0, 17), '1'].join('.')],
  ['citizen id taken apart by hyphens', [...ID.slice(0, 17), '1'].join('-')],
  ['full-width citizen id', '９９９９９９１９９００１０１００１Ｘ'],
];
const frames: [before: string, after: string][] = [
  ['', ''],
  ['身份证号', '有误'],
  ['UNIQUE constraint failed: ', ' at row 3'],
  ['"', '",'],
  ['id', '.xlsx'],
  ['SFZ_', '_copy'],
  ['=', 'abc'],
];

test.each(numbers)('inside a text a %s is masked, whatever stands beside it', (_, number) => {
  for (const [before, after] of frames) {
    expect(maskIn(before + number + after)).toBe(before + mask(number) + after);
  }
});

test('a run of 15 digits or more never gets through a text', () => {
  fc.assert(
    fc.property(fc.string(), digits, fc.string(), (before, number, after) => {
      expect(/\d{15,}/.exec(maskIn(before + number + after))).toBeNull();
    }),
  );
});

test.each([
  'sheet 1, row 6742, 2020-12-01',
  '13800000000',
  `sha256 ${'1234567890123456789abcdef123456'.repeat(2)}ab`,
  '7,325,000 分',
])('%j has nothing to mask', (text) => {
  expect(maskIn(text)).toBe(text);
});

const grouped = (number: string, sizes: readonly number[], between: string): string => {
  let at = 0;
  return sizes.map((size) => number.slice(at, (at += size))).join(between);
};

test.each([
  ['an id as on the card', grouped(ID, [6, 8, 4], ' ')],
  ['in fours', grouped(ID, [4, 4, 4, 4, 2], '-')],
  [
    'digit by digit',
    grouped(
      ID,
      Array.from({ length: 18 }, () => 1),
      ' ',
    ),
  ],
  ['a certificate number', grouped(`${ID}42`, [6, 8, 6], ' ')],
  ['a card', '6222 0212 3456 7890 128'],
  ['an account without a check of its own', '8201 0000 0123 4567 89'],
  ['an old id', '999999 360101 123'],
])('%s typed in groups is masked', (_, text) => {
  expect(maskIn(`号码 ${text}，请核对`)).toMatch(/^号码 \d{6}\*{9,14}，请核对$/);
});

test.each([
  '2016 2017 2018 2019 2020',
  '2020-12-08 2020-12-18',
  '12 345 67 8',
  '148 2020-05-06 2020-05-19 16500',
])('%s is left', (text) => {
  expect(maskIn(text)).toBe(text);
});

test('what is passed over without looking closer is what would be left as it is', () => {
  // Fourteen digits before a letter are no number; after them nothing is passed over.
  const looked = `${'9'.repeat(14)}a\n`;
  const unit = fc.constantFrom(
    ...Array.from('0123456789０３Xx一九零٣²½㉑𝟗 \u3000/_·–—－-.．・,，:"\nbBaz姓女'),
  );
  fc.assert(
    fc.property(fc.string({ unit, minLength: 10, maxLength: 60 }), (text) => {
      expect(looked + maskIn(text)).toBe(maskIn(looked + text));
    }),
    { numRuns: 3000 },
  );
});
