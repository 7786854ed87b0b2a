import type { MergedArea, SheetRow } from '../../files/cell.ts';
import { compact } from '../cells/clean.ts';
import { bareHeadingKey, isHintRow, textOf } from '../headings/heading.ts';
import type { Recognition } from '../headings/recognise.ts';
import type { KindOfRow } from '../sheet-kind.ts';

/** A row that holds no record, and why. */
export type SkippedRow = {
  readonly outcome: 'skipped';
  readonly why: 'blank' | 'total' | 'signature' | 'repeated-heading';
};

const ID_LENGTH = 15;
const LONGEST_LABEL = 100;
const TOTAL = /^.{0,12}(合计|小计|总计|共计)(?::|共)?\d{0,9}(?:人|户|名|条)?$/;
const SIGNATURE =
  /^(?:填表|填报|审核|制表|复核|审批)(?:人|单位|日期|时间|:)|^(?:单位)?(?:负责人|经办人|联系人|联系电话|盖章|公章|说明|备注|注):|^\(?(?:单位)?盖章|^以下(?:空白|无正文)/;

/** 报告人 in the first cell: below a list stands who made it, with a number or not. */
const MAKER = /^(?:报告|审核|经办|填表|填报|制表|复核|审批|申报)人$/;

/** Makes the test for rows without a record; rows with an identity number in its column pass at once. */
export function createSkipTest(
  recognition: Recognition<KindOfRow>,
  areas: readonly MergedArea[] = [],
): (row: SheetRow) => SkippedRow | undefined {
  const identity = recognition.columns.get(recognition.kind.identity)?.index ?? -1;
  const mapped = [...recognition.columns.values()].map(({ index, heading }) => ({
    index,
    key: bareHeadingKey(heading),
  }));
  const said = recognition.kind.says?.map((field) => recognition.columns.get(field)?.index ?? -1) ?? [];
  const { handedOutBy } = recognition.kind;
  const handedOut =
    handedOutBy === undefined ? undefined : (recognition.columns.get(handedOutBy)?.index ?? -1);
  const isHandedOut = (row: SheetRow): boolean => handedOut === undefined || !isBlankAt(row, handedOut);
  return (row) => {
    if (MAKER.test(textOf(row.cells[0]))) return skipped('signature');
    const id = row.cells[identity];
    if (id && (id.kind === 'text' || id.kind === 'number') && id.text.length >= ID_LENGTH) return undefined;
    const texts = row.cells.map(textOf).filter((text) => text !== '');
    const labels = texts.slice(0, 3).map((text) => compact(text.slice(0, LONGEST_LABEL)));
    if (labels.some((label) => TOTAL.test(label))) return skipped('total');
    if (SIGNATURE.test(labels[0] ?? '')) return skipped('signature');
    if (isRepeatedHeading(row, mapped)) return skipped('repeated-heading');
    const isBlank =
      mapped.every(({ index }) => isBlankAt(row, index)) ||
      (isHandedOut(row) && isNotFilledIn(row, said, areas));
    return isBlank ? skipped('blank') : undefined;
  };
}

function skipped(why: SkippedRow['why']): SkippedRow {
  return { outcome: 'skipped', why };
}

function isBlankAt(row: SheetRow, index: number): boolean {
  const cell = row.cells[index];
  if (!cell || cell.kind === 'blank') return true;
  return cell.kind === 'text' && compact(cell.text.slice(0, LONGEST_LABEL)) === '';
}

/** A line of a list that was handed out, to which nobody has written anything yet, not in cells merged over it either. */
function isNotFilledIn(row: SheetRow, said: readonly number[], areas: readonly MergedArea[]): boolean {
  const isMerged = (index: number): boolean =>
    areas.some(({ column, first, last }) => column === index && first <= row.row && row.row <= last);
  return said.length > 0 && said.every((index) => isBlankAt(row, index) && !isMerged(index));
}

function isRepeatedHeading(
  row: SheetRow,
  mapped: readonly { readonly index: number; readonly key: string }[],
): boolean {
  let matches = 0;
  for (const { index, key } of mapped) {
    const text = textOf(row.cells[index]);
    if (text === '') continue;
    const bare = bareHeadingKey(text);
    // In a two-row heading each row repeats only its own half.
    if (bare !== '' && (bare === key || key.startsWith(bare) || key.endsWith(bare))) matches += 1;
  }
  return matches >= 2 || (matches === 0 && isHintRow(row));
}
