import type { Figure } from '../indicators/figure.ts';
import type { Tie } from '../indicators/ties.ts';
import { fen, formatYuan } from '../kernel/fen.ts';
import { type ListingColumn, column, type Listing, tableOf } from '../kernel/documents/listing.ts';
import type { Text } from '../kernel/text.ts';
import { wordFigure } from './wording/wording.ts';

/** 已公布的数 that a figure does not agree with, and the document that printed it. */
export type PrintedOtherwise = { readonly figure: Figure; readonly printed: string; readonly source: string };

/** 数据校核 what the figures of a year say of each other and of what was published, one sentence each; faults first. */
export function checksText(ties: readonly Tie[], differences: readonly PrintedOtherwise[]): readonly Text[] {
  const failed = ties.filter(({ holds }) => !holds);
  return [
    ...failed.map(tieText),
    ...differences.map(differenceText),
    ...(ties.length > 0 && failed.length === 0
      ? [{ zh: `勾稽关系 ${ties.length} 条全部相符`, en: `all ${ties.length} ties hold` }]
      : []),
  ];
}

/** 数据校核 every tie and every difference, one a row; no sheet where there is neither. */
export function checksSheet(
  ties: readonly Tie[],
  differences: readonly PrintedOtherwise[],
): readonly Listing[] {
  const rows = [
    ...ties.map((tie) => ({ what: tie.what, result: tie.holds ? '相符' : tieText(tie).zh })),
    ...differences.map((one) => ({ what: `${one.figure.label.zh}与公布数`, result: differenceText(one).zh })),
  ];
  if (rows.length === 0) return [];
  return [{ name: '数据校核', title: '数据校核', isLandscape: true, ...tableOf(checkColumns, rows) }];
}

const checkColumns: readonly ListingColumn<{ readonly what: string; readonly result: string }>[] = [
  column('校核', 'check', ({ what }) => what, { width: 44, wrap: true }),
  column('结果', 'result', ({ result }) => result, { width: 70, wrap: true }),
];

function tieText({ what, sum, is }: Tie): Text {
  const said = plainValue(is);
  const own = is.value.kind === 'money' ? yuanOf(sum) : `${sum}${is.unit}`;
  return {
    zh: `勾稽不符：${what}：各部分合计 ${own}，${is.label.zh} ${said}`,
    en: `a tie fails: ${what}: the parts come to ${own}, ${is.label.en} is ${said}`,
  };
}

function differenceText({ figure, printed, source }: PrintedOtherwise): Text {
  const said = plainValue(figure);
  return {
    zh: `与公布数不一致：${figure.label.zh}公布为 ${printed}（${source}），按登记计算为 ${said}`,
    en: `differs from what was published: ${figure.label.en} was printed as ${printed} (${source}), computed ${said}`,
  };
}

function plainValue(figure: Figure): string {
  if (figure.value.kind === 'money') return yuanOf(figure.value.fen);
  const filters = figure.value.kind === 'count' ? [{ name: 'unit', argument: undefined }] : [];
  const worded = wordFigure(figure, filters, { find: () => undefined, isTable: false });
  return 'text' in worded ? worded.text : '';
}

function yuanOf(amount: number): string {
  return `${formatYuan(fen(amount))}元`;
}
