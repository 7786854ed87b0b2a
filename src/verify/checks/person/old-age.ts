import { birthDateOf } from '../../../kernel/citizen-id.ts';
import { fullYears } from '../../../kernel/plain-date.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { FileCheck } from '../../check.ts';

/** V25 高龄: so old that somebody should ask whether the holder is alive. */
export const oldAge: FileCheck = {
  over: 'file',
  code: 'V25',
  severity: 'warning',
  title: { zh: '高龄持证人，请核实是否健在', en: 'very old holder: confirm that they are alive' },
  rule: {
    zh: '持证人死亡应及时注销；高龄仍持有效证的，先核实是否健在、出生日期是否有误',
    en: 'a certificate is cancelled at death; of a very old holder confirm life and birth date first',
  },
  source: { document: '《残疾人证管理办法》', article: '第二十四条', confidence: 'medium' },
  policy: 'oldAge',
  find({ citizenId, certificates }, { asOf, policy }) {
    const limit = inForceOn(policy.oldAge, asOf)?.years;
    const certificate = certificates.findLast(({ isLive }) => isLive);
    const born = birthDateOf(citizenId);
    if (!certificate || limit === undefined || born > asOf || fullYears(born, asOf) < limit) return [];
    const message = {
      zh: `${born} 出生，已满${limit}岁；请上门或与社区核实是否健在`,
      en: `born on ${born}, ${limit} or older; confirm with the community that they are alive`,
    };
    return [{ certificateId: certificate.id, message, evidence: { born } }];
  },
};
