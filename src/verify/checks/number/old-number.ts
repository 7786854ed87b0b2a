import { checkCharacterOf } from '../../../kernel/citizen-id.ts';
import { type FileCheck, onKept } from '../../check.ts';
import { withCentury } from '../../rows/old-id.ts';

/** V20 旧号码: built on a citizen id of 15 digits; one of a soldier’s card or an old id never gets past the import. */
export const oldNumber: FileCheck = {
  over: 'file',
  code: 'V20',
  severity: 'error',
  title: { zh: '残疾人证号是旧号码', en: 'certificate number is an old one' },
  rule: {
    zh: '号码里的身份证号应为18位；15位身份证号、残疾军人证号在导入时已拒收，这里查15位或17位的残疾人证号',
    en: 'the citizen id in the number has 18 characters; an old id or a disabled soldier’s number is refused by the import, so 15 or 17 digits are what is left to find',
  },
  source: { document: '《残疾人证管理办法》', article: '第五条', confidence: 'medium' },
  find: (file) =>
    onKept(file, ({ number }) => {
      const modern = withCentury(number);
      if (modern === undefined) return undefined;
      const check = checkCharacterOf(modern);
      return {
        zh: `共${number.length}位，是15位身份证号的旧号；请换领新证（通常在第6位后加19、第15位后加校验码${check}，以证件为准）`,
        en: `of ${number.length} digits, on an old citizen id; have it renewed (usually 19 goes in after the sixth digit and the check character ${check} after the fifteenth; go by the document)`,
      };
    }),
};
