import type { Category } from '../../../kernel/certificate-number.ts';
import { isMinor } from '../../../kernel/citizen-id.ts';
import type { Text } from '../../../kernel/text.ts';
import type { HolderCertificate } from '../../../registry/certificate/holder-file.ts';
import type { FileCheck } from '../../check.ts';

const withGuardian: Partial<Record<Category, Text>> = {
  intellectual: { zh: '智力残疾人', en: 'a holder with an intellectual disability' },
  psychiatric: { zh: '精神残疾人', en: 'a holder with a psychiatric disability' },
};

/** V11 监护人: minors and holders with an intellectual or psychiatric disability need one on file. */
export const guardian: FileCheck = {
  over: 'file',
  code: 'V11',
  severity: 'warning',
  title: { zh: '没有登记监护人', en: 'no guardian on file' },
  rule: {
    zh: '未成年人、智力残疾人、精神残疾人办证应有监护人',
    en: 'minors and holders with an intellectual or psychiatric disability apply with a guardian',
  },
  source: { document: '《残疾人证管理办法》', article: '第九条', confidence: 'high' },
  find: (file, { asOf }) => {
    if (file.guardian !== undefined) return [];
    const minor = isMinor(file.citizenId, asOf) ? { zh: '未成年人', en: 'a minor' } : undefined;
    const whyOf = ({ category }: HolderCertificate) => minor ?? withGuardian[category];
    const certificate = file.certificates.findLast((each) => each.isLive && whyOf(each));
    const why = certificate && whyOf(certificate);
    if (!why) return [];
    const message = {
      zh: `${why.zh}没有监护人；请补登姓名和联系方式`,
      en: `${why.en} has no guardian; record the name and how to reach them`,
    };
    return [
      {
        certificateId: certificate.id,
        message,
        evidence: { because: minor ? 'minor' : certificate.category },
      },
    ];
  },
};
