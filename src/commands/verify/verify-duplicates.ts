import type { Command } from 'commander';
import type { DuplicatePair, Duplicates } from '../../jobs/verify/find-duplicates.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/frame-sink.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asDate, examples, formatOption, parentCommand } from '../frame/options.ts';
import { changeNames, comparisonLine } from './show-changes.ts';
import { showTable } from '../frame/show-table.ts';

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

async function showDuplicates(
  session: Session,
  { all = false, since, format = 'table' }: Options,
): Promise<void> {
  const { findDuplicates, duplicateList } = await import('../../jobs/verify/find-duplicates.ts');
  const found = await findDuplicates(session.context, { all, since });
  const { lang } = session.io;
  if (format === 'table' || format === 'json' || session.options.json === true) {
    await session.show({
      schema: 'dpf.verify.duplicates/1',
      json: { ...found, pairs: found.pairs.map((pair) => pairJson(pair, lang)) },
      ...(format === 'table' && { text: () => duplicatesText(found, lang) }),
    });
  } else {
    const { writeList } = await import('../../jobs/frame/write-list.ts');
    await session.deliver(await writeList(duplicateList(found), format, found.asOf), `duplicates.${format}`);
  }
  session.failOn(found.pairs.flatMap(({ judged, severity }) => (judged ? [] : [severity])));
}

function pairJson({ reasons, ...pair }: DuplicatePair, lang: Lang): object {
  return { ...pair, reasons: reasons.map((reason) => inLang(reason, lang)) };
}

function duplicatesText(
  { asOf, people, compared, judged, pairs, comparison }: Duplicates,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  const shown = pairs.slice(0, SHOWN_PAIRS);
  const more = pairs.length - shown.length;
  const lines = [
    say({
      zh: `截至 ${asOf}，${people} 人中有 ${pairs.length} 对可能是同一人（比对了 ${compared} 对）\n`,
      en: `pairs that may be one person: ${pairs.length} (${people} people as of ${asOf}, ${compared} pairs compared)\n`,
    }),
    shown.length > 0 ? `\n${pairTable(shown, lang)}` : '',
    more > 0
      ? say({
          zh: `…… 还有 ${more} 对，加 --format xlsx -o 疑似同一人.xlsx 可得全部\n`,
          en: `… ${more} more; --format xlsx -o duplicates.xlsx lists them all\n`,
        })
      : '',
    comparison ? comparisonLine(comparison, lang) : '',
    judged.same + judged.different > 0
      ? say({
          zh: `已判定：不是同一人 ${judged.different} 对，同一人 ${judged.same} 对（--all 列出）\n`,
          en: `judged: ${judged.different} not the same, ${judged.same} the same (--all lists them)\n`,
        })
      : '',
    shown.length > 0
      ? say({
          zh: '办法：对照两人的身份证原件；核实后用 dpf verify judge 登记号 登记号 --different（或 --same）--why "…" 记下\n',
          en: 'next: look at both identity cards, then keep the answer with dpf verify judge ID ID --different (or --same) --why "…"\n',
        })
      : '',
  ];
  return lines.join('');
}

function pairTable(pairs: readonly DuplicatePair[], lang: Lang): string {
  const headings = {
    zh: ['强度', '登记号', '姓名', '登记号', '姓名', '身份证号', '有效持证', '依据'],
    en: ['strength', 'id', 'name', 'id', 'name', 'citizen ids', 'live', 'why'],
  }[lang];
  const say = (text: Text): string => inLang(text, lang);
  const rows = pairs.map(({ strength, people: [one, other], reasons, judged, change }) => [
    String(strength),
    ...[String(one.person), one.name, String(other.person), other.name],
    [one, other].map(({ citizenId }) => citizenId).join(' / '),
    [one, other]
      .map(({ isLive }) => say(isLive ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }))
      .join('/'),
    (change ? `${say(changeNames[change])}${lang === 'zh' ? '；' : '; '}` : '') +
      reasons.map(say).join(lang === 'zh' ? '；' : '; ') +
      (judged ? inStyle('dim', judgedText(judged, lang)) : ''),
  ]);
  return showTable(
    headings.map((heading, column) => ({ heading, ...(column === 0 && { align: 'right' as const }) })),
    rows,
  );
}

function judgedText({ verdict, why, by, at }: NonNullable<DuplicatePair['judged']>, lang: Lang): string {
  const on = at.slice(0, 10);
  const said = {
    same: { zh: '判为同一人', en: 'judged the same' },
    different: { zh: '判为两人', en: 'judged not the same' },
  }[verdict];
  return inLang(
    { zh: `（${by} ${on} ${said.zh}：${why}）`, en: ` (${said.en} by ${by} on ${on}: ${why})` },
    lang,
  );
}
