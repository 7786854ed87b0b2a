import { certificateNumberFault } from '../../../kernel/certificate-number.ts';
import { type FileCheck, onKept } from '../../check.ts';

/** V07 身份证号: the citizen id against that of a sound certificate number; a faulty one is V01 to V03. */
export const ownNumber: FileCheck = {
  over: 'file',
  code: 'V07',
  severity: 'error',
  title: { zh: '身份证号与残疾人证号前18位不符', en: 'citizen id is not the one in the certificate number' },
  rule: {
    zh: '残疾人证号前18位就是持证人的身份证号',
    en: 'the first 18 characters of the number are the holder’s citizen id',
  },
  source: { document: '《残疾人证管理办法》', article: '第五条', confidence: 'high' },
  find: (file) =>
    onKept(file, ({ number }) =>
      certificateNumberFault(number) !== undefined || number.startsWith(file.citizenId)
        ? undefined
        : {
            zh: '两个号码不是同一个人的，或有一个录错；请对照两个证件更正',
            en: 'the two numbers are not one person’s, or one is wrong; correct them by both documents',
          },
    ),
};
