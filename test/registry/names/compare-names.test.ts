import { expect, test } from 'vitest';
import fc from 'fast-check';
import { ALIKE, compareNames, type NameDifference } from '../../../src/registry/names/compare-names.ts';

/** Two names, how like they are, and in what they differ. */
const alike: readonly (readonly [string, string, number, readonly NameDifference[]])[] = [
  ['王建国', '王建国', 100, []],
  ['王建国', '王 建国', 100, []],
  ['张丽', '張麗', 97, ['variant']],
  ['萧红', '肖红', 99, ['variant']],
  ['傅明', '付明', 99, ['variant']],
  ['赵东升', '趙東昇', 97, ['variant']],
  ['王晴', '王睛', 94, ['shape']],
  ['李日新', '李曰新', 96, ['shape']],
  ['陈己', '陈已', 94, ['shape']],
  ['周末', '周未', 94, ['shape']],
  ['张宝', '弡宝', 94, ['shape']],
  ['王伟', '王玮', 94, ['sound']],
  ['张伟', '章炜', 88, ['sound']],
  ['单田芳', '山田芳', 96, ['sound']],
  ['仇英', '邱英', 94, ['sound']],
  ['曾国', '增国', 94, ['sound']],
  ['解放', '谢放', 94, ['sound']],
  ['区永', '欧永', 94, ['sound']],
  ['万俟雪', '莫俟雪', 96, ['sound']],
  ['尉迟恭', '玉迟恭', 96, ['sound']],
  ['陈静', '程静', 90, ['near-sound']],
  ['刘娜', '牛娜', 90, ['near-sound']],
  ['王明', '王小明', 80, ['extra']],
  ['王明小', '王小明', 95, ['order']],
  ['买买提·吐尔逊', '买买提吐尔逊', 98, ['dot']],
  ['买买提·吐尔逊', '买买提•吐尔逊', 100, []],
  ['买买提', '买买提·吐尔逊', 85, ['part']],
  ['艾力·买买提', '艾力·麦麦提', 95, ['sound']],
  ['古丽巴哈尔·艾买提', '古丽巴哈尔·艾则提', 88, ['other']],
];

test.each(alike)('%s and %s: %i', (one, other, strength, differences) => {
  const found = compareNames(one, other);
  expect(found).toMatchObject({ strength, differences });
  expect(found.reasons.length > 0).toBe(strength < 100);
});

/** Brothers and sisters, twins, and people of one surname: another name is another name. */
test.each([
  ['王大双', '王小双'],
  ['李春花', '李秋花'],
  ['王伟', '李伟'],
  ['欧阳小明', '欧阳大明'],
  // 仇 as a surname is Qiú, never Chóu.
  ['仇英', '筹英'],
  ['张丽', '王芳'],
  ['王', '李'],
  ['', '王'],
])('%s and %s are two names', (one, other) => {
  expect(compareNames(one, other).strength).toBeLessThan(ALIKE);
});

test('the reason names the characters', () => {
  const reasons = (one: string, other: string) => compareNames(one, other).reasons.map(({ zh }) => zh);
  expect(reasons('王晴', '王睛')).toStrictEqual(['形近（晴/睛）']);
  expect(reasons('王明', '王小明')).toStrictEqual(['多一字（小）']);
  expect(reasons('单田芳', '山田芳')).toStrictEqual(['同音（单/山）']);
});

const name = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('王张単单仇曾解区日曰己已巳末未晴睛小明伟玮·买提')),
    maxLength: 7,
  }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

test('any two names: the order does not matter, the same name is the strongest, the answer stays', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const found = compareNames(one, other);
      expect(compareNames(other, one)).toStrictEqual(found);
      expect(compareNames(one, other)).toStrictEqual(found);
      expect(compareNames(one, one).strength).toBe(100);
      expect(found.strength).toBeGreaterThanOrEqual(0);
      expect(found.strength === 100).toBe(found.differences.length === 0);
    }),
  );
});
