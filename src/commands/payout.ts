import type { Command } from 'commander';
import type { Draft, DraftedScheme } from '../jobs/draft-payout.ts';
import { formatYuan } from '../kernel/fen.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { run, type Session } from './frame.ts';
import type { Io } from './io.ts';
import { asList, asMonth, examples } from './options.ts';
import { schemeUnits } from './show-scheme.ts';
import { showTable } from './show-table.ts';

type Options = { readonly month: YearMonth; readonly scheme?: readonly string[]; readonly dryRun?: boolean };

/** `dpf payout --month YYYY-MM`: drafts the month's run. */
export function addPayout(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('payout')
    .summary(say({ zh: '计算一个月的补贴', en: 'work out a month’s subsidies' }))
    .description(
      say({
        zh: '按政策和已导入的名单计算一个月的补贴，生成草稿；事实和政策不变，再算一次不会多出任何明细',
        en: 'Drafts a month’s run from the policies and the lists imported; the same facts again add nothing',
      }),
    )
    .requiredOption('--month <month>', say({ zh: '月份，如 2020-12', en: 'month such as 2020-12' }), asMonth)
    .option(
      '--scheme <id>',
      say({ zh: '只算这个项目（可重复）', en: 'this scheme only (repeatable)' }),
      asList,
    )
    .option('--dry-run', say({ zh: '只计算，不保存', en: 'work it out, save nothing' }))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf payout --month 2020-12', 'dpf payout --month 2020-12 --dry-run'),
    )
    .action(
      run(io, async (session, { month, scheme = [], dryRun = false }: Options) => {
        const { draftPayout } = await import('../jobs/draft-payout.ts');
        const draft = await draftPayout(session.context, { month, schemes: scheme, dryRun });
        await session.show({
          schema: 'dpf.payout/1',
          json: draftJson(draft, dryRun),
          text: () => draftText(draft, dryRun, io.lang),
        });
        hintUndecided(session, draft);
        hintIncomplete(session, draft);
      }),
    );
}

function draftJson({ run: id, schemes, ...draft }: Draft, dryRun: boolean): object {
  const each = schemes.map(({ unknownFacts, ...scheme }) => ({
    ...scheme,
    unknownFacts: unknownFacts.map(({ fact, count }) => ({ fact, count })),
  }));
  const { month, ...rest } = draft;
  return { month, run: id ?? null, dryRun, ...rest, schemes: each };
}

const headings: Record<Lang, readonly string[]> = {
  zh: ['项目', '名称', '单位', '数量', '金额（元）', '待核'],
  en: ['scheme', 'title', 'unit', 'count', 'yuan', 'undecided'],
};

function draftText(draft: Draft, dryRun: boolean, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const paid = draft.schemes.filter(({ mode }) => mode === 'pay');
  const counted = draft.schemes.filter(({ mode }) => mode === 'record');
  const total = [
    '',
    say({ zh: '合计', en: 'total' }),
    '',
    String(draft.lines),
    formatYuan(draft.totalFen),
    '',
  ];
  const parts = [
    {
      title: {
        zh: `${draft.month} 月度补贴（区残联发放）\n`,
        en: `${draft.month} monthly subsidies paid by the federation\n`,
      },
      schemes: paid,
      more: [total],
    },
    {
      title: {
        zh: `${draft.month} 其他部门发放，仅统计\n`,
        en: `${draft.month} paid by others, counted only\n`,
      },
      schemes: counted,
      more: [],
    },
  ]
    .filter(({ schemes }) => schemes.length > 0)
    .map(({ title, schemes, more }) => `${say(title)}${tableOf(schemes, lang, more)}\n`);
  return `${parts.join('')}${say(stateText(draft, dryRun))}\n`;
}

function tableOf(schemes: readonly DraftedScheme[], lang: Lang, more: readonly string[][]): string {
  const rows = schemes.map(({ scheme, title, unit, count, totalFen, unknown, status }) => [
    ...[scheme, title, inLang(schemeUnits[unit], lang)],
    ...(status === 'in-force' ? [String(count), formatYuan(totalFen), String(unknown)] : ['-', '-', '-']),
  ]);
  return showTable(
    headings[lang].map((heading, index) => ({ heading, align: index > 2 ? 'right' : 'left' })),
    [...rows, ...more],
  );
}

function stateText({ run: id, isNew, replaces }: Draft, dryRun: boolean): Text {
  if (dryRun) return { zh: '试运行：没有保存', en: 'Dry run: nothing was saved' };
  if (id === undefined) return { zh: '无变化：没有可发放的明细', en: 'No change: nothing is due' };
  if (!isNew) return { zh: `无变化：与草稿批次 ${id} 相同`, en: `No change: the same as draft run ${id}` };
  if (replaces === undefined) return { zh: `已生成草稿批次 ${id}`, en: `Drafted run ${id}` };
  return {
    zh: `已生成草稿批次 ${id}，取代作废的草稿批次 ${replaces}`,
    en: `Drafted run ${id}; the earlier draft, run ${replaces}, is void`,
  };
}

/** A rejected row is a person left out: nobody should sign without knowing. */
function hintIncomplete(session: Session, { incompleteLists }: Draft): void {
  for (const { import: id, file, rejected } of incompleteLists) {
    session.hint({
      zh: `注意：${file}（第 ${id} 次导入）有 ${rejected} 行未导入，没有参加计算；请更正后再导入`,
      en: `Note: ${rejected} rows of ${file} (import ${id}) were rejected and not reckoned with; correct and import them`,
    });
  }
}

/** Whom no one could decide about, and which list would settle it: never money on a guess, never a silent no. */
function hintUndecided(session: Session, { schemes }: Draft): void {
  for (const { title, unit, status, eligible, refused, unknown, unknownFacts } of schemes) {
    if (status === 'in-force' && eligible + refused + unknown === 0) session.hint(nobodyKnown(title, unit));
    if (unknown === 0) continue;
    const lists = (lang: Lang) =>
      [...new Set(unknownFacts.map(({ source }) => inLang(source, lang)))].join(lang === 'zh' ? '、' : ', ');
    const what = (lang: Lang) =>
      unknownFacts.map(({ label, count }) => `${inLang(label, lang)} ${count}`).join(', ');
    session.hint({
      zh: `待核 ${title}：${unknown}${schemeUnits[unit].zh}缺少事实（${what('zh')}），暂不发放；请导入${lists('zh')}`,
      en: `Undecided, ${title}: ${unknown} lack a fact (${what('en')}) and are not paid yet; import ${lists('en')}`,
    });
  }
}

function nobodyKnown(title: string, unit: DraftedScheme['unit']): Text {
  return unit === 'household'
    ? {
        zh: `${title}：还没有导入户名单，无法判断`,
        en: `${title}: no household list was imported, so nothing can be decided`,
      }
    : {
        zh: `${title}：还没有导入花名册，无法判断`,
        en: `${title}: no roster was imported, so nothing can be decided`,
      };
}
