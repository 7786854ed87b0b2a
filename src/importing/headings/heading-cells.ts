import type { SheetRow } from '../../files/cell.ts';
import { bareHeadingKey, headingKey, textOf } from './heading.ts';

/** A column's heading as shown, and the texts under which it may be known, best first. */
export type HeadingCell = {
  readonly index: number;
  readonly heading: string;
  readonly candidates: readonly string[];
};

/** Groups whose 姓名 or 身份证号 is another person's. */
const OTHER_PERSON = /户主|监护人|联系人|代理人|配偶|家长|父|母|经办/;
const GROUP_SUFFIX = /(?:基本)?(?:信息|情况|资料)$/;

/**
 * The headings of one row, or of a group row and the row below it. In a group row only the first cell of a
 * merged range has text, so a group reaches right over blank cells that have a heading below them.
 */
export function headingCells(upper: SheetRow, lower?: SheetRow): readonly HeadingCell[] {
  const cells: HeadingCell[] = [];
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0);
  let group = '';
  for (let index = 0; index < width; index += 1) {
    const over = oneLine(textOf(upper.cells[index]));
    const under = oneLine(textOf(lower?.cells[index]));
    const isHint = bareHeadingKey(under) === '';
    if (over !== '') group = isHint ? '' : over;
    if (over === '' && under === '') group = '';
    if (isHint || under === '') {
      if (over !== '') cells.push({ index, heading: over, candidates: [over] });
    } else if (group === '') {
      cells.push({ index, heading: under, candidates: [under] });
    } else {
      const isAlone = over !== '' && !reachesOn(upper, lower, index + 1);
      const own = isAlone ? [group] : [];
      cells.push({ index, heading: `${group} ${under}`, candidates: [...inGroup(group, under), ...own] });
    }
  }
  return cells;
}

/** Whether a group reaches over the column at `index` too. */
function reachesOn(upper: SheetRow, lower: SheetRow | undefined, index: number): boolean {
  return textOf(upper.cells[index]) === '' && textOf(lower?.cells[index]) !== '';
}

function inGroup(group: string, under: string): readonly string[] {
  const joined = bareHeadingKey(group).replace(GROUP_SUFFIX, '') + headingKey(under);
  // 监护人身份证号 says itself whose it is, whatever stands above it.
  return OTHER_PERSON.test(group) && !OTHER_PERSON.test(under) ? [joined] : [joined, under];
}

function oneLine(text: string): string {
  return text.slice(0, 200).replace(/[\p{Cc}\p{Cf}]/gu, '');
}
