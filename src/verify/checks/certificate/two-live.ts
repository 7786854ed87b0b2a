import type { Text } from '../../../kernel/text.ts';
import type { HolderCertificate } from '../../../registry/certificate/holder-file.ts';
import type { FileCheck } from '../../check.ts';

/** V10 一人多证: one person, one live certificate; a reissue (B1 …) cancels the lost one. */
export const twoLive: FileCheck = {
  over: 'file',
  code: 'V10',
  severity: 'error',
  title: { zh: '一人有多本有效残疾人证', en: 'one person has several live certificates' },
  rule: {
    zh: '每人只持一证；补办（B1、B2……）和变更后，原证应注销',
    en: 'one certificate a person; a reissue (B1, B2 …) or regrade cancels the one before',
  },
  source: { document: '《残疾人证管理办法》', confidence: 'medium' },
  find: ({ certificates }) => {
    const live = certificates.filter(({ isLive }) => isLive).toSorted(byReissue);
    const latest = live.at(-1);
    if (!latest) return [];
    return live.slice(0, -1).map((certificate) => ({
      certificateId: certificate.id,
      message: wording(certificate, latest),
      evidence: { beside: latest.id },
    }));
  },
};

function reissuesOf(number: string): { readonly base: string; readonly reissues: number } {
  const [base = '', reissues = '0'] = number.split('B');
  return { base, reissues: Number(reissues) };
}

/** Those of one base number by their suffix; a stable sort leaves all others in order of issue. */
function byReissue(one: HolderCertificate, other: HolderCertificate): number {
  const [a, b] = [reissuesOf(one.number), reissuesOf(other.number)];
  return a.base === b.base ? a.reissues - b.reissues : 0;
}

function wording(certificate: HolderCertificate, latest: HolderCertificate): Text {
  const [lost, now] = [reissuesOf(certificate.number), reissuesOf(latest.number)];
  if (lost.base === now.base) {
    return {
      zh: `补办证 B${now.reissues} 有效，原证也有效；请注销原证`,
      en: `the reissue B${now.reissues} is live, and so is the one it stands for; cancel the latter`,
    };
  }
  return {
    zh: `另有 ${latest.issuedOn} 发的有效证；请注销其中不应有效的一本`,
    en: `another one, issued on ${latest.issuedOn}, is live too; cancel the one that should not be`,
  };
}
