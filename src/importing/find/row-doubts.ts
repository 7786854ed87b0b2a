import type { Cell, SheetRow } from '../../files/cell.ts';
import { maskIn, maskPhone } from '../../kernel/mask.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { compact } from '../cells/clean.ts';
import { safeToShow } from '../cells/reading.ts';
import { bareHeadingKey, createHeadingLookup, textOf } from '../headings/heading.ts';
import { hasListWord, type ListedEvent, namesEvent, wordsBesides } from '../headings/title-words.ts';
import type { Recognition } from '../headings/recognise.ts';
import { toProblem } from '../problems/to-problem.ts';
import { NO, YES } from '../rows/deciding-words.ts';
import type { RowResult } from '../rows/read-row.ts';
import type { KindOfRow } from '../sheet-kind.ts';

/** 存疑 why a row may be of somebody or something else, and what is to be told of it. */
export type Doubt = { readonly why: Text; readonly problem?: Problem | undefined };

/** What is known of the sheet whose rows are judged. `event` is what its list is of, where anything follows from it. */
export type DoubtedSheet = {
  readonly recognition: Recognition<KindOfRow>;
  readonly file: string;
  readonly sheet: string;
  readonly event: ListedEvent | undefined;
  /** 本区的地名 that say nothing. */
  readonly places: readonly string[];
};

const LONGEST = 200;
/** Words that say, wherever they stand, that a row is not what its list is of, or is of whoever reported it. */
const CONTRARY =
  /健在|在世|未死|未亡|未去世|没有?死|误报|误登|误注销|撤销|撤回|作废|同名|更正|排除|不属实|报告人|申报人|申请人|经办|代办|本人为|家属$/;
/** Words that say so as all that a column of what became of somebody says. */
const OTHERWISE = /^(?:不是|正常|存活|新增|增加|迁[入出]|转[入出]|变更|换[证领]|恢复|×|✗|x|n|no|-+|\/)$/i;
const OF_DEATH = /死|亡|逝|故|殁|火化|遗体|殡葬|去世|过世|注销|迁|服刑/;
const OF_STANDING = /状态|状况|情况|现状|变动|变更|变化|动态|类别|类型|标[识志]|属实|结果|核[查实]|健在|是否/;
const WHEN = /日期|时间|年月|月份|年份|[日月]$/;
const NUMBERING = /^(?:序号|编号|NO\.?|序)$/;
const NOTE = /^(?:备注|说明|其他|其它)?$/;
const OF_ROLE = /关系|称谓|角色/;
const ONESELF = /^(?:本人|自己|户主|死者本人)?$/;
const NAMES = /姓名|名字|人员?$|者$|老人$|职工$|成员$|家属$|配偶$|[妻夫父母](?:姓名)?$|信息$/;
/** Columns that describe a person or a paper: their cells say something else only in words that are contrary. */
const DESCRIBES =
  /(?:号|号码|编号|编码|电话|手机|地址|住址|户籍地|单位|机关|机构|部门|地点|民族|籍贯|国籍|学历|文化程度|婚姻状况|婚姻|职业|政治面貌|残疾类[别型]|等级|级别|证件类型|证件种类|户口性质|户籍性质|户口类别|派出所|街道|社区|村|组|省|市|区|县|镇|乡|标准|金额|元|开户行|开户银行|户名|来源|日期|时间|农历|死亡原因|死因|诊断|致残原因|方式|殡仪馆|医院|监护人|监护人姓名|联系人)$|户主/;
const COUNTED = /^[一二三四五六七八九十百]+$/;
const NOTHING = /^(?:无|没有|[-—–/\\.、]+)$/;
const WHERE_TO = /迁往|迁入地|去向/;
const HEADING =
  /^(?:序号|\p{Script=Han}{0,6}(?:姓名|证号|号码|日期|时间|电话|地址|住址|关系|性别|年龄|备注))$/u;
const NAME = /^\p{Script=Han}{2,4}$/u;

/** 逐行存疑 makes the judge of the rows of one sheet, from the first to the last: what lies besides a row's own cells. */
export function createDoubts(
  at: DoubtedSheet,
): (row: SheetRow, result: RowResult<KindOfRow>) => Doubt | undefined {
  const cells = createCellDoubts(at);
  const block = createBlockDoubts(at);
  return (row, result) => {
    const below = block(row, result);
    if (result.outcome === 'skipped') return undefined;
    if (row.isHidden) return { why: { zh: '这一行是隐藏的', en: 'the row is hidden' } };
    if (row.isStruck) return { why: { zh: '这一行划了删除线', en: 'the row is struck out' } };
    return cells(row) ?? below;
  };
}

/** What a cell says of its row: the contrary, or something that is not understood. */
type Said = 'contrary' | 'unknown' | undefined;
type Judge = (text: string) => Said;

