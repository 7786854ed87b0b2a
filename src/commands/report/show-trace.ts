import type { ListedIndicator } from '../../jobs/report/read-indicators.ts';
import type { TracedFigure } from '../../jobs/report/trace/trace-figure.ts';
import type { Listing } from '../../kernel/documents/listing.ts';
import { inLang, type Lang } from '../../kernel/text.ts';
import { showTable } from '../frame/screen/show-table.ts';

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
export function traceText({ figure, rows, restsOnText }: TracedFigure, list: Listing, lang: Lang): string {
  const head = `${figure.label} ${valueText(figure)} ${figure.unit} (${figure.key}, ${figure.asOf})\n${figure.definition}\n`;
  const basis = restsOnText.map((one) => `${inLang({ zh: '依据', en: 'rests on' }, lang)}: ${one}\n`);
  return [head, ...basis, rows.length > 0 ? `\n${showTable(list, lang)}` : ''].join('');
}
