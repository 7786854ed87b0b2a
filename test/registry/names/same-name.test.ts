import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameName } from '../../../src/registry/names/same-name.ts';
import { variantPairs } from '../../../src/registry/names/variants.ts';

/** What a form, a printer or another program makes of one name. */
test.each([
  ['韩凯建', '韩  凯建'],
  ['韩凯建', '韓\u3000凯 建'],
  ['欧阳修', '歐陽修'],
  ['萧红', '肖红'],
  ['肖强', '蕭強'],
  ['闫爱莲', '閻愛蓮'],
  ['买买提·吐尔逊', '買買提·吐爾遜'],
  ['买买提·吐尔逊', '买买提•吐尔逊'],
  ['买买提·吐尔逊', '买买提吐尔逊'],
  ['阿依古丽 买买提', '阿依古丽·买买提'],
  ['Li Ming', 'ＬＩ　ＭＩＮＧ'],
  ['\u9FA6某', '\u9FA6\u{E0100}某'],
  ['金\uF9B1', '金铃'],
])('%s and %s are one name', (one, other) => {
  expect([sameName(one, other), sameName(other, one)]).toEqual([true, true]);
});

/** Twins, brothers and mistyped characters: beside a number each may be somebody else. */
test.each([
  ['王伟', '王炜'],
  ['王晴', '王睛'],
  ['王明', '王小明'],
  ['王大双', '王小双'],
  ['买买提', '买买提·吐尔逊'],
  ['王小明', '王明小'],
  ['王某', ''],
  ['王'.repeat(70), `${'王'.repeat(69)}李`],
])('%s and %s are two', (one, other) => {
  expect([sameName(one, other), sameName(other, one)]).toEqual([false, false]);
});

test('layout and variants never make another name', () => {
  const blanks = fc.constantFrom('', ' ', '  ', '\u3000', '\u200B');
  const characters = fc.constantFrom(...variantPairs);
  fc.assert(
    fc.property(fc.array(fc.tuple(characters, blanks, fc.boolean()), { maxLength: 8 }), (parts) => {
      const plain = parts.map(([[, standard]]) => standard).join('');
      const laidOut = parts.map(([pair, blank, isVariant]) => pair[isVariant ? 0 : 1] + blank).join('');
      expect(sameName(plain, laidOut)).toBe(true);
    }),
  );
});
