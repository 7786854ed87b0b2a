import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';

const WRITE_DAY: Text = { zh: '请写成2020-12-08', en: 'write 2020-12-08' };
const WRITE_MONTH: Text = { zh: '请写成2020-12', en: 'write 2020-12' };

/** 日期问题: what can be wrong with a day or a month; part of `problemCodes`. */
export const dateProblemCodes = {
  'date-form': {
    severity: 'error',
    what: { zh: '看不懂的日期', en: 'not a date in a known form' },
    cure: WRITE_DAY,
  },
  'date-month-only': {
    severity: 'error',
    what: { zh: '日期只有年月，缺日', en: 'the date has no day' },
    cure: WRITE_DAY,
  },
  'date-year-only': {
    severity: 'error',
    what: { zh: '日期只有年份', en: 'the date has only a year' },
    cure: WRITE_DAY,
  },
  'date-two-digit-year': {
    severity: 'error',
    what: { zh: '日期的年份只有两位', en: 'the year has only two digits' },
    cure: WRITE_DAY,
  },
  'date-day-order': {
    severity: 'error',
    what: {
      zh: '年份在末尾的日期分不清月和日',
      en: 'with the year last, month and day cannot be told apart',
    },
    cure: WRITE_DAY,
  },
  'date-serial': {
    severity: 'error',
    what: {
      zh: '像是 Excel 的日期序号，不知道是哪一天',
      en: 'looks like a serial number of Excel, of which day is unknown',
    },
    cure: {
      zh: '请用 Excel 打开原表，把该列设为日期格式后另存为 .xlsx',
      en: 'open the original in Excel, format the column as a date and save as .xlsx',
    },
  },
  'date-without-year': {
    severity: 'error',
    what: { zh: '日期没有年份', en: 'the date has no year' },
    cure: WRITE_DAY,
  },
  'date-not-in-calendar': {
    severity: 'error',
    what: { zh: '日历上没有这一天', en: 'the calendar has no such day' },
    cure: WRITE_DAY,
  },
  'date-after-list': {
    severity: 'error',
    what: {
      zh: '日期在名单的截止日之后，那时还没有发生',
      en: 'the date is after the day of the list: it had not happened yet',
    },
    cure: {
      zh: '请核对日期；名单是更晚的一天的，用 --as-of 写明那一天',
      en: 'check the date; if the list is of a later day, say which with --as-of',
    },
  },
  'expiry-long-term': {
    severity: 'warning',
    what: {
      zh: '残疾人证没有“长期”，有效期为十年，未采用',
      en: 'no certificate is valid for ever (ten years); not used',
    },
    cure: { zh: '请照证件填写有效期', en: 'enter the last day from the certificate' },
  },
  'month-form': {
    severity: 'error',
    what: { zh: '看不懂的月份', en: 'not a month in a known form' },
    cure: WRITE_MONTH,
  },
  'month-ambiguous': {
    severity: 'error',
    what: {
      zh: '分不清是1月还是10月（Excel 会把2020.10变成2020.1）',
      en: 'January or October: Excel turns 2020.10 into 2020.1',
    },
    cure: WRITE_MONTH,
  },
  'year-form': {
    severity: 'error',
    what: { zh: '看不懂的年度', en: 'not a year in a known form' },
    cure: { zh: '请写成2020', en: 'write 2020' },
  },
  'end-before-start': {
    severity: 'error',
    what: { zh: '终止日期早于起始日期', en: 'the last day is before the first' },
    cure: { zh: '请核对两个日期', en: 'check both days' },
  },
  'death-before-birth': {
    severity: 'error',
    what: {
      zh: '死亡日期早于身份证号里的出生日期',
      en: 'the death is before the birth date of the citizen id',
    },
    cure: {
      zh: '请向来源核对日期和身份证号；此行未登记，不影响这个人',
      en: 'ask the source for day and number; the row is not on record and changes nothing for the person',
    },
  },
  'month-order': {
    severity: 'error',
    what: { zh: '终止月份早于起始月份', en: 'the last month is before the first' },
    cure: { zh: '请核对两个月份', en: 'check both months' },
  },
} as const satisfies Record<
  string,
  { readonly severity: Severity; readonly what: Text; readonly cure: Text }
>;
