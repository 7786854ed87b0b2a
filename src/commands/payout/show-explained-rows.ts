import type { ExplainedScheme } from '../../jobs/payout/explain-payout.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';

type Say = (text: Text) => string;
type Decided = Extract<ExplainedScheme, { trace: unknown }>;

/** 出处 a row of a file: its name, sheet and row. */
export function placeText(
  { file, sheet, row }: Pick<Decided['provenance'][number], 'file' | 'sheet' | 'row'>,
  say: Say,
): string {
  const at = row === undefined ? '' : say({ zh: `第 ${row} 行`, en: `row ${row}` });
  return [file, sheet, at].filter(Boolean).join(' ');
}

/** 名单金额与标准不同 the amount that is not paid, with the row that names it. */
export function listedLines({ listed, fen: due = fen(0), provenance }: Decided, say: Say): readonly string[] {
  if (listed === undefined) return [];
  const rows = provenance.filter(({ fact }) => fact === 'event.amount').map((place) => placeText(place, say));
  const [yuan, rate, at] = [formatYuan(listed), formatYuan(due), rows.join(say({ zh: '、', en: ', ' }))];
  return [
    say({
      zh: `  名单金额 ${yuan} 元与标准 ${rate} 元不同，按标准计算：${at}`,
      en: `  the list says ${yuan} yuan; the rate of ${rate} counts: ${at}`,
    }),
  ];
}
