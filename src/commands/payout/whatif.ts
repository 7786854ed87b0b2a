import type { Command } from 'commander';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asMonth, examples, formatOption } from '../frame/options.ts';
import { whatIfJson, whatIfText } from './show-whatif.ts';

const formats = ['table', 'json', 'csv', 'xlsx'] as const;
type Options = {
  readonly month: string;
  readonly list?: boolean;
  readonly format?: (typeof formats)[number];
};

/** `dpf whatif FILE --month M[..M]`: a changed or new scheme calculated over some months. */
export function addWhatif(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('whatif')
    .description(
      say({
        zh: '把改过的或新的补贴项目文件放到过去或将来的月份重算：多发少发多少，谁多谁少；不写入数据库',
        en: 'Replays a changed or new scheme file over past or coming months: the cost, who gains, who loses; writes nothing',
      }),
    )
    .argument('<file>', say({ zh: '补贴项目的 yaml 文件', en: 'the yaml file of a scheme' }))
    .requiredOption(
      '--month <months>',
      say({ zh: '月份或范围，如 2020-01..2020-12', en: 'a month or a range such as 2020-01..2020-12' }),
    )
    .option('--list', say({ zh: '列出每个有变化的对象', en: 'list everyone whose money changes' }))
    .addOption(formatOption(formats, say))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf whatif family-care.yaml --month 2020-12',
        'dpf whatif family-care.yaml --month 2020-01..2020-12 --list --format xlsx -o changes.xlsx',
      ),
    )
    .action(run(io, whatif));
}

async function whatif(session: Session, file: string, options: Options): Promise<void> {
  const [from = '', to = from, ...more] = options.month.split('..');
  if (more.length > 0) {
    throw new CannotRun({
      what: { zh: `看不懂“${options.month}”`, en: `Cannot read "${options.month}"` },
      next: { zh: '写成 2020-01..2020-12', en: 'write it as 2020-01..2020-12' },
    });
  }
  const { whatIf } = await import('../../jobs/payout/ask-what-if.ts');
  const { changesListing } = await import('../../jobs/payout/changes-listing.ts');
  const { format, list: isListed = false } = options;
  const { lang } = session.io;
  await whatIf(session.context, { file, from: asMonth(from), to: asMonth(to) }, (found) =>
    session.show({
      schema: 'dpf.whatif/1',
      json: () => whatIfJson(found, isListed),
      text: () => whatIfText(found, isListed ? changesListing(found) : undefined, lang),
      format,
      list: { name: 'changes', of: () => changesListing(found) },
    }),
  );
}
