import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ceilTo, percentOf } from '../../src/reports/wording/exact.ts';
import { figureJson } from '../../src/reports/figure-json.ts';
import { readTemplateLine } from '../../src/reports/template/placeholder.ts';
import { wordFigure } from '../../src/reports/wording/wording.ts';
import { figureOf } from './reference-figures.ts';

const whole = figureOf('whole,持证残疾人,6742,人');

function word(value: string, unit: string, filters: string, isTable = false) {
  const figure = figureOf(`x,指标,${value},${unit}`);
  const [, placeholder] = readTemplateLine(`{{ x ${filters === '' ? '' : `| ${filters}`} }}`).pieces;
  if (placeholder === undefined || typeof placeholder === 'string') throw new Error('no placeholder');
  const find = (key: string) =>
    key === 'whole' ? whole : key === 'money' ? figureOf('m,m,1,元') : undefined;
  return wordFigure(figure, placeholder.filters, { find, isTable });
}

test.each([
  ['6742', '人', '', '6742'],
  ['6742', '人', 'unit', '6742人'],
  ['21', '户', 'unit', '21户'],
  ['2627', '件次', 'unit', '2627件次'],
  ['2345', '人次', 'over | unit', '2300余人次'],
  ['2300', '人次', 'over | unit', '2300人次'],
  ['53', '家', 'over | unit', '50余家'],
  ['7', '家', 'over | unit', '7家'],
  ['123456', '次', 'over:10000 | unit', '12万余次'],
  ['97321', '次', 'near | unit', '近10万次'],
  ['95000', '次', 'near | unit', '近10万次'],
  ['94999', '次', 'near | unit', '近9.5万次'],
  ['12700', '次', 'near | unit', '近1.3万次'],
  ['12500', '次', 'near | unit', '近1.3万次'],
  ['100000', '次', 'near | unit', '100000次'],
  ['0', '次', 'near | unit', '0次'],
  ['390', '人', 'near:100 | unit', '近400人'],
  ['953', '人', 'share:whole', '14.1%(953/6742)'],
])('the count %s %s under "%s" reads %s', (value, unit, filters, expected) => {
  expect(word(value, unit, filters)).toEqual({ text: expected });
});

test.each([
  ['106000', '元', '', '106000'],
  ['106000.5', '元', '', '106000.50'],
  ['73250', '元', 'unit', '73250元'],
  ['100', '元/月', 'per-month', '每月100元'],
  ['100', '元/月', 'unit', '100元/月'],
  ['90200', '元', 'wan', '9.02万元'],
  ['1293000', '元', 'wan', '129.3万元'],
  ['106000', '元', 'wan | unit', '10.6万元'],
  ['3400', '元', 'wan', '0.34万元'],
  ['300000', '元', 'wan | over', '30万元'],
  ['90255.10', '元', 'wan | over', '9.02万余元'],
  ['3450', '元', 'wan | over', '0.34万余元'],
  ['50', '元', 'wan | over', '50元'],
  ['3400', '元', 'wan | over', '0.34万元'],
  ['0', '元', 'wan', '0元'],
  ['736512.40', '元', 'over', '73万余元'],
  ['730000', '元', 'over', '73万元'],
  ['730000.01', '元', 'over', '73万余元'],
  ['1834000', '元', 'over', '180余万元'],
  ['7650', '元', 'over', '7600余元'],
  ['98000', '元', 'near', '近10万元'],
  ['1790000', '元', 'near', '近180万元'],
  ['0', '元', 'over', '0元'],
  ['-90200', '元', 'wan', '-9.02万元'],
])('the money %s %s under "%s" reads %s', (value, unit, filters, expected) => {
  expect(word(value, unit, filters)).toEqual({ text: expected });
});

test.each([
  ['6742/312834', '%', '', '2.16%(6742/312834)'],
  ['6742/312834', '%', 'percent', '2%(6742/312834)'],
  ['6221/6742', '%', '', '92.27%(6221/6742)'],
  ['6221/6742', '%', 'percent:1', '92.3%(6221/6742)'],
  ['1/200', '%', 'percent', '1%(1/200)'],
  ['0/5', '%', '', '0.00%(0/5)'],
  ['2020-05-11', 'date', '', '2020年5月11日'],
  ['2020-05-11', 'date', 'day', '5月11日'],
])('the rate or date %s %s under "%s" reads %s', (value, unit, filters, expected) => {
  expect(word(value, unit, filters)).toEqual({ text: expected });
});

