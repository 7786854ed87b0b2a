import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { differByOneSlip } from '../../rows/one-slip.ts';
import { createKeptTest, namesakes } from '../../rows/namesakes.ts';

/**
 * One slip leaves at least one of these parts of an id as it was: it is in area or sequence, in month and day, in the year,
 * or swaps neighbours where two of them meet. Swapped across area and birth date, the year would begin with another digit:
 * not in the calendar, or to come (V03).
 */
const parts = [
  sql`substr(citizen_id, 7, 8)`,
  sql`substr(citizen_id, 1, 10) || substr(citizen_id, 15, 3)`,
  sql`substr(citizen_id, 1, 6) || substr(citizen_id, 11, 7)`,
  sql`substr(citizen_id, 1, 9) || substr(citizen_id, 12, 6)`,
  sql`substr(citizen_id, 1, 13) || substr(citizen_id, 16, 2)`,
];

/** V27 身份证号差一处: namesakes whose ids differ by one digit or two neighbours swapped: likely one person, mistyped. */
export const idSlip: RegistryCheck = {
  over: 'registry',
  code: 'V27',
  needs: ['holders'],
  severity: 'warning',
  title: { zh: '同名的两个身份证号只差一处', en: 'namesakes whose citizen ids are one slip apart' },
  rule: {
    zh: '同名而身份证号只差一位或相邻两位对调的，多半是录错后重算了校验码',
    en: 'namesakes with ids that differ by one digit or two swapped neighbours are likely one person, the check character computed anew',
  },
  source: { document: 'GB 11643-1999', confidence: 'medium' },
  *find(db, { asOf }) {
    const isAnyKept = createKeptTest(db, asOf);
    const told = new Set<string>();
    for (const part of parts) {
      for (const { members } of namesakes(db, part)) {
        for (const [at, one] of members.entries()) {
          for (const other of members.slice(at + 1)) {
            const pair = `${one.id} ${other.id}`;
            if (told.has(pair) || !differByOneSlip(one.citizenId, other.citizenId)) continue;
            told.add(pair);
            if (!isAnyKept([one.id, other.id])) continue;
            yield {
              personId: one.id,
              others: [other.id],
              message: {
                zh: `与登记号 ${other.id} 同名，身份证号只差一处；请对照身份证，同一人的更正并合并`,
                en: `same name as register id ${other.id}, ids one slip apart; compare with the id cards, correct and merge if one person`,
              },
            };
          }
        }
      }
    }
  },
};
