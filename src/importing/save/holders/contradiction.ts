import { CannotRun } from '../../../kernel/cannot-run.ts';
import type { StatementOrigin } from '../../../registry/certificate/statement.ts';
import type { Sqlite } from '../../../db/connection/driver.ts';

/** 两种说法 two files of one command say different things of one person and day: neither can be taken before the other. */
export function contradiction(
  sqlite: Sqlite,
  { importId, row, asOf }: Pick<StatementOrigin, 'importId' | 'row' | 'asOf'>,
  here: { readonly file: string; readonly row: number },
): CannotRun {
  const other =
    sqlite.prepare<[number], string>('select file_name from import where id = ?').pluck().get(importId) ?? '';
  return new CannotRun({
    what: {
      zh: `${other} 第 ${row} 行和 ${here.file} 第 ${here.row} 行对同一个人说法不同`,
      en: `${other} row ${row} and ${here.file} row ${here.row} say different things of one person`,
    },
    why: {
      zh: `两份名单都是 ${asOf} 的，又一起导入，无法知道以哪一份为准；什么都没有保存`,
      en: `both lists are of ${asOf} and came together, so none can be taken before the other; nothing was saved`,
    },
    next: {
      zh: '更正其中一份；或先导入旧的，再单独导入更正后的（后导入的更正先导入的）',
      en: 'Correct one of them; or import the older first and the correcting one after it: the later command corrects',
    },
  });
}
