import type { Command } from 'commander';
import type { DuplicatePair, Duplicates } from '../../jobs/verify/duplicates/find-duplicates.ts';
import type { Listing } from '../../kernel/documents/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asDate, examples, formatOption, parentCommand } from '../frame/options.ts';
import { comparisonLine } from './show-changes.ts';
import { showListing } from '../frame/screen/show-table.ts';

const formats = ['table', 'json', 'csv', 'xlsx', 'md'] as const;
type Options = {
  readonly all?: boolean;
  readonly since?: PlainDate;
  readonly format?: (typeof formats)[number];
};

const SHOWN_PAIRS = 20;

/** `dpf verify duplicates`, below `dpf verify`: people who may be on record twice. */
export function addVerifyDuplicates(program: Command, io: Io): void {
  const verify = parentCommand(program, 'verify');
  const say = (text: Text): string => inLang(text, io.lang);
  verify
    .command('duplicates')
    .description(
      say({
        zh: '找出可能登记了两次的人：姓名同音、形近，出生日期、电话、住址或身份证号相近；已判定的只计数（判定代替豁免）',
        en: 'Finds people who may be on record twice: names alike, and birth date, telephone, address or id; those judged are counted only (a judgement takes the place of a waiver)',
      }),
    )
    .option('--all', say({ zh: '也列出已判定的', en: 'list those judged, too' }))
    .option(
      '--since <date>',
      say({ zh: '与那天相比：新增、仍在、消失', en: 'compare with that day: new, still open, gone' }),
      asDate,
    )
    .addOption(formatOption(formats, say))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf verify duplicates', 'dpf verify duplicates --format xlsx -o 疑似同一人.xlsx'),
    )
    .action(run(io, showDuplicates));
}

async function showDuplicates(session: Session, { all = false, since, format }: Options): Promise<void> {
  const { findDuplicates } = await import('../../jobs/verify/duplicates/find-duplicates.ts');
  const { duplicatesListing } = await import('../../jobs/verify/duplicates/duplicates-listing.ts');
  const found = await findDuplicates(session.context, { all, since });
  const { lang } = session.io;
  await session.show({
    schema: 'dpf.verify.duplicates/1',
    json: { ...found, pairs: found.pairs.map((pair) => pairJson(pair, lang)) },
    text: () => duplicatesText(found, duplicatesListing(found), lang),
    format,
    list: { name: 'duplicates', of: () => duplicatesListing(found) },
  });
  session.failOn(found.pairs.flatMap(({ judged, severity }) => (judged ? [] : [severity])));
}

function pairJson({ reasons, ...pair }: DuplicatePair, lang: Lang): object {
  return { ...pair, reasons: reasons.map((reason) => inLang(reason, lang)) };
}

function duplicatesText(
  { asOf, people, compared, judged, pairs, comparison }: Duplicates,
  list: Listing,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  return [
    say({
      zh: `截至 ${asOf}，${people} 人中有 ${pairs.length} 对可能是同一人（比对了 ${compared} 对）\n`,
      en: `pairs that may be one person: ${pairs.length} (${people} people as of ${asOf}, ${compared} pairs compared)\n`,
    }),
    pairs.length > 0 ? `\n${showListing(list, lang, { most: SHOWN_PAIRS })}` : '',
    comparison ? comparisonLine(comparison, lang) : '',
    judged.same + judged.different > 0
      ? say({
          zh: `已判定：不是同一人 ${judged.different} 对，同一人 ${judged.same} 对（--all 列出）\n`,
          en: `judged: ${judged.different} not the same, ${judged.same} the same (--all lists them)\n`,
        })
      : '',
    pairs.length > 0
      ? say({
          zh: '办法：对照两人的身份证原件；核实后用 dpf verify judge 登记号 登记号 --different（或 --same）--why "…" 记下\n',
          en: 'next: look at both identity cards, then keep the answer with dpf verify judge ID ID --different (or --same) --why "…"\n',
        })
      : '',
  ].join('');
}
