import type { Sqlite } from '../../db/connection/driver.ts';
import { findTornPeople } from '../../importing/derive/list-corrections.ts';
import { isList } from '../../importing/headings/list-scope.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { ReadSheet } from './import-sheet.ts';

/**
 * 同日两份 refuses two files of one command that speak of the same thing, day and place and do not say the same: which of
 * them corrects the other nobody knows. Throws CannotRun, naming both.
 */
export function refuseTwins(sqlite: Sqlite, read: readonly ReadSheet[]): void {
  const fresh = read.filter(
    ({ done, placed, isRecorded }) => isRecorded && placed.readings.length === 0 && done.rows.read > 0,
  );
  for (const [index, one] of fresh.entries())
    for (const other of fresh.slice(index + 1)) {
      const isOfOne =
        one.done.sha256 !== other.done.sha256 &&
        one.done.kind === other.done.kind &&
        one.done.asOf === other.done.asOf &&
        one.done.scope === other.done.scope;
      if (!isOfOne) continue;
      if (
        one.done.scope === 'complete' ? one.done.area === other.done.area : saysOtherwise(sqlite, one, other)
      )
        throw twins(one, other);
    }
}

/** Whether two lists of some people only say different things of somebody. */
function saysOtherwise(sqlite: Sqlite, { done: one }: ReadSheet, { done: other }: ReadSheet): boolean {
  if (!isList(one.kind) || one.importId === undefined || other.importId === undefined) return false;
  return findTornPeople(sqlite, one.kind, one.importId, other.importId).length > 0;
}

function twins({ done: one }: ReadSheet, { done: other }: ReadSheet): CannotRun {
  const { title, asOf } = one;
  return new CannotRun({
    what: {
      zh: `${one.file} 和 ${other.file} 都是 ${asOf} 的${title.zh}，内容不同`,
      en: `${one.file} and ${other.file} are both the ${title.en} of ${asOf}, and differ`,
    },
    why: {
      zh: '一次导入里同一天、同一范围的两份表，不知道以哪一份为准',
      en: 'of two sheets of one day and scope in one import nobody knows which corrects the other',
    },
    next: {
      zh: '先导入旧的一份，再单独导入更正的一份；各是一个街道的，在标题或文件名中写明街道，或加 --scope part',
      en: 'Import the older one first and the corrected one by itself; if each is of one subdistrict, name it in the title or file name, or say --scope part',
    },
  });
}