test('a share in a table stands alone, for its counts stand beside it', () => {
  expect(word('953', '人', 'share:whole', true)).toEqual({ text: '14.1%' });
});

test('a rate over nothing and a share of an unrecorded figure are missing, never 0', () => {
  expect(word('0/0', '%', '')).toEqual({ missing: 'x' });
  expect(word('1', '人', 'share:none')).toEqual({ missing: 'none' });
});

test.each([
  ['6742', '人', 'percent', '过滤器“percent”不能用于数量'],
  ['6742', '人', 'wan', '过滤器“wan”不能用于数量'],
  ['1/2', '%', 'unit', '过滤器“unit”不能用于比率'],
  ['2020-05-11', 'date', 'over', '过滤器“over”不能用于日期'],
  ['5', '人', 'share:money', '“share:money”不是数量，不能求占比'],
  ['736512.40', '元', 'wan', '736512.40元用万元两位小数表示不尽，请改用“wan | over”或“wan | near”'],
])('%s %s under "%s" is a fault: %s', (value, unit, filters, zh) => {
  expect(word(value, unit, filters)).toMatchObject({ fault: { zh } });
});

test('余 never says more than the figure and 近 never less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (yuan) => {
      const over = word(String(yuan), '元', 'over');
      const near = word(String(yuan), '元', 'near');
      const said = (wording: object) => {
        const text = 'text' in wording ? String(wording.text) : '';
        const number = Number(/[\d.]+/.exec(text)?.[0]);
        return text.includes('万') ? Math.round(number * 10_000) : number;
      };
      expect(said(over)).toBeLessThanOrEqual(yuan);
      expect(said(near)).toBeGreaterThanOrEqual(yuan);
      expect(said(near) * 95).toBeLessThanOrEqual(yuan * 100);
    }),
  );
});

test('a percentage is the nearest one, half up', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
      const hundredths = BigInt((percentOf(numerator, denominator, 2) ?? '').replace('.', ''));
      const error = 2n * (hundredths * BigInt(denominator) - BigInt(numerator) * 10_000n);
      expect(error > -BigInt(denominator) && error <= BigInt(denominator)).toBe(true);
    }),
  );
  expect(ceilTo(12_700, 1000)).toBe(13_000);
});

test.each([
  ['6742', '人', { value: 6742, unit: '人' }],
  ['106000', '元', { value: '106000.00', unit: '元', valueFen: 10_600_000 }],
  ['6221/6742', '%', { value: 92.2723, unit: '%', numerator: 6221, denominator: 6742 }],
  ['0/0', '%', { value: null, unit: '%', numerator: 0, denominator: 0 }],
  ['2020-05-11', 'date', { value: '2020-05-11', unit: 'date' }],
])('%s %s is written in JSON as the contract says', (value, unit, expected) => {
  const figure = figureOf(`x,指标,${value},${unit}`);
  const common = { key: 'x', nature: 'actual', asOf: '2020-12-31' };
  expect(figureJson(figure)).toEqual({ ...common, label: '指标', definition: '指标的口径', ...expected });
  expect(figureJson(figure, 'en')).toMatchObject({ label: 'x', definition: 'definition of x' });
});

test.each([
  [{ numerator: 50, denominator: 100 }, '增长50.00%(50/100)'],
  [{ numerator: -1, denominator: 3 }, '下降33.33%(1/3)'],
  [{ numerator: 0, denominator: 3 }, '持平'],
  [{ numerator: -150, denominator: 30_000, isMoney: true as const }, '下降0.50%(1.50/300)'],
])('%o against last year reads %s', (rate, expected) => {
  const figure = { ...figureOf('x,指标,50,人'), value: { kind: 'rate' as const, ...rate } };
  const context = { find: () => undefined, isTable: false };
  expect(wordFigure(figure, [{ name: 'growth', argument: undefined }], context)).toEqual({ text: expected });
});

test('a rate of money tells yuan, in scripts fen, and below nothing keeps its sign', () => {
  const value = { kind: 'rate' as const, numerator: -390_000, denominator: 500_000, isMoney: true as const };
  const figure = { ...figureOf('x,指标,50,%'), value };
  expect(wordFigure(figure, [], { find: () => undefined, isTable: false })).toEqual({
    text: '-78.00%(-3900/5000)',
  });
  expect(figureJson(figure)).toMatchObject({ value: -78, numeratorFen: -390_000, denominatorFen: 500_000 });
});
