import { categoryNames } from '../../../kernel/certificate-number.ts';
import type { HolderCertificate } from '../../../registry/certificate/holder-file.ts';
import { type FileCheck, onKept } from '../../check.ts';

/** V13 多重残疾: two categories or more, and the grade of the gravest. */
export const components: FileCheck = {
  over: 'file',
  code: 'V13',
  severity: 'error',
  title: { zh: '多重残疾的明细与类别、等级不符', en: 'components disagree with the category or grade' },
  rule: {
    zh: '多重残疾有两类或以上，逐类注明，按最重的定级；单一残疾只有一类',
    en: 'a multiple disability lists two categories or more and takes the grade of the gravest; a single one has one',
  },
  source: { document: '《残疾人证管理办法》', article: '第十三条', confidence: 'high' },
  find: (file) =>
    onKept(file, (certificate) => {
      const listed = certificate.components;
      const names = new Set(listed.map(({ category }) => category));
      const evidence = { components: listed.map(({ category, grade }) => `${category} ${grade}`).join(', ') };
      if (certificate.category !== 'multiple') return singleFault(certificate, names.size, evidence);
      if (listed.length === 0) {
        return {
          zh: '多重残疾没有明细；请按评定表补录各类和等级',
          en: 'a multiple disability without its categories; record them with their grades',
          evidence,
        };
      }
      if (names.size < 2 || names.has('multiple')) {
        return {
          zh: '多重残疾的明细不足两类；请对照评定表更正明细或类别',
          en: 'a multiple disability with fewer than two categories; correct one of them by the assessment',
          evidence,
        };
      }
      const gravest = Math.min(...listed.map(({ grade }) => grade));
      if (gravest === certificate.grade) return undefined;
      return {
        zh: `最重的一类是${gravest}级，登记为${certificate.grade}级；请对照证件更正，差错会影响补贴`,
        en: `the gravest category is of grade ${gravest}, the record says ${certificate.grade}; correct it by the document, subsidies depend on it`,
        evidence,
      };
    }),
};

function singleFault({ category }: HolderCertificate, count: number, evidence: { components: string }) {
  if (count < 2) return undefined;
  const name = categoryNames[category];
  return {
    zh: `登记为${name.zh}，明细却有${count}类；两类或以上应为多重，请对照证件更正`,
    en: `on record as ${name.en} with ${count} categories; two or more are a multiple disability, correct it by the document`,
    evidence,
  };
}
