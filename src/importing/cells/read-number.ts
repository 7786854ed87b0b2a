import { type Fen, fen, parseYuan } from '../../kernel/fen.ts';
import { compact } from './clean.ts';
import { Fault, type CellReading, safeToShow, type ValueCell } from './reading.ts';

const LONGEST = 40;
const TEN_THOUSAND = 10_000;
const PLAIN = /^-?\d{1,11}(?:\.\d{1,2})?$/;

/** 金额 an amount in yuan as fen: 1000, 1,000.50, ￥1000元, 10.6万元. More than two decimals are refused. */
export function readAmount(cell: ValueCell): CellReading<Fen> {
  return amountIn(cell, 1);
}

/** 金额 under a heading that says 万元. */
export function readAmountInTenThousands(cell: ValueCell): CellReading<Fen> {
  return amountIn(cell, TEN_THOUSAND);
}

/** A whole number of people or things, 0 or more; a unit behind it is dropped (12人). */
export function readCount(cell: ValueCell): CellReading<number> {
  const text = numberText(cell).replace(/[\p{Script=Han}]{1,3}$/u, '');
  if (text === '') return undefined;
  return /^\d{1,9}(?:\.0+)?$/.test(text) ? Number(text) : new Fault('count-form', safeToShow(text));
}

/** 年度 a year of four digits: 2020, 2020年, 2020学年, 2020年度. */
export function readYear(cell: ValueCell): CellReading<number> {
  const text = compact(cell.text.slice(0, LONGEST));
  if (text === '') return undefined;
  const year = /^((?:19|20)\d{2})(?:\.0+)?(?:年|年度|学年)?$/.exec(text)?.[1];
  return year === undefined ? new Fault('year-form', safeToShow(text)) : Number(year);
}

function amountIn(cell: ValueCell, headingUnit: number): CellReading<Fen> {
  const shown = numberText(cell);
  if (shown === '') return undefined;
  const { number, unit } = unitOf(shown);
  const yuan = PLAIN.test(number) ? parseYuan(number) : undefined;
  if (/^-\d/.test(number)) return new Fault('amount-negative', safeToShow(shown));
  // A unit in the cell itself outweighs the heading's.
  const factor = unit ?? headingUnit;
  if (yuan !== undefined && factor === 1) return yuan;
  const scaled = factor === TEN_THOUSAND ? tenThousandfold(number) : undefined;
  return scaled ?? new Fault('amount-form', safeToShow(shown));
}

function unitOf(text: string): { number: string; unit: number | undefined } {
  const bare = text.replace(/^[¥￥]/, '');
  if (bare.endsWith('万元') || bare.endsWith('万'))
    return { number: bare.replace(/万元?$/, ''), unit: TEN_THOUSAND };
  return bare.endsWith('元') ? { number: bare.slice(0, -1), unit: 1 } : { number: bare, unit: undefined };
}

/** By moving the point, so that no amount passes through a binary fraction. */
function tenThousandfold(number: string): Fen | undefined {
  const parts = /^(-?)(\d{1,7})(?:\.(\d{1,6}))?$/.exec(number);
  if (!parts) return undefined;
  const magnitude = Number(parts[2]) * 1_000_000 + Number((parts[3] ?? '').padEnd(6, '0'));
  return fen(parts[1] === '-' ? -magnitude : magnitude);
}

/** Excel computes with 15 digits and stores 17: 0.1+0.2 lies in the file as 0.30000000000000004. */
function numberText(cell: ValueCell): string {
  if (cell.kind === 'number') {
    const rounded = Number(Number(cell.text).toPrecision(15));
    return Number.isFinite(rounded) && Math.abs(rounded) < 1e15 ? decimal(rounded) : cell.text;
  }
  // Only a comma between groups of three is a thousands mark; 10,6 stays and is refused.
  return compact(cell.text.slice(0, LONGEST)).replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
}

function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}
