import {
  categoryNames,
  parseCertificateNumber,
  partsOfCertificateNumber,
} from '../../../kernel/certificate-number.ts';
import { type FileCheck, onKept } from '../../check.ts';

/** V04 类别和等级: digits 19 and 20 against the columns. */
export const categoryAndGrade: FileCheck = {
  over: 'file',
  code: 'V04',
  severity: 'error',
  title: { zh: '证号与登记的类别或等级不符', en: 'number disagrees with the category or grade on record' },
  rule: {
    zh: '第19位是类别，第20位是等级，应与登记的相同',
    en: 'digits 19 and 20 must be the category and grade on record',
  },
  source: { document: '《残疾人证管理办法》', article: '第五条', confidence: 'high' },
  find: (file) =>
    onKept(file, (certificate) => {
      const number = parseCertificateNumber(certificate.number);
      if (number === undefined) return undefined;
      const { category, grade } = partsOfCertificateNumber(number);
      if (category === certificate.category && grade === certificate.grade) return undefined;
      const [inNumber, onRecord] = [categoryNames[category], categoryNames[certificate.category]];
      return {
        zh: `证号为${inNumber.zh}${grade}级，登记为${onRecord.zh}${certificate.grade}级；请对照证件更正，差错会影响补贴`,
        en: `the number says ${inNumber.en} ${grade}, the record ${onRecord.en} ${certificate.grade}; correct it by the document, subsidies depend on it`,
        evidence: {
          inNumber: `${category} ${grade}`,
          onRecord: `${certificate.category} ${certificate.grade}`,
        },
      };
    }),
};
