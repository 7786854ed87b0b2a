import { certificateNumberFault } from '../../../kernel/certificate-number.ts';
import { type FileCheck, onKept } from '../../check.ts';
import { withCentury } from '../../rows/old-id.ts';

/** V01 号码格式: 18 characters of the citizen id, category 1–7, grade 1–4, B1 … when reissued. */
export const numberForm: FileCheck = {
  over: 'file',
  code: 'V01',
  severity: 'error',
  title: { zh: '残疾人证号格式不符', en: 'certificate number has a wrong form' },
  rule: {
    zh: '18位身份证号+1位类别（1-7）+1位等级（1-4），补办加B1、B2……',
    en: '18 characters of the citizen id, category 1–7, grade 1–4, and B1, B2 … when reissued',
  },
  source: { document: '《残疾人证管理办法》', article: '第五条', confidence: 'high' },
  find: (file) =>
    onKept(file, ({ number }) =>
      certificateNumberFault(number) === 'pattern' && withCentury(number) === undefined
        ? {
            zh: `共 ${number.length} 位，位数或类别、等级、补办后缀不合格式；请对照证件更正`,
            en: `of its ${number.length} characters the count, category, grade or reissue suffix is wrong; correct it by the document`,
          }
        : undefined,
    ),
};
