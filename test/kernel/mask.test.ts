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
