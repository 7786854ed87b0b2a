import { holdingStates } from '../../../registry/certificate/certificate.ts';
import type { FileCheck } from '../../check.ts';

/** V08 过期: still held by its state, past its (extended) last valid day, and nothing has taken its place. */
export const expired: FileCheck = {
  over: 'file',
  code: 'V08',
  severity: 'error',
  title: { zh: '残疾人证已过期', en: 'certificate has expired' },
  rule: {
    zh: '有效期十年，期满应免费换领；顺延后仍未换领的，不再是有效证件',
    en: 'a certificate is valid for ten years and renewed free of charge; past that, extensions included, it is not valid',
  },
  source: { document: '《残疾人证管理办法》', article: '第十九条', confidence: 'high' },
  find: ({ certificates }, { asOf }) => {
    if (certificates.some(({ isLive }) => isLive)) return [];
    return certificates
      .filter(({ state, lastValidOn }) => holdingStates.some((held) => held === state) && lastValidOn < asOf)
      .map((certificate) => ({
        certificateId: certificate.id,
        message: {
          zh: `有效期至 ${certificate.lastValidOn}；请通知换领，死亡或迁出的请登记注销或迁出`,
          en: `valid until ${certificate.lastValidOn}; ask the holder to renew it, or record the death or move`,
        },
        evidence: { lastValidOn: certificate.lastValidOn },
      }));
  },
};
