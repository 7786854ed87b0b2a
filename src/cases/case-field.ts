import { parseCertificateNumber } from '../kernel/certificate-number.ts';
import { readAmount } from '../importing/cells/read-number.ts';
import { fen, formatYuan } from '../kernel/fen.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import type { CaseField } from './case-kind.ts';

/** What is on record of a field: text, or fen of an amount, or a number. */
export type FieldValue = string | number;

const LONGEST = 500;

/** 读取 a field as somebody typed it; what it must be where it is not. */
export function readField(
  field: CaseField,
  text: string,
): { readonly value: FieldValue } | { readonly fault: Text } {
  const plain = text.normalize('NFKC').trim();
  const fault = (zh: string, en: string) => ({
    fault: { zh: `${field.title}${zh}`, en: `${field.title} ${en}` },
  });
  switch (field.as) {
    case 'text':
      return plain === '' || plain.length > LONGEST
        ? fault(`要写 1 至 ${LONGEST} 个字`, `takes 1 to ${LONGEST} characters`)
        : { value: text.trim() };
    case 'yuan': {
      const amount = readAmount({ kind: 'text', text: plain });
      if (typeof amount !== 'number' || amount <= 0)
        return fault('应是大于零的金额，如 1200', 'is an amount above zero such as 1200');
      const { mostFen } = field;
      return mostFen !== undefined && amount > mostFen
        ? fault(`不能超过 ${formatYuan(mostFen)} 元`, `is at most ${formatYuan(mostFen)} yuan`)
        : { value: amount };
    }
    case 'day': {
      const day = parsePlainDate(plain);
      return day === undefined ? fault('应写成 2020-12-08', 'is written as 2020-12-08') : { value: day };
    }
    case 'number':
      return /^\d{1,9}$/.test(plain) ? { value: Number(plain) } : fault('应是整数', 'is a whole number');
    case 'certificate': {
      const number = parseCertificateNumber(plain.toUpperCase());
      return number === undefined
        ? fault(
            '应是 20 位的证号（补办的后面加 B1、B2）',
            'is a number of 20 characters (B1, B2 after it of a reissue)',
          )
        : { value: number };
    }
    case 'choice': {
      const meant = field.choices.filter((choice) => choice === plain || stemOf(choice) === stemOf(plain));
      return meant[0] !== undefined && meant.length === 1
        ? { value: meant[0] }
        : fault(`只能是${field.choices.join('、')}`, `is one of ${field.choices.join(', ')}`);
    }
  }
}

const NUMERALS = '一二三四五六七八九';

/** 二级, 2 级 and 2, or 肢体残疾 and 肢体, are one choice. */
function stemOf(choice: string): string {
  const bare = choice.replace(/\s/g, '').replace(/(?<=.)(?:残疾|级|类)$/u, '');
  return bare.replace(/^[1-9]$/, (digit) => NUMERALS.charAt(Number(digit) - 1));
}

/** A field as people read it. */
export function fieldText({ as }: Pick<CaseField, 'as'>, value: FieldValue): string {
  return as === 'yuan' ? `${formatYuan(fen(Number(value)))} 元` : String(value);
}
