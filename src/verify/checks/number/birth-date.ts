import { birthDateOf } from '../../../kernel/citizen-id.ts';
import type { FileCheck } from '../../check.ts';

/** V06 出生日期: the column against the citizen id. */
export const birthDate: FileCheck = {
  over: 'file',
  code: 'V06',
  severity: 'warning',
  title: { zh: '出生日期与身份证号不符', en: 'birth date disagrees with the citizen id' },
  rule: { zh: '应与身份证号第7至14位相同', en: 'must be characters 7–14 of the citizen id' },
  source: { document: 'GB 11643-1999', confidence: 'high' },
  find: ({ citizenId, statedBirthDate }) =>
    statedBirthDate === undefined || statedBirthDate === birthDateOf(citizenId)
      ? []
      : [
          {
            message: {
              zh: `登记为 ${statedBirthDate}，身份证号为 ${birthDateOf(citizenId)}；请核对`,
              en: `on record as ${statedBirthDate}, by the citizen id ${birthDateOf(citizenId)}; check both`,
            },
            evidence: { onRecord: statedBirthDate },
          },
        ],
};
