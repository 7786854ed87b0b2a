import { sql } from 'kysely';
import { mask } from '../../../kernel/mask.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { Found, RegistryCheck } from '../../check.ts';
import { heldBy } from '../../rows/held.ts';
import { idsSharing } from '../../rows/ids-sharing.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { phone: string; people: string };

/** V21 同一电话: one telephone number on file for so many holders that none of them may be reached by it. */
export const sharedPhone: RegistryCheck = {
  over: 'registry',
  code: 'V21',
  needs: ['holders'],
  severity: 'warning',
  title: { zh: '多名持证人登记同一电话', en: 'many holders with one telephone number' },
  rule: {
    zh: '联系电话应能联系到本人或监护人；多人同号的，多是代填或随手填的',
    en: 'the number must reach the holder or the guardian; one shared by many was often filled in by somebody else',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  policy: 'sharedPhone',
  *find(db, context) {
    const least = inForceOn(context.policy.sharedPhone, context.asOf)?.holders;
    if (least === undefined) return;
    const phones = sql<{
      id: number;
      key: string;
    }>`select id, phone as key from person where phone is not null`;
    for (const some of idsSharing(db, phones, least)) {
      const rows = sql<Row>`select phone, json_group_array(id order by id) as people from (
          select distinct person.phone, person.id from ${heldBy(context, some)}
            join person on person.id = held.person_id where held.is_live = 1)
        group by phone having count(*) >= ${least} order by phone`;
      for (const row of queryRows(db, rows)) yield toFound(row);
    }
  },
};

function toFound(row: Row): Found & { readonly personId: number } {
  const people = JSON.parse(row.people) as number[];
  const [first = 0, ...others] = people;
  const phone = mask(row.phone);
  return {
    personId: first,
    others,
    message: {
      zh: `电话 ${phone} 登记在${people.length}名持证人名下；请逐一核实本人或监护人的电话`,
      en: `telephone ${phone} is on file for ${people.length} holders; get each one’s or their guardian’s own`,
    },
    evidence: { phone },
  };
}
