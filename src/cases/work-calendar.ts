import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { CannotRun } from '../kernel/cannot-run.ts';
import { addDays, type PlainDate, toEpochDay } from '../kernel/plain-date.ts';
import type { DeclaredCalendar, CaseTerm } from './case-kind.ts';

/** 工作日历 which days are worked. A year whose days nobody has told throws CannotRun: it is never guessed. */
export type WorkCalendar = {
  readonly isWorkday: (day: PlainDate) => boolean;
  /** 截止日 the last day of a term that begins the day after. */
  readonly endOf: (from: PlainDate, term: CaseTerm) => PlainDate;
  /** How many working days lie after a day, up to another. */
  readonly workdaysBetween: (from: PlainDate, to: PlainDate) => number;
};

type Days = Readonly<Record<string, unknown>>;
const { holidays, workdays }: { readonly holidays: Days; readonly workdays: Days } = notices;
/** 国庆节 of each year that a notice of the State Council is in the package for. */
const noticed = new Set(
  Object.keys(holidays).flatMap((day) => (day.endsWith('-10-01') ? [day.slice(0, 4)] : [])),
);

/** The calendar of the notices (国务院办公厅放假通知), with what the district declares before them. */
export function workCalendar({ years, days }: DeclaredCalendar): WorkCalendar {
  const declared = new Map(days.map(({ day, isWorkday }) => [day, isWorkday]));
  const known = new Set([...noticed, ...years.map(String)]);
  const isWorkday = (day: PlainDate): boolean => {
    const own = declared.get(day);
    if (own !== undefined) return own;
    if (!known.has(day.slice(0, 4))) throw unknownYear(day);
    if (day in workdays) return true;
    return !(day in holidays) && !isWeekend(day);
  };
  return {
    isWorkday,
    endOf(from, { days: count, count: how }) {
      if (how === 'calendar') return addDays(from, count);
      let day = from;
      for (let left = count; left > 0;) {
        day = addDays(day, 1);
        if (isWorkday(day)) left -= 1;
      }
      return day;
    },
    workdaysBetween(from, to) {
      let count = 0;
      for (let day = from; day < to;) {
        day = addDays(day, 1);
        if (isWorkday(day)) count += 1;
      }
      return count;
    },
  };
}

const SATURDAY = 2;

/** 1970-01-01 was a Thursday. */
function isWeekend(day: PlainDate): boolean {
  const weekday = ((toEpochDay(day) % 7) + 7) % 7;
  return weekday === SATURDAY || weekday === SATURDAY + 1;
}

/** 没有放假安排的年份 a day of a year of which nobody has told which days are worked. */
export class UnknownYear extends CannotRun {}

function unknownYear(day: PlainDate): UnknownYear {
  const year = day.slice(0, 4);
  return new UnknownYear({
    what: {
      zh: `不知道 ${day} 是不是工作日：没有 ${year} 年的放假安排`,
      en: `Whether ${day} is a working day is not known: there is no holiday notice of ${year}`,
    },
    why: {
      zh: '期限按工作日计算，放假和调休不能猜',
      en: 'the deadline is in working days, and holidays and shifted weekends are never guessed',
    },
    next: {
      zh: `升级 dpf，或把 ${year} 年的放假和调休日写进政策文件夹的 calendar.yaml，并在 years 里写上 ${year}`,
      en: `Upgrade dpf, or write the holidays and shifted weekends of ${year} into calendar.yaml of the policies, with ${year} under years`,
    },
  });
}
