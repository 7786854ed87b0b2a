import type { SheetRow } from '../../files/cell.ts';
import { type IntakeRow, sheetKinds } from '../kinds.ts';
import { nearestKind } from '../headings/nearest-kind.ts';
import { recognitionProblems } from '../problems/recognition-problems.ts';
import type { Recognition } from '../headings/recognise.ts';
import type { SheetKind } from '../sheet-kind.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { Text } from '../../kernel/text.ts';
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';

/** 未读 a sheet or file that was left alone, and why; `next` where something can be done about it. */
export type NotRead = {
  readonly file: string;
  readonly sheet: string;
  readonly why: Text;
  readonly next?: Text;
  /** Whether somebody must look at it: the command then ends as one that found problems. */
  readonly isWrong: boolean;
  /** What stops the command where there is nothing else to import. */
  readonly fault?: CannotRun;
  /** The kind that its headings come near. */
  readonly likely?: string;
};

type Reason = Omit<NotRead, 'file' | 'sheet'>;

/** The rows in which headings are looked for. */
export const HEADING_ROWS = 20;

/** A fault of a file as the reason why it was left alone. */
export function reasonOf(fault: CannotRun): Reason {
  const { what, why, next } = fault;
  return { why: why ?? what, ...(next && { next }), isWrong: true, fault };
}

export const hidden: Reason = {
  why: {
    zh: '工作表是隐藏的；要读它，请用 --sheet 指定',
    en: 'the sheet is hidden; name it with --sheet to read it',
  },
  next: { zh: '加上 --sheet 和工作表名再试', en: 'Try again with --sheet and the name of the sheet' },
  isWrong: true,
};

/** Each of its rows would be granted what its title says has stopped. */
export const ofStopped: Reason = {
  why: {
    zh: '标题说的是减少、停发的人，而这种表的每一行都登记一笔要发的',
    en: 'its title speaks of those who stopped, and each row of such a sheet grants something',
  },
  next: {
    zh: '要停发已登记的，把原来那份名单里这些人的金额改为 0 再导入（列为待核，不发放）；确是要发的，改标题再导入',
    en: 'To stop what is on record, make the amounts of these people 0 in the list that granted them and import it again (undecided, not paid); if it is to be granted, change the title',
  },
  isWrong: true,
};

export const notAFile = {
  why: { zh: '这不是文件', en: 'it is no file' },
  next: { zh: '请给出表格文件', en: 'Name a spreadsheet' },
};

export const ownReport: Reason = {
  why: { zh: '这是本程序生成的报表，不是名单', en: 'it is a report that this program made, not a list' },
  next: { zh: '请给出名单的原表', en: 'Name the list itself' },
  isWrong: false,
};

/** Why a sheet is taken for no list: which known headings it has, if any, and which it lacks for the likeliest kind. */
export function unrecognised(
  rows: readonly SheetRow[],
  kinds: readonly SheetKind<IntakeRow>[],
  kind: string | undefined,
): Reason {
  const near = nearestKind(rows.slice(0, HEADING_ROWS), kinds);
  const named = sheetKinds.find((one) => one.kind === kind)?.title;
  // Who asks for one kind does not want the others.
  const isWrong = kind === undefined;
  if (!near)
    return {
      why: {
        zh: `前 ${HEADING_ROWS} 行里没有找到${named?.zh ?? ''}${named ? '的' : ''}表头`,
        en: `no headings${named ? ` of ${named.en}` : ''} in the first ${HEADING_ROWS} rows`,
      },
      isWrong,
    };
  const { found, lacking, row, kind: likely, isOfPeople } = near;
  return {
    why: {
      zh: `第 ${row} 行只认出表头：${found.join('、')}；要作为${likely.title.zh}还缺：${lacking.join('、')}`,
      en: `row ${row} has too few known headings: ${found.join(', ')}; for ${likely.title.en} it lacks: ${lacking.join(', ')}`,
    },
    next: {
      zh: `对照 dpf template ${likely.kind} 的表头更正，或用 --map 给出表头对照`,
      en: `Compare with dpf template ${likely.kind}, or give a mapping with --map`,
    },
    ...(isOfPeople && { likely: likely.kind }),
    isWrong,
  };
}

