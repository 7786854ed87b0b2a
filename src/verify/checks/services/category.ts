import { sql } from 'kysely';
import { type Category, categoryNames } from '../../../kernel/certificate-number.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { heldOn, type Served, servedBy } from '../../rows/served.ts';
import { rowOf } from '../../rows/source-row.ts';

type Row = Served & { person_id: number; own: Category };

/** S03 类别不符: the certificate of that day is of another category; of a multiple one each component counts. */
export const category: RegistryCheck = {
  over: 'registry',
  code: 'S03',
  needs: ['services'],
  severity: 'warning',
  title: { zh: '服务对象的残疾类别不符', en: 'not of a category of the programme' },
  rule: {
    zh: '服务当日有效的证的类别（多重残疾也看明细）应在 programmes.yaml 的 categories 之内',
    en: 'the category of the certificate live on the day, or a component of it, is among the categories of programmes.yaml',
  },
  source: { document: '本区的 programmes.yaml', confidence: 'medium' },
  *find(db, context) {
    const held = heldOn(context, 'served.person_id', 'served.served_on');
    const meant = sql`select value from json_each(served.categories)`;
    const rows = sql<Row>`select served.*,
        (select min(held.category) from ${held} where held.is_live = 1) as own
      from ${servedBy(db, context)}
      where served.person_id is not null and served.categories is not null
        and exists (select 1 from ${held} where held.is_live = 1)
        and not exists (select 1 from ${held} where held.is_live is not 0 and (held.category in (${meant})
          or exists (select 1 from json_each(held.components) as part where part.value ->> 'category' in (${meant}))))
      order by served.served_on, served.person_id, served.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id: personId, own, title, programme, served_on: day } = row;
      yield {
        personId,
        day,
        row: rowOf(row),
        message: {
          zh: `${title}：当日的残疾人证是${categoryNames[own].zh}残疾，不是本项目的类别；请核对证件和服务项目`,
          en: `${programme}: the certificate of the day is ${categoryNames[own].en}, which the programme is not for; check both`,
        },
        evidence: { programme, day, category: own },
      };
    }
  },
};
