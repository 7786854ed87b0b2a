import type { SheetRow } from '../../../files/cell.ts';
import { sheetKinds } from '../../../importing/kinds.ts';
import { isList } from '../../../importing/headings/list-scope.ts';
import type { Recognition } from '../../../importing/headings/recognise.ts';
import { PROBLEMS_HEADING } from '../../../importing/headings/recognise.ts';
import { textOf } from '../../../importing/headings/heading.ts';
import type { KindOfRow } from '../../../importing/sheet-kind.ts';
import { parsePlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ListScope } from '../../../registry/lists/lists.ts';
import { scopeNames, scopeWords } from '../scope-names.ts';

/** 待更正的副本 which list a sheet given back with its problems is, and what was said of that list from outside it. */
export type GivenBack = {
  /** The file and sheet of which it is the whole copy, as they are named. */
  readonly file: string;
  readonly sheet: string;
  /** The beginnings of the file's digest, and of those of the copies between. */
  readonly digests: readonly string[];
  /** The Chinese title of its kind. */
  readonly kind: string;
  readonly asOf: PlainDate;
  /** Where `--scope` said so, or the reading before. */
  readonly scope: ListScope | undefined;
  /** The mapping of headings without which it cannot be read. */
  readonly map: string | undefined;
};

const BEGINNING = '待更正的副本';
const HINT = '改好标黄的格子，存盘后导入本表；这一行请保留，导入时靠它认出是哪一份名单';
const STATED =
  /原表：(.*?)(?:；工作表：(.*))?；表种：(.*)；截至：(\d{4}-\d\d-\d\d)(?:；范围：([^；]*))?(?:；表头对照：(.*))?；编号：([0-9a-f]{12}(?:、[0-9a-f]{12})*)/;
const DIGEST = 12;

/** The line above the title of a copy: it tells the clerk, and the next import, what the sheet is. */
export function givenBackLine({ file, sheet, digests, kind, asOf, scope, map }: GivenBack): string {
  const inBook = sheet === '' ? '' : `；工作表：${sheet}`;
  const given = scope === undefined ? '' : `；范围：${scopeNames[scope].zh}`;
  const mapped = map === undefined ? '' : `；表头对照：${map}`;
  const number = digests.map((digest) => digest.slice(0, DIGEST)).join('、');
  return `${BEGINNING}：${HINT}。原表：${file}${inBook}；表种：${kind}；截至：${asOf}${given}${mapped}；编号：${number}`;
}

/** What the first rows of a sheet say of the list it is a copy of, and its own rows; `isBroken` where the line was changed. */
export function splitGivenBack(rows: readonly SheetRow[]): {
  readonly rows: readonly SheetRow[];
  readonly givenBack: GivenBack | undefined;
  readonly isBroken: boolean;
} {
  const lineOf = ({ cells }: SheetRow) => cells.map(textOf).find((text) => text.startsWith(BEGINNING));
  const at = rows.find((row) => lineOf(row) !== undefined);
  if (!at) return { rows, givenBack: undefined, isBroken: false };
  const givenBack = read(lineOf(at) ?? '');
  return { rows: rows.filter((row) => row !== at), givenBack, isBroken: givenBack === undefined };
}

function read(line: string): GivenBack | undefined {
  const [, file, sheet = '', kind, day = '', word, map, number] = STATED.exec(line) ?? [];
  const asOf = parsePlainDate(day);
  const scope = scopeWords.find((one) => scopeNames[one].zh === word);
  if (file === undefined || number === undefined || !asOf) return undefined;
  if (!sheetKinds.some(({ title }) => title.zh === kind) || (word !== undefined && !scope)) return undefined;
  return { file, sheet, digests: number.split('、'), kind: kind ?? '', asOf, scope, map };
}

