import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMentions } from '../../src/reading/numbers/find-mentions.ts';
import { agrees, readPrinted } from '../../src/reading/printed-figure.ts';
import { statementAt } from '../../src/reports/read-back/figure-statement.ts';

/** Whether a value is one that the printed words allow; undefined where they are no number. */
const says = (printed: string, value: number): boolean | undefined => {
  const read = readPrinted(printed);
  return read && agrees(read, value);
};

test.each([
  ['91人', 91, true],
  ['91人', 92, false],
  ['312834人', 312_834, true],
  ['2%', 2.1551, true],
  ['2%', 2.5, false],
  ['90%', 92.2723, false],
  ['92.27%', 92.2723, true],
  ['92.2%', 92.2723, false],
  ['10.6万元', 106_000, true],
  ['10.6万元', 106_600, false],
  ['9.02万元', 90_200, true],
  ['73万余元', 736_418, true],
  ['73万余元', 740_000, false],
  ['73万余元', 729_999, false],
  ['180余万元', 1_836_000, true],
  ['180余万元', 1_900_000, false],
  ['2300余人次', 2340, true],
  ['2300余人次', 2400, false],
  ['近10万次', 98_640, true],
  ['近10万次', 100_000, false],
  ['近10万次', 94_999, false],
  ['近1.3万次', 12_860, true],
  ['20人左右', 18, true],
  ['20人左右', 23, false],
  ['不超过18000元', 18_000, true],
  ['不超过18000元', 18_000.01, false],
  ['１２，３４５人', 12_345, true],
])('%s and %d: %s', (printed, value, isSo) => {
  expect(says(printed, value)).toBe(isSo);
});

test.each([
  '73万余元',
  '2300余人',
  '近10万次',
  '将近80户',
  '不足10万人',
  '未满20户',
  '约20人',
  '20人左右',
  '不超过18000元',
  '没有超过30户',
  '最高1000元',
  '5000元以内',
  '300元封顶',
  '不低于90%',
  '90%以上',
  '超过12万人',
  '逾300户',
  '90%',
  '9.02万元',
  '91人',
])('%s allows the same where a figure is published and where a text is read', (printed) => {
  const [mention] = findMentions(printed, 0);
  const { least, most, isBelowMost } = readPrinted(printed) ?? {};
  expect({ least, most, isBelowMost }).toEqual(mention?.range);
  expect(mention?.text).toBe(printed);
  // A document read back holds the same words to be part of what is said.
  const { bound } = statementAt(`全年${printed}。`, { start: 2, end: 2 + printed.length }) ?? {};
  const isPlain = mention?.isQualified === false || /余|近/.test(printed);
  expect((bound?.kind ?? '') === '').toBe(isPlain);
});

test.each(['', '人', '未发现', '九十', '5月11日', '1.2.3', '万元'])('“%s” is no number', (printed) => {
  expect(readPrinted(printed)).toBeUndefined();
});

test('a count agrees with its own digits and with no other count', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (value, other) => {
      expect(says(`${value}人`, other)).toBe(value === other);
    }),
  );
});

test('an amount in 万 to two decimals agrees with what rounds to it', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), (yuan) => {
      expect(says(`${(Math.round(yuan / 100) / 100).toFixed(2)}万元`, yuan)).toBe(true);
      expect(says(`${(Math.round(yuan / 100) / 100 + 0.02).toFixed(2)}万元`, yuan)).toBe(false);
    }),
  );
});
