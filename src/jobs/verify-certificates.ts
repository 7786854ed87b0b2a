import { writeCsv } from '../files/write-csv.ts';
import { writeWorkbook } from '../files/write-workbook.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Severity } from '../kernel/problem.ts';
import type { HolderFile } from '../registry/holder-file.ts';
import {
  findingHeadings,
  findingMarkdown,
  findingRows,
  findingSheet,
  type ListedFinding,
} from '../reports/findings-table.ts';
import type { Check, Finding } from '../verify/check.ts';
import { checks } from '../verify/checks.ts';
import { countHolderFiles, holderFiles } from '../verify/holder-files.ts';
import { runChecks } from '../verify/run-checks.ts';
import { type JobContext, withRegistry } from './context.ts';
import { loadPolicies } from './load-policies.ts';

/** 核查结果 what the checks found as of a day, in order of person. */
export type Verification = {
  readonly asOf: PlainDate;
  /** Holders whose files were checked. */
  readonly checked: number;
  /** Those among them who hold a live certificate. */
  readonly holders: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly byCode: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
};

/** A check as it is listed. */
export type ListedCheck = Omit<Check, 'find'>;

/** The checks there are. */
export const listedChecks: readonly ListedCheck[] = checks.map(({ code, severity, title, rule, source }) => {
  return { code, severity, title, rule, source };
});

const PROGRESS_EVERY = 1000;

/** 核查 runs the checks asked for, or all, over every holder's file. Throws CannotRun for an unknown check. */
export async function verifyCertificates(
  context: JobContext,
  codes: readonly string[],
): Promise<Verification> {
  const wanted = chooseChecks(codes);
  const { asOf } = context;
  return withRegistry(context, 'verify certificates', async (db) => {
    const { district } = await loadPolicies(context, db);
    const findings: Finding[] = [];
    const people = await countHolderFiles(db);
    let checked = 0;
    let holders = 0;
    for (const file of holderFiles(db, asOf, district.certificates.extensions)) {
      const found = runChecks(wanted, file, { asOf });
      for (const finding of found) findings.push(context.reveal ? revealed(finding, file) : finding);
      checked += 1;
      if (file.certificates.some(({ isLive }) => isLive)) holders += 1;
      if (checked % PROGRESS_EVERY === 0)
        context.progress({ done: checked, share: checked / people, of: '' });
    }
    return {
      asOf,
      checked,
      holders,
      counts: countBySeverity(findings),
      byCode: countByCode(wanted, findings),
      findings,
    };
  });
}

/** The findings as a list to send on: CSV as Excel opens it, Markdown, or a workbook. */
export async function findingsDocument(
  { findings, asOf }: Verification,
  format: 'csv' | 'md' | 'xlsx',
): Promise<string | Uint8Array> {
  const titles = new Map(checks.map(({ code, title }) => [code, title.zh]));
  const listed: ListedFinding[] = findings.map((finding) => ({
    ...finding,
    title: titles.get(finding.code) ?? '',
  }));
  if (format === 'csv') return writeCsv(findingHeadings, findingRows(listed));
  if (format === 'md') return findingMarkdown(listed, asOf);
  return writeWorkbook([findingSheet(listed, asOf)], { createdOn: asOf });
}

function chooseChecks(codes: readonly string[]): readonly Check[] {
  const unknown = codes.find((code) => !checks.some((check) => check.code === code));
  if (unknown !== undefined) {
    throw new CannotRun({
      what: { zh: `没有核查项“${unknown}”`, en: `There is no check "${unknown}"` },
      next: {
        zh: `可选：${checks.map(({ code }) => code).join(' ')}`,
        en: `Choose from ${checks.map(({ code }) => code).join(' ')}`,
      },
    });
  }
  return codes.length === 0 ? checks : checks.filter(({ code }) => codes.includes(code));
}

function revealed(finding: Finding, { certificates }: HolderFile): Finding {
  const number = certificates.find(({ id }) => id === finding.certificateId)?.number;
  return number === undefined ? finding : { ...finding, certificate: number };
}

function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function countByCode(wanted: readonly Check[], findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(wanted.map(({ code }) => [code, 0]));
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
