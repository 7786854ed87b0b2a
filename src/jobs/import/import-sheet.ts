import { type ImportRecord, nextImportId, saveImport } from '../../db/history/import-store.ts';
import type { Writing } from '../../db/connection/open.ts';
import type { Saved } from '../../importing/save/saved.ts';
import { type IntakeRow } from '../../importing/kinds.ts';
import { scopeOf } from '../../importing/headings/list-scope.ts';
import { recognitionProblems } from '../../importing/problems/recognition-problems.ts';
import type { SkippedRow } from '../../importing/rows/skip-row.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Problem, Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import type { ListScope } from '../../registry/lists/lists.ts';
import type { JobContext } from '../frame/context.ts';
import type { Policies } from '../policy/load-policies.ts';
import type { PlacedSheet } from './place-sheets.ts';
import { openRows } from './read/read-apart.ts';
import type { DataRow } from './read/read-rows.ts';
import type { RecognisedSheet } from './read/recognise-files.ts';
import { createSheetSaver } from './save/save-rows.ts';
import type { RecordAt, RosterRun, SheetSaver } from './save/sheet-saver.ts';

/** 导入结果 what importing one sheet did: read = inserted + updated + unchanged + rejected. */
export type SheetImport = {
  readonly file: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly kind: IntakeRow['kind'];
  readonly title: Text;
  /** The import on record, the earlier one where it changed nothing; undefined where nothing was kept. */
  readonly importId: number | undefined;
  readonly asOf: PlainDate;
  /** 截至日取今天 whether a list that speaks for a day states none, and no `--as-of` was given. */
  readonly isDayAssumed: boolean;
  /** 标题所写的截至日 where `--as-of` says another. */
  readonly otherDay: PlainDate | undefined;
  /** Whom it names, and the place for which it is complete. */
  readonly scope: ListScope;
  readonly area: string | undefined;
  readonly rows: Readonly<Record<'read' | Saved | 'rejected', number>>;
  /** Rows without a record; undefined where the file was known and not read again. */
  readonly skipped: Readonly<Record<SkippedRow['why'], number>> | undefined;
  readonly found: Readonly<Record<Severity, number>>;
  /** At most `KEPT_PROBLEMS`; `found` counts all. */
  readonly problems: readonly Problem[];
};

type Scope = Pick<SheetImport, 'scope' | 'area'>;

/** Beyond this a list of problems helps nobody and fills the memory. */
const KEPT_PROBLEMS = 10_000;

type Tally = {
  readonly rows: Record<'read' | Saved | 'rejected', number>;
  readonly skipped: Record<SkippedRow['why'], number>;
  readonly found: Record<Severity, number>;
  readonly problems: Problem[];
  /** Rows that change nothing and are on record as statements from now on. */
  stated: number;
};

/** A sheet as it was read, and whether the import is a new one on record. */
export type ReadSheet = {
  readonly placed: PlacedSheet;
  readonly done: SheetImport;
  readonly isRecorded: boolean;
};

/** Reads a sheet row by row into the open transaction and records the import. */
export async function importSheet(
  writing: Writing,
  context: JobContext,
  policies: Policies,
  placed: PlacedSheet,
  rosters: RosterRun,
): Promise<ReadSheet> {
  const { source, asOf, isDayAssumed, otherDay, known, readings } = placed;
  const { file, sha256, sheet, recognition } = source;
  const { kind, title } = recognition.kind;
  const tally = newTally();
  const report = reporter(tally);
  const outcome = (importId: number | undefined, { scope, area }: Scope): SheetImport => {
    const { rows, skipped, found, problems } = tally;
    const what = { file, sha256, sheet, kind, title, importId, asOf, isDayAssumed, otherDay };
    return { ...what, scope, area, rows, skipped, found, problems };
  };

  report(recognitionProblems(recognition, file, sheet));
  if (known) {
    const rows = { ...tally.rows, read: known.rows_read, unchanged: known.rows_read };
    const before = outcome(known.id, { ...known, area: known.area ?? undefined });
    return { placed, done: { ...before, rows, skipped: undefined }, isRecorded: false };
  }
  const headingProblems = countOf(tally);
  const importId = await nextImportId(writing);
  const stated = new Set([...recognition.columns.keys(), ...recognition.constants.keys()]);
  const { scoping, isScopeGiven, command } = placed;
  const saver = createSheetSaver(writing, {
    importId,
    sheet,
    asOf,
    command,
    stated,
    file,
    source,
    scoping,
    isScopeGiven,
    policies,
    rosters,
    readings: readings.map(({ id }) => id),
  });
  await saveRows({ ...source, asOf }, saver, tally, report, context);
  const closing = saver.close(tally.rows.rejected === 0);
  report(closing.problems);
  const scope = closing.scope === undefined ? scopeOf(scoping, undefined, isScopeGiven) : closing;
  const told = { scope: scope.scope ?? scoping.scope, area: scope.area };
  const isChanged = tally.rows.inserted + tally.rows.updated + tally.stated > 0 || closing.isChanged;
  const earlier = isChanged ? undefined : readings.at(-1);
  if (earlier) return { placed, done: outcome(earlier.id, told), isRecorded: false };
  await record(writing, context, outcome(importId, told), {
    id: importId,
    row_problems: countOf(tally) - headingProblems,
    command,
    stated: JSON.stringify([...stated].sort()),
  });
  return { placed, done: outcome(importId, told), isRecorded: true };
}

