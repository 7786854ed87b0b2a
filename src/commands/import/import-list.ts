import type { Command } from 'commander';
import type { ListedImport } from '../../jobs/import/list-imports.ts';
import { scopeText } from '../../jobs/import/scope-names.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples, parentCommand } from '../frame/options.ts';
import { problemJson, problemLine } from '../frame/screen/show-problems.ts';
import { showTable } from '../frame/screen/show-table.ts';
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
          text: () => showTable(tableOf(columns, imports), io.lang),
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
              showTable(tableOf(columns, [found]), io.lang).trimEnd(),
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

const columns: readonly ListingColumn<ListedImport>[] = [
  column('导入号', 'id', ({ id }) => id),
  column('文件', 'file', ({ file }) => file),
  column('工作表', 'sheet', ({ sheet }) => sheet),
  column('表种', 'kind', titleOf),
  column('范围', 'scope', ({ kind, scope, area }) => scopeText(kind, scope, area), { isOptional: true }),
  column('截至', 'as of', ({ asOf }) => asOf),
  column('读取', 'read', ({ rows }) => rows.read, { kind: 'integer' }),
  column('新增', 'inserted', ({ rows }) => rows.inserted, { kind: 'integer' }),
  column('更新', 'updated', ({ rows }) => rows.updated, { kind: 'integer' }),
  column('未变', 'unchanged', ({ rows }) => rows.unchanged, { kind: 'integer' }),
  column('拒绝', 'rejected', ({ rows }) => rows.rejected, { kind: 'integer' }),
  column('问题', 'problems', ({ problems }) => problems, { kind: 'integer' }),
  column('经办人', 'by', ({ operator }) => operator),
  column('导入时间', 'on', ({ recordedAt }) => timeInShanghai(recordedAt)),
];

function titleOf({ title: { zh, en }, undoneBy }: ListedImport): Text {
  return undoneBy === undefined ? { zh, en } : { zh: `${zh}（已撤销）`, en: `${en} (undone)` };
}