/** Whether a list is a copy whose line is gone: whom it names cannot be told from what is left. */
export function hasLostLine(
  rows: readonly SheetRow[],
  { kind, headingRows }: Recognition<KindOfRow>,
  givenBack: GivenBack | undefined,
): boolean {
  if (givenBack || !isList(kind.kind)) return false;
  return rows.some(
    ({ row, cells }) =>
      row >= headingRows.first && row <= headingRows.last && textOf(cells[0]) === PROBLEMS_HEADING,
  );
}

/** Whether a copy is of a text, whose rows may have slipped. */
export function isCopyOfText({ sheet, file }: GivenBack): boolean {
  return sheet === '' && !/\.(?:xls|html?)$/i.test(file);
}

type Reason = { readonly why: Text; readonly next: Text; readonly isWrong: true };

export const brokenLine: Reason = {
  why: {
    zh: '这是待更正的副本，说明它是哪份名单的那一行被改动或删去了',
    en: 'it is a copy to be corrected, and the line that says of which list was changed or taken out',
  },
  next: {
    zh: '把那一行从原来写出的副本里照抄回来；要当作另一份名单导入的，把那一行和“问题”一列都删去',
    en: 'Copy that line back from the file as it was written; to import it as a list of its own, take out that line and the column 问题',
  },
  isWrong: true,
};

/** The reason where the mapping of headings that a copy needs was not given. */
export function needsMap(map: string): Reason {
  return {
    why: {
      zh: `这份副本的原表是用表头对照 ${map} 导入的`,
      en: `the list it is a copy of was imported with the mapping of headings ${map}`,
    },
    next: { zh: `加上 --map ${map} 再导入`, en: `Import it with --map ${map}` },
    isWrong: true,
  };
}

type Copied = {
  readonly file: string;
  readonly sheet: string;
  readonly sha256: string;
  readonly givenBack?: GivenBack | undefined;
};

/**
 * 一份名单只读一次 of a list and its copy in one command the copy counts, and where the list was changed since it was
 * given back, the list. Gives those to read, and why the others are not.
 */
export function withoutCopied<Sheet extends Copied>(
  sheets: readonly Sheet[],
): {
  readonly sheets: readonly Sheet[];
  readonly notRead: readonly (Omit<Reason, 'isWrong' | 'next'> & {
    readonly file: string;
    readonly sheet: string;
    readonly next?: Text;
    readonly isWrong: boolean;
  })[];
} {
  const left = new Map<Sheet, { why: Text; next?: Text; isWrong: boolean }>();
  const copies = sheets.flatMap((copy) => (copy.givenBack ? [{ copy, of: copy.givenBack }] : []));
  // The copy of a copy last: it is the one that is read.
  for (const { copy, of } of copies.toSorted((a, b) => a.of.digests.length - b.of.digests.length)) {
    const others = sheets.filter((one) => one !== copy && (one.givenBack ?? one).sheet === of.sheet);
    const same = others.filter(({ sha256 }) => of.digests.some((digest) => sha256.startsWith(digest)));
    for (const one of same) left.set(one, replacedBy(copy.file));
    if (same.length === 0 && others.some((one) => one.file === of.file)) left.set(copy, outdated(of.file));
  }
  return {
    sheets: sheets.filter((one) => !left.has(one)),
    notRead: [...left].map(([{ file, sheet }, reason]) => ({ file, sheet, ...reason })),
  };
}

function replacedBy(copy: string): { why: Text; isWrong: boolean } {
  return {
    why: { zh: `读的是它的更正副本 ${copy}`, en: `its corrected copy ${copy} was read instead` },
    isWrong: false,
  };
}

function outdated(file: string): Reason {
  return {
    why: {
      zh: `它是 ${file} 的副本，而 ${file} 在写出副本以后改过，读的是 ${file}`,
      en: `it is a copy of ${file}, which was changed after the copy was made; ${file} was read`,
    },
    next: {
      zh: '两份只留一份：删去副本，或只导入副本',
      en: 'Keep one of them: delete the copy, or import the copy alone',
    },
    isWrong: true,
  };
}
