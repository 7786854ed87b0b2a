import type { CheckedSummary, ToldFigure } from '../../jobs/report/written-text/check-summary.ts';
import { type ListingColumn, column, type Style, tableOf } from '../../kernel/documents/listing.ts';
import type { MarkedText } from '../../kernel/documents/marked-text.ts';
import { inLang, type Lang } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { showTable } from '../frame/screen/show-table.ts';

const place = column<ToldFigure>('行', 'line', ({ span }) => span.line, { kind: 'integer' });
const context = column<ToldFigure>('前文', 'before it', ({ words }) => words().around);
const differing: readonly ListingColumn<ToldFigure>[] = [
  place,
  column('文中', 'printed', ({ text }) => ({ text, style: 'red' })),
  column('应为', 'computed', ({ words }) => words().computed),
  column('依据', 'by which reading', ({ words }) => words().why),
  context,
];
const others: readonly ListingColumn<ToldFigure>[] = [
  place,
  column('文中', 'printed', ({ text }) => text),
  context,
];
const agreeing: readonly ListingColumn<ToldFigure>[] = [
  place,
  column('文中', 'printed', ({ text }) => text),
  column('依据', 'by which reading', ({ words }) => words().why),
];

/** 核对结果 what differs first, then how many there are of each, then what lies near another figure on record; all with `--all`. */
export function checkedText(checked: CheckedSummary, lang: Lang, isAll: boolean): string {
  const { file, figures, counts, year } = checked;
  const of = (verdict: ToldFigure['verdict']) => figures.filter((one) => one.verdict === verdict);
  const head =
    counts.differs === 0
      ? { zh: `${file}：没有发现不符的数字。\n`, en: `${file}: no number differs.\n` }
      : {
          zh: `${file}：${counts.differs} 处数字不符。\n\n`,
          en: `${file}: ${counts.differs} numbers differ.\n\n`,
        };
  const told = {
    zh: `\n数字 ${counts.figures} 处 = 相符 ${counts.agrees} + 不符 ${counts.differs} + 无从核对 ${counts.unexplained} + 不是统计数 ${counts['not-a-figure']}（日期、序号、文号等）\n`,
    en: `\n${counts.figures} numbers = ${counts.agrees} agree + ${counts.differs} differ + ${counts.unexplained} unexplained + ${counts['not-a-figure']} not figures (days, ordinals, document numbers …)\n`,
  };
  const against =
    year === undefined
      ? {
          zh: '只核对了文中各数之间的关系，没有与数据库比对。\n',
          en: 'Only its own arithmetic was checked: no database was asked.\n',
        }
      : {
          zh: `已与数据库中 ${year} 年的指标比对。\n`,
          en: `Held against the figures of ${year} in the database.\n`,
        };
  const beside = figures.filter(
    ({ indicator, verdict }) => verdict === 'agrees' && (indicator?.beside.length ?? 0) > 0,
  );
  const near = {
    zh: '\n相符，但与登记的另一指标只差一点，请留意：\n',
    en: '\nThese agree, and nearly are another figure on record:\n',
  };
  const list = (
    title: { zh: string; en: string },
    columns: readonly ListingColumn<ToldFigure>[],
    rows: readonly ToldFigure[],
  ): readonly string[] =>
    rows.length === 0 ? [] : [inLang(title, lang), showTable(tableOf(columns, rows), lang)];
  return [
    inLang(head, lang),
    ...(counts.differs > 0 ? [showTable(tableOf(differing, of('differs')), lang)] : []),
    inLang(told, lang),
    inLang(against, lang),
    ...list(near, agreeing, beside),
    ...(isAll ? list({ zh: '\n无从核对：\n', en: '\nUnexplained:\n' }, others, of('unexplained')) : []),
    ...(isAll ? list({ zh: '\n相符：\n', en: '\nAgree:\n' }, agreeing, of('agrees')) : []),
  ].join('');
}

const colours: Readonly<Record<ToldFigure['verdict'], Style | undefined>> = {
  agrees: 'green',
  differs: 'red',
  unexplained: 'yellow',
  'not-a-figure': undefined,
};

/** 带标注的文稿 for a terminal: its numbers in colours, what one should be in brackets behind it. */
export function markedLines({ lines, findings }: MarkedText): string {
  return lines
    .map(({ cells }) =>
      cells
        .map((cell) =>
          cell
            .map(({ text, mark }) => {
              const colour = mark && colours[mark.verdict];
              const computed = mark?.finding === undefined ? undefined : findings[mark.finding]?.computed;
              const words = colour === undefined ? text : inStyle(colour, text);
              return computed === undefined ? words : `${words}【应为 ${computed === '' ? '？' : computed}】`;
            })
            .join(''),
        )
        .join('  '),
    )
    .join('\n')
    .concat('\n');
}
