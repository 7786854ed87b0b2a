import type { Database } from '../../db/connection/open.ts';
import { knownIndicators } from '../../indicators/known-indicators.ts';
import type { Written } from '../../db/connection/write.ts';
import {
  findFrozen,
  freezeReport as keepReport,
  type FrozenReport,
  hasRunEventSince,
  importsSince,
  programmesSince,
} from '../../db/history/frozen-report-store.ts';
import { writeDocx } from '../../files/documents/write-docx.ts';
import { measureYear, type YearFigures } from '../../indicators/compute-figures.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { maskIn } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { BY_HAND, fileText } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { documentMarkdown } from '../../reports/media/document-markdown.ts';
import {
  changedFigures,
  correctionNote,
  type FigureChange,
  type FrozenFigure,
} from '../../reports/figure-changes.ts';
import { figureJson } from '../../reports/figure-json.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { writing } from '../frame/writing.ts';
import { digestOf } from '../policy/policies-digest.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { policyFiles } from '../policy/policy-folder.ts';
import { yearScope } from './year-scope.ts';
import { cutOffOf } from './write-annual-report.ts';

/** 留存 what was kept of a year: how many figures, and whether they were kept already. */
export type Frozen = {
  readonly year: number;
  readonly asOf: PlainDate;
  readonly figures: number;
  readonly isNew: boolean;
};

/** 变动情况 what changed since the figures of a year were handed in. */
export type ReportChanges = {
  readonly frozen: Pick<FrozenReport, 'asOf' | 'frozenAt' | 'frozenBy' | 'why'>;
  readonly changes: readonly FigureChange[];
};

/** Keeps the figures of a year as they are handed in; the same again is not kept twice. Throws CannotRun. */
export async function freezeYear(
  context: JobContext,
  {
    year,
    why,
    dryRun,
  }: { readonly year: number; readonly why: string | undefined; readonly dryRun: boolean },
): Promise<Frozen> {
  const asOf = cutOffOf(year, context);
  const { figures, policiesSha256 } = await withRegistry(context, 'report freeze', async (db) => {
    const policies = await loadPolicies(context, db);
    return {
      figures: frozenFigures(await measureYear(db, await yearScope(db, policies, { year, asOf }))),
      policiesSha256: digestOf(policyFiles(policies.dir)),
    };
  });
  if (figures.length === 0) throw nothingToKeep(year);
  return writing(
    context,
    'report freeze',
    async (db): Promise<Written<Frozen>> => {
      const result = { year, asOf, figures: figures.length };
      const text = JSON.stringify(figures);
      const before = await findFrozen(db, year);
      if (before?.figures === text && before.asOf === asOf)
        return { result: { ...result, isNew: false }, log: [] };
      const kept = { year, asOf, figures: text, policiesSha256, why: why === undefined ? null : maskIn(why) };
      await keepReport(db, { ...kept, frozenBy: context.operator, frozenAt: context.now });
      const body = { year, asOf, figures: figures.length, ...(why !== undefined && { why }) };
      return { result: { ...result, isNew: true }, log: [{ body }] };
    },
    { dryRun },
  );
}

/** What is no longer as it was handed in, by old, new and cause. Throws CannotRun where nothing was kept. */
export async function changesOfYear(context: JobContext, year: number): Promise<ReportChanges> {
  return withRegistry(context, 'report changes', async (db) => {
    return changesIn(db, await loadPolicies(context, db), year);
  });
}

/**
 * 更正说明 writes the note of correction of what was handed in. Throws CannotRun where nothing was kept, or nothing changed.
 */
export async function writeCorrection(
  context: JobContext,
  { year, why, format }: { readonly year: number; readonly why: string; readonly format: 'md' | 'docx' },
): Promise<{ readonly changes: ReportChanges; readonly content: string | Uint8Array }> {
  if (why.trim() === '') throw noReason();
  return withRegistry(context, 'report revise', async (db) => {
    const policies = await loadPolicies(context, db);
    const found = await changesIn(db, policies, year);
    if (found.changes.length === 0) throw nothingChanged(year);
    const { name: district, federation } = policies.district;
    const document = correctionNote(found.changes, {
      year,
      district,
      federation,
      why: why.trim(),
      asOf: context.asOf,
      frozenOn: found.frozen.frozenAt.slice(0, 10) as PlainDate,
    });
    const content =
      format === 'md' ? documentMarkdown(document) : await writeDocx(document, { createdOn: context.asOf });
    return { changes: found, content };
  });
}

