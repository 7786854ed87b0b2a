import { certificateNumberFault } from '../../../kernel/certificate-number.ts';
import { birthDateIn } from '../../../kernel/citizen-id.ts';
import { type FileCheck, onKept } from '../../check.ts';

/** V03 出生日期: not in the calendar, in the future, or after the certificate was issued. */
export const birthInNumber: FileCheck = {
  over: 'file',
  code: 'V03',
  severity: 'error',
  title: { zh: '残疾人证号中的出生日期不可能', en: 'birth date in the certificate number is impossible' },
  rule: {
    zh: '第7至14位是出生日期：日历上要有，不晚于核查日，不晚于初次发证日期',
    en: 'characters 7–14 are a birth date in the calendar, not after today nor after the first issue',
  },
  source: { document: 'GB 11643-1999', confidence: 'high' },
  find: (file, { asOf }) =>
    onKept(file, ({ number, firstIssuedOn }) => {
      const fault = certificateNumberFault(number);
      // By a wrong check character (V02) the birth date may be what was mistyped.
      if (fault === 'pattern' || fault === 'check-digit') return undefined;
      const born = birthDateIn(number);
      if (!born)
        return { zh: '日历上没有这一天；请对照证件更正', en: 'no such day; correct it by the document' };
      if (born > asOf)
        return { zh: `出生日期 ${born} 还没有到；请更正`, en: `birth date ${born} is to come; correct it` };
      if (born > firstIssuedOn) {
        return {
          zh: `出生日期 ${born} 晚于初次发证日期 ${firstIssuedOn}；请核对两者`,
          en: `birth date ${born} is after the first issue on ${firstIssuedOn}; check both`,
        };
      }
      return undefined;
    }),
};
