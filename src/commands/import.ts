import type { Command } from 'commander';
import type { ImportOutcome, ImportRequest } from '../jobs/import-files.ts';
import type { SheetImport } from '../jobs/import-sheet.ts';
import { severities } from '../kernel/problem.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { run, type Session } from './frame.ts';
import type { Io } from './io.ts';
import { examples } from './options.ts';
import { comparisonJson, comparisonText } from './show-comparison.ts';
import { mappingText } from './show-mapping.ts';
import { countsLine, problemJson, problemLine } from './show-problems.ts';
import { showTable } from './show-table.ts';

type Options = {
  readonly kind?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
  readonly problems?: string;
  readonly explain?: boolean;
  readonly strict?: boolean;
  readonly full?: boolean;
};

const SHOWN_PROBLEMS = 20;

/** `dpf import`: reads rosters and lists into the database. */
export function addImport(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const command = program
    .command('import')
    .summary(say({ zh: '导入花名册和名单', en: 'read rosters and lists' }))
    .description(
      say({
        zh: '按表头识别表种（花名册、各种名单和台账，dpf template 列出全部），逐行检查后一次存入；同一文件再导入不会有任何变化',
        en: 'Recognises the kind of sheet by its headings (dpf template lists the kinds), checks every row and saves all at once; the same file again changes nothing',
      }),
    )
    .argument('<paths...>', say({ zh: '文件或文件夹（.xlsx、.csv）', en: 'files or folders (.xlsx, .csv)' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf import 花名册.xlsx',
        'dpf import 低保名单.csv --as-of 2020-12-31 --dry-run',
        'dpf import 花名册.xlsx --problems 待更正.xlsx',
        'dpf import 花名册.xlsx --explain',
      ),
    )
    .action(
      run(io, async (session, paths: string[], options: Options) => {
        if (options.explain === true) return explain(session, paths, options);
        const { importFiles } = await import('../jobs/import-files.ts');
        const { kind, sheet, problems, dryRun = false, strict = false, full = false } = options;
        const force = session.options.force === true;
        const request = { paths, kind, sheet, problems, force, dryRun, strict, isFull: full };
        const outcome = await importFiles(session.context, request);
        return present(session, request, outcome);
      }),
    );
  addOptions(command, say);
}

function addOptions(command: Command, say: (text: Text) => string): void {
  command
    .option(
      '--kind <kind>',
      say({
        zh: '指定表种（dpf template 列出全部）',
        en: 'kind of sheet (dpf template lists them all)',
      }),
    )
    .option('--sheet <name>', say({ zh: '只读这个工作表', en: 'read this sheet only' }))
    .option('--dry-run', say({ zh: '只检查，不保存', en: 'check only, save nothing' }))
    .option(
      '--explain',
      say({
        zh: '只显示表头是怎样认的，不导入',
        en: 'show how the headings were understood; import nothing',
      }),
    )
    .option(
      '--full',
      say({
        zh: '这是全量名册：列出新增、变化和不在册的人，不在册的作标记',
        en: 'the roster names everybody: tell who is new, changed or gone, and mark the gone',
      }),
    )
    .option('--strict', say({ zh: '有一行不能导入就全部不导入', en: 'all rows or none' }))
    .option(
      '--problems <file>',
      say({
        zh: '把有问题的表连同原因写成工作簿，改好可再导入',
        en: 'give the sheet back with its problems, to be corrected',
      }),
    );
}

async function explain(session: Session, paths: readonly string[], { kind, sheet }: Options): Promise<void> {
  const { explainSheets } = await import('../jobs/explain-sheets.ts');
  const sheets = await explainSheets({ paths, kind, sheet });
  const { lang } = session.io;
  const json = sheets.map(({ title, ...rest }) => ({ ...rest, title: inLang(title, lang) }));
  await session.show({
    schema: 'dpf.import.explain/1',
    json: { sheets: json },
    text: () => mappingText(sheets, lang),
  });
}

async function present(session: Session, request: ImportRequest, outcome: ImportOutcome): Promise<void> {
  const { lang } = session.io;
  const { imports, holders } = outcome;
  const each = imports.map((done) => importJson(done, request.dryRun, lang));
  const registry = holders && { holders: holders.count, asOf: holders.asOf };
  const [first] = each;
  const comparison = outcome.comparison && comparisonJson(outcome.comparison, lang);
  const more = { registry, comparison };
  const json = first && each.length === 1 ? { ...first, ...more } : { files: each, ...more };
  await session.show({ schema: 'dpf.import/1', json, text: () => textOf(request, outcome, lang) });
  for (const { file, sheet, why } of outcome.notRead) {
    const name = sheet === '' ? file : `${file} “${sheet}”`;
    session.hint({ zh: `未读 ${name}：${why.zh}`, en: `Not read: ${name}: ${why.en}` });
  }
  const { problemsFile } = outcome;
  if (problemsFile !== undefined) {
    session.hint({
      zh: `已写入 ${problemsFile}：第一列是原因，改好标黄的格子后再导入`,
      en: `Wrote ${problemsFile}: the first column has the reasons; correct the yellow cells and import it`,
    });
  }
  session.failOn(severities.filter((severity) => imports.some(({ found }) => found[severity] > 0)));
}

function importJson(done: SheetImport, dryRun: boolean, lang: Lang): object {
  const { importId = null, problems, found, title, ...rest } = done;
  return {
    ...rest,
    title: inLang(title, lang),
    importId,
    dryRun,
    reread: done.skipped !== undefined,
    found,
    problems: problems.map((problem) => problemJson(problem, lang)),
  };
}

const headings: Record<Lang, readonly string[]> = {
  zh: ['文件', '表种', '截至', '读取', '新增', '更新', '未变', '拒绝'],
  en: ['file', 'kind', 'as of', 'read', 'inserted', 'updated', 'unchanged', 'rejected'],
};

function textOf(
  request: ImportRequest,
  { imports, isKept, holders, comparison }: ImportOutcome,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  const rows = imports.map(
    ({ file, title, asOf, rows: { read, inserted, updated, unchanged, rejected } }) => [
      ...[file, say(title), asOf],
      ...[read, inserted, updated, unchanged, rejected].map(String),
    ],
  );
  const table = showTable(
    headings[lang].map((heading, index) => ({ heading, align: index > 2 ? 'right' : 'left' })),
    rows,
  );
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
    en: `${rows.rejected} rows were not imported; correct them and import the file again`,
  };
  return [
    ...shown,
    ...(more > 0 ? [inLang(rest, lang)] : []),
    countsLine(found, lang),
    ...(rows.rejected > 0 ? [inLang(rejected, lang)] : []),
  ];
}
