import type { SchemeView, StackingView, VersionView } from '../../jobs/policy/read-schemes.ts';
import { schemeUnits } from '../../jobs/policy/scheme-words.ts';
import { formatYuan } from '../../kernel/fen.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { showTable } from '../frame/screen/show-table.ts';
import { showTree } from './show-tree.ts';

type Say = (text: Text) => string;

/** Who pays a scheme, for people. */
const schemeModes: Record<'pay' | 'record', Text> = {
  pay: { zh: '区残联发放', en: 'by the federation' },
  record: { zh: '其他部门发放，仅统计', en: 'by others; counted only' },
};

/** 周期 how often, for people. */
const cadences: Record<SchemeView['cadence'], Text> = {
  monthly: { zh: '按月', en: 'monthly' },
  annual: { zh: '按年', en: 'once a year' },
  once: { zh: '一次性', en: 'once' },
  event: { zh: '按次', en: 'each time' },
};

/** 依据 a document and its clause on one line. */
export function basisText({
  doc,
  clause,
  issuedOn,
}: {
  doc: string;
  clause?: string;
  issuedOn?: string;
}): string {
  return [doc, clause, issuedOn].filter((part) => part !== undefined).join(' ');
}

const columns: readonly ListingColumn<SchemeView>[] = [
  column('项目', 'scheme', ({ id }) => id),
  column('名称', 'title', ({ title }) => title),
  column('发放', 'paid', ({ mode }) => schemeModes[mode]),
  column('单位', 'unit', ({ unit }) => schemeUnits[unit]),
  column('周期', 'cadence', ({ cadence }) => cadences[cadence]),
  column('标准（元）', 'yuan', (one) => shortAmount(currentOf(one)?.amount), { kind: 'yuan' }),
  column('自', 'since', (one) => currentOf(one)?.from ?? '-'),
  column('未核实', 'unverified', (one) => currentOf(one)?.unverified.length ?? 0, { kind: 'integer' }),
];

function currentOf({ versions }: SchemeView): VersionView | undefined {
  return versions.find(({ isInForce }) => isInForce);
}

/** The schemes as a table. */
export function listText(
  schemes: readonly SchemeView[],
  { groups, budgets }: StackingView,
  lang: Lang,
): string {
  const say: Say = (text) => inLang(text, lang);
  return [
    showTable(tableOf(columns, schemes), lang),
    ...groups.map(({ text }) => `${say({ zh: '叠加', en: 'together' })} ${say(text)}\n`),
    ...budgets.map(({ text }) => `${say({ zh: '预算', en: 'budget' })} ${say(text)}\n`),
  ].join('');
}

/** One scheme with its versions, the newest first. */
export function schemeText(view: SchemeView, groups: StackingView['groups'], lang: Lang): string {
  const say: Say = (text) => inLang(text, lang);
  const payee = {
    self: view.unit === 'employer' ? { zh: '本单位', en: 'the employer' } : { zh: '本人', en: 'the person' },
    guardian: { zh: '监护人', en: 'the guardian' },
    head: { zh: '户主', en: 'the head of the household' },
    institution: { zh: '机构', en: 'the institution' },
    insurer: { zh: '经办机构', en: 'the insurer' },
  }[view.payee.to];
  const name = view.payee.name ?? '';
  const minor = view.payee.ifMinor
    ? { zh: ',未成年人为监护人', en: ', for a minor the guardian' }
    : { zh: '', en: '' };
  return (
    [
      inStyle('bold', `${view.title} ${view.id}`),
      say({ zh: `发放：${schemeModes[view.mode].zh}`, en: `paid: ${schemeModes[view.mode].en}` }),
      say({
        zh: `单位：${schemeUnits[view.unit].zh}，${cadences[view.cadence].zh}`,
        en: `unit: ${schemeUnits[view.unit].en}, ${cadences[view.cadence].en}`,
      }),
      say({ zh: `资金：${view.fund}`, en: `fund: ${view.fund}` }),
      say({
        zh: `收款人：${payee.zh}${minor.zh}${name && `（${name}）`}`,
        en: `payee: ${payee.en}${minor.en}${name && ` (${name})`}`,
      }),
      ...(view.eventsText
        ? [say({ zh: `事件：${view.eventsText.zh}`, en: `events: ${view.eventsText.en}` })]
        : []),
      ...groups.map(({ text }) => say({ zh: `叠加：${text.zh}`, en: `together: ${text.en}` })),
      ...view.versions.toReversed().flatMap((version) => versionLines(version, lang)),
    ].join('\n') + '\n'
  );
}

/** An amount in a column: the flat rate, the rows of a table, or the most that is paid. */
function shortAmount(amount: VersionView['amount']): string | Text {
  if (amount === undefined) return '-';
  if (amount.kind === 'flat') return formatYuan(amount.fen);
  if (amount.kind === 'table') return Object.values(amount.rows).map(formatYuan).join(' / ');
  const most = amount.kind === 'entered' ? amount.max : amount.cap?.fen;
  return most === undefined ? { zh: '据实', en: 'actual' } : `≤ ${formatYuan(most)}`;
}

function versionLines(version: VersionView, lang: Lang): readonly string[] {
  const say: Say = (text) => inLang(text, lang);
  const { amount, timing, conditions, from, basis, unverified, isInForce } = version;
  const inForce = isInForce ? say({ zh: '（现行）', en: ' (in force)' }) : '';
  const rate =
    amount === undefined
      ? { zh: '停止发放', en: 'no longer paid' }
      : { zh: `标准：${amount.text.zh}`, en: `rate: ${amount.text.en}` };
  return [
    '',
    inStyle('bold', say({ zh: `自 ${from} 起${inForce}`, en: `from ${from}${inForce}` })),
    `  ${say(rate)}`,
    ...(timing ? [`  ${say({ zh: `计发：${timing.text.zh}`, en: `timing: ${timing.text.en}` })}`] : []),
    ...(conditions
      ? [`  ${say({ zh: '条件', en: 'conditions' })}`, ...showTree(conditions, lang, '    ')]
      : []),
    `  ${say({ zh: '依据', en: 'basis' })}`,
    ...basis.map((one) => `    ${basisText(one)}`),
    ...(unverified.length > 0 ? [`  ${inStyle('yellow', say({ zh: '未核实', en: 'unverified' }))}`] : []),
    ...unverified.map(({ what, why }) => `    ${inStyle('yellow', what)}:${why}`),
  ];
}
