import type { Command } from 'commander';
import type { ListedImport } from '../jobs/list-imports.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { run } from './frame.ts';
import type { Io } from './io.ts';
import { examples } from './options.ts';
import { showTable } from './show-table.ts';

/** `dpf import list` and `dpf import show ID`, below `dpf import`: what was imported, by whom, with what result. */
export function addImportList(program: Command, io: Io): void {
  const importCommand = program.commands.find((command) => command.name() === 'import');
  if (!importCommand) throw new TypeError('the import command comes first');
  const say = (text: Text): string => inLang(text, io.lang);
  importCommand
    .command('list')
    .description(say({ zh: '列出导入记录', en: 'lists the imports' }))
    .addHelpText('after', examples(io.lang, 'dpf import list'))
    .action(
      run(io, async ({ context, show }) => {
        const { readImports } = await import('../jobs/list-imports.ts');
        const imports = await readImports(context);
        await show({
          schema: 'dpf.import.list/1',
          json: { imports },
          text: () => importTable(imports, io.lang),
        });
      }),
    );
  importCommand
    .command('show')
    .description(say({ zh: '一次导入的详情', en: 'one import' }))
    .argument('<id>', say({ zh: '导入号', en: 'number of the import' }))
    .addHelpText('after', examples(io.lang, 'dpf import show 1'))
    .action(
      run(io, async ({ context, show }, id: string) => {
        const { readImport } = await import('../jobs/list-imports.ts');
        const found = await readImport(context, id);
        const more = `${found.recordedAt}  ${found.operator}  sha256 ${found.sha256}\n`;
        await show({
          schema: 'dpf.import.show/1',
          json: found,
          text: () => importTable([found], io.lang) + more,
        });
      }),
    );
}

function importTable(imports: readonly ListedImport[], lang: Lang): string {
  const headings = {
    zh: [
      '导入号',
      '文件',
      '工作表',
      '表种',
      '截至',
      '读取',
      '新增',
      '更新',
      '未变',
      '拒绝',
      '问题',
      '经办人',
    ],
    en: [
      'id',
      'file',
      'sheet',
      'kind',
      'as of',
      'read',
      'inserted',
      'updated',
      'unchanged',
      'rejected',
      'problems',
      'by',
    ],
  }[lang];
  const rows = imports.map(({ id, file, sheet, kind, asOf, rows: counts, problems, operator }) => {
    const { read, inserted, updated, unchanged, rejected } = counts;
    return [
      ...[String(id), file, sheet, kind, asOf],
      ...[read, inserted, updated, unchanged, rejected, problems].map(String),
      operator,
    ];
  });
  return showTable(
    headings.map((heading, index) => ({ heading, align: index > 4 && index < 11 ? 'right' : 'left' })),
    rows,
  );
}
