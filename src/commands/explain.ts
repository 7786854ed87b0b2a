import type { Command } from 'commander';
import type { Explained } from '../jobs/explain-payout.ts';
import { formatYuan } from '../kernel/fen.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { inStyle, type Style } from './frame-sink.ts';
import { run } from './frame.ts';
import type { Io } from './io.ts';
import { asList, asMonth, examples } from './options.ts';
import { basisText } from './show-scheme.ts';
import { showTree } from './show-tree.ts';

type Options = { readonly month: YearMonth; readonly scheme?: readonly string[] };
type Decision = Explained['decisions'][number];

/** `dpf explain PERSON --month`: why paid, why not, or what is missing. */
export function addExplain(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('explain')
    .summary(say({ zh: '为什么发、为什么不发', en: 'why someone is paid, or not' }))
    .description(
      say({
        zh: '逐项说明一个人某月发不发、为什么、依据哪个文件和哪一行',
        en: 'Says for each scheme whether a person is paid in a month and why, by which document and which row',
      }),
    )
    .argument(
      '<person>',
      say({
        zh: '登记号、身份证号、残疾人证号或姓名',
        en: 'registry id, citizen id, certificate number or name',
      }),
    )
    .requiredOption('--month <month>', say({ zh: '月份，如 2020-12', en: 'month such as 2020-12' }), asMonth)
    .option(
      '--scheme <id>',
      say({ zh: '只看这个项目（可重复）', en: 'this scheme only (repeatable)' }),
      asList,
    )
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf explain 1 --month 2020-12',
        'dpf explain 1 --month 2020-12 --scheme family-care',
      ),
    )
    .action(
      run(io, async ({ context, show }, person: string, { month, scheme = [] }: Options) => {
        const { explainPayout } = await import('../jobs/explain-payout.ts');
        const explained = await explainPayout(context, { person, month, schemes: scheme });
        await show({
          schema: 'dpf.explain/1',
          json: explainedJson(explained, io.lang),
          text: () => explainedText(explained, io.lang),
        });
      }),
    );
}

function explainedJson({ person, month, decisions }: Explained, lang: Lang): object {
  const each = decisions.map((decision) => {
    const { scheme, title, mode, unit, line, outcome } = decision;
    const head = { scheme, title, mode, unit, outcome };
    if (!('trace' in decision)) return { ...head, status: decision.status };
    const { fen, reasons, tree, versionFrom, versionSha256, basis, unverified, provenance } = decision;
    return {
      ...{
        ...head,
        fen: fen ?? null,
        reasons: reasons.map(({ fact, kind, text }) => ({ fact, kind, text: inLang(text, lang) })),
      },
      ...{ tree, version: { from: versionFrom, sha256: versionSha256 }, basis, unverified, provenance },
      ...{ line: line ? { run: line.run, fen: line.fen } : null },
    };
  });
  return { person, month, decisions: each };
}

const outcomes: Record<Decision['outcome'], Text & { readonly style: Style }> = {
  eligible: { zh: '符合', en: 'eligible', style: 'green' },
  refused: { zh: '不符合', en: 'refused', style: 'red' },
  unknown: { zh: '待核', en: 'unknown', style: 'yellow' },
  'not-in-force': { zh: '当月没有此项目', en: 'not in force', style: 'dim' },
};

const noEvent = { zh: '当月没有申请或记录', en: 'nothing applied for or recorded', style: 'dim' } as const;

function hasNoEvent(decision: Decision): boolean {
  return 'status' in decision && decision.status === 'no-event';
}

function explainedText({ person, month, decisions }: Explained, lang: Lang): string {
  const id = inLang({ zh: `（登记号 ${person.id}）`, en: ` (registry id ${person.id})` }, lang);
  const heading = `${person.name} ${person.citizenId}${id} ${month}`;
  // A scheme for which nothing was applied for or recorded is worth a word only to who asks for it alone.
  const told = decisions.filter((decision) => !hasNoEvent(decision) || decisions.length === 1);
  return (
    [inStyle('bold', heading), ...told.flatMap((decision) => decisionLines(decision, lang))].join('\n') + '\n'
  );
}

function decisionLines(decision: Decision, lang: Lang): readonly string[] {
  const say = (text: Text): string => inLang(text, lang);
  const { title, scheme, outcome, tree } = decision;
  const { style, ...text } = hasNoEvent(decision) ? noEvent : outcomes[outcome];
  const colon = say({ zh: '：', en: ': ' });
  const head = `${inStyle('bold', title)} ${scheme}${colon}${inStyle(style, say(text))}`;
  if (!('trace' in decision) || !tree) return ['', head];
  const { fen, basis, versionFrom, provenance, line, mode } = decision;
  const amount = fen === undefined ? '' : ` ${formatYuan(fen)} ${say({ zh: '元', en: 'yuan' })}`;
  const payer = mode === 'record' ? say({ zh: '（其他部门发放）', en: ' (paid by others)' }) : '';
  const documents = basis.map(basisText).join('; ');
  const rows = provenance.map(({ file, sheet, row }) =>
    [file, sheet, row === undefined ? '' : say({ zh: `第 ${row} 行`, en: `row ${row}` })]
      .filter(Boolean)
      .join(' '),
  );
  const inDraft = { zh: `，在草稿批次 ${line?.run ?? ''} 中`, en: `, in draft run ${line?.run ?? ''}` };
  return [
    '',
    head + amount + payer + (line ? say(inDraft) : ''),
    ...showTree(tree, lang, '  ', true),
    say({
      zh: `  依据：${documents}（自 ${versionFrom} 起）`,
      en: `  basis: ${documents} (from ${versionFrom})`,
    }),
    ...(rows.length > 0
      ? [`  ${say({ zh: '出处：', en: 'read from: ' })}${[...new Set(rows)].join('; ')}`]
      : []),
  ];
}
