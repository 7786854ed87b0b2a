import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { heldBy } from '../../rows/held.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; id: number; staff_name: string; relation: string };

/** V18 工作人员及亲属: a holder on the list of staff and their relatives; a reason to look, not a fault. */
export const staffRelative: RegistryCheck = {
  over: 'registry',
  code: 'V18',
  needs: ['staff'],
  severity: 'warning',
  title: { zh: '持证人在工作人员及亲属名单上', en: 'holder is on the list of staff and relatives' },
  rule: {
    zh: '领导干部、工作人员为本人或亲属违规办证的要清理；名单上的持证人逐一核实',
    en: 'staff must not get certificates for themselves or relatives against the rules; each one on the list is looked into',
  },
  source: { document: '循化县、双牌县残疾人证清理工作', confidence: 'medium' },
  *find(db, context) {
    const listed = sql`select person_id from current_staff_relative`;
    const rows = sql<Row>`select held.person_id, held.id, staff.staff_name, staff.relation
      from ${heldBy(context, listed)} join current_staff_relative as staff
        on staff.person_id = held.person_id
      where held.is_live = 1 order by held.person_id, held.id, staff.id`;
    for (const { person_id, id, staff_name, relation } of queryRows(db, rows)) {
      yield {
        personId: person_id,
        certificateId: id,
        message: {
          zh: `名单上是${staff_name}的${relation}；请对照评定档案核实，必要时重新评定`,
          en: `listed as ${relation} of ${staff_name}; hold against the assessment file, reassess if in doubt`,
        },
        evidence: { staff: staff_name, relation },
      };
    }
  },
};
