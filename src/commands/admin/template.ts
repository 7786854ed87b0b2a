import type { Command } from 'commander';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import { writesOwn } from '../frame/frame-output.ts';
import type { Io } from '../frame/io.ts';
import { examples } from '../frame/options.ts';
import { showTable } from '../frame/screen/show-table.ts';

const columns: readonly ListingColumn<{ readonly kind: string; readonly title: string }>[] = [
  column('表种', 'kind', ({ kind }) => kind),
  column('名称', 'title', ({ title }) => title),
];

/** `dpf template KIND`: an empty workbook to fill in. */
export function addTemplate(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const command = program
    .command('template')
    .description(
      say({
        zh: '生成空白表格：表头、填写说明、下拉选项。不写表种就列出全部表种',
        en: 'Makes an empty workbook with headings, hints and drop-downs. Without a kind it lists them all',
      }),
    )
    .argument('[kind]', say({ zh: '表种', en: 'kind of sheet' }))
    .addHelpText('after', examples(io.lang, 'dpf template', 'dpf template holders -o 花名册模板.xlsx'))
    .action(
      run(io, async ({ deliver, show }, kind: string | undefined) => {
        const { templateKinds, writeTemplate } = await import('../../jobs/import/write-template.ts');
        if (kind === undefined) {
          const kinds = templateKinds.map(({ kind: id, title }) => ({ kind: id, title: say(title) }));
          await show({
            schema: 'dpf.template/1',
            json: { kinds },
            text: () => showTable(tableOf(columns, kinds), io.lang),
          });
          return;
        }
        const { content, name } = await writeTemplate(kind);
        await deliver(content, name);
      }),
    );
  writesOwn(command, () => (command.args.length > 0 ? ['xlsx'] : undefined));
}
