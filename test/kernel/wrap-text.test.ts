import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/kernel/writing/display-width.ts';
import { narrowestWidth, wrapText } from '../../src/kernel/writing/wrap-text.ts';

test('Chinese breaks anywhere but before what closes and after what opens', () => {
  expect(wrapText('登记为（肢体）三级，证号为四级', 10)).toEqual(['登记为（肢', '体）三级，', '证号为四级']);
  expect(wrapText('户口在本区，低保', 10)).toEqual(['户口在本', '区，低保']);
  expect(wrapText('按名单（见附件）', 8)).toEqual(['按名单', '（见附', '件）']);
});

test('no number, amount, day or masked number is ever broken', () => {
  const whole = ['1836000.00', '2020-12-31', '999999************', '02712345678'];
  for (const one of whole) {
    expect(wrapText(`金额${one}元`, 6)).toContain(one);
    expect(narrowestWidth(one)).toBe(one.length);
  }
});

test('a long word is broken at its joints, where it would not fit otherwise', () => {
  expect(wrapText('payout.multi-disability-household.units', 20)).toEqual([
    'payout.multi-',
    'disability-',
    'household.units',
  ]);
  expect(wrapText('a well-known word', 10)).toEqual(['a', 'well-known', 'word']);
});

test('nothing is lost, and every line fits that can', () => {
  const part = fc.constantFrom('残', '疾', '，', '（', '）', ' ', 'abc', '12.50', '-', '*', '…');
  fc.assert(
    fc.property(fc.array(part), fc.integer({ min: 8, max: 30 }), (parts, width) => {
      const text = parts.join('');
      const lines = wrapText(text, width);
      const bare = (one: string): string => one.replaceAll(' ', '');
      expect(bare(lines.join(''))).toBe(bare(text));
      for (const line of lines)
        expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(width, narrowestWidth(text)));
    }),
  );
});
