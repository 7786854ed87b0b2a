import type { ImportOutcome, ImportRequest } from '../../jobs/import/import-files.ts';
import type { SheetImport } from '../../jobs/import/import-sheet.ts';
import { scopeText } from '../../jobs/import/scope-names.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { severities } from '../../kernel/problem.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import type { Session } from '../frame/frame.ts';
import { comparisonJson, comparisonText } from './show-comparison.ts';
import { countsLine, problemJson, problemLine } from '../frame/screen/show-problems.ts';
import { showTable } from '../frame/screen/show-table.ts';

const SHOWN_PROBLEMS = 20;

/** Shows what an import did: a table, the gravest problems, what to do next. */
export async function showImport(
  session: Session,
  request: ImportRequest,
  outcome: ImportOutcome,
): Promise<void> {
  const { lang } = session.io;
  const { imports, holders } = outcome;
  const each = imports.map((done) => importJson(done, request.dryRun, lang));
  const registry = holders && { holders: holders.count, asOf: holders.asOf };
  const [first] = each;
  const comparison = outcome.comparison && comparisonJson(outcome.comparison, lang);
  const left = outcome.notRead.map(({ file, sheet, why }) => ({ file, sheet, why: inLang(why, lang) }));
  const more = { registry, comparison, ...(left.length > 0 ? { notRead: left } : {}) };
  const json = first && each.length === 1 ? { ...first, ...more } : { files: each, ...more };
  await session.show({ schema: 'dpf.import/1', json, text: () => textOf(request, outcome, lang) });
  for (const { file, sheet, why } of outcome.notRead) {
    const name = sheet === '' ? file : `${file} “${sheet}”`;
    session.hint({ zh: `未读 ${name}：${why.zh}`, en: `Not read: ${name}: ${why.en}` });
  }
  for (const { file, sheet, asOf, isDayAssumed, importId } of imports) {
    if (!isDayAssumed) continue;
    const undo = importId === undefined ? '' : `dpf import undo ${importId}`;
    session.hint({
      zh:
        `${file} ${sheet}`.trimEnd() +
        ` 没有写截至日期，按今天 ${asOf} 的名单记；是以前的名单的，请${undo === '' ? '' : `先 ${undo}，再`}加 --as-of 导入`,
      en:
        `${file} ${sheet}`.trimEnd() +
        ` states no day and is taken as of today, ${asOf}; if it is older, ${undo === '' ? '' : `run ${undo} and `}import it with --as-of`,
    });
  }
  for (const { file, sheet, asOf, otherDay } of imports) {
    if (otherDay === undefined) continue;
    const name = `${file} ${sheet}`.trimEnd();
    session.hint({
      zh: `${name} 的标题写着截至 ${otherDay}，按 --as-of 记为 ${asOf} 的名单；以标题为准的，请不加 --as-of 再导入`,
      en: `${name} says it is of ${otherDay}, and is taken as of ${asOf} by --as-of; if its title is right, import it without --as-of`,
    });
  }
  hintOfOthers(session, outcome);
  const { problemsFile } = outcome;
  if (problemsFile !== undefined) {
    const written = inert(problemsFile);
    session.hint({
      zh: `已写入 ${written}：第一列是原因，改好标黄的格子后再导入`,
      en: `Wrote ${written}: the first column has the reasons; correct the yellow cells and import it`,
    });
    hintOfRecorded(session, imports);
  }
  session.failOn(severities.filter((severity) => imports.some(({ found }) => found[severity] > 0)));
  if (outcome.notRead.some(({ isWrong }) => isWrong)) session.failOn(['error']);
}

/** A first import with a mistyped path makes a database where one lies already. */
function hintOfOthers(session: Session, { madeBeside }: ImportOutcome): void {
  if (madeBeside.length === 0) return;
  const made = inert(session.context.dbPath);
  const others = madeBeside.map(inert);
  session.hint({
    zh: `新建了数据库 ${made}；旁边已有 ${others.join('、')}：要导入到那里的，请删去 ${made}，用 --db 指定后再导入`,
    en: `Made the database ${made}; beside it lies ${others.join(', ')}: if that was meant, remove ${made} and import again with --db`,
  });
}