async function changesIn(db: Database, policies: Policies, year: number): Promise<ReportChanges> {
  const frozen = await findFrozen(db, year);
  if (!frozen) throw nothingKept(year);
  const { asOf, frozenAt, frozenBy, why } = frozen;
  const measured = await measureYear(db, await yearScope(db, policies, { year, asOf }));
  const { sheets, scope } = measured;
  const words = await programmesSince(db, frozen.lastImport);
  const specs = new Map(
    knownIndicators(scope, year).map(({ key, of }) => [key, 'spec' in of ? of.spec : undefined]),
  );
  const imports = await importsSince(db, frozen.lastImport);
  const hasRun = await hasRunEventSince(db, frozen.lastRunEvent);
  const hasOtherPolicies = frozen.policiesSha256 !== digestOf(policyFiles(policies.dir));
  const causesOf = (key: string, isRedefined: boolean): readonly Text[] => {
    const spec = specs.get(key);
    const own = spec?.kind === 'services' ? (scope.programmeWords.get(spec.programme) ?? []) : undefined;
    const lists = imports.filter(
      ({ id, kind, undoes }) =>
        sheets.get(key)?.some((sheet) => sheet === kind) &&
        // A ledger that says nothing of its programme is no cause.
        (kind !== 'services' ||
          undoes !== null ||
          own === undefined ||
          own.some((word) => words.get(id)?.has(word))),
    );
    const causes = [
      ...(isRedefined ? [redefined] : []),
      ...lists.map(importText),
      ...(hasRun && key.includes('payout') ? [calculatedAgain] : []),
    ];
    return causes.length > 0 ? causes : [hasOtherPolicies ? otherPolicies : notKnown];
  };
  return {
    frozen: { asOf, frozenAt, frozenBy, why },
    changes: changedFigures(JSON.parse(frozen.figures) as FrozenFigure[], frozenFigures(measured), causesOf),
  };
}

function frozenFigures({ figures }: Pick<YearFigures, 'figures'>): readonly FrozenFigure[] {
  return figures.map((figure) => {
    const { key, label, value, unit, definition } = figureJson(figure, 'zh');
    return { key, label, value, unit, definition };
  });
}

const redefined: Text = { zh: '口径变更', en: 'another definition' };
const calculatedAgain: Text = { zh: '重新测算', en: 'calculated again' };
const otherPolicies: Text = { zh: '政策文件有改动', en: 'the policy files were changed' };
const notKnown: Text = { zh: '登记有更正', en: 'what is on record was corrected' };

function importText({
  id,
  kind,
  file,
  undoes,
}: {
  id: number;
  kind: string;
  file: string;
  undoes: string | null;
}): Text {
  const title = sheetKinds.find((one) => one.kind === kind)?.title ?? { zh: kind, en: kind };
  if (undoes === null && file === BY_HAND)
    return { zh: `此后手工登记（导入 ${id}）`, en: `a record by hand came later (import ${id})` };
  return undoes === null
    ? { zh: `此后导入${title.zh} ${file}（导入 ${id}）`, en: `${title.en} ${file} came later (import ${id})` }
    : {
        zh: `撤销了${title.zh} ${fileText(undoes).zh}`,
        en: `${title.en} ${fileText(undoes).en} was taken back`,
      };
}

function nothingToKeep(year: number): CannotRun {
  return new CannotRun({
    what: { zh: `${year} 年没有可以留存的数字`, en: `There is no figure of ${year} to keep` },
    next: { zh: '请先导入当年的名单', en: 'Import the lists of the year first' },
  });
}

function nothingKept(year: number): CannotRun {
  return new CannotRun({
    what: { zh: `${year} 年的总结没有留存`, en: `Nothing was kept of the summary of ${year}` },
    why: {
      zh: '没有上报时的数字，无从比较',
      en: 'without the figures handed in there is nothing to compare',
    },
    next: {
      zh: `上报时运行 dpf report freeze --year ${year}`,
      en: `When it is handed in, run dpf report freeze --year ${year}`,
    },
  });
}

function nothingChanged(year: number): CannotRun {
  return new CannotRun({
    what: { zh: `${year} 年上报的数字没有变动`, en: `No figure handed in for ${year} has changed` },
    next: { zh: '不需要更正说明', en: 'There is nothing to correct' },
  });
}

function noReason(): CannotRun {
  return new CannotRun({
    what: { zh: '没有写更正理由', en: 'No reason is given' },
    next: { zh: '用 --why 写明理由', en: 'Give the reason with --why' },
  });
}
