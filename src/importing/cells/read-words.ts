import type { Sex } from '../../kernel/citizen-id.ts';
import { maskPhone } from '../../kernel/mask.ts';
import { cleanName, cleanText, compactCode } from './clean.ts';
import { Fault, type CellReading, safeToShow, type ValueCell } from './reading.ts';

/** Free text; a number cell is taken as it is written. */
export function readText(cell: ValueCell): CellReading<string> {
  return cleanText(cell.text) || undefined;
}

/** 正文 text of several lines: paragraphs and lists keep their line breaks. */
export function readParagraphs(cell: ValueCell): CellReading<string> {
  const lines = cell.text.split(/\r\n|[\r\n]/).map((line) => cleanText(line).trimEnd());
  return lines.join('\n').trim() || undefined;
}

/** 姓名 a name, kept as written but for outer spaces and the middle dot. */
export function readName(cell: ValueCell): CellReading<string> {
  const name = cleanName(cell.text);
  if (name === '') return undefined;
  return cell.kind === 'number' || /\d{4}/.test(name)
    ? new Fault('not-a-name', maskPhone(safeToShow(name)))
    : name;
}

const SCIENTIFIC = /^[\d.]+E\+?\d+$/i;

/** 联系电话 in half-width characters; judged loosely, for it decides nothing. */
export function readPhone(cell: ValueCell): CellReading<string> {
  if (/^\d+$/.test(cell.text)) return cell.text;
  // Java programs store 13800138000 as 1.3800138E10, whole; as text its last digits are gone.
  if (cell.kind === 'number' && Number.isSafeInteger(Number(cell.text))) return String(Number(cell.text));
  if (SCIENTIFIC.test(cell.text)) return new Fault('digits-lost', safeToShow(cell.text));
  return cleanText(cell.text.normalize('NFKC')) || undefined;
}

const SEXES: ReadonlyMap<string, Sex> = new Map([
  ['男', 'male'],
  ['女', 'female'],
  ['男性', 'male'],
  ['女性', 'female'],
  ['1', 'male'],
  ['2', 'female'],
]);

/** 性别 by name or by its code of GB/T 2261.1 (1 男, 2 女). */
export function readSex(cell: ValueCell): CellReading<Sex> {
  const known = SEXES.get(cell.text);
  if (known) return known;
  const text = compactCode(cell.text.slice(0, 100));
  if (text === '') return undefined;
  return SEXES.get(text) ?? new Fault('unknown-sex', safeToShow(text));
}
