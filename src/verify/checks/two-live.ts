import type { FileCheck } from '../check.ts';

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
    const live = certificates.filter(({ isLive }) => isLive);
    const latest = live.at(-1);
    if (!latest || live.length < 2) return [];
    return live.slice(0, -1).map((certificate) => ({
      certificateId: certificate.id,
      message: {
        zh: `另有 ${latest.firstIssuedOn} 发的有效证；请注销其中不应有效的一本`,
        en: `another one, issued on ${latest.firstIssuedOn}, is live too; cancel the one that should not be`,
      },
      evidence: { beside: latest.id },
    }));
  },
};