/** Judges the cells that no field of the list has. */
function createCellDoubts({ recognition, file, sheet, event, places }: DoubtedSheet) {
  const taken = new Set([
    ...[...recognition.columns.values()].map(({ index }) => index),
    ...recognition.duplicates.map(({ index }) => index),
  ]);
  const judges = new Map<number, { readonly heading: string; readonly judge: Judge }>();
  for (const { index, heading, isLeftOut } of recognition.besides) {
    if (isLeftOut) taken.add(index);
    else judges.set(index, { heading: safeToShow(heading), judge: judgeOf(heading, event, places) });
  }
  const unnamed = { heading: '', judge: judgeOf('', event, places) };
  const told = new Set<number>();
  return ({ row, cells }: SheetRow): Doubt | undefined => {
    for (let index = 0; index < Math.max(cells.length, recognition.width); index += 1) {
      if (taken.has(index)) continue;
      const { heading, judge } = judges.get(index) ?? unnamed;
      const text = said(cells[index]);
      const found = judge(text);
      if (found === undefined) continue;
      const shown = maskPhone(maskIn(safeToShow(text)));
      const why = {
        zh: `“${heading}”${shown === '' ? '是空的' : `写着“${shown}”`}`,
        en: `${heading || 'a cell'} ${shown === '' ? 'is blank' : `says “${shown}”`}`,
      };
      // A column that is not understood is told once.
      if (found === 'unknown' && told.has(index)) return { why };
      told.add(index);
      const code = found === 'contrary' ? 'row-says-otherwise' : 'cell-not-understood';
      return { why, problem: toProblem(code, { file, sheet, row, heading, index }, { shown }) };
    }
    return undefined;
  };
}

function said(cell: Cell | undefined): string {
  if (cell?.kind === 'boolean') return cell.value ? '是' : '否';
  return compact(textOf(cell).slice(0, LONGEST));
}

/** What in a column of this heading says something else of its row. */
function judgeOf(heading: string, event: ListedEvent | undefined, places: readonly string[]): Judge {
  const key = bareHeadingKey(heading);
  const [ofDeath, ofRole] = [OF_DEATH.test(key), OF_ROLE.test(key) && !key.includes('户主')];
  const ofStanding = ofDeath || OF_STANDING.test(key);
  const isDay = ofDeath && WHEN.test(key);
  const ofOthers = ofDeath && NAMES.test(key);
  const besides = (text: string): boolean =>
    event !== undefined && (wordsBesides(text, event, places) !== '' || /[a-z]{2}/i.test(text));
  const isDescribing = DESCRIBES.test(key) || WHERE_TO.test(key);
  const isUnderstood = NOTE.test(key) || !besides(key);
  return (text) => {
    if (text === '') return isDay ? 'contrary' : undefined;
    if (NUMBERING.test(key)) return NAME.test(text) && !COUNTED.test(text) ? 'contrary' : undefined;
    const isContrary =
      CONTRARY.test(text) ||
      (ofRole && !ONESELF.test(text)) ||
      (ofOthers && NAME.test(text)) ||
      (ofStanding && (OTHERWISE.test(text) || NO.includes(text))) ||
      (WHERE_TO.test(key) && isWithin(text, places));
    if (isContrary) return 'contrary';
    if (event === undefined || isDescribing || NOTHING.test(text)) return undefined;
    const isSaid = ofStanding && YES.includes(text);
    return isUnderstood && (isSaid || !besides(text)) ? undefined : 'unknown';
  };
}

/** 迁往本区 somewhere within the district. */
function isWithin(text: string, places: readonly string[]): boolean {
  const [, ...within] = places;
  return (
    /本[区县市]|[区县]内/.test(text) ||
    within.some((place) => !/[省市州]$/.test(place) && text.includes(place))
  );
}

/**
 * Watches what stands between the rows: below 二、健在人员, another row of headings or a signature stands who is not
 * meant, until a line names the event again.
 */
function createBlockDoubts({ recognition, event, places }: DoubtedSheet) {
  const { kind, columns, duplicates, besides } = recognition;
  const lookup = createHeadingLookup(kind.columns);
  const keys = new Map(
    [...columns.values(), ...duplicates, ...besides].map(({ index, heading }) => [
      index,
      bareHeadingKey(heading),
    ]),
  );
  let [section, block]: (Doubt | undefined)[] = [];
  const read = (text: string): Doubt | undefined => {
    if (event === undefined) return undefined;
    const isOfOthers = wordsBesides(text, event, places) !== '' || CONTRARY.test(text);
    const shown = maskPhone(maskIn(safeToShow(text)));
    if (isOfOthers) section = { why: { zh: `在“${shown}”一行之下`, en: `it stands below “${shown}”` } };
    else if (namesEvent(text, event)) section = undefined;
    return section;
  };
  return ({ cells }: SheetRow, result: RowResult<KindOfRow>): Doubt | undefined => {
    if (event === undefined) return undefined;
    const isSkipped = result.outcome === 'skipped';
    const filled = cells.filter(({ kind: held }) => held !== 'blank');
    // Nearly every row: somebody, with a number or a day.
    if (!isSkipped && filled.length > 1 && filled.some(hasDigits)) return block ?? section;
    const texts = [...new Set(filled.map(said))];
    if (texts.filter((text) => HEADING.test(text) || lookup(text) !== undefined).length > 1) {
      block = isSameHead(cells, keys)
        ? undefined
        : { why: { zh: '在另一行表头之下', en: 'it stands below another row of headings' } };
      return block;
    }
    if (isSkipped && result.why === 'signature')
      block = { why: { zh: '在填表或报告的人一行之下', en: 'it stands below whoever made the list' } };
    const line = texts.join(' ');
    const isLineOnly = isSkipped ? result.why === 'blank' : texts.length === 1 && isLine(line, event);
    if (isLineOnly && line !== '') return read(line);
    return block ?? section;
  };
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
function isLine(text: string, event: ListedEvent): boolean {
  const isLong = text.replaceAll(/[^\p{Script=Han}]/gu, '').length > 4 && !text.includes('·');
  return CONTRARY.test(text) || isLong || hasListWord(text, event);
}
