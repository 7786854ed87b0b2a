import { expect, test } from 'vitest';
import { findMentions } from '../../src/reading/numbers/find-mentions.ts';
import { plainOf } from '../../src/reading/text/plain-text.ts';

const read = (text: string) => findMentions(plainOf(text), 0);

/** Each number in a text as its words, the least and the most that they allow, and its unit. */
const told = (text: string): string =>
  read(text)
    .filter(({ nature }) => nature === 'quantity')
    .map(({ range, unit }) => {
      const end = range.isBelowMost ? ')' : ']';
      return `${range.least}–${range.most}${end} ${unit}`.trim();
    })
    .join(', ');

test.each([
  ['持证残疾人6742人', '6742–6742] 人'],
  ['共6,742人、１２３户', '6742–6742] 人, 123–123] 户'],
  ['二十一户，两名律师，四百二十名', '21–21] 户, 2–2] 名, 420–420] 名'],
  ['10.6万元，1.3亿元', '105500–106500) 元, 125000000–135000000) 元'],
  ['90%、百分之九十', '89.5–90.5) %, 89.5–90.5) %'],
  ['73万余元', '730000–740000) 元'],
  ['180余万元', '1800000–1900000) 元'],
  ['2300余人次', '2300–2400) 人次'],
  ['50多家', '50–60) 家'],
  ['近10万次', '95000–100000) 次'],
  ['20人左右', '18–22] 人'],
  ['不超过18000元', '0–18000] 元'],
  ['90%以上', '90–Infinity] %'],
  ['近400余名', '380–500) 名'],
  ['一点八四万吨，百分之八十六点二', '18350000–18450000) 吨, 86.15–86.25) %'],
  ['十万九千二百人，十几名', '109200–109200] 人, 11–19] 名'],
  ['5.83万老年人', '58250–58350)'],
  ['三分之一', '30–36.6666666666] %'],
  ['十几名、数百人', '11–19] 名, 200–1000] 人'],
  ['分别为953、346和41人', '953–953] 人, 346–346] 人, 41–41] 人'],
  ['提高2.5个百分点，增长1.5倍，翻一番', '2.45–2.55) 个百分点, 1.45–1.55) 倍, 1–1] 番'],
])('%s allows %s', (text, expected) => {
  expect(told(text)).toBe(expected);
});

test('an amount keeps for whom and for what time it is', () => {
  expect(read('100元/人/月').map(({ text, per }) => [text, per])).toEqual([['100元/人/月', '人月']]);
});

test.each([
  ['截止2020年12月，5月11日起，至11月底，二〇二〇年十二月八日，2020-12-08，1—11月', 'date'],
  ['〔2016〕1号，【2016】1号，第84号', 'document'],
  ['第37届，第三批', 'ordinal'],
  ['0—14岁，16–59周岁，六十岁以上', 'age'],
  ['一级，二、三级，4级', 'grade'],
  ['027-83893333，12345热线', 'code'],
  ['9:30，12:05', 'time'],
])('%s are no figures', (text, nature) => {
  expect([...new Set(read(text).map((one) => one.nature))]).toEqual([nature]);
});

test('the numbers of a list and the words of an office are no figures', () => {
  for (const text of ['一、基本工作', '（二）办证', '3、就业', '1.加强', '一是加强；二是提高'])
    expect(read(text).map(({ nature }) => nature)).not.toContain('quantity');
  expect(
    read('统一管理，一些问题，进一步，一户多残，党的十九大，千方百计').filter(
      ({ nature }) => nature === 'quantity',
    ),
  ).toEqual([]);
});
