import { sql } from 'kysely';
import { birthDateIn } from '../../../kernel/citizen-id.ts';
import { fullYears } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type Served, servedBy } from '../../rows/served.ts';
import { rowOf } from '../../rows/source-row.ts';

type Row = Served & { person_id: number; citizen_id: string; age_from: number; age_to: number };

/** Full years by the digits alone; whoever was born on 29 February is looked at again. */
const years = sql`(replace(served.served_on, '-', '') - substr(person.citizen_id, 7, 8)) / 10000`;

/** S02 年龄不符: outside the ages of the programme on the day. */
export const age: RegistryCheck = {
  over: 'registry',
  code: 'S02',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '服务对象的年龄不在范围内', en: 'outside the ages of the programme' },
  rule: {
    zh: '服务当日的周岁应在 programmes.yaml 的 ages 之内',
    en: 'the full years on the day of the service are within the ages of programmes.yaml',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'medium' },
  *find(db, context) {
    const rows = sql<Row>`select served.*, person.citizen_id from ${servedBy(db, context)}
      join person on person.id = served.person_id
      where served.age_from is not null and (${years} not between served.age_from and served.age_to
        or substr(person.citizen_id, 11, 4) = '0229')
      order by served.served_on, served.person_id, served.id`;
    for (const row of queryRows(db, rows)) {
      const { citizen_id, served_on: day, title, programme, age_from: from, age_to: to } = row;
      const born = birthDateIn(citizen_id);
      if (born === undefined || born > day) continue;
      const aged = fullYears(born, day);
      if (aged >= from && aged <= to) continue;
      yield {
        personId: row.person_id,
        day,
        row: rowOf(row),
        message: {
          zh: `${title}：服务当日 ${aged} 周岁，本项目为 ${from} 至 ${to} 周岁；请核对人和日期，属实的按规定处理`,
          en: `${programme}: ${aged} years old on the day, the programme is for ${from} to ${to}; check the person and the day`,
        },
        evidence: { programme, day, aged },
      };
    }
  },
};
