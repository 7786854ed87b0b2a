import { expect, test } from 'vitest';
import { workCalendar } from '../../src/cases/work-calendar.ts';
import { addDays, type PlainDate } from '../../src/kernel/plain-date.ts';
import { notices } from './shipped.ts';

const day = (text: string): PlainDate => text as PlainDate;

/**
 * 放假安排 as the notices give them: weekdays that are free and weekends that are worked. Everything else of a year is its
 * plain weeks. Days of a holiday that are a weekend anyhow are left out. Held against their text as reprinted, that of 2021 by
 * 光明日报 of 2020-11-26.
 */
const years = {
  // 国办发明电〔2019〕16号《关于2020年部分节假日安排的通知》; the Spring Festival as extended by 国办发明电〔2020〕1号
  // (to 2020-02-02): Friday 2020-01-31 is free, and so is Saturday 2020-02-01, which the first notice had as a day of work.
  2020: {
    free: [
      '01-01',
      '01-24',
      '01-27',
      '01-28',
      '01-29',
      '01-30',
      '01-31',
      '04-06',
      '05-01',
      '05-04',
      '05-05',
      '06-25',
      '06-26',
      '10-01',
      '10-02',
      '10-05',
      '10-06',
      '10-07',
      '10-08',
    ],
    worked: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
  },
  // 国办发明电〔2020〕27号《关于2021年部分节假日安排的通知》
  2021: {
    free: [
      '01-01',
      '02-11',
      '02-12',
      '02-15',
      '02-16',
      '02-17',
      '04-05',
      '05-03',
      '05-04',
      '05-05',
      '06-14',
      '09-20',
      '09-21',
      '10-01',
      '10-04',
      '10-05',
      '10-06',
      '10-07',
    ],
    worked: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  },
} as const;

test.each([2020, 2021] as const)('every day of %s is worked or free as the notices say', (year) => {
  const { free, worked } = years[year];
  const wrong: string[] = [];
  for (let one = day(`${year}-01-01`); one.startsWith(String(year)); one = addDays(one, 1)) {
    const weekday = new Date(`${one}T00:00:00Z`).getUTCDay();
    const isPlain = weekday >= 1 && weekday <= 5;
    const short = one.slice(5);
    const expected =
      (worked as readonly string[]).includes(short) ||
      (isPlain && !(free as readonly string[]).includes(short));
    if (notices.isWorkday(one) !== expected) wrong.push(one);
  }
  expect(wrong).toEqual([]);
});

test.each(Array.from({ length: 7 }, (_, index) => 2020 + index))('the year %s has its notice', (year) => {
  expect(notices.isWorkday(day(`${year}-10-01`))).toBe(false);
  expect(notices.isWorkday(day(`${year}-03-04`))).toBe(
    ![0, 6].includes(new Date(`${year}-03-04`).getUTCDay()),
  );
});

test.each([
  // from, working days, last day
  ['2020-01-17', 1, '2020-01-19'],
  ['2020-01-23', 1, '2020-02-03'],
  ['2020-04-30', 5, '2020-05-11'],
  ['2020-09-30', 1, '2020-10-09'],
  ['2021-02-05', 2, '2021-02-08'],
  ['2021-02-10', 3, '2021-02-20'],
])('%s and %i working days come to %s', (from, days, to) => {
  expect(notices.endOf(day(from), { days, count: 'working' })).toBe(to);
  expect(notices.workdaysBetween(day(from), day(to))).toBe(days);
});

test('a year without a notice is an error that says what to do, and never plain weeks', () => {
  expect(() => notices.endOf(day('2026-12-28'), { days: 5, count: 'working' })).toThrow(
    expect.objectContaining({
      what: expect.objectContaining({ zh: '不知道 2027-01-01 是不是工作日：没有 2027 年的放假安排' }),
      next: expect.objectContaining({ zh: expect.stringContaining('calendar.yaml') }),
    }) as Error,
  );
  expect(notices.endOf(day('2026-12-28'), { days: 15, count: 'calendar' })).toBe('2027-01-12');
});

test('the district’s own days stand before the notices, and a year of which all are written needs none', () => {
  const holiday = (text: string) => ({ day: day(text), isWorkday: false, doc: '通告' });
  const own = workCalendar({ years: [2027], days: [holiday('2020-02-03'), holiday('2027-01-01')] });
  expect(own.isWorkday(day('2020-02-03'))).toBe(false);
  expect(own.endOf(day('2020-01-23'), { days: 1, count: 'working' })).toBe('2020-02-04');
  expect(own.endOf(day('2026-12-31'), { days: 1, count: 'working' })).toBe('2027-01-04');
});
