import { findReadings, type ImportRecord, nextCommand, sheetsOfList } from '../../db/history/import-store.ts';
import type { Writing } from '../../db/connection/open.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import { isList, placed, recogniseScope, type Scoping } from '../../importing/headings/list-scope.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ListScope } from '../../registry/lists/lists.ts';
import { areasOf } from '../../registry/subdistrict.ts';
import type { JobContext } from '../frame/context.ts';
import type { Policies } from '../policy/load-policies.ts';
import type { RecognisedSheet } from './read/recognise-files.ts';
import { scopeNames } from './scope-names.ts';

/** A sheet with its place among the statements: of which day it speaks, of whom, and in which command it came. */
export type PlacedSheet = {
  readonly source: RecognisedSheet;
  readonly asOf: PlainDate;
  /** 截至日取今天 whether a list that speaks for a day states none, and no `--as-of` was given. */
  readonly isDayAssumed: boolean;
  /** 标题所写的截至日 where `--as-of` says another. */
  readonly otherDay: PlainDate | undefined;
  readonly command: number;
  readonly scoping: Scoping;
  /** Whether `--scope` said so, the list that this is a copy of, or the reading before this one. */
  readonly isScopeGiven: boolean;
  /** The scope that the sheet itself does not say: a copy of it has to. */
  readonly scopeToSay: ListScope | undefined;
  /** The imports that read this very sheet before, oldest first. */
  readonly readings: readonly ImportRecord[];
  /** Nothing new can come of reading it again. */
  readonly known: ImportRecord | undefined;
};

type Placing = {
  readonly context: JobContext;
  readonly policies: Policies;
  readonly scope: ListScope | undefined;
};

/**
 * Places the sheets of one command, in the order of their kinds and days. A sheet that is on record keeps its first place,
 * whenever it comes again. Throws CannotRun where nobody can tell whom a sheet names.
 */
export async function placeSheets(
  writing: Writing,
  sheets: readonly RecognisedSheet[],
  placing: Placing,
): Promise<readonly PlacedSheet[]> {
  if (placing.scope !== undefined) refuseScope(placing.scope, sheets);
  const command = await nextCommand(writing);
  const all: PlacedSheet[] = [];
  for (const source of sheets)
    all.push(knowingEnded(await placeSheet(writing, source, { ...placing, command })));
  await refuseTornCopies(writing, all);
  return all.toSorted((one, other) => kindOrder(one) - kindOrder(other) || compare(one.asOf, other.asOf));
}

/**
 * 副本缺了工作表 refuses the copy of one sheet of a complete list whose other sheets, which came with it, are not there: it
 * would take the place of them all. Throws CannotRun.
 */
async function refuseTornCopies(writing: Writing, placed: readonly PlacedSheet[]): Promise<void> {
  for (const { source, scoping, asOf } of placed) {
    const { givenBack, recognition, file } = source;
    if (!givenBack || !isList(recognition.kind.kind) || scoping.scope !== 'complete') continue;
    const sheets = await sheetsOfList(writing, {
      kind: recognition.kind.kind,
      asOf,
      digests: givenBack.digests,
    });
    const given = placed.flatMap((one) => (one.source.givenBack ?? one.source).sheet);
    const lacking = sheets.filter((sheet) => !given.includes(sheet));
    if (lacking.length === 0) continue;
    throw new CannotRun({
      what: { zh: `${file} 只是副本的一部分`, en: `${file} is only a part of the copy` },
      why: {
        zh: `它的原表还有工作表“${lacking.join('”“')}”，上面的人会被当作已退出`,
        en: `its list has the sheets "${lacking.join('", "')}" as well, and whoever is on them would count as gone`,
      },
      next: {
        zh: '请导入带有全部工作表的副本（存成 .xlsx，不要存成 .csv）',
        en: 'Import the copy with all its sheets (saved as .xlsx, not as .csv)',
      },
    });
  }
}

/** Of a list of removals a row that has ended is what it should be. */
function knowingEnded(one: PlacedSheet): PlacedSheet {
  const { source, scoping } = one;
  const recognition = { ...source.recognition, isOfEnded: scoping.scope === 'removals' };
  return { ...one, source: { ...source, recognition } };
}

function kindOrder({ source }: PlacedSheet): number {
  return sheetKinds.findIndex(({ kind }) => kind === source.recognition.kind.kind);
}

function compare(one: PlainDate, other: PlainDate): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

