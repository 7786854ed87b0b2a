import { sql } from 'kysely';
import type { RegistryCheck } from '../check.ts';
import { queryRows } from '../query-rows.ts';

type Row = { person_id: number; left_key: string; joined_key: string };

/** V28 一人两户: lists of one day put a person into two households; the later row won, and perhaps wrongly. */
export const twoHouseholds: RegistryCheck = {
  over: 'registry',
  code: 'V28',
  severity: 'warning',
  title: { zh: '户名单把一人列在两户', en: 'household lists put a person into two households' },
  rule: {
    zh: '一人只在一户；同一天的户名单列了两户的，一户多残等按户计算的补贴会算错',
    en: 'a person belongs to one household; in two by lists of one day, subsidies by household go wrong',
  },
  source: { document: '《户口登记条例》', article: '第六条', confidence: 'medium' },
  *find(db, { asOf }) {
    const rows = sql<Row>`select before.person_id, before.value as left_key, after.value as joined_key
      from fact as before join import as superseding on superseding.id = before.superseded_by
        join import as recording on recording.id = before.recorded_by
        join fact as after on after.person_id = before.person_id and after.name = 'household'
          and after.superseded_by is null and after.recorded_by = before.superseded_by and after.value <> before.value
      where before.name = 'household' and before.superseded_by is not null and before.valid_from <= ${asOf}
        and superseding.kind = 'households' and superseding.as_of = recording.as_of
      group by before.person_id, before.value, after.value order by before.person_id, before.value`;
    for (const { person_id, left_key, joined_key } of queryRows(db, rows)) {
      yield {
        personId: person_id,
        message: {
          zh: `户号 ${left_key} 和 ${joined_key} 都列了此人，现记在 ${joined_key}；请对照户口簿，更正户名单后重新导入`,
          en: `listed in households ${left_key} and ${joined_key}, now on record in ${joined_key}; compare with the hukou booklet, correct the list and import it again`,
        },
        evidence: { households: [left_key, joined_key].toSorted().join(', ') },
      };
    }
  },
};
