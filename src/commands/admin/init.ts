import type { Command } from 'commander';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples } from '../frame/options.ts';

type Options = { readonly district: string; readonly dryRun?: boolean };

/** `dpf init`: a new database with its district on record. */
export function addInit(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('init')
    .description(
      say({
        zh: '新建数据库并登记所在区；第一次导入时也会自动新建',
        en: 'Makes a new database and records its district; the first import does so too',
      }),
    )
    .option(
      '--district <name>',
      say({ zh: '区的政策文件夹名', en: 'name of the district’s policies' }),
      'dongxihu',
    )
    .option('--dry-run', say({ zh: '只试运行', en: 'change nothing' }))
    .addHelpText('after', examples(io.lang, 'dpf init --district dongxihu'))
    .action(
      run(io, async ({ context, show }, { district, dryRun = false }: Options) => {
        const { initDatabase } = await import('../../jobs/admin/init-database.ts');
        const done = await initDatabase(context, { district, dryRun });
        const text = say({
          zh: `${dryRun ? '（试运行）' : ''}已新建数据库 ${done.db}，区：${done.district}\n`,
          en: `${dryRun ? '(dry run) ' : ''}Made the database ${done.db} for ${done.district}\n`,
        });
        await show({ schema: 'dpf.init/1', json: done, text: () => text });
      }),
    );
}
