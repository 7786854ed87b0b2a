import { cleanNumber } from '../clean.ts';
import { Fault, type CellReading, type ValueCell } from '../reading.ts';
import { mask } from '../../../kernel/mask.ts';

const EXACT_DIGITS = 15;
const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 银行账号 an account or card number of 8 to 32 digits; one that Excel cut is refused. Never shown in full. */
export function readAccount(cell: ValueCell): CellReading<string> {
  const number = cleanNumber(cell.text.slice(0, 100));
  if (number === '') return undefined;
  if (cell.kind === 'number' && number.replace(/\..*$/, '').length > EXACT_DIGITS)
    return new Fault('digits-lost', mask(number));
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(number)) return new Fault('digits-lost', mask(number));
  return /^\d{8,32}$/.test(number) ? number : new Fault('account-shape', mask(number));
}

/** 统一社会信用代码 of 18 characters with the check character of GB 32100-2015. */
export function readCreditCode(cell: ValueCell): CellReading<string> {
  const code = cleanNumber(cell.text.slice(0, 100));
  if (code === '') return undefined;
  if (cell.kind === 'number' && code.length > EXACT_DIGITS) return new Fault('digits-lost', mask(code));
  return isCreditCode(code) ? code : new Fault('credit-code', mask(code));
}

function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  const modulus = CODE_CHARACTERS.length;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += CODE_CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % modulus;
  }
  return code[17] === CODE_CHARACTERS[(modulus - (sum % modulus)) % modulus];
}
