import { basename } from 'node:path';
import { hashOfAudit } from '../../db/history/audit.ts';
import { keyReader } from '../../files/documents/figure-marks.ts';
import { addressOf } from '../../files/read-back/written-sheets.ts';
import { readBack, type ReadBack } from '../../files/read-back/read-back.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { type Passage, wordsOf } from '../../kernel/documents/document.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Fingerprint, isSameDigest, readFingerprint } from '../../reports/fingerprint.ts';
import { followSheets } from '../../reports/read-back/follow-sheets.ts';
import { type DifferingFigure, followText, type MissingFigure } from '../../reports/read-back/follow-text.ts';
import { passagesOf } from '../../reports/read-back/sentences.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { readAnnualSheets } from './write-annual-report.ts';

export type VerifyRequest = {
  readonly file: string;
  /** Where the document does not say it itself. */
  readonly year?: number | undefined;
  readonly template?: string | undefined;
};

type Labelled<Of> = Of & { readonly label: string | undefined };

/** 核对结果 what of a written summary no longer follows from the database. */
export type VerifiedReport = {
  readonly file: string;
  readonly format: ReadBack['format'];
  readonly year: number;
  readonly asOf: PlainDate;
  /** How many figures, or cells with a number, were found and held against the database. */
  readonly checked: number;
  readonly differs: readonly Labelled<DifferingFigure>[];
  readonly missing: readonly Labelled<MissingFigure>[];
  /** Whether the foot of the document still says from what it was made, and whether that is what is on record. */
  readonly made: 'as-now' | 'figures-changed' | 'policies-changed' | 'other-database' | 'not-said';
};

/** Holds a document against the registry as it is now, as of the document's own day. Throws CannotRun where it is none of ours. */
export async function verifyReport(context: JobContext, request: VerifyRequest): Promise<VerifiedReport> {
  const file = inert(basename(request.file));
  const read = await readBack(request.file);
  const printed = readFingerprint(textOf(read));
  const year = request.year ?? printed?.year;
  if (year === undefined) throw notOurs(file);
  // A day that was asked for outweighs the document's own.
  const asOf = context.isAsOfGiven || !printed ? context.asOf : printed.asOf;
  const { template } = request;
  const { report, sheets } = await readAnnualSheets({ ...context, asOf }, { year, template });
  const figures = new Map(report.figures.map((figure) => [figure.key, figure]));
  const keyOf = keyReader([...report.labels.keys(), ...figures.keys()]);
  const { found, differs, missing } =
    read.format === 'xlsx'
      ? followSheets(sheets, read.sheets, addressOf)
      : followText(passagesOf(report.document), withKeys(read.passages, keyOf), figures);
  if (found === 0 && !printed) throw nothingToCheck(file);
  const labelled = <Of extends { readonly key: string }>(one: Of): Labelled<Of> => ({
    ...one,
    label: figures.get(one.key)?.label.zh ?? report.labels.get(one.key),
  });
  return {
    file,
    format: read.format,
    year,
    asOf: report.asOf,
    checked: found,
    differs: differs.map(labelled),
    missing: missing.map(labelled),
    made: await madeFrom(context, printed, report.fingerprint),
  };
}

function nothingToCheck(file: string): CannotRun {
  return new CannotRun({
    what: {
      zh: `${file} 里没有可以核对的数字`,
      en: `There is no figure in ${file} to hold against the database`,
    },
    next: { zh: '请核对 dpf report annual 写出的总结', en: 'Name a summary that dpf report annual wrote' },
  });
}

function textOf(read: ReadBack): string {
  if (read.format !== 'xlsx') return read.passages.map(({ runs }) => wordsOf(runs)).join('\n');
  const cells = read.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return cells.filter((cell) => typeof cell === 'string').join('\n');
}

/** What was read back with the keys that its marks stand for. */
function withKeys(
  passages: readonly Passage[],
  keyOf: (mark: string) => string | undefined,
): readonly Passage[] {
  return passages.map(({ under, runs }) => ({
    under,
    runs: runs.map(({ text, figure }) => {
      const key = figure === undefined ? undefined : keyOf(figure);
      return key === undefined ? { text } : { text, figure: key };
    }),
  }));
}

async function madeFrom(
  context: JobContext,
  printed: Fingerprint | undefined,
  now: Fingerprint,
): Promise<VerifiedReport['made']> {
  if (!printed) return 'not-said';
  const { seq, hash } = printed.log;
  const recorded = await withRegistry({ ...context, reveal: false, phones: false }, 'report verify', (db) =>
    hashOfAudit(db.query, seq),
  );
  if (seq > 0 && !isSameDigest(recorded ?? '', hash)) return 'other-database';
  if (!isSameDigest(printed.policies, now.policies)) return 'policies-changed';
  return isSameDigest(printed.figures, now.figures) ? 'as-now' : 'figures-changed';
}

function notOurs(file: string): CannotRun {
  return new CannotRun({
    what: { zh: `看不出 ${file} 是哪一年的总结`, en: `Cannot tell which year ${file} sums up` },
    why: {
      zh: '文末没有 dpf report annual 写的那一行（年度、截止日期、指纹）',
      en: 'the line of dpf report annual is not at its foot (year, cut-off, fingerprints)',
    },
    next: {
      zh: '如果是删掉了那一行的总结，请用 --year 给出年份，用 --as-of 给出截止日期',
      en: 'If that line was taken out, give the year with --year and the cut-off with --as-of',
    },
  });
}
