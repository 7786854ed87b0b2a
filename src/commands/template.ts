import type { Command } from 'commander';
import { inLang, type Text } from '../kernel/text.ts';
import { run } from './frame.ts';
import type { Io } from './io.ts';
import { examples } from './options.ts';

/** `dpf template KIND`: an empty workbook to fill in. */
export function addTemplate(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('template')
    .summary(say({ zh: '空白模板', en: 'an empty workbook' }))
    .description(
      say({
        zh: '生成空白表格：表头、填写说明、下拉选项。表种：holders 花名册，certificate-events 证件变动名单，low-income 低保名单，households 户名单',
        en: 'Makes an empty workbook with headings, hints and drop-downs. Kinds: holders, certificate-events, low-income, households',
      }),
    )
    .argument('<kind>', say({ zh: '表种', en: 'kind of sheet' }))
    .addHelpText('after', examples(io.lang, 'dpf template holders -o 花名册模板.xlsx'))
    .action(
      run(io, async ({ deliver }, kind: string) => {
        const { writeTemplate } = await import('../jobs/write-template.ts');
        const { workbook, name } = await writeTemplate(kind);
        await deliver(workbook, name);
      }),
    );
}
