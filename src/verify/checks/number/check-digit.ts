import { certificateNumberFault } from '../../../kernel/certificate-number.ts';
import { type FileCheck, onKept } from '../../check.ts';

/** V02 校验码: the citizen id in the number fails MOD 11-2. */
export const checkDigit: FileCheck = {
  over: 'file',
  code: 'V02',
  severity: 'error',
  title: { zh: '残疾人证号中的身份证号校验码不符', en: 'check character in the certificate number is wrong' },
  rule: {
    zh: '前18位按 GB 11643 计算，第18位应与校验码相同',
    en: 'the 18th character must be the MOD 11-2 check character of the first 17',
  },
  source: { document: 'GB 11643-1999', confidence: 'high' },
  find: (file) =>
    onKept(file, ({ number }) =>
      certificateNumberFault(number) === 'check-digit'
        ? {
            zh: '前18位至少有一位录错；请对照证件更正',
            en: 'at least one of the first 18 characters is wrong; correct it by the document',
          }
        : undefined,
    ),
};