/** What was kept with a warning stays where its number or day is corrected: that is another record. */
function hintOfRecorded(session: Session, imports: readonly SheetImport[]): void {
  const isOfRow = ({ severity, at }: SheetImport['problems'][number]): boolean =>
    severity === 'warning' && at.cell !== undefined;
  const kept = imports.find(({ importId, problems }) => importId !== undefined && problems.some(isOfRow));
  if (kept?.importId === undefined) return;
  // The other lists of the command are not in question.
  const undo = `dpf import undo ${kept.importId}${imports.length > 1 ? ' --only' : ''}`;
  session.hint({
    zh: `有警告的行已经登记；要改它的号码、日期或变动类型的，先运行 ${undo}，再导入改好的表`,
    en: `Rows with warnings are on record; to correct the number, day or kind of one, run ${undo} before importing the copy`,
  });
}

function importJson(done: SheetImport, dryRun: boolean, lang: Lang): object {
  const { importId = null, area = null, problems, found, title, ...rest } = done;
  return {
    ...rest,
    area,
    title: inLang(title, lang),
    importId,
    dryRun,
    reread: done.skipped !== undefined,
    found,
    problems: problems.map((problem) => problemJson(problem, lang)),
  };
}

const columns: readonly ListingColumn<SheetImport & { readonly hasSheets: boolean }>[] = [
  column('文件', 'file', ({ file }) => file),
  column('工作表', 'sheet', ({ sheet, hasSheets }) => (hasSheets ? sheet : ''), { isOptional: true }),
  column('表种', 'kind', ({ title }) => title),
  column('范围', 'scope', ({ kind, scope, area }) => scopeText(kind, scope, area), { isOptional: true }),
  column('截至', 'as of', ({ asOf }) => asOf),
  column('读取', 'read', ({ rows }) => rows.read, { kind: 'integer' }),
  column('新增', 'inserted', ({ rows }) => rows.inserted, { kind: 'integer' }),
  column('更新', 'updated', ({ rows }) => rows.updated, { kind: 'integer' }),
  column('未变', 'unchanged', ({ rows }) => rows.unchanged, { kind: 'integer' }),
  column('拒绝', 'rejected', ({ rows }) => rows.rejected, { kind: 'integer' }),
];

function textOf(
  request: ImportRequest,
  { imports, isKept, holders, comparison }: ImportOutcome,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  const hasSheets = new Set(imports.map(({ file }) => file)).size < imports.length;
  const rows = imports.map((one) => ({ ...one, hasSheets }));
  const table = showTable(tableOf(columns, rows), lang);
  const lines = imports.flatMap((done) => problemLines(done, lang));
  if (comparison) lines.push(comparisonText(comparison, lang));
  const state = holders && {
    zh: `有效持证残疾人 ${holders.count} 人（截至 ${holders.asOf}）`,
    en: `${holders.count} holders of a live certificate (as of ${holders.asOf})`,
  };
  const unkept = request.dryRun
    ? { zh: '试运行：没有保存任何数据', en: 'Dry run: nothing was saved' }
    : { zh: '有错误，按 --strict 全部未保存', en: 'There are errors; with --strict nothing was saved' };
  return [table, ...lines, ...(state ? [say(state)] : []), ...(isKept ? [] : [say(unkept)])]
    .map((line) => (line.endsWith('\n') ? line : `${line}\n`))
    .join('');
}

function problemLines({ problems, found, rows }: SheetImport, lang: Lang): readonly string[] {
  const total = found.error + found.warning + found.info;
  if (total === 0) return [];
  const gravest = problems.toSorted(
    (one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity),
  );
  const shown = gravest.slice(0, SHOWN_PROBLEMS).map((problem) => problemLine(problem, lang));
  const more = total - shown.length;
  const rest = {
    zh: `…… 还有 ${more} 条，加 --json -o 问题.json 可得全部`,
    en: `… ${more} more; --json -o problems.json lists them`,
  };
  const rejected = {
    zh: `${rows.rejected} 行未导入，更正后再导入一次即可`,
    en: `Rows not imported: ${rows.rejected}. Correct them and import the file again`,
  };
  return [
    ...shown,
    ...(more > 0 ? [inLang(rest, lang)] : []),
    countsLine(found, lang),
    ...(rows.rejected > 0 ? [inLang(rejected, lang)] : []),
  ];
}
