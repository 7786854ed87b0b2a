import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { differByOneSlip } from '../../rows/one-slip.ts';
import { createKeptTest, namesakes } from '../../rows/namesakes.ts';

/** V26 同名同生日: one name and one birth date under several citizen ids; ids a slip apart are V27. */
export const sameNameAndBirth: RegistryCheck = {
  over: 'registry',
  code: 'V26',
  needs: ['holders'],
  severity: 'warning',
  title: { zh: '同名同出生日期，身份证号不同', en: 'same name and birth date, different citizen ids' },
  rule: {
    zh: '一人只有一个身份证号；同名同日出生的可能是两个人，也可能是一人两号',
    en: 'one person has one citizen id; namesakes born on one day may be two people, or one under two ids',
  },
  source: { document: 'GB 11643-1999', confidence: 'medium' },
  *find(db, { asOf }) {
    const isAnyKept = createKeptTest(db, asOf);
    for (const { members } of namesakes(db, sql`substr(citizen_id, 7, 8)`)) {
      const [first, ...others] = members.filter(
        (one) => !members.every((other) => one === other || differByOneSlip(one.citizenId, other.citizenId)),
      );
      if (!first || !isAnyKept(members.map(({ id }) => id))) continue;
      const ids = others.map(({ id }) => id).join(', ');
      yield {
        personId: first.id,
        others: others.map(({ id }) => id),
        message: {
          zh: `与登记号 ${ids} 同名同日出生；请核对是不是同一人，同一人的合并为一个号码`,
          en: `same name and birth date as register id ${ids}; find out whether they are one person, and keep one number if so`,
        },
      };
    }
  },
};