async function placeSheet(
  writing: Writing,
  source: RecognisedSheet,
  { context, policies, scope, command }: Placing & { readonly command: number },
): Promise<PlacedSheet> {
  const { kind } = source.recognition.kind;
  const { statedAsOf } = source.recognition;
  const asOf = context.isAsOfGiven ? context.asOf : (statedAsOf ?? context.asOf);
  const isDayStated = context.isAsOfGiven || statedAsOf !== undefined;
  const otherDay = statedAsOf === asOf ? undefined : statedAsOf;
  const same = await findReadings(writing, { kind, sha256: source.sha256, sheet: source.sheet });
  const readings = isDayStated ? same.filter((one) => one.as_of === asOf) : same;
  const [first] = readings;
  const given = takesScope(kind) ? (scope ?? source.givenBack?.scope) : undefined;
  const scoping = scopingOf(source, given, policies);
  if (!first)
    return {
      source,
      asOf,
      command,
      scoping,
      readings,
      isDayAssumed: !isDayStated && takesScope(kind),
      otherDay,
      isScopeGiven: given !== undefined,
      scopeToSay: given,
      known: undefined,
    };
  if (isList(kind) && given !== undefined && given !== first.scope) throw saidOtherwise(source, first);
  const place = {
    source,
    isDayAssumed: false,
    otherDay: undefined,
    asOf: first.as_of,
    command: first.command,
    readings,
  };
  const last = readings.at(-1);
  // A complete roster is read again for those that its other sheets do not name.
  const isNeeded = !isList(kind) && scoping.scope === 'complete';
  const known = last?.row_problems === 0 && !isNeeded ? last : undefined;
  if (!isList(kind))
    return { ...place, scoping, isScopeGiven: given !== undefined, scopeToSay: given, known };
  const kept = { scope: first.scope, area: first.area ?? undefined, isPiece: false, unclear: '' };
  const scopeToSay = given ?? (first.scope === scoping.scope ? undefined : first.scope);
  return { ...place, scoping: kept, isScopeGiven: true, scopeToSay, known };
}

/** Rosters and lists of who is on them; a row of any other kind speaks for itself. */
function takesScope(kind: string): boolean {
  return kind === 'holders' || isList(kind);
}

function scopingOf(source: RecognisedSheet, given: ListScope | undefined, { district }: Policies): Scoping {
  const { recognition } = source;
  const { sheet, file } = source.givenBack ?? source;
  const areas = areasOf(district);
  if (given !== undefined) return placed(given, [recognition.title, sheet, file], areas);
  const scoping = recogniseScope(recognition, { sheet, file }, areas);
  if (scoping) return scoping;
  throw new CannotRun({
    what: { zh: `${file} 是什么名单，看不出来`, en: `It is not clear what list ${file} is` },
    why: {
      zh: '标题里既有新增又有减少的字样',
      en: 'its title speaks both of those who came and of those who went',
    },
    next: {
      zh: '分成两张表，或用 --scope additions、--scope removals 指明',
      en: 'Make two sheets of it, or say which with --scope additions or --scope removals',
    },
  });
}

function refuseScope(scope: ListScope, sheets: readonly RecognisedSheet[]): void {
  const kinds = sheets.map(({ recognition }) => recognition.kind.kind);
  const isForRoster = scope === 'complete' || scope === 'part';
  if (kinds.some((kind) => isList(kind) || (kind === 'holders' && isForRoster))) return;
  throw new CannotRun({
    what: { zh: `--scope ${scope} 在这里没有用`, en: `--scope ${scope} is of no use here` },
    why: {
      zh: '它只用于低保名单、户名单和花名册（花名册只有 complete、part）',
      en: 'it is for low-income and household lists and for rosters (of which only complete and part)',
    },
    next: { zh: '去掉 --scope 再导入', en: 'Import the files without --scope' },
  });
}

function saidOtherwise({ file }: RecognisedSheet, { id, scope }: ImportRecord): CannotRun {
  const { zh, en } = scopeNames[scope];
  return new CannotRun({
    what: {
      zh: `${file} 已按“${zh}”导入过（第 ${id} 次导入）`,
      en: `${file} is on record as "${en}" (import ${id})`,
    },
    why: { zh: '同一份名单不能有两个范围', en: 'one list cannot be of two scopes' },
    next: {
      zh: `先运行 dpf import undo ${id}，再带 --scope 导入`,
      en: `Run dpf import undo ${id} first, then import it with --scope`,
    },
  });
}
