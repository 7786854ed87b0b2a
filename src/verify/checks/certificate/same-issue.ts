import { categoryNames } from '../../../kernel/certificate-number.ts';
import type { HolderCertificate } from '../../../registry/certificate/holder-file.ts';
import type { FileCheck } from '../../check.ts';

/** V30 同日两证: which of two certificates counts cannot be told, so that category and grade are not known. */
export const sameIssue: FileCheck = {
  over: 'file',
  code: 'V30',
  severity: 'error',
  title: {
    zh: '两本证同一天发证，类别或等级不同',
    en: 'two certificates issued on one day, of another category or grade',
  },
  rule: {
    zh: '一人有几本证的，以后发的为准（先比发证日期，再比初次发证日期）；两个日期都相同而类别或等级不同的，分不出哪本为准，按类别等级发放的补贴待核',
    en: 'of several certificates the one issued later counts (by issue date, then first issue); where both are the same and category or grade differ none can be told to count, and what is paid by them is undecided',
  },
  source: { document: '《残疾人证管理办法》', confidence: 'low' },
  find: ({ certificates }) =>
    certificates.flatMap((certificate, place) => {
      const twin = certificates.slice(0, place).find((other) => isTied(certificate, other));
      if (!twin) return [];
      const [one, other] = [twin, certificate].map(
        ({ category, grade }) => `${categoryNames[category].zh}${grade}级`,
      );
      const [first, second] = [twin, certificate].map(
        ({ category, grade }) => `${categoryNames[category].en} ${grade}`,
      );
      const { issuedOn } = certificate;
      return [
        {
          certificateId: certificate.id,
          message: {
            zh: `两本证都在 ${issuedOn} 发证，一本${one}，一本${other}；请核对发证日期，或登记其中一本的注销日期`,
            en: `both issued on ${issuedOn}, one ${first} and one ${second}; correct the issue date, or record when one was cancelled`,
          },
          evidence: { beside: twin.id },
        },
      ];
    }),
};

function isTied(one: HolderCertificate, other: HolderCertificate): boolean {
  const isOfOneDay = one.issuedOn === other.issuedOn && one.firstIssuedOn === other.firstIssuedOn;
  return isOfOneDay && (one.category !== other.category || one.grade !== other.grade);
}
