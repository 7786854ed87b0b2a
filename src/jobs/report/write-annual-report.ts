import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { lastChange } from '../../db/history/audit.ts';
import { latestDayOf } from '../../db/history/import-store.ts';
import type { Database } from '../../db/connection/open.ts';
import { writeDocx } from '../../files/documents/write-docx.ts';
import { writeWorkbook } from '../../files/documents/write-workbook.ts';
import type { Figure } from '../../indicators/figure.ts';
import type { BuiltScope } from '../../indicators/built-scope.ts';
import { measureYear } from '../../indicators/compute-figures.ts';
import type { Tie } from '../../indicators/ties.ts';
import { type Difference, differencesOf } from '../../reading/published.ts';
import { checksSheet, checksText } from '../../reports/checks-section.ts';
import { holderFlows } from '../../indicators/tables/holder-flows.ts';
import { hasListOfYear } from '../../indicators/rows/lists-of-year.ts';
import { holdersBySubdistrict } from '../../indicators/tables/holders-by-subdistrict.ts';
import { knownIndicators } from '../../indicators/known-indicators.ts';
import { servicesBy, type ServicesTable } from '../../indicators/tables/services-by.ts';
import { servicesListings } from './services-listing.ts';
import { payoutByMonth } from '../../indicators/tables/payout-by-month.ts';
import { canonicalJson } from '../../kernel/writing/canonical-json.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Document } from '../../kernel/documents/document.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { Listing } from '../../kernel/documents/listing.ts';
import { addDays, type PlainDate, parsePlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { outdatedRuns } from '../../payout/run/outdated-runs.ts';
import { annualCharts } from '../../reports/annual-charts.ts';
import { annualWorkbook } from '../../reports/annual-workbook.ts';
import { documentHtml } from '../../reports/media/document-html.ts';
import { documentMarkdown } from '../../reports/media/document-markdown.ts';
import { figureJson } from '../../reports/figure-json.ts';
import { type Fingerprint, fingerprintLine } from '../../reports/fingerprint.ts';
import {
  checkTemplate,
  fillTemplate,
  formatTemplateFault,
  type TemplateFault,
} from '../../reports/template/fill-template.ts';
import type { FrozenFigure } from '../../reports/figure-changes.ts';
import { notRecordedText } from '../../reports/template/sections.ts';
import { wordDate } from '../../reports/wording/wording.ts';
import type { PolicySource } from '../../policies/policy-source.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { readEditedText } from '../frame/edited-text.ts';
import { digestOf } from '../policy/policies-digest.ts';
import { casesByKindListing } from './cases-by-kind-listing.ts';
import { flowsListing } from './flows-listing.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { yearScope } from './year-scope.ts';
import { policyFiles, sourceOf, TEMPLATE } from '../policy/policy-folder.ts';
import { worded, type WordedRun } from '../payout/outdated-words.ts';

export type AnnualRequest = { readonly year: number; readonly template?: string | undefined };

/** 年度总结 the figures of a year and the document they make. */
export type AnnualReport = {
  readonly year: number;
  readonly asOf: PlainDate;
  readonly figures: readonly Figure[];
  /** What the tables beside them are read by. */
  readonly scope: BuiltScope;
  readonly document: Document;
  /** What each figure is called that a summary may name. */
  readonly labels: ReadonlyMap<string, string>;
  /** The figures that the template asks for and nobody recorded, with what they lack. */
  readonly notRecorded: readonly NotRecorded[];
  /** 过时的草稿 the drafts of the year that no longer follow from what is on record. */
  readonly outdatedRuns: readonly WordedRun[];
  readonly fingerprint: Fingerprint;
  /** 花名册较早 said of a latest roster much older than the day of the summary. */
  readonly oldRoster: Text | undefined;
  /** 勾稽 with those that fail, and what was published otherwise. */
  readonly ties: readonly Tie[];
  readonly differences: readonly Difference[];
  /** 上年 what was handed in for the year before, by the keys of this one. */
  readonly previous: ReadonlyMap<string, FrozenFigure['value']>;
};
type NotRecorded = { readonly key: string; readonly label: Text; readonly lacking: Text | undefined };

/** Reads the figures of the year-end summary and fills its template. Throws CannotRun if that names an unknown figure. */
export async function readAnnualReport(context: JobContext, request: AnnualRequest): Promise<AnnualReport> {
  return withRegistry(context, 'report annual', async (db) => {
    return reportOf(db, context, request, await loadPolicies(context, db));
  });
}

/** Writes the year-end summary as a document. The same database gives the same bytes. */
export async function writeAnnualReport(
  context: JobContext,
  { format, ...request }: AnnualRequest & { readonly format: 'md' | 'html' | 'docx' | 'xlsx' },
): Promise<{ readonly report: AnnualReport; readonly content: string | Uint8Array }> {
  return withRegistry(context, 'report annual', async (db) => {
    const policies = await loadPolicies(context, db);
    const report = await reportOf(db, context, request, policies);
    const { document, asOf } = report;
    if (format === 'md') return { report, content: documentMarkdown(document) };
    if (format === 'html') {
      const charts = annualCharts({ ...report, ...(await tablesOf(db, report)) });
      return { report, content: documentHtml(document, charts) };
    }
    if (format === 'docx') return { report, content: await writeDocx(document, { createdOn: asOf }) };
    const sheets = await sheetsOf(db, report);
    return { report, content: await writeWorkbook(sheets, { createdOn: asOf }) };
  });
}

/** The same with the sheets of its workbook, to hold a written one against. */
export async function readAnnualSheets(
  context: JobContext,
  request: AnnualRequest,
): Promise<{ readonly report: AnnualReport; readonly sheets: readonly Listing[] }> {
  return withRegistry(context, 'report verify', async (db) => {
    const policies = await loadPolicies(context, db);
    const report = await reportOf(db, context, request, policies);
    return { report, sheets: await sheetsOf(db, report) };
  });
}

async function sheetsOf(db: Database, report: AnnualReport): Promise<readonly Listing[]> {
  const { scope, document, figures, notRecorded, year, asOf, previous, ties, differences } = report;
  const flows = await holderFlows(db, scope, 'category');
  const cases = casesByKindListing(scope.caseKinds ?? [], figures, year);
  return [
    ...annualWorkbook({
      year,
      document,
      figures,
      previous,
      notRecorded: notRecordedText(notRecorded.map(inChinese)),
      ...(await tablesOf(db, report)),
    }),
    ...servicesListings(await servicesOf(db, scope)),
    ...(cases ? [cases] : []),
    ...(flows ? [flowsListing({ year, asOf, by: 'category', flows })] : []),
    ...checksSheet(ties, differences),
  ];
}

/** 服务台账 by month and by subdistrict, where there is one of the year. */
async function servicesOf(db: Database, scope: BuiltScope): Promise<readonly ServicesTable[]> {
  if (!(await hasListOfYear(db, 'services', scope))) return [];
  return [await servicesBy(db, scope, 'month'), await servicesBy(db, scope, 'subdistrict')];
}

/** The wide tables beside the figures. */
async function tablesOf(db: Database, { scope }: AnnualReport) {
  return {
    monthlyTable: await payoutByMonth(db, scope),
    // Where no roster is on record, no subdistrict has nobody.
    ...((await hasListOfYear(db, 'holders', scope)) && {
      subdistrictTable: await holdersBySubdistrict(db, scope),
    }),
  };
}

/** 截止日期 the last day of the year, or the day to go by where that is earlier. Throws CannotRun for a year to come. */
export function cutOffOf(year: number, context: JobContext): PlainDate {
  const lastDay = parsePlainDate(`${year}-12-31`);
  const firstDay = parsePlainDate(`${year}-01-01`);
  if (!lastDay || !firstDay || context.asOf < firstDay) {
    throw new CannotRun({
      what: { zh: `${year} 年还没有开始`, en: `The year ${year} has not begun` },
      next: { zh: '请换一个年份，或用 --as-of 指定日期', en: 'Choose another year, or a day with --as-of' },
    });
  }
  return context.asOf < lastDay ? context.asOf : lastDay;
}

async function reportOf(
  db: Database,
  context: JobContext,
  { year, template }: AnnualRequest,
  policies: Policies,
): Promise<AnnualReport> {
  const asOf = cutOffOf(year, context);
  const source = template === undefined ? sourceOf(policies.dir, TEMPLATE) : templateAt(template);
  const known = knownIndicators(policies, year);
  refuseFaults(checkTemplate(source.text, source.file, new Set(known.map(({ key }) => key))));
  const asked = await yearScope(db, policies, { year, asOf });
  const { scope, figures, lacking, ties } = await measureYear(db, asked);
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const differences = differencesOf(policies.published, year, byKey);
  const checks = checksText(ties, differences);
  const outdated = (await outdatedRuns(db)).filter(({ month }) => month.startsWith(`${year}-`)).map(worded);
  const oldRoster = oldRosterText(await latestDayOf(db, 'holders'), asOf);
  const labels = new Map(known.map(({ key, label }) => [key, label.zh]));
  const notRecorded = known.map(({ key, label }) => ({ key, label, lacking: lacking.get(key) }));
  const filled = fillTemplate(
    source.text,
    {
      figures: byKey,
      labels,
      lacking: new Map([...lacking].map(([key, text]) => [key, text.zh])),
      variables: variablesOf(year, asOf, policies),
      outdated: outdated.map(({ text }) => inLang(text, 'zh')),
      oldRoster: oldRoster?.zh,
      narrative: scope.narrative,
      checks: checks.map(({ zh }) => zh),
    },
    source.file,
  );
  refuseFaults(filled.faults);
  const figuresSha256 = sha256(canonicalJson(figures.map((figure) => figureJson(figure))));
  const sources = digestOf([...policyFiles(policies.dir), source].map(withoutFolder));
  const log = (await lastChange(db.query, context.knownAt)) ?? { seq: 0, hash: '0'.repeat(64) };
  const fingerprint: Fingerprint = { year, asOf, figures: figuresSha256, policies: sources, log };
  const document: Document = {
    ...filled.document,
    signature: [policies.district.federation, wordDate(asOf)],
    footnote: fingerprintLine(fingerprint),
  };
  return {
    year,
    asOf,
    figures,
    document,
    labels,
    fingerprint,
    outdatedRuns: outdated,
    oldRoster,
    scope,
    ties,
    differences,
    previous: asked.lastYear,
    notRecorded: notRecorded.filter(({ key }) => filled.omitted.includes(key)),
  };
}

function variablesOf(year: number, asOf: PlainDate, { district }: Policies): ReadonlyMap<string, string> {
  return new Map([
    ['year', String(year)],
    ['next_year', String(year + 1)],
    ['district', district.name],
    ['as_of', asOf],
  ]);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same files in another folder are the same policies. */
function withoutFolder({ file, text }: PolicySource): PolicySource {
  return { file: basename(file), text };
}

/** What happened after the latest roster is known only where a list of changes says so. */
function oldRosterText(rosterOf: PlainDate | undefined, asOf: PlainDate): Text | undefined {
  if (rosterOf === undefined || addDays(rosterOf, OLD_DAYS) >= asOf) return undefined;
  return {
    zh: `最近的花名册截至 ${rosterOf}，早于 ${asOf}；此后的新办、注销、迁移只有导入了变动名单的才算在内，没有导入的年份不等于没有发生`,
    en: `The latest roster is of ${rosterOf}, before ${asOf}: what changed since is counted only where a list of changes was imported`,
  };
}

const OLD_DAYS = 31;

function inChinese({ label, lacking }: NotRecorded): {
  readonly label: string;
  readonly lacking: string | undefined;
} {
  return { label: label.zh, lacking: lacking?.zh };
}

function templateAt(path: string): PolicySource {
  const file = inert(basename(path));
  const next = { zh: '请检查 --template 的路径', en: 'Check the path of --template' };
  return { file, text: readEditedText(path, file, next) };
}

function refuseFaults(faults: readonly TemplateFault[]): void {
  const [first] = faults;
  if (!first) return;
  throw new CannotRun({
    what: { zh: `模板有 ${faults.length} 处错误`, en: `The template has ${faults.length} faults` },
    why: {
      zh: faults.map((fault) => formatTemplateFault(fault, 'zh')).join('\n'),
      en: faults.map((fault) => formatTemplateFault(fault, 'en')).join('\n'),
    },
    next: {
      zh: '用 dpf report indicators 查看可用的指标名',
      en: 'See dpf report indicators for the keys there are',
    },
  });
}
