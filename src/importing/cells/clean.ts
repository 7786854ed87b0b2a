const CLEAN_NUMBER = /^[0-9XB]+$/;
const NUMBER_DIRT = /[\s\p{Cc}\p{Cf}\p{Pd}'’‘`´′−]/gu;

/** A number without what people and programs put around its digits: full-width, spaces, hyphens, apostrophes. */
export function cleanNumber(text: string): string {
  if (CLEAN_NUMBER.test(text)) return text;
  // Both passes: NFKC turns ´ into a space and an accent, and full-width signs into those listed.
  return text.replace(NUMBER_DIRT, '').normalize('NFKC').replace(NUMBER_DIRT, '').toUpperCase();
}

/** What nearly every cell is made of; the classes by property are several times slower. */
const PLAIN_TEXT = /^[\u4E00-\u9FFF0-9A-Za-z]+$/;
const TEXT_DIRT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** What an export puts before a cell that Excel would run as a formula (files/documents/write-csv.ts). */
const FORMULA_GUARD = /^'(?=[\t\r\n]|[\s\u200B\uFEFF]*[=+\-@＝＋－＠])/;
const LINE_BREAKS = /[\r\n\t\v\f\p{Zl}\p{Zp}]+/gu;
const BREAK_IN_HAN = /(?<=\p{Script=Han})\n(?=\p{Script=Han})/gu;

/** Free text: outer spaces, line breaks, control and bidirectional characters gone; all else as written. */
export function cleanText(text: string): string {
  if (PLAIN_TEXT.test(text)) return text;
  const written = text.replace(FORMULA_GUARD, '').trim();
  if (!TEXT_DIRT.test(written)) return written;
  return written
    .replace(LINE_BREAKS, '\n')
    .replace(BREAK_IN_HAN, '')
    .replaceAll('\n', ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

const PLAIN_NAME = /^[\u4E00-\u9FFF]+$/;
const DOT_IN_HAN = /(?<=\p{Script=Han})[•‧∙⋅・･●．.](?=\p{Script=Han})/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const BLANKS_IN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
/** No part of a name is one character (阿依古丽 买买提), so what stands alone was pulled apart to fill a column. */
const STANDS_ALONE = /(?<!\S)\p{Script=Han}(?!\S)/u;

/**
 * 姓名 a name as written but for outer spaces, what cannot be seen, the spaces that pull characters apart to fill a
 * column, and the dot between two Han characters, which is U+00B7 (民委发〔2016〕33号). Never normalised:
 * NFC and NFKC both change rare characters of names.
 */
export function cleanName(text: string): string {
  if (PLAIN_NAME.test(text)) return text;
  const name = text
    .replace(FORMULA_GUARD, '')
    .replace(/[\r\n\t]/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
  return (STANDS_ALONE.test(name) ? name.replace(BLANKS_IN_HAN, '') : name).replace(DOT_IN_HAN, '·');
}

/** A short coded text (date, category, state) for comparing: NFKC, no white space or invisible characters. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
}

/** A code of one digit, which a number format may show as 01. */
export function compactCode(text: string): string {
  return compact(text).replace(/^0+(?=\d$)/, '');
}
