import { addMonths } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { CheckContext, FileCheck } from '../../check.ts';

/** V09 即将到期: live, and within a term of reminding; each term is a finding of its own. */
export const expiring: FileCheck = {
  over: 'file',
  code: 'V09',
  severity: 'warning',
  title: { zh: '残疾人证即将到期', en: 'certificate expires soon' },
  rule: {
    zh: '到期前应提醒换领，临近到期再次书面通知；换领免费',
    en: 'the holder is reminded before it expires, and in writing again shortly before; renewal is free',
  },
  source: { document: '湖北省民政厅2024-07-23答复', confidence: 'medium' },
  policy: 'reminders',
  find({ certificates }, context) {
    const { asOf, policy } = context;
    const terms = inForceOn(policy.reminders, asOf)?.months ?? [];
    return certificates.flatMap(({ id, isLive, lastValidOn }) => {
      const months = isLive ? terms.findLast((each) => lastValidOn <= addMonths(asOf, each)) : undefined;
      if (months === undefined) return [];
      const isFirst = months === terms[0];
      const how = assessment(context);
      const message = {
        zh: `有效期至 ${lastValidOn}，不到${months}个月；请${isFirst ? '提醒' : '再次书面通知'}换领${how.zh}`,
        en: `valid until ${lastValidOn}, within ${months} months; ${isFirst ? 'remind the holder' : 'write to the holder again'} to renew it${how.en}`,
      };
      return [{ certificateId: id, message, evidence: { lastValidOn, months } }];
    });
  },
};

function assessment({ asOf, policy }: CheckContext): Text {
  const reassess = inForceOn(policy.renewal, asOf)?.reassess;
  return reassess === 'always' ? { zh: '，须重新评定', en: ', with a new assessment' } : { zh: '', en: '' };
}
