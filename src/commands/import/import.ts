import type { Command } from 'commander';
import { scopeCalled, scopeWords } from '../../jobs/import/scope-names.ts';
import type { SheetsToRead } from '../../jobs/import/read/recognise-files.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { type TextEncoding, textEncodings } from '../../kernel/writing/text-encoding.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asOneOf, examples } from '../frame/options.ts';
import { showImport } from './show-import.ts';
import { mappingText } from './show-mapping.ts';

type Options = {
  readonly kind?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
  readonly problems?: string;
  readonly explain?: boolean;
  readonly strict?: boolean;
  readonly acceptRenames?: boolean;
  readonly scope?: (typeof scopeWords)[number];
  readonly large?: boolean;
  readonly encoding?: TextEncoding;
  readonly map?: string;
};

/** `dpf import`: reads rosters and lists into the database. */
export function addImport(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const command = program
    .command('import')
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
        'dpf import 省平台导出.xls --map 表头对照.csv',
      ),
    )
    .action(
      run(io, async (session, paths: string[], options: Options) => {
        const { kind, sheet, encoding, map, large: isLarge = false } = options;
        const wanted = { paths, kind, sheet, encoding, map, isLarge };
        if (options.explain === true) return explain(session, wanted);
        const { importFiles } = await import('../../jobs/import/import-files.ts');
        const { problems, dryRun = false, strict = false, scope, acceptRenames = false } = options;
        const force = session.options.force === true;
        const request = {
          ...wanted,
          problems,
          force,
          dryRun,
          strict,
          scope,
          acceptsRenames: acceptRenames,
        };
        return showImport(session, request, await importFiles(session.context, request));
      }),
    );
  addScopeOptions(command, say);
  addReadingOptions(command, say);
}

function addScopeOptions(command: Command, say: (text: Text) => string): void {
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
      '--scope <scope>',
      say({
        zh: '名单范围：complete 全量、additions 新增、removals 减少、part 部分；默认按标题、文件名和表头判断',
        en: 'whom a list names: everybody, who came, who went, or some; known by title, file name and headings unless told',
      }),
      asOneOf(scopeWords, scopeCalled),
    )
    .option(
      '--accept-renames',
      say({
        zh: '花名册上与登记不同的姓名按改名登记；不加则整行退回',
        en: 'a name on a roster that differs from the one on record is a change of name; without this the row is rejected',
      }),
    );
}

function addReadingOptions(command: Command, say: (text: Text) => string): void {
  command
    .option(
      '--encoding <name>',
      say({ zh: 'CSV 的文字编码，默认自动判断', en: 'encoding of a CSV file, found out by default' }),
      asOneOf(textEncodings),
    )
    .option(
      '--map <file>',
      say({
        zh: '表头对照（.csv 或 .xlsx，两列：原表头、标准表头）',
        en: "a mapping of a source's own headings (two columns: theirs, the standard one)",
      }),
    )
    .option(
      '--large',
      say({
        zh: '放宽大小上限，读几十万行以上的工作簿',
        en: 'raise the limits of size, for a workbook of a million rows',
      }),
    )
    .option('--strict', say({ zh: '有一行不能导入就全部不导入', en: 'all rows or none' }))
    .option(
      '--problems <file>',
      say({
        zh: '把有问题的表连同原因写成工作簿，改好可再导入；与原表在同一文件夹时，读它不读原表',
        en: 'give the sheet back with its problems, to be corrected; beside its list it is read in place of it',
      }),
    );
}

async function explain(session: Session, wanted: SheetsToRead): Promise<void> {
  const { explainSheets } = await import('../../jobs/import/explain-sheets.ts');
  const sheets = await explainSheets(wanted);
  const { lang } = session.io;
  const json = sheets.map(({ title, ...rest }) => ({ ...rest, title: inLang(title, lang) }));
  await session.show({
    schema: 'dpf.import.explain/1',
    json: { sheets: json },
    text: () => mappingText(sheets, lang),
  });
}
