import { expect, test } from 'vitest';
import { lookAlike, standardForm } from '../../../src/registry/names/characters.ts';
import { pinyinLetters } from '../../../src/registry/names/plain-name.ts';
import { lookAlikeGroups } from '../../../src/registry/names/look-alikes.ts';
import { spells } from '../../../src/registry/names/spells.ts';
import { variantPairs } from '../../../src/registry/names/variants.ts';

test.each([
  ['wxm', '王小明', 'whole'],
  ['wangxiaoming', '王小明', 'whole'],
  ['wangxm', '王小明', 'whole'],
  ['wxiaom', '王小明', 'whole'],
  ['wang', '王小明', 'beginning'],
  ['wx', '王小明', 'beginning'],
  ['xm', '王小明', undefined],
  ['wxmm', '王小明', undefined],
  ['wym', '王小明', undefined],
  // A surname of several readings is found by each: a clerk types what they know.
  ['szm', '单仲明', 'whole'],
  ['dzm', '单仲明', 'whole'],
  ['qiuying', '仇英', 'whole'],
  ['xian', '夏安', 'whole'],
  ['xian', '贤', 'whole'],
  ['lvbu', '吕布', 'whole'],
  ['zhangli', '張麗', 'whole'],
  ['mmttex', '买买提·吐尔逊', 'whole'],
  ['ouyx', '欧阳修', 'whole'],
])('%s and %s: %s', (letters, name, how) => {
  expect(spells(letters, name)).toBe(how);
});

test.each([
  ['wxm', 'wxm'],
  ['Wang Xiao-ming', undefined],
  ['Wang Xiaoming', 'wangxiaoming'],
  ["xi'an", 'xian'],
  ['LÜ', 'lv'],
  ['w', undefined],
  ['王xm', undefined],
  ['12', undefined],
])('%s as letters of pinyin: %s', (text, letters) => {
  expect(pinyinLetters(text)).toBe(letters);
});

test('the tables are sound: one standard form a character, groups of two and more, nothing twice', () => {
  expect(new Set(variantPairs.map(([variant]) => variant)).size).toBe(variantPairs.length);
  for (const [variant, standard] of variantPairs) {
    expect(Array.from(variant + standard)).toHaveLength(2);
    expect(standardForm(standard)).toBe(standard);
  }
  for (const group of lookAlikeGroups) {
    const characters = Array.from(group);
    expect(new Set(characters).size).toBe(characters.length);
    expect(characters.length).toBeGreaterThan(1);
    for (const one of characters) expect(lookAlike(one, characters[0] ?? '')).toBe('like');
  }
});
