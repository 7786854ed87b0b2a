import { expect, test } from 'vitest';
import fc from 'fast-check';
import {
  compareNames,
  type NameAgreement,
  type NameDifference,
} from '../../../src/registry/names/compare-names.ts';

/** Two names, what their differences come to, and in what they differ. */
const alike: readonly (readonly [string, string, NameAgreement, readonly NameDifference[]])[] = [
  ['王建国', '王建国', 'same', []],
  ['王建国', '王 建国', 'same', []],
  ['张丽', '張麗', 'same', ['variant']],
  ['萧红', '肖红', 'same', ['variant']],
  ['傅明', '付明', 'same', ['variant']],
  ['赵东升', '趙東昇', 'same', ['variant']],
  ['王晴', '王睛', 'shape', ['shape']],
  ['李日新', '李曰新', 'shape', ['shape']],
  ['陈己', '陈已', 'shape', ['shape']],
  ['周末', '周未', 'shape', ['shape']],
  ['张宝', '弡宝', 'shape', ['shape']],
  ['王伟', '王玮', 'sound', ['sound']],
  ['张伟', '章炜', 'sound', ['sound']],
  ['单田芳', '山田芳', 'sound', ['sound']],
  ['仇英', '邱英', 'sound', ['sound']],
  ['曾国', '增国', 'sound', ['sound', 'shape']],
  ['解放', '谢放', 'sound', ['sound']],
  ['区永', '欧永', 'sound', ['sound']],
  ['万俟雪', '莫俟雪', 'sound', ['sound']],
  ['尉迟恭', '玉迟恭', 'sound', ['sound']],
  ['陈静', '程静', 'near-sound', ['near-sound']],
  ['刘娜', '牛娜', 'near-sound', ['near-sound']],
  ['王明', '王小明', 'extra', ['extra']],
  ['王明小', '王小明', 'order', ['order']],
  ['买买提·吐尔逊', '买买提吐尔逊', 'same', ['dot']],
  ['买买提·吐尔逊', '买买提•吐尔逊', 'same', []],
  ['买买提', '买买提·吐尔逊', 'part', ['part']],
  ['艾力·买买提', '艾力·麦麦提', 'sound', ['sound']],
  ['古丽巴哈尔·艾买提', '古丽巴哈尔·艾则提', 'other', ['other']],
  ['王建国', 'Wang Jianguo', 'pinyin', ['pinyin']],
  // By their strokes: what nobody wrote into a list of ours.
  ['王志伟', '王志纬', 'sound', ['sound']],
  ['孙孝', '孙考', 'shape', ['shape']],
  ['李雨霏', '李雨霖', 'near-shape', ['near-shape']],
  ['王建', '王健强', 'several', ['sound', 'shape', 'extra']],
];

test.each(alike)('%s and %s: %s', (one, other, agreement, differences) => {
  const found = compareNames(one, other);
  expect(found).toMatchObject({ agreement, differences });
  expect(found.reasons.length > 0).toBe(differences.length > 0);
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
  expect(['other', 'surname', 'different']).toContain(compareNames(one, other).agreement);
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
      expect(compareNames(one, one)).toEqual({
        agreement: 'same',
        differences: [],
        isOneSlip: true,
        reasons: [],
      });
      if (found.agreement !== 'same') expect(found.differences).not.toHaveLength(0);
    }),
  );
});

test.each([
  ['冯和', '冯虎'],
  ['周宏', '周安德'],
  ['姜江', '朱光建'],
])('%s and %s are not one slip apart', (one, other) => {
  expect(compareNames(one, other).isOneSlip).toBe(false);
});
