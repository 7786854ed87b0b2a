import type { SchemeView, VersionView } from '../jobs/read-schemes.ts';
import { formatYuan } from '../kernel/fen.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { inStyle } from './frame-sink.ts';
import { showTable } from './show-table.ts';
import { showTree } from './show-tree.ts';

type Say = (text: Text) => string;

/** Who pays a scheme, for people. */
const schemeModes: Record<'pay' | 'record', Text> = {
  pay: { zh: '区残联发放', en: 'by the federation' },
  record: { zh: '其他部门发放，仅统计', en: 'by others; counted only' },
};

/** What a scheme counts, for people. */
export const schemeUnits: Record<'person' | 'household', Text> = {
  person: { zh: '人', en: 'person' },
  household: { zh: '户', en: 'household' },
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

/** The schemes as a table. */
export function listText(schemes: readonly SchemeView[], lang: Lang): string {
  const headings = {
    zh: ['项目', '名称', '发放', '单位', '标准（元/月）', '自', '未核实'],
    en: ['scheme', 'title', 'paid', 'unit', 'yuan a month', 'since', 'unverified'],
  }[lang];
  const rows = schemes.map(({ id, title, mode, unit, versions }) => {
    const current = versions.find(({ isInForce }) => isInForce);
    return [
      ...[id, title, inLang(schemeModes[mode], lang), inLang(schemeUnits[unit], lang)],
      ...[
        current?.fen === undefined ? '-' : formatYuan(current.fen),
        current?.from ?? '-',
        String(current?.unverified.length ?? 0),
      ],
    ];
  });
  return showTable(
    headings.map((heading, index) => ({ heading, align: index === 4 || index === 6 ? 'right' : 'left' })),
    rows,
  );
}

/** One scheme with its versions, the newest first. */
export function schemeText(view: SchemeView, lang: Lang): string {
  const say: Say = (text) => inLang(text, lang);
  const payee = {
    self: { zh: '本人', en: 'the holder' },
    head: { zh: '户主', en: 'the head of the household' },
  }[view.payee.to];
  const minor = view.payee.ifMinor
    ? { zh: ',未成年人为监护人', en: ', for a minor the guardian' }
    : { zh: '', en: '' };
  return (
    [
      inStyle('bold', `${view.title} ${view.id}`),
      say({ zh: `发放：${schemeModes[view.mode].zh}`, en: `paid: ${schemeModes[view.mode].en}` }),
      say({
        zh: `单位：${schemeUnits[view.unit].zh}，按月`,
        en: `unit: ${schemeUnits[view.unit].en}, monthly`,
      }),
      say({ zh: `资金：${view.fund}`, en: `fund: ${view.fund}` }),
      say({ zh: `收款人：${payee.zh}${minor.zh}`, en: `payee: ${payee.en}${minor.en}` }),
      ...view.versions.toReversed().flatMap((version) => versionLines(version, lang)),
    ].join('\n') + '\n'
  );
}

function versionLines(version: VersionView, lang: Lang): readonly string[] {
  const say: Say = (text) => inLang(text, lang);
  const { fen, conditions, from, basis, unverified, isInForce } = version;
  const inForce = isInForce ? say({ zh: '（现行）', en: ' (in force)' }) : '';
  const rate =
    fen === undefined
      ? { zh: '停止发放', en: 'no longer paid' }
      : { zh: `标准：${formatYuan(fen)} 元/月`, en: `rate: ${formatYuan(fen)} yuan a month` };
  return [
    '',
    inStyle('bold', say({ zh: `自 ${from} 起${inForce}`, en: `from ${from}${inForce}` })),
    `  ${say(rate)}`,
    ...(conditions
      ? [`  ${say({ zh: '条件', en: 'conditions' })}`, ...showTree(conditions, lang, '    ')]
      : []),
    `  ${say({ zh: '依据', en: 'basis' })}`,
    ...basis.map((one) => `    ${basisText(one)}`),
    ...(unverified.length > 0
      ? [`  ${inStyle('yellow', say({ zh: '未核实 unverified', en: 'unverified' }))}`]
      : []),
    ...unverified.map(({ what, why }) => `    ${inStyle('yellow', what)}:${why}`),
  ];
}
