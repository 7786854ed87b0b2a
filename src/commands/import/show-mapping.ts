import type { ExplainedSheet } from '../../jobs/import/explain-sheets.ts';
import { type ListingColumn, column, type ListedValue, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { showTable } from '../frame/screen/show-table.ts';

/** How the headings of sheets were understood, one table a sheet. */
export function mappingText(sheets: readonly ExplainedSheet[], lang: Lang): string {
  return sheets.map((sheet) => sheetText(sheet, lang)).join('\n');
}

function sheetText(
  { file, sheet, title, encoding, headingRows, statedAsOf, columns, unknown }: ExplainedSheet,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  const where = sheet === '' ? file : `${file} “${sheet}”`;
  const { first, last } = headingRows;
  const place = first === last ? `${first}` : `${first}-${last}`;
  const asOf =
    statedAsOf === undefined
      ? { zh: '', en: '' }
      : { zh: `，截至 ${statedAsOf}`, en: `, as of ${statedAsOf}` };
  const decoded =
    encoding === undefined ? { zh: '', en: '' } : { zh: `，编码 ${encoding}`, en: `, in ${encoding}` };
  const head = say({
    zh: `${where}：${title.zh}，表头在第 ${place} 行${asOf.zh}${decoded.zh}\n`,
    en: `${where}: ${title.en}, headings in row ${place}${asOf.en}${decoded.en}\n`,
  });
  const rows = [
    ...columns.map(({ heading, isRequired, column: at = '', found = '', isInTitle }): Row => {
      const isMissing = isRequired && at === '';
      const note = isInTitle ? inTitle : isMissing ? ({ text: missing, style: 'red' } as const) : undefined;
      return { heading, at, found, note };
    }),
    ...unknown.map(({ column: at, heading: found, didYouMean }): Row => {
      return { heading: '-', at, found, note: unknownText(didYouMean) };
    }),
  ];
  return head + showTable(tableOf(rowColumns, rows), lang);
}

type Row = {
  readonly heading: string;
  readonly at: string;
  readonly found: string;
  readonly note: ListedValue;
};

const rowColumns: readonly ListingColumn<Row>[] = [
  column('项目', 'column', ({ heading }) => heading),
  column('列', 'at', ({ at }) => at),
  column('表中的表头', 'heading in the sheet', ({ found }) => found),
  column('', '', ({ note }) => note),
];
const missing: Text = { zh: '必需，缺少', en: 'required, missing' };
const inTitle: Text = { zh: '标题中写明', en: 'said by the title' };

function unknownText(meant: string | undefined): ListedValue {
  if (meant === undefined) return { zh: '不认识，不读', en: 'unknown, not read' };
  const text = { zh: `不认识，是不是“${meant}”？`, en: `unknown; did you mean ${meant}?` };
  return { text, style: 'yellow' };
}
