import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate, readExpiry, readLastMonth, readMonth } from '../../src/importing/cells/read-date.ts';
import { Fault, type ValueCell } from '../../src/importing/cells/reading.ts';
import { fromEpochDay, parsePlainDate, partsOf } from '../../src/kernel/plain-date.ts';
import { monthOf } from '../../src/kernel/year-month.ts';

const text = (value: string): ValueCell => ({ kind: 'text', text: value });
const number = (value: string): ValueCell => ({ kind: 'number', text: value });
const shown = (reading: unknown) => (reading instanceof Fault ? reading.code : reading);

test.each([
  [text('2020.12.8'), '2020-12-08'],
  [text('2020-12-08'), '2020-12-08'],
  [text('2020/12/8'), '2020-12-08'],
  [text('2020年12月8日'), '2020-12-08'],
  [text('２０２０年１２月８日'), '2020-12-08'],
  [text(' 2020 年 12 月 8 日 '), '2020-12-08'],
  [text('20201208'), '2020-12-08'],
  [text('2020-12-08 00:00:00'), '2020-12-08'],
  [number('20201208'), '2020-12-08'],
  [number('44173'), '2020-12-08'],
  [number('44173.0'), '2020-12-08'],
  [{ kind: 'number', text: '1', date: parsePlainDate('2020-02-29') } as ValueCell, '2020-02-29'],
  [text('  '), undefined],
  [text('20.12.8'), 'date-two-digit-year'],
  [text('12/8/2020'), 'date-day-order'],
  [text('2020'), 'date-year-only'],
  [number('2020'), 'date-year-only'],
  [text('2020.12'), 'date-month-only'],
  [text('2020年12月'), 'date-month-only'],
  [text('12月8日'), 'date-without-year'],
  [text('2021-02-29'), 'date-not-in-calendar'],
  [text('2020-13-01'), 'date-not-in-calendar'],
  [text('2020.12-08'), 'date-form'],
  [text('2020-12-08 13:45'), '2020-12-08'],
  [text('2020-05-01 12:30:00'), '2020-05-01'],
  [text('2020/5/1 9:05'), '2020-05-01'],
  [text('2020-05-01T00:00:00+08:00'), '2020-05-01'],
  [text('2020-05-01T00:00:00.000Z'), '2020-05-01'],
  [text('2020-05-01T23:59:59,123+0800'), '2020-05-01'],
  [text('2020年5月1日 12时30分'), '2020-05-01'],
  [text('2020年5月1日12:30'), '2020-05-01'],
  [text('2020-05-01 25:00'), 'date-form'],
  [text('2020-05-01 12:60:00'), 'date-form'],
  [text('20200501123000'), 'date-form'],
  [number('44173.5208'), '2020-12-08'],
  [text('44173'), 'date-serial'],
  [number('60'), 'date-form'],
  [text('不详'), 'date-form'],
])('a day column reads %j as %s', (cell, expected) => {
  expect(shown(readDate(cell))).toBe(expected);
});

test.each([
  [text('2020-12'), '2020-12'],
  [text('2020.12'), '2020-12'],
  [text('2020年12月'), '2020-12'],
  [text('2020年1月'), '2020-01'],
  [text('202012'), '2020-12'],
  [number('202012'), '2020-12'],
  [number('44173'), '2020-12'],
  [text('2020/12/1'), '2020-12'],
  [number('2020.1'), 'month-ambiguous'],
  [text('2020.1'), 'month-ambiguous'],
  [text('2020-13'), 'date-not-in-calendar'],
  [text('2020'), 'date-year-only'],
  [text('去年'), 'month-form'],
])('a month column reads %j as %s', (cell, expected) => {
  expect(shown(readMonth(cell))).toBe(expected);
});

test.each([
  ['2020-05-01 25:00:00', '2020-05-01 25:00:00'],
  ['2020-05-01 12:30:00 上午好', '2020-05-01 12:30:00 上午好'],
  ['999999196001010012', '999999************'],
  ['9999 9919 6001 0100 12', '9999 99** **** **** **'],
  ['证件999999196001010012', '证件999999************'],
])('what is shown of %s is %s', (value, expected) => {
  expect(readDate(text(value))).toMatchObject({ code: 'date-form', shown: expected });
});

test('an end month may say that there is none yet', () => {
  expect(readLastMonth(text(' 至今 '))).toBeUndefined();
  expect(readLastMonth(text('2020-12'))).toBe('2020-12');
});

test.each([
  ['2029-12-07', '2029-12-07'],
  ['2019年12月8日至2029年12月7日', '2029-12-07'],
  ['2019.12.8~2029.12.7', '2029-12-07'],
  ['2019.12.08-2029.12.07', '2029-12-07'],
  ['2019年12月8日-2029年12月7日', '2029-12-07'],
  ['2019-12-08-2029-12-07', 'date-form'],
  ['2029-12', 'date-month-only'],
  ['长期', 'expiry-long-term'],
  ['永久有效', 'expiry-long-term'],
  ['2019年至2029年12月7日', 'date-year-only'],
])('an expiry column reads %s as %s', (value, expected) => {
  expect(shown(readExpiry(text(value)))).toBe(expected);
});

test('a refused day is shown as it was written', () => {
  expect(readDate(text(' 2020-12-8 10:75'))).toMatchObject({ shown: '2020-12-8 10:75' });
});

test('every form of a day reads back as that day, and every form of its month as that month', () => {
  fc.assert(
    fc.property(fc.integer({ min: -7305, max: 47_480 }), (epochDay) => {
      const date = fromEpochDay(epochDay);
      const { year, month, day } = partsOf(date);
      const padded = date.replaceAll('-', '');
      const [y, m, d] = [String(year), String(month), String(day)];
      for (const form of [date, `${y}.${m}.${d}`, `${y}/${m}/${d}`, `${y}年${m}月${d}日`, padded]) {
        expect(readDate(text(form))).toBe(date);
      }
      expect(readDate(number(padded))).toBe(date);
      expect(readDate(number(String(epochDay + 25_569)))).toBe(date);
      const mm = padded.slice(4, 6);
      for (const form of [`${y}-${mm}`, `${y}.${mm}`, `${y}年${m}月`, `${y}${mm}`, date]) {
        expect(readMonth(text(form))).toBe(monthOf(date));
      }
    }),
  );
});
