import type { ListedIndicator } from '../../jobs/report/read-indicators.ts';
import type { TracedFigure } from '../../jobs/report/trace-figure.ts';
import { formatYuan, fen } from '../../kernel/fen.ts';
import { inLang, type Lang } from '../../kernel/text.ts';
import { showTable } from '../frame/show-table.ts';

/** The value of a figure with what it is made of and how it stands. */
export function valueText({
  value,
  numerator,
  denominator,
  note,
}: Pick<ListedIndicator, 'value' | 'numerator' | 'denominator' | 'note'>): string {
  if (value === undefined || value === null) return '';
  const told = numerator === undefined ? String(value) : `${value} (${numerator}/${denominator ?? ''})`;
  return note === undefined ? told : `${told} (${note})`;
}

/** 追溯 a figure, what it rests on, and the rows behind it. */
export function traceText({ figure, rows, restsOnText }: TracedFigure, lang: Lang): string {
  const head = `${figure.label} ${valueText(figure)} ${figure.unit} (${figure.key}, ${figure.asOf})\n${figure.definition}\n`;
  const basis = restsOnText.map((one) => `${inLang({ zh: '依据', en: 'rests on' }, lang)}: ${one}\n`);
  return [head, ...basis, rows.length > 0 ? `\n${rowTable(rows, lang)}` : ''].join('');
}

function rowTable(rows: TracedFigure['rows'], lang: Lang): string {
  const headings = {
    zh: ['登记号', '姓名', '号码', '街道', '日期', '金额（元）', '出处'],
    en: ['id', 'name', 'number', 'subdistrict', 'date', 'yuan', 'read from'],
  }[lang];
  const cells = rows.map((row) => [
    ...[
      String(row.person ?? ''),
      row.name ?? '',
      row.number ?? '',
      row.subdistrict ?? '',
      row.happened_on ?? '',
    ],
    ...[
      row.fen === null ? '' : formatYuan(fen(row.fen)),
      [row.file, row.sheet, row.row].filter(Boolean).join(' '),
    ],
  ]);
  return showTable(
    headings.map((heading, index) => ({ heading, align: index === 5 ? 'right' : 'left' })),
    cells,
  );
}
