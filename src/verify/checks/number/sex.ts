import { sexOf } from '../../../kernel/citizen-id.ts';
import type { FileCheck } from '../../check.ts';

/** V05 性别: the column against the 17th digit of the citizen id. */
export const sex: FileCheck = {
  over: 'file',
  code: 'V05',
  severity: 'warning',
  title: { zh: '性别与身份证号不符', en: 'sex disagrees with the citizen id' },
  rule: { zh: '身份证号第17位奇数为男，偶数为女', en: 'the 17th digit is odd for male, even for female' },
  source: { document: 'GB 11643-1999', confidence: 'high' },
  find: ({ citizenId, statedSex }) => {
    if (statedSex === undefined || statedSex === sexOf(citizenId)) return [];
    const [zh, en] = sexOf(citizenId) === 'male' ? ['男', 'male'] : ['女', 'female'];
    return [
      {
        message: {
          zh: `按身份证号应为${zh}；请核对性别和身份证号`,
          en: `by the citizen id it is ${en}; check both`,
        },
        evidence: { onRecord: statedSex },
      },
    ];
  },
};
