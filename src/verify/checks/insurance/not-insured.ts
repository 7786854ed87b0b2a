import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number | null;
  claim_number: string;
  happened_on: PlainDate;
  terms: string | null;
};

/** I01 出险时没有参保: not insured, or outside the term; only where a list of insured people was imported. */
export const notInsured: RegistryCheck = {
  over: 'registry',
  code: 'I01',
  needs: ['insurance', 'claims'],
  severity: 'error',
  title: { zh: '出险那天没有参保', en: 'claimed without being insured that day' },
  rule: {
    zh: '赔付的人出险那天应在参保名单的保期之内',
    en: 'whoever is paid was insured on the day of the event',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const rows = sql<Row>`select claim.*, (select group_concat(starts_on || '—' || ends_on, '、' order by starts_on)
        from current_insurance_policy as p where p.person_id = claim.person_id) as terms
      from current_insurance_claim as claim
      where claim.happened_on <= ${asOf} and exists (select 1 from current_insurance_policy)
        and not exists (select 1 from current_insurance_policy as p where p.person_id = claim.person_id
          and claim.happened_on between p.starts_on and p.ends_on)
      order by claim.happened_on, claim.person_id, claim.id`;
    for (const row of queryRows(db, rows)) {
      const { person_id, claim_number: claim, happened_on: day, terms } = row;
      const why =
        terms === null
          ? { zh: '不在参保名单上', en: 'is on no list of insured people' }
          : { zh: `不在保期内（${terms}）`, en: `is outside the term (${terms})` };
      yield {
        personId: person_id ?? undefined,
        day,
        row: rowOf(row),
        message: {
          zh: `赔案 ${claim}：出险那天${why.zh}；请核对号码和出险日期，或补导参保名单`,
          en: `claim ${claim}: the day of the event ${why.en}; check number and day, or import the list of the insured`,
        },
        evidence: { claim, day },
      };
    }
  },
};
