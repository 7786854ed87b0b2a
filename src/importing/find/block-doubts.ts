import type { Cell, SheetRow } from '../../files/cell.ts';
import { maskIn, maskPhone } from '../../kernel/mask.ts';
import type { Text } from '../../kernel/text.ts';
import { compact } from '../cells/clean.ts';
import { dateToShow, safeToShow } from '../cells/reading.ts';
import {
  CONTRARY,
  type EventOfList,
  hasListWord,
  namesEvent,
  OF_THE_LIVING,
  wordsBesides,
} from '../headings/event-words.ts';
import { bareHeadingKey, createHeadingLookup, textOf } from '../headings/heading.ts';
import type { Recognition } from '../headings/recognise.ts';
import { hanOf } from '../headings/title-words.ts';
import type { RowResult } from '../rows/read-row.ts';
import type { KindOfRow } from '../sheet-kind.ts';

/** 表中的段落 what stands between and below the rows of a sheet. */
export type BlockDoubts = {
  /** Why a row may be of others: where it stands. */
  readonly of: (row: SheetRow, result: RowResult<KindOfRow>) => Text | undefined;
  /** 表下的说明 what stands below all rows, after the last of them: it may be of any. */
  readonly below: () => Text | undefined;
};

const LONGEST = 200;
const HEADING =
  /^(?:序号|\p{Script=Han}{0,6}(?:姓名|证号|号码|日期|时间|电话|地址|住址|关系|性别|年龄|备注))$/u;
/** 注：… a note, and not the name of whoever signed. */
const IS_NOTE = /^(?:备?注|说明|更正|附注)/;
/** What a note below the rows says of some of them. */
const OF_SOME = /不是|并非|误|无效|除外|仍|人还/;
/** 序号2 speaks of rows above. */
const OF_ROWS = /序号|第[\d一二三四五六七八九十]+[行位人条个]|以上|上述/;

/** The text of a cell on one line. */
export function said(cell: Cell | undefined): string {
  if (cell?.kind === 'boolean') return cell.value ? '是' : '否';
  return compact(textOf(cell).slice(0, LONGEST));
}

/** A text as a message may show it. */
export function shown(text: string): string {
  return /^(?:19|20)\d{2}[-./年]/.test(text) ? dateToShow(text) : maskPhone(maskIn(safeToShow(text)));
}

/**
 * Watches what stands between the rows: below 二、健在人员, another row of headings or a signature stands who is not
 * meant, until a line names the event again or the list's own headings come again.
 */
export function createBlockDoubts(
  { kind, columns, duplicates, besides }: Recognition<KindOfRow>,
  list: EventOfList & { readonly isGiven: boolean },
): BlockDoubts {
  const lookup = createHeadingLookup(kind.columns);
  const keys = new Map(
    [...columns.values(), ...duplicates, ...besides].map(({ index, heading }) => [
      index,
      bareHeadingKey(heading),
    ]),
  );
  let [section, block, last, note]: (Text | undefined)[] = [];
  const isContrary = (text: string): boolean =>
    CONTRARY.test(text) || OF_SOME.test(text) || OF_THE_LIVING.test(text);
  const read = (text: string): Text | undefined => {
    const isOfOthers = wordsBesides(text, { ...list, in: 'title' }) !== '' || CONTRARY.test(text);
    if (isOfOthers) section = { zh: `在“${shown(text)}”一行之下`, en: `it stands below “${shown(text)}”` };
    else if (namesEvent(text, list.event)) section = undefined;
    const below = { zh: `表下写着“${shown(text)}”`, en: `below the rows it says “${shown(text)}”` };
    // The last line of a list whose title somebody vouches for may say anything but the contrary.
    if (isContrary(text) || (isOfOthers && !list.isGiven)) last = below;
    if (isOfOthers && (IS_NOTE.test(text) || OF_ROWS.test(text))) note = below;
    return section;
  };
  const of: BlockDoubts['of'] = ({ cells }, result) => {
    const isSkipped = result.outcome === 'skipped';
    // Nearly every row: somebody, with a number or a day.
    if (!isSkipped && cells.some(hasDigits) && cells.filter(isFilled).length > 1) {
      last = undefined;
      return block ?? section;
    }
    const texts = [...new Set(cells.filter(isFilled).map(said))];
    if (texts.filter((text) => HEADING.test(text) || lookup(text) !== undefined).length > 1) {
      block = isSameHead(cells, keys)
        ? undefined
        : { zh: '在另一行表头之下', en: 'it stands below another row of headings' };
      return block;
    }
    const line = texts.join(' ');
    const isSigned = isSkipped && result.why === 'signature';
    const isNote = isSigned && IS_NOTE.test(line);
    if (isSigned && !isNote)
      block = { zh: '在填表或报告的人一行之下', en: 'it stands below whoever made the list' };
    const isLine = isSkipped
      ? isNote || result.why === 'blank' || result.why === 'repeated-heading' || isContrary(line)
      : isContrary(line) || (texts.length === 1 && readsAsLine(line, list.event));
    return isLine && line !== '' ? read(line) : (block ?? section);
  };
  return { of, below: () => note ?? last };
}

function isFilled({ kind }: Cell): boolean {
  return kind !== 'blank';
}

function hasDigits(cell: Cell): boolean {
  return (cell.kind === 'text' || cell.kind === 'number') && /\d{4}/.test(cell.text);
}

/** The headings of the list over again, as on each page. */
function isSameHead(cells: readonly Cell[], keys: ReadonlyMap<number, string>): boolean {
  return cells.every((cell, index) => {
    const [key, own] = [bareHeadingKey(said(cell)), keys.get(index) ?? ''];
    return key === '' || key === own || own.startsWith(key) || own.endsWith(key);
  });
}

/** 二、健在人员 and no name: a word of lists stands in it, or one that says the contrary. */
function readsAsLine(text: string, event: EventOfList['event']): boolean {
  const isLong = hanOf(text).length > 4 && !text.includes('·');
  return CONTRARY.test(text) || isLong || hasListWord(text, event);
}