/** The same with what only all sheets of the command together showed. */
export function withProblems(done: SheetImport, more: readonly Problem[]): SheetImport {
  const tally = { ...newTally(), found: { ...done.found }, problems: [...done.problems] };
  reporter(tally)(more);
  return { ...done, found: tally.found, problems: tally.problems };
}

function reporter({ found, problems: kept }: Tally): (problems: readonly Problem[]) => void {
  return (problems) => {
    for (const problem of problems) {
      found[problem.severity] += 1;
      if (kept.length < KEPT_PROBLEMS) kept.push(problem);
    }
  };
}

function countOf({ found }: Tally): number {
  return found.error + found.warning + found.info;
}

async function saveRows(
  source: RecognisedSheet,
  saver: SheetSaver,
  tally: Tally,
  report: (problems: readonly Problem[]) => void,
  context: JobContext,
): Promise<void> {
  const batches = openRows(source);
  try {
    for (;;) {
      const next = await batches.next();
      if (next.done === true) {
        report(next.value);
        return;
      }
      takeBatch(next.value.rows, saver, tally, report);
      context.progress({ done: tally.rows.read, share: next.value.share, of: source.file });
    }
  } finally {
    await batches.return([]);
  }
}

function takeBatch(
  rows: readonly DataRow[],
  saver: SheetSaver,
  tally: Tally,
  report: (problems: readonly Problem[]) => void,
): void {
  const records: RecordAt[] = [];
  for (const { row, result } of rows)
    if (result.outcome === 'record') records.push({ record: result.record, row });
  const outcomes = saver.save(records).values();
  for (const { result } of rows) {
    if (result.outcome === 'skipped') {
      tally.skipped[result.why] += 1;
      continue;
    }
    tally.rows.read += 1;
    if (result.outcome === 'rejected') {
      tally.rows.rejected += 1;
      report(result.problems);
      continue;
    }
    report(result.warnings);
    const outcome = outcomes.next().value;
    if (!outcome) throw new RangeError('a record without an outcome');
    tally.rows[outcome.saved === 'refused' ? 'rejected' : outcome.saved] += 1;
    if (outcome.isStated) tally.stated += 1;
    report(outcome.problems);
  }
}

async function record(
  writing: Writing,
  context: JobContext,
  done: SheetImport,
  more: Pick<ImportRecord, 'id' | 'row_problems' | 'command' | 'stated'>,
): Promise<void> {
  const { file, sha256, kind, sheet, asOf, scope, area = null, rows } = done;
  await saveImport(writing, {
    ...more,
    file_name: file,
    sha256,
    kind,
    sheet,
    as_of: asOf,
    scope,
    area,
    operator: context.operator,
    recorded_at: context.now,
    rows_read: rows.read,
    rows_inserted: rows.inserted,
    rows_updated: rows.updated,
    rows_unchanged: rows.unchanged,
    rows_rejected: rows.rejected,
  });
}

function newTally(): Tally {
  return {
    rows: { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 },
    skipped: { blank: 0, total: 0, signature: 0, 'repeated-heading': 0 },
    found: { error: 0, warning: 0, info: 0 },
    problems: [],
    stated: 0,
  };
}
