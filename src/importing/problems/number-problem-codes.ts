import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';

const RETYPE: Text = {
  zh: '请把该列设为“文本”格式，照证件重新录入',
  en: 'format the column as text and type the number again from the document',
};
const LOOK_UP: Text = { zh: '请对照证件核对后更正', en: 'check it against the document and correct it' };

/** 号码问题: what can be wrong with identity and certificate numbers; part of `problemCodes`. */
export const numberProblemCodes = {
  'digits-lost': {
    severity: 'error',
    what: {
      zh: 'Excel 已破坏号码的后几位，无法还原',
      en: 'Excel destroyed the last digits; they cannot be restored',
    },
    cure: RETYPE,
  },
  'old-citizen-id': {
    severity: 'error',
    what: { zh: '这是15位的旧身份证号', en: 'this is an old 15-digit citizen id' },
    cure: { zh: '请核实后改填18位号码', en: 'verify it and enter the 18-character number' },
  },
  'swapped-column': {
    severity: 'error',
    what: {
      zh: '身份证号与残疾人证号可能填反了列（18位是身份证号，20或22位是残疾人证号）',
      en: 'citizen id and certificate number may be in each other’s column (18 characters is a citizen id, 20 or 22 a certificate number)',
    },
    cure: { zh: '请对照证件核对这两列', en: 'check both columns against the documents' },
  },
  'citizen-id-shape': {
    severity: 'error',
    what: { zh: '不是18位公民身份号码', en: 'not an 18-character citizen id' },
    cure: LOOK_UP,
  },
  'citizen-id-birth-date': {
    severity: 'error',
    what: {
      zh: '身份证号第7至14位不是真实的出生日期',
      en: 'characters 7 to 14 of the citizen id are no real birth date',
    },
    cure: LOOK_UP,
  },
  'citizen-id-check-digit': {
    severity: 'error',
    what: {
      zh: '身份证号校验码不符，多半有一位录错',
      en: 'the check character of the citizen id is wrong; most likely one digit was mistyped',
    },
    cure: LOOK_UP,
  },
  'number-letter': {
    severity: 'error',
    what: {
      zh: '号码中夹有字母 O、I 或 L，可能是数字 0 或 1',
      en: 'the number contains a letter O, I or L, perhaps for the digit 0 or 1',
    },
    cure: LOOK_UP,
  },
  'account-shape': {
    severity: 'error',
    what: { zh: '不像银行账号（应为8至32位数字）', en: 'not like a bank account (8 to 32 digits)' },
    cure: { zh: '请对照存折或银行卡核对后更正', en: 'check it against the passbook or card and correct it' },
  },
  'credit-code': {
    severity: 'error',
    what: {
      zh: '统一社会信用代码不是18位，或校验码不符',
      en: 'the credit code has not 18 characters, or its check character is wrong',
    },
    cure: { zh: '请对照营业执照核对后更正', en: 'check it against the business licence and correct it' },
  },
  'amount-form': {
    severity: 'error',
    what: { zh: '看不懂的金额，或多于两位小数', en: 'not an amount, or with more than two decimals' },
    cure: { zh: '请写成1234.50', en: 'write 1234.50' },
  },
  'count-form': {
    severity: 'error',
    what: { zh: '这一格应是整数', en: 'this should be a whole number' },
    cure: { zh: '请只写数字', en: 'write digits only' },
  },
  'certificate-number-shape': {
    severity: 'error',
    what: {
      zh: '不像残疾人证号（应为20位，补办的加 B1、B2…）',
      en: 'not like a certificate number (20 characters, then B1, B2 … if reissued)',
    },
    cure: LOOK_UP,
  },
} as const satisfies Record<
  string,
  { readonly severity: Severity; readonly what: Text; readonly cure: Text }
>;
