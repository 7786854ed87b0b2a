import {
  findImportByContent,
  findUnchangedImport,
  type ImportRecord,
  nextImportId,
  saveImport,
} from '../db/import-store.ts';
import type { Writing } from '../db/open.ts';
import type { Saved } from '../db/saved.ts';
import { type IntakeRow } from '../intake/kinds.ts';
import { recognitionProblems } from '../intake/recognition-problems.ts';
import type { SkippedRow } from '../intake/skip-row.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Problem, Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import type { JobContext } from './context.ts';
import type { Policies } from './load-policies.ts';
import { openRows } from './read-apart.ts';
import type { ReadRow } from './read-rows.ts';
import type { RecognisedSheet } from './recognise-files.ts';
import { createSheetSaver } from './save-rows.ts';
import type { RecordAt, RosterRun, SheetSaver } from './sheet-saver.ts';

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
  readonly rows: Readonly<Record<'read' | Saved | 'rejected', number>>;
  /** Rows without a record; undefined where the file was known and not read again. */
  readonly skipped: Readonly<Record<SkippedRow['why'], number>> | undefined;
  readonly found: Readonly<Record<Severity, number>>;
  /** At most `KEPT_PROBLEMS`; `found` counts all. */
  readonly problems: readonly Problem[];
};

/** Beyond this a list of problems helps nobody and fills the memory. */
const KEPT_PROBLEMS = 10_000;

/** 本次命令 what the sheets of one command share. */
export type ImportRun = { readonly command: number; readonly rosters: RosterRun };

type Tally = {
  readonly rows: Record<'read' | Saved | 'rejected', number>;
  readonly skipped: Record<SkippedRow['why'], number>;
  readonly found: Record<Severity, number>;
  readonly problems: Problem[];
  /** Rows that change nothing and are on record as statements from now on. */
  stated: number;
};

/** Reads a sheet row by row into the open transaction and records the import. */
export async function importSheet(
  writing: Writing,
  context: JobContext,
  policies: Policies,
  source: RecognisedSheet,
  { command, rosters }: ImportRun,
): Promise<SheetImport> {
  const { file, sha256, sheet, recognition } = source;
  const { kind, title } = recognition.kind;
  const asOf = context.isAsOfGiven ? context.asOf : (recognition.statedAsOf ?? context.asOf);
  const tally = newTally();
  const report = (problems: readonly Problem[]) => {
    for (const problem of problems) {
      tally.found[problem.severity] += 1;
      if (tally.problems.length < KEPT_PROBLEMS) tally.problems.push(problem);
    }
  };
  const outcome = (importId: number | undefined): SheetImport => {
    const { rows, skipped, found, problems } = tally;
    return { file, sha256, sheet, kind, title, importId, asOf, rows, skipped, found, problems };
  };

  report(recognitionProblems(recognition, file, sheet));
  const known = rosters.isFull
    ? undefined
    : await findUnchangedImport(writing, { kind, sha256, sheet, as_of: asOf });
  if (known) {
    const rows = { ...tally.rows, read: known.rows_read, unchanged: known.rows_read };
    return { ...outcome(known.id), rows, skipped: undefined };
  }
  const headingProblems = countOf(tally);
  const importId = await nextImportId(writing);
  const stated = new Set([...recognition.columns.keys(), ...recognition.constants.keys()]);
  const saver = createSheetSaver(writing.sqlite, {
    ...{ importId, sheet, asOf, command, stated, file },
    ...{ source, policies, rosters },
  });
  await saveRows({ ...source, asOf }, saver, tally, report, context);
  const closing = saver.close(tally.rows.rejected === 0);
  report(closing.problems);
  const isChanged = tally.rows.inserted + tally.rows.updated + tally.stated > 0 || closing.isChanged;
  const earlier = isChanged ? undefined : await findImportByContent(writing, sha256, sheet);
  if (earlier) return outcome(earlier.id);
  await record(writing, context, outcome(importId), {
    ...{ id: importId, row_problems: countOf(tally) - headingProblems, command },
    stated: JSON.stringify([...stated].sort()),
  });
  return outcome(importId);
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
  rows: readonly ReadRow[],
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
  const { file, sha256, kind, sheet, asOf, rows } = done;
  await saveImport(writing, {
    ...{ ...more, file_name: file, sha256, kind, sheet, as_of: asOf },
    ...{ operator: context.operator, recorded_at: context.now },
    ...{ rows_read: rows.read, rows_inserted: rows.inserted, rows_updated: rows.updated },
    ...{ rows_unchanged: rows.unchanged, rows_rejected: rows.rejected },
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
