import type { Database, Writing } from '../../db/connection/open.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';

/** 户号 the key of a household that is on record. Throws CannotRun. */
export function knownHousehold({ sqlite }: Database | Writing, key: string): string {
  const known = sqlite.prepare('select 1 from household where household_key = ?').get(key);
  if (known === undefined) throw notOnRecord('户号', 'household', key);
  return key;
}

/** 统一社会信用代码 the code of an employer that is on record, in capitals. Throws CannotRun. */
export function knownEmployer({ sqlite }: Database | Writing, typed: string): string {
  const code = typed.toUpperCase();
  const known = sqlite
    .prepare(
      `select 1 from current_employer where credit_code = @code
       union all select 1 from current_placement where credit_code = @code`,
    )
    .get({ code });
  if (known === undefined) throw notOnRecord('统一社会信用代码', 'credit code', code);
  return code;
}

/** What is asked for by a key, code or number that no list has; a number that must not be shown is left out. */
export function notOnRecord(zh: string, en: string, value: string): CannotRun {
  return new CannotRun({
    what: {
      zh: `登记中没有这个${zh}${value && `：${value}`}`,
      en: `No such ${en} on record${value && `: ${value}`}`,
    },
    next: { zh: '请核对，或先导入相应的表', en: 'Check it, or import its list first' },
  });
}
