import {
  checkCharacterOf,
  citizenIdFault,
  parseCitizenId,
  type CitizenId,
} from '../../../kernel/citizen-id.ts';
import { certificateNumberFault } from '../../../kernel/certificate-number.ts';
import { mask } from '../../../kernel/mask.ts';
import { cleanNumber } from '../clean.ts';
import { Fault, type CellReading, type ValueCell } from '../reading.ts';

const LONGEST_NUMBER = 100;
const EXACT_DIGITS = 15;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/;
const ZEROS_AFTER_15 = /^\d{15}0{3,}$/;
const OLD_ID = /^\d{15}$/;
const CERTIFICATE = /^\d{17}[\dX][1-7][1-4](?:B\d{1,2})?$/;
const CITIZEN_ID = /^\d{17}[\dX]$/;
const CERTIFICATE_CHARACTERS = /^[0-9XB]{15,24}$/;

/** 公民身份号码 a citizen id, cleaned; a damaged or old number is refused, never repaired. */
export function readCitizenId(cell: ValueCell): CellReading<CitizenId> {
  const number = cleanNumber(cell.text.slice(0, LONGEST_NUMBER));
  if (number === '') return undefined;
  const id = cell.kind === 'text' ? parseCitizenId(number) : undefined;
  if (id) return id;
  if (isDamaged(cell, number)) return new Fault('digits-lost', mask(number));
  if (OLD_ID.test(number)) return oldCitizenId(number);
  if (CERTIFICATE.test(number)) return new Fault('swapped-column', mask(number));
  const fault = citizenIdFault(number);
  if (fault === 'birth-date') return new Fault('citizen-id-birth-date', mask(number));
  if (fault === 'check-digit') {
    return new Fault(ZEROS_AFTER_15.test(number) ? 'digits-lost' : 'citizen-id-check-digit', mask(number));
  }
  return new Fault(hasLookalike(number) ? 'number-letter' : 'citizen-id-shape', mask(number));
}

/**
 * 名单上的号码 the number by which a list names a person, to be looked up and not kept: citizen id or certificate number, with
 * a typing error in it or not; an old number of 15 digits is made into its new one. Of a damaged one there is what can be
 * read, with `*` for what cannot.
 */
export function readListedNumber(cell: ValueCell): CellReading<string> {
  const shown = cell.text
    .slice(0, LONGEST_NUMBER)
    .replace(/[×✕╳]/g, 'X')
    .replace(/[＊●•○□■]/g, '*');
  const number = cleanNumber(shown);
  if (IN_PLACE.test(number) && number.includes('*') && /\d/.test(number)) return number;
  if (MASKED.test(number)) return inPlace(number);
  const id = readCitizenId({ ...cell, text: AMONG_WORDS.exec(number)?.slice(1).find(Boolean) ?? shown });
  if (!(id instanceof Fault)) return id;
  if (id.code === 'old-citizen-id') {
    const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
    return first17 + checkCharacterOf(first17);
  }
  if (isMistyped(id)) return number;
  return new Fault(id.code, id.shown, id.hint, restOf(number));
}

// Of 18 characters each stands where it belongs; a shorter or longer bar is between the beginning and the end.
const IN_PLACE = /^[\d*]{17}[\dX*]$/;
const MASKED = /^\d{4,}\*{2,}\d*X?$/;
const AMONG_WORDS =
  /^(?:公民)?身份证?(?:号码?)?[:：]?(\d{17}[\dX])$|^(\d{17}[\dX])(?:号|[(（]身份证[)）]|[/。.,，;；、]|\.0)$/;
const FULL = 18;

/** A number with its middle or end blacked out, whatever the length of the bar. */
function inPlace(number: string): string {
  const [, start = '', end = ''] = /^(\d+)\*[\dX*]*?\*?(\d*X?)$/.exec(number) ?? [];
  return start + '*'.repeat(Math.max(0, FULL - start.length - end.length)) + end;
}

/** What can still be read of a number that was damaged. */
function restOf(number: string): string | undefined {
  if (/^\d{15}(?:0{3}|\d{3})$/.test(number)) return `${number.slice(0, EXACT_DIGITS)}***`;
  const digits = number.replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^\d{16,18}[\dX]$/.test(digits) ? digits : undefined;
}

function isMistyped({ code }: Fault): boolean {
  return ['citizen-id-check-digit', 'citizen-id-birth-date', 'swapped-column'].includes(code);
}

/** 残疾人证号 a certificate number, cleaned and kept even when irregular: verify judges it, intake only reads. */
export function readCertificateNumber(cell: ValueCell): CellReading<string> {
  const number = cleanNumber(cell.text.slice(0, LONGEST_NUMBER));
  if (number === '') return undefined;
  if (isDamaged(cell, number)) return new Fault('digits-lost', mask(number));
  if (CITIZEN_ID.test(number)) return new Fault('swapped-column', mask(number));
  if (CERTIFICATE_CHARACTERS.test(number)) {
    const isCut =
      number.endsWith('000') && ZEROS_AFTER_15.test(number) && certificateNumberFault(number) !== undefined;
    return isCut ? new Fault('digits-lost', mask(number)) : number;
  }
  return new Fault(hasLookalike(number) ? 'number-letter' : 'certificate-number-shape', mask(number));
}

/** 户号 and other keys of an office: as written, without spaces; a number beyond Excel's 15 digits is refused. */
export function readKey(cell: ValueCell): CellReading<string> {
  const key = cell.text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
  if (key === '') return undefined;
  return isDamaged(cell, key) ? new Fault('digits-lost', mask(key)) : key;
}

/** Excel keeps 15 digits of a number (nctoro.com a480680), so a longer one was changed before it was saved. */
function isDamaged(cell: ValueCell, number: string): boolean {
  if (cell.kind === 'number' && number.length > EXACT_DIGITS) return true;
  return number.includes('E') && SCIENTIFIC.test(number);
}

/** The suggestion names only what is added, so that the message never holds the number. */
function oldCitizenId(number: string): Fault {
  const added = `${number.slice(0, 6)}19${number.slice(6)}`;
  const check = checkCharacterOf(added);
  return new Fault('old-citizen-id', mask(number), {
    zh: `通常是在第6位后加19、末尾加校验码${check}`,
    en: `usually 19 goes in after the sixth digit and the check character ${check} at the end`,
  });
}

function hasLookalike(number: string): boolean {
  return /^[0-9XBOIL]{15,24}$/.test(number) && /[OIL]/.test(number);
}
