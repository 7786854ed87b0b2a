import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/kernel/writing/display-width.ts';

test.each([
  ['张三', 4],
  ['阿依古丽·买买提', 15],
  ['㐂𠮷𡈽', 6],
  ['（低保）', 8],
  ['ｱﾊﾟｰﾄ', 5],
  ['é and e\u0301', 7],
  ['བོད་ཡིག', 5],
  ['葛\u{E0100}城', 4],
  ['\u200B\u202E\uFEFF', 0],
  ['', 0],
])('%j takes %d columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
  expect(stringWidth(text)).toBe(width);
});

// Emoji and the signs of plane 1, which string-width takes in clusters, are in no register.
const isComparable = (character: string): boolean =>
  !/[\p{Cn}\p{Emoji_Presentation}\p{Regional_Indicator}]|[\u{1D300}-\u{1D376}\u{1F000}-\u{1FAFF}]/u.test(
    character,
  );

test('a character is as wide as string-width says: each of plane 0, and every hundredth beyond', () => {
  const differing: string[] = [];
  for (let code = 0; code <= 0x3_fffd; code += code < 0x1_0000 ? 1 : 100) {
    const character = String.fromCodePoint(code);
    if (isComparable(character) && displayWidth(character) !== stringWidth(character))
      differing.push(code.toString(16));
  }
  expect(differing).toStrictEqual([]);
});

test('a line is as wide as its characters are together', () => {
  const character = fc.constantFrom(
    '甲',
    '乙',
    'a',
    '1',
    ' ',
    '，',
    '·',
    '—',
    '（',
    'Ａ',
    'é',
    'あ',
    'カ',
    '한',
  );
  fc.assert(
    fc.property(fc.array(character), (characters) => {
      const line = characters.join('');
      expect(displayWidth(line)).toBe(stringWidth(line));
    }),
  );
});
