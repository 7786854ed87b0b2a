import type { ExplainedSheet } from '../../jobs/import/explain-sheets.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/frame-sink.ts';
import { showTable } from '../frame/show-table.ts';

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
  const rows = first === last ? `${first}` : `${first}-${last}`;
  const asOf =
    statedAsOf === undefined
      ? { zh: '', en: '' }
      : { zh: `，截至 ${statedAsOf}`, en: `, as of ${statedAsOf}` };
  const decoded =
    encoding === undefined ? { zh: '', en: '' } : { zh: `，编码 ${encoding}`, en: `, in ${encoding}` };
  const head = say({
    zh: `${where}：${title.zh}，表头在第 ${rows} 行${asOf.zh}${decoded.zh}\n`,
    en: `${where}: ${title.en}, headings in row ${rows}${asOf.en}${decoded.en}\n`,
  });
  const headings = { zh: ['项目', '列', '表中的表头', ''], en: ['column', 'at', 'heading in the sheet', ''] }[
    lang
  ];
  const missing = say({ zh: '必需，缺少', en: 'required, missing' });
  const inTitle = say({ zh: '标题中写明', en: 'said by the title' });
  const known = columns.map(({ heading, isRequired, column = '', found = '', isInTitle }) => [
    ...[heading, column, found],
    isInTitle ? inTitle : isRequired && column === '' ? inStyle('red', missing) : '',
  ]);
  const others = unknown.map(({ column, heading, didYouMean }) => [
    ...['-', column, heading],
    didYouMean === undefined
      ? say({ zh: '不认识，不读', en: 'unknown, not read' })
      : inStyle(
          'yellow',
          say({ zh: `不认识，是不是“${didYouMean}”？`, en: `unknown; did you mean ${didYouMean}?` }),
        ),
  ]);
  return (
    head +
    showTable(
      headings.map((heading) => ({ heading })),
      [...known, ...others],
    )
  );
}
