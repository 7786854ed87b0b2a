import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';

/** A service without a day counts in no year. */
export function withoutDay(): CannotRun {
  return new CannotRun({
    what: { zh: '没有写服务日期', en: 'The day of the service is not given' },
    next: { zh: '用 --on 写明，如 --on 2020-06-01', en: 'Give it with --on, such as --on 2020-06-01' },
  });
}

/** The day of the service is still to come. */
export function notYet(on: PlainDate, asOf: PlainDate): CannotRun {
  return new CannotRun({
    what: {
      zh: `服务日期 ${on} 还没有到（今天是 ${asOf}）`,
      en: `The day of the service, ${on}, is after ${asOf}`,
    },
    next: { zh: '请核对 --on', en: 'Check --on' },
  });
}

/** A day on which the person was not born yet, or had died. */
export function impossible(why: Text): CannotRun {
  return new CannotRun({
    what: { zh: '这次服务不可能发生，没有登记', en: 'This service cannot have been; nothing was recorded' },
    why,
    next: { zh: '请核对 --person 和 --on', en: 'Check --person and --on' },
  });
}

/** There is no record to be corrected, or it was corrected before. */
export function noSuchRecord(id: number): CannotRun {
  return new CannotRun({
    what: {
      zh: `没有第 ${id} 条服务记录，或它已被更正`,
      en: `There is no service record ${id}, or it was corrected already`,
    },
    next: {
      zh: '用 dpf record list 查出现在的编号',
      en: 'Find its number with dpf record list',
    },
  });
}

/** What the programme counts is not what was given. */
export function otherUnit(title: string, wanted: Text): CannotRun {
  return new CannotRun({
    what: { zh: `${title}不能这样登记`, en: `${title} cannot be recorded so` },
    why: wanted,
    next: {
      zh: '请改用相应的选项，或核对服务项目',
      en: 'Use the option for it, or check the programme',
    },
  });
}

/** A tally is a count already. */
export function twoCounts(): CannotRun {
  return new CannotRun({
    what: { zh: '--tally 和 --quantity 只能写一个', en: '--tally and --quantity cannot both be given' },
    why: { zh: '汇总数就是数量', en: 'a tally is the quantity' },
    next: { zh: '去掉 --quantity', en: 'Leave out --quantity' },
  });
}

/** A correction would move the record to somebody else. */
export function anotherPerson(
  was: { readonly person: { readonly name: string } | undefined; readonly subject: string | undefined },
  now: string | undefined,
): CannotRun {
  const nobody: Text = { zh: '没有写明的人', en: 'nobody by name' };
  const from = was.person?.name ?? was.subject;
  return new CannotRun({
    what: {
      zh: '这次更正会把记录改到另一个人名下',
      en: 'This correction would move the record to another person',
    },
    why: {
      zh: `原来是${from ?? nobody.zh}的，现在写的是${now ?? nobody.zh}`,
      en: `it was of ${from ?? nobody.en}, and now names ${now ?? nobody.en}`,
    },
    next: {
      zh: '请核对 --corrects 和 --person；确是登错了人，用 --why 写明理由',
      en: 'Check --corrects and --person; if it was put down to the wrong person, say so with --why',
    },
  });
}
