import type { Command } from 'commander';
import type { ListedImport } from '../../jobs/import/list-imports.ts';
import { scopeText } from '../../jobs/import/scope-names.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples, parentCommand } from '../frame/options.ts';
import { problemJson, problemLine } from '../frame/show-problems.ts';
import { showTable } from '../frame/show-table.ts';
import { timeInShanghai } from '../../kernel/time-in-shanghai.ts';

/** `dpf import list`, `show ID` and `undo ID`, below `dpf import`: what was imported, by whom, with what result. */
export function addImportList(program: Command, io: Io): void {
  const importCommand = parentCommand(program, 'import');
  const say = (text: Text): string => inLang(text, io.lang);
  importCommand
    .command('list')
    .description(say({ zh: '列出导入记录', en: 'lists the imports' }))
    .addHelpText('after', examples(io.lang, 'dpf import list'))
    .action(
      run(io, async ({ context, show }) => {
        const { readImports } = await import('../../jobs/import/list-imports.ts');
        const imports = await readImports(context);
        await show({
          schema: 'dpf.import.list/1',
          json: { imports: imports.map(importJson) },
          text: () => importTable(imports, io.lang),
        });
      }),
    );
  importCommand
    .command('show')
    .description(say({ zh: '一次导入的详情', en: 'one import' }))
    .argument('<import>', say({ zh: '导入号', en: 'number of the import' }))
    .addHelpText('after', examples(io.lang, 'dpf import show 1'))
    .action(
      run(io, async ({ context, show }, id: string) => {
        const { readImport } = await import('../../jobs/import/list-imports.ts');
        const found = await readImport(context, id);
        const { title, told } = found;
        const problems = told.map((problem) => problemLine(problem, io.lang));
        await show({
          schema: 'dpf.import.show/1',
          json: { ...importJson(found), told: told.map((problem) => problemJson(problem, io.lang)) },
          text: () =>
            [
              importTable([found], io.lang).trimEnd(),
              `${say(title)}  sha256 ${found.sha256}`,
              ...problems,
            ].join('\n') + '\n',
        });
      }),
    );
  addUndo(importCommand, io);
}

function addUndo(importCommand: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  importCommand
    .command('undo')
    .description(
      say({
        zh: '撤销一次导入（同一条命令导入的一起撤销）：它带来的退回，它改过的复原；之后有数据以它为基础时拒绝',
        en: 'takes an import back, with all that came by the same command; refused where anything later rests on it',
      }),
    )
    .argument('<import>', say({ zh: '导入号', en: 'number of the import' }))
    .option('--only', say({ zh: '只撤销这一张表', en: 'only this sheet' }))
    .option('--dry-run', say({ zh: '只看能不能撤销', en: 'only see whether it can be undone' }))
    .addHelpText('after', examples(io.lang, 'dpf import undo 3 --dry-run', 'dpf import undo 3'))
    .action(
      run(io, async ({ context, show }, id: string, { only = false }: { readonly only?: boolean }) => {
        const { undo } = await import('../../jobs/import/undo-import.ts');
        // The parent command has an option of the same name, which takes the flag.
        const dryRun = importCommand.opts<{ dryRun?: boolean }>().dryRun === true;
        const undone = await undo(context, { id, isOnly: only, dryRun });
        const texts = undone.map((done) => ({
          zh: `${dryRun ? '试运行：可以撤销' : '已撤销'}第 ${done.import} 次导入（${nameOf(done)}），涉及 ${done.rows} 行\n`,
          en: `${dryRun ? 'Dry run: can be undone:' : 'Undone:'} import ${done.import} (${nameOf(done)}), ${done.rows} rows\n`,
        }));
        const asked = undone.find((done) => String(done.import) === id);
        await show({
          schema: 'dpf.import.undo/1',
          json: { ...asked, dryRun, undone },
          text: () => texts.map(say).join(''),
        });
      }),
    );
}

/** `kind` says it to scripts. */
function importJson(one: ListedImport): object {
  return { ...one, title: undefined };
}

function nameOf({ file, sheet }: { readonly file: string; readonly sheet: string }): string {
  return sheet === '' ? file : `${file} ${sheet}`;
}

const counts = {
  zh: ['读取', '新增', '更新', '未变', '拒绝', '问题'],
  en: ['read', 'inserted', 'updated', 'unchanged', 'rejected', 'problems'],
};

function importTable(imports: readonly ListedImport[], lang: Lang): string {
  const headings = {
    zh: ['导入号', '文件', '工作表', '表种', '范围', '截至', ...counts.zh, '经办人', '导入时间'],
    en: ['id', 'file', 'sheet', 'kind', 'scope', 'as of', ...counts.en, 'by', 'on'],
  }[lang];
  const rows = imports.map((one) => {
    const { id, file, sheet, kind, title, scope, area, asOf, problems, operator, recordedAt, undoneBy } = one;
    const undone = undoneBy === undefined ? '' : inLang({ zh: '（已撤销）', en: ' (undone)' }, lang);
    const { read, inserted, updated, unchanged, rejected } = one.rows;
    const of = inLang(scopeText(kind, scope, area), lang);
    return [
      ...[String(id), file, sheet, inLang(title, lang) + undone, of, asOf],
      ...[read, inserted, updated, unchanged, rejected, problems].map(String),
      ...[operator, timeInShanghai(recordedAt)],
    ];
  });
  return showTable(
    headings.map((heading, index) => ({
      ...{ heading, align: index > 5 && index < 12 ? 'right' : 'left' },
      isOptional: index === 4,
    })),
    rows,
  );
}
