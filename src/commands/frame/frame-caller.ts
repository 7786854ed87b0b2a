import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { maskIn } from '../../kernel/mask.ts';
import { parsePlainDate, type PlainDate } from '../../kernel/plain-date.ts';
import type { Io } from './io.ts';
import { timeInShanghai } from '../../kernel/time-in-shanghai.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const LONGEST_NAME = 64;

/** Who calls, when, and which day that is in Shanghai: what the log will say. Throws CannotRun where it is no sense. */
export function callerOf({ now, operator }: Pick<Io, 'now' | 'operator'>): {
  readonly now: string;
  readonly today: PlainDate;
  readonly operator: string;
} {
  const instant = INSTANT.test(now) ? Date.parse(now) : Number.NaN;
  const today = Number.isNaN(instant) ? undefined : parsePlainDate(timeInShanghai(now).slice(0, 10));
  if (today === undefined) {
    throw new CannotRun({
      what: {
        zh: `看不懂时刻“${inert(now)}”（DPF_NOW）`,
        en: `Cannot read the instant "${inert(now)}" (DPF_NOW)`,
      },
      next: {
        zh: '写成 2021-01-04T09:00:00+08:00，或去掉 DPF_NOW',
        en: 'Write it as 2021-01-04T09:00:00+08:00, or leave DPF_NOW out',
      },
    });
  }
  const name = operator.trim();
  const isName = name !== '' && name.length <= LONGEST_NAME && inert(name) === name && maskIn(name) === name;
  if (isName) return { now: new Date(instant).toISOString(), today, operator: name };
  throw new CannotRun({
    what: { zh: '经办人（DPF_OPERATOR）不能用', en: 'The operator (DPF_OPERATOR) cannot be used' },
    why: {
      zh: `它会写进日志：要有字，不超过 ${LONGEST_NAME} 字，不能有控制字符和证件号码`,
      en: `the log will have it: it needs letters, ${LONGEST_NAME} at most, no control characters and no citizen id`,
    },
    next: { zh: '写上姓名，如 DPF_OPERATOR=张三', en: 'Give a name, such as DPF_OPERATOR=Zhang' },
  });
}