/** Headings that leave a required column out, or in doubt: reading on would be guessing. */
export function headingFault({
  recognition,
  file,
  sheet,
}: {
  readonly recognition: Recognition<IntakeRow>;
  readonly file: string;
  readonly sheet: string;
}): CannotRun | undefined {
  const faults = recognitionProblems(recognition, file, sheet).filter(({ severity }) => severity === 'error');
  if (faults.length === 0) return undefined;
  const { title } = recognition.kind;
  return new CannotRun({
    what: {
      zh: `${file}${sheet === '' ? '' : `“${sheet}”`}的表头不能用作${title.zh}`,
      en: `The headings of ${file}${sheet === '' ? '' : ` "${sheet}"`} do not make ${title.en}`,
    },
    why: {
      zh: faults.map(({ message }) => message.zh).join(' '),
      en: faults.map(({ message }) => message.en).join(' '),
    },
    next: {
      zh: `对照 dpf template ${recognition.kind.kind} 的表头更正，或用 --kind 指定表种`,
      en: `Compare with dpf template ${recognition.kind.kind}, or name the kind with --kind`,
    },
  });
}

/** The reason where a sheet was asked for by a name that none has. */
export function noSuchSheet(names: readonly string[]): Reason {
  const isText = names.length === 0;
  return {
    isWrong: true,
    why: isText
      ? { zh: '文本文件没有工作表', en: 'a text file has no sheets' }
      : {
          zh: `没有这个工作表；有：${names.join('、')}`,
          en: `no such sheet; there are: ${names.join(', ')}`,
        },
    next: isText
      ? { zh: '去掉 --sheet 再试', en: 'Try again without --sheet' }
      : { zh: '照抄其中一个名字，或去掉 --sheet', en: 'Copy one of the names, or leave --sheet out' },
  };
}

const SHOWN_NAMES = 3;

/** 空文件夹 the refusal of folders in which no spreadsheet lies: they are empty, or what lies there is none. */
export async function noSpreadsheetIn(folders: readonly string[]): Promise<CannotRun> {
  const names = (await Promise.all(folders.map((folder) => readdir(folder)))).flat().sort().map(inert);
  const more = names.length > SHOWN_NAMES ? 1 : 0;
  const shown = names.slice(0, SHOWN_NAMES);
  return new CannotRun({
    what: {
      zh: `文件夹 ${folders.map(inert).join('、')} 里没有表格`,
      en: `There is no spreadsheet in the folder ${folders.map(inert).join(', ')}`,
    },
    why:
      names.length === 0
        ? { zh: '它是空的', en: 'it is empty' }
        : {
            zh: `里面只有 ${shown.join('、')}${more ? ` 等 ${names.length} 个` : ''}，不是表格`,
            en: `it holds only ${shown.join(', ')}${more ? ` … (${names.length} in all)` : ''}, which are none`,
          },
    next: {
      zh: '把名单（.xlsx、.xls 或 .csv）放进去再导入；子文件夹里的要单独写出',
      en: 'Put the lists (.xlsx, .xls or .csv) there and import it again; name a folder inside it by itself',
    },
  });
}

/** The refusal where there is nothing to import: what is wrong with the one file, or with each of them. */
export function nothingIn(
  { paths, kind }: { readonly paths: readonly string[]; readonly kind?: string | undefined },
  notRead: readonly NotRead[],
): CannotRun {
  const files = new Set(notRead.map(({ file }) => file));
  const fault = notRead.find((one) => one.fault !== undefined)?.fault;
  if (files.size === 1 && fault) return fault;
  const told = notRead.filter(({ file, next }) => files.size > 1 || file === '' || next !== undefined);
  const next = told.find((one) => one.next)?.next;
  const nexts = new Set(told.flatMap((one) => one.next?.en ?? []));
  const name = inert(basename(paths.join(' ')));
  const kinds = sheetKinds.map(({ kind: id, title }) => ({
    zh: `${title.zh} ${id}`,
    en: `${id} (${title.en})`,
  }));
  const none = unrecognised([], [], kind).why;
  const each = told.map(({ file, sheet, why }) => {
    const where = files.size > 1 ? `${file}${sheet === '' ? '' : ` “${sheet}”`}` : '';
    return where === '' ? why : { zh: `${where}：${why.zh}`, en: `${where}: ${why.en}` };
  });
  return new CannotRun({
    what: { zh: `${name} 里没有可以导入的表`, en: `There is nothing to import in ${name}` },
    why:
      each.length > 0
        ? { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') }
        : {
            zh: `${none.zh}；能导入的表有：${kinds.map(({ zh }) => zh).join('、')}`,
            en: `${none.en}; what can be imported: ${kinds.map(({ en }) => en).join(', ')}`,
          },
    next: (nexts.size === 1 ? next : undefined) ?? {
      zh: `运行 dpf template ${kind ?? 'holders'} -o 模板.xlsx 查看应有的表头`,
      en: `Run dpf template ${kind ?? 'holders'} -o template.xlsx to see the headings`,
    },
  });
}
