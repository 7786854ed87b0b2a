import type { Draft, DraftedScheme } from '../../jobs/payout/draft-payout.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import { type ListingColumn, column, type ListedValue, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { schemeUnits } from '../../jobs/policy/scheme-words.ts';
import { showTable } from '../frame/screen/show-table.ts';
import { withoutPayeeText } from './show-without-payee.ts';

type Part = {
  readonly title: Text;
  readonly isIn: (scheme: DraftedScheme) => boolean;
  /** Only what the federation pays itself is summed. */
  readonly hasTotal: boolean;
};

/** A table for what is paid each month, one for what is paid on application or record, one for what others pay. */
const parts: readonly Part[] = [
  {
    title: { zh: '月度补贴（区残联发放）', en: 'monthly subsidies paid by the federation' },
    isIn: ({ mode, cadence }) => mode === 'pay' && cadence === 'monthly',
    hasTotal: true,
  },
  {
    title: { zh: '按申请、名单和服务发放', en: 'paid for applications, lists and services' },
    isIn: ({ mode, cadence }) => mode === 'pay' && cadence !== 'monthly',
    hasTotal: true,
  },
  {
    title: { zh: '其他部门发放，仅统计', en: 'paid by others, counted only' },
    isIn: ({ mode }) => mode === 'record',
    hasTotal: false,
  },
];

/** A draft for people: the tables, what corrects earlier months, what gave way or waits, and what a budget has left. */
export function draftText(draft: Draft, dryRun: boolean, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const tables = parts.flatMap(({ title, isIn, hasTotal }) => {
    const schemes = draft.schemes.filter(isIn);
    if (schemes.length === 0) return [];
    return [
      `${draft.month} ${say(title)}\n${showTable({ ...tableOf(columns, schemes), ...(hasTotal && { total: totalOf(schemes) }) }, lang)}\n`,
    ];
  });
  const notes = [
    ...correctionNotes(draft),
    ...earlierDraftNotes(draft),
    ...withheldNotes(draft),
    ...budgetNotes(draft),
  ];
  const told = notes.map((note) => `${say(note)}\n`).join('');
  return `${tables.join('')}${withoutPayeeText(draft, lang)}${told}${say(stateText(draft, dryRun))}\n`;
}

const columns: readonly ListingColumn<DraftedScheme>[] = [
  column('项目', 'scheme', ({ scheme }) => scheme),
  column('名称', 'title', ({ title }) => title),
  column('单位', 'unit', ({ unit }) => schemeUnits[unit]),
  column('数量', 'count', (one) => (isCountKnown(one) ? one.count : NOT_KNOWN), { kind: 'integer' }),
  column('金额（元）', 'yuan', (one) => (isCountKnown(one) ? { fen: one.totalFen } : NOT_KNOWN), {
    kind: 'yuan',
  }),
  column('待核', 'undecided', (one) => (isNothingKnown(one) ? NOT_KNOWN : one.unknown), { kind: 'integer' }),
];

function totalOf(schemes: readonly DraftedScheme[]): readonly ListedValue[] {
  const count = schemes.reduce((all, one) => all + one.count, 0);
  const sum = schemes.reduce((all, { totalFen }) => all + totalFen, 0);
  const known = schemes.some(isCountKnown) ? [count, { fen: fen(sum) }] : [NOT_KNOWN, NOT_KNOWN];
  return ['', { zh: '合计', en: 'total' }, '', ...known, ''];
}

const NOT_KNOWN = '-';

/** 无从判断 whether no list names anybody whom a monthly scheme in force could concern. */
export function isNobodyKnown({ status, cadence, eligible, refused, unknown }: DraftedScheme): boolean {
  return status === 'in-force' && cadence === 'monthly' && eligible + refused + unknown === 0;
}

/** What is not known is no nought. */
function isNothingKnown(scheme: DraftedScheme): boolean {
  const { status, count, missingList } = scheme;
  return count === 0 && (status !== 'in-force' || isNobodyKnown(scheme) || missingList !== undefined);
}

function isCountKnown(scheme: DraftedScheme): boolean {
  return !isNothingKnown(scheme) && (scheme.count > 0 || scheme.unknown === 0);
}

/** 补发 and 追缴 among the lines; nothing where all is regular. */
function correctionNotes({ schemes }: Draft): readonly Text[] {
  const count = (reason: 'backpay' | 'clawback'): number =>
    schemes.reduce((sum, { byReason }) => sum + byReason[reason], 0);
  const [back, taken] = [count('backpay'), count('clawback')];
  if (back + taken === 0) return [];
  return [
    {
      zh: `其中补发 ${back} 笔，追缴 ${taken} 笔`,
      en: `among them ${back} lines of back pay and ${taken} of clawback`,
    },
  ];
}

/** What stands in drafts of earlier months, so that nobody who adds months up counts it again. */
function earlierDraftNotes({ schemes }: Draft): readonly Text[] {
  return schemes.flatMap(({ title, inEarlierDrafts: { count, totalFen, months } }) => {
    if (count === 0) return [];
    const yuan = formatYuan(totalFen);
    return [
      {
        zh: `此前草稿已含 ${title}：${count} 笔共 ${yuan} 元在 ${months.join('、')} 的草稿里，本月不再计`,
        en: `In earlier drafts, ${title}: ${linesOf(count)} of ${yuan} yuan in the drafts of ${months.join(', ')}, not counted again`,
      },
    ];
  });
}

function withheldNotes({ schemes }: Draft): readonly Text[] {
  return schemes.flatMap(({ title, stacked, queued }) => [
    ...(stacked.count > 0
      ? [
          {
            zh: `叠加 ${title}：${stacked.count} 笔因同组的其他项目优先，少计 ${formatYuan(stacked.totalFen)} 元`,
            en: `Stacking, ${title}: ${linesOf(stacked.count)} gave way to others of the group, ${formatYuan(stacked.totalFen)} yuan less`,
          },
        ]
      : []),
    ...(queued.count > 0
      ? [
          {
            zh: `轮候 ${title}：${queued.count} 笔共 ${formatYuan(queued.totalFen)} 元，因预算不足这次不发`,
            en: `Waiting, ${title}: ${linesOf(queued.count)} of ${formatYuan(queued.totalFen)} yuan must wait for the budget`,
          },
        ]
      : []),
  ]);
}

function linesOf(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

function budgetNotes({ budgets }: Draft): readonly Text[] {
  return budgets.map(({ fund, year, budgetFen, approvedFen, draftedFen, runFen }) => {
    const yuan = (amount: number): string => formatYuan(fen(amount));
    const left = yuan(budgetFen - approvedFen - draftedFen - runFen);
    const drafted =
      draftedFen === 0
        ? { zh: '', en: '' }
        : {
            zh: `，此前月份的草稿 ${yuan(draftedFen)} 元`,
            en: `, ${yuan(draftedFen)} in drafts of earlier months`,
          };
    return {
      zh: `预算 ${fund} ${year} 年 ${yuan(budgetFen)} 元：此前已批准 ${yuan(approvedFen)} 元${drafted.zh}，本次 ${yuan(runFen)} 元，还剩 ${left} 元`,
      en: `Budget of ${fund}, ${year}: ${yuan(budgetFen)} yuan, ${yuan(approvedFen)} approved before${drafted.en}, ${yuan(runFen)} in this run, ${left} left`,
    };
  });
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
