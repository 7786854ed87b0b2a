import { type Cell, columnLetters, type MergedArea, type SheetRow } from '../../files/cell.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { CONTRARY, type EventOfList, type ListedEvent } from '../headings/event-words.ts';
import type { Recognition } from '../headings/recognise.ts';
import { safeToShow } from '../cells/reading.ts';
import { toProblem } from '../problems/to-problem.ts';
import type { RowResult } from '../rows/read-row.ts';
import type { KindOfRow } from '../sheet-kind.ts';
import { createMergedValues } from '../cells/merged-cells.ts';
import { createBlockDoubts, said, shown } from './block-doubts.ts';
import { judgeOf, type Said, saysNoNumber } from './cell-judges.ts';

/** 存疑 why a row may be of somebody or something else, and what is to be told of it. */
export type Doubt = { readonly why: Text; readonly problem?: Problem | undefined };

/** What is known of the sheet whose rows are judged. `event` is what its list is of, where anything follows from it. */
export type DoubtedSheet = {
  readonly recognition: Recognition<KindOfRow>;
  readonly file: string;
  readonly sheet: string;
  readonly merged: readonly MergedArea[];
  readonly event: ListedEvent | undefined;
  /** Whether somebody said so. */
  readonly isGiven: boolean;
  /** 本区的地名 that say nothing. */
  readonly places: readonly string[];
};

/** 逐行存疑 judges the rows of one sheet, from the first to the last; `below` is what stands below all of them. */
export type RowDoubts = {
  readonly of: (row: SheetRow, result: RowResult<KindOfRow>) => Doubt | undefined;
  readonly below: () => Text | undefined;
};

/** Makes the judge of the rows of a sheet by what lies besides the cells that are read. */
export function createDoubts(at: DoubtedSheet): RowDoubts {
  const { event, places } = at;
  const list = event && { event, places, isGiven: at.isGiven };
  const cells = createCellDoubts(at, list);
  let ofOthers: Text | undefined;
  const block = list && createBlockDoubts(at.recognition, list);
  return {
    below: () => ofOthers ?? block?.below(),
    of: (row, result) => {
      const where = block?.of(row, result);
      const ofCells = cells(row);
      if (list && ofCells && OTHER_ROWS.test(ofCells.why.zh)) ofOthers = ofCells.why;
      if (result.outcome === 'skipped') return undefined;
      if (row.isHidden) return { why: { zh: '这一行是隐藏的', en: 'the row is hidden' } };
      if (row.isStruck) return { why: { zh: '这一行划了删除线', en: 'the row is struck out' } };
      return ofCells ?? (where && { why: where });
    },
  };
}

/** 以下为家属, 序号3误报 speaks of other rows than its own. */
const OTHER_ROWS =
  /以[上下]|下同|[上下]一[行个人位]|此行起|序号\d|\d号|第[\d一二三四五六七八九十]+[行人位条个]/;

const OTHERS = /^(?:户主|监护人|职工|家长|父亲|母亲|配偶)(?:姓名)?$/;

/** The judge of each column that has a heading, and which of them are read. */
function judgesOf(recognition: Recognition<KindOfRow>, list: EventOfList | undefined) {
  const isContrary = (text: string): Said => (CONTRARY.test(text) ? 'contrary' : undefined);
  const read = new Set<number>();
  const columns = new Map<number, { readonly heading: string; readonly judge: (text: string) => Said }>();
  const [happenedOn, phone] = [recognition.columns.get('happenedOn'), recognition.columns.get('phone')];
  for (const { index, heading } of [...recognition.columns.values(), ...recognition.duplicates]) {
    read.add(index);
    const ofNumbers = index === phone?.index;
    const judge = (text: string): Said =>
      isContrary(text) ?? (ofNumbers && list && saysNoNumber(text) ? 'unknown' : undefined);
    columns.set(index, { heading: safeToShow(heading), judge: ofNumbers ? judge : isContrary });
  }
  for (const { index, heading, isLeftOut } of recognition.besides) {
    // 户主,死亡日期: the day may be of the one before it.
    const isBefore = index + 1 === happenedOn?.index && OTHERS.test(heading);
    const ofOther = (text: string): Said => (text === '' ? undefined : 'unknown');
    const own = isLeftOut ? isContrary : judgeOf(heading, list ?? { event: undefined });
    columns.set(index, { heading: safeToShow(heading), judge: isBefore ? ofOther : own });
  }
  return { columns, read };
}

/** Judges the cells of a row: those that no field of the list has in full, the others by words that are contrary. */
function createCellDoubts(
  { recognition, file, sheet, merged }: DoubtedSheet,
  list: EventOfList | undefined,
): (row: SheetRow) => Doubt | undefined {
  const { columns, read } = judgesOf(recognition, list);
  const name = recognition.columns.get('name');
  const unnamed = judgeOf('', list ?? { event: undefined });
  const days = ['happenedOn', 'crematedOn'].map((field) => recognition.columns.get(field)?.index);
  const valuesOf = createMergedValues(merged.filter(({ first }) => first > recognition.headingRows.last));
  const told = new Set<number>();
  /** A label left of the names is of all below it until another comes. */
  const labels = new Map<number, string>();
  const textAt = (cell: Cell | undefined, index: number, over: Cell | undefined): string => {
    const isBlank = cell === undefined || cell.kind === 'blank';
    // Of a cell that is read only what stands in it counts.
    if (read.has(index) && !isBlank) return cell.kind === 'text' ? cell.text : '';
    const text = said(isBlank ? over : cell);
    if (read.has(index) || index > (name?.index ?? -1)) return text;
    if (text !== '') labels.set(index, text);
    const label = labels.get(index) ?? '';
    return text === '' && CONTRARY.test(label) ? label : text;
  };
  return (row) => {
    const values = valuesOf(row);
    const width = Math.max(row.cells.length, recognition.width);
    for (let index = 0; index < width; index += 1) {
      const column = columns.get(index);
      const over = values.find((one) => one.index === index)?.value;
      const text = textAt(row.cells[index], index, over);
      // A day merged over several rows is of one of them, nobody knows which.
      const found = over && days.includes(index) ? 'contrary' : (column?.judge ?? unnamed)(text);
      if (found === undefined) continue;
      const heading = column?.heading ?? '';
      const words = shown(text);
      const of =
        heading === ''
          ? { zh: `${columnLetters(index)} 列`, en: `column ${columnLetters(index)}` }
          : { zh: `“${heading}”`, en: heading };
      const why = {
        zh: `${of.zh}${words === '' ? '是空的' : `写着“${words}”`}`,
        en: `${of.en} ${words === '' ? 'is blank' : `says “${words}”`}`,
      };
      // A column that is not understood is told once.
      if (found === 'unknown' && told.has(index)) return { why };
      told.add(index);
      const code = found === 'contrary' ? 'row-says-otherwise' : 'cell-not-understood';
      const at = { file, sheet, row: row.row, heading, index };
      return { why, problem: toProblem(code, at, { shown: words }) };
    }
    return undefined;
  };
}
