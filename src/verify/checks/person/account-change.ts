import { sql } from 'kysely';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';

type Row = { person_id: number; changed_on: PlainDate; drafted_on: PlainDate; run_id: number };

/** V24 发放前变更账号: another account shortly before a payout to it. */
export const accountChange: RegistryCheck = {
  over: 'registry',
  code: 'V24',
  needs: ['accounts'],
  severity: 'warning',
  title: { zh: '发放前不久变更过账号', en: 'account changed shortly before a payout' },
  rule: {
    zh: '发放前变更账号的，应与本人核实后再付',
    en: 'an account that changed shortly before a payout is confirmed with the holder before money goes there',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  policy: 'accountChange',
  *find(db, { asOf, policy }) {
    const days = inForceOn(policy.accountChange, asOf)?.days;
    if (days === undefined) return;
    const rows = sql<Row>`with change as (
        select new.person_id, coalesce(new.since, import.as_of) as changed_on
        from account as old join current_account as new
            on new.person_id = old.person_id and new.import_id = old.superseded_by
          join import on import.id = new.import_id
        where old.account <> new.account)
      select change.person_id, change.changed_on, date(run.created_at, '+8 hours') as drafted_on, max(run.id) as run_id
      from change join line on line.payee_person_id = change.person_id and line.fen > 0
        join run on run.id = line.run_id
      where change.changed_on <= date(run.created_at, '+8 hours') and date(run.created_at, '+8 hours') <= ${asOf}
        and (select state from run_state where run_state.run_id = run.id) <> 'voided'
      group by change.person_id, change.changed_on, drafted_on order by change.person_id, drafted_on`;
    for (const { person_id, changed_on, drafted_on, run_id } of queryRows(db, rows)) {
      if (addDays(changed_on, days) < drafted_on) continue;
      yield {
        personId: person_id,
        message: {
          zh: `${changed_on} 变更账号，${drafted_on} 的批次 ${run_id} 就要付到新账号；请先与本人核实`,
          en: `account changed on ${changed_on}, and run ${run_id} of ${drafted_on} pays to the new one; confirm with the holder first`,
        },
        evidence: { changedOn: changed_on, run: run_id },
      };
    }
  },
};
