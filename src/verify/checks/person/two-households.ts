import { sql } from 'kysely';
import type { RegistryCheck } from '../../check.ts';
import { factOn } from '../../../db/people/fact-on.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; one_key: string; other_key: string; now_key: string | null };

/** V28 一人两户: lists of one day put a person into two households, which nobody is in. */
export const twoHouseholds: RegistryCheck = {
  over: 'registry',
  code: 'V28',
  needs: ['households'],
  severity: 'warning',
  title: { zh: '户名单把一人列在两户', en: 'household lists put a person into two households' },
  rule: {
    zh: '一人只在一户；同一天的户名单列了两户的，一户多残等按户计算的补贴会算错',
    en: 'a person belongs to one household; in two by lists of one day, subsidies by household go wrong',
  },
  source: { document: '《户口登记条例》', article: '第六条', confidence: 'medium' },
  *find(db, { asOf }) {
    const rows = sql<Row>`select one.person_id, one.household_key as one_key, other.household_key as other_key,
        ${factOn('household', 'one.person_id', asOf)} as now_key
      from current_household_row as one join current_household_row as other
          on other.person_id = one.person_id and other.household_key > one.household_key
        join import on import.id = one.import_id join import as others on others.id = other.import_id
      where import.as_of = others.as_of and import.as_of <= ${asOf}
        and import.scope <> 'removals' and others.scope <> 'removals'
        and (import.command = others.command or import.scope <> others.scope or import.scope = 'complete')
        and not exists (select 1 from import_undo where import_id in (import.id, others.id))
        and not exists (select 1 from import as later where later.kind = 'households' and later.scope = 'complete'
          and later.as_of = import.as_of and later.id not in (select import_id from import_undo)
          and (import.scope = 'complete' and later.area is import.area and later.command > import.command
            or others.scope = 'complete' and later.area is others.area and later.command > others.command))
      group by one.person_id, one.household_key, other.household_key order by one.person_id, one.household_key`;
    for (const { person_id, one_key, other_key, now_key } of queryRows(db, rows)) {
      const now =
        now_key === null
          ? { zh: '现不知在哪一户', en: 'and now in none, as nobody knows in which' }
          : { zh: `现记在 ${now_key}`, en: `now on record in ${now_key}` };
      yield {
        personId: person_id,
        message: {
          zh: `同一天的户名单把此人列在户号 ${one_key} 和 ${other_key}，${now.zh}；请对照户口簿，更正户名单后重新导入`,
          en: `listed in households ${one_key} and ${other_key} on one day, ${now.en}; compare with the hukou booklet, correct the list and import it again`,
        },
        evidence: { households: `${one_key}, ${other_key}` },
      };
    }
  },
};
