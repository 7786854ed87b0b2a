import { caseEventsOfPerson } from '../../db/cases/case-store.ts';
import type { Database } from '../../db/connection/open.ts';
import { caseVersionOn } from '../../cases/case-kind.ts';
import { stepTitle } from '../cases/case-words.ts';
import type { JobContext } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import type { Text } from '../../kernel/text.ts';
import type { RowOrigin } from '../../db/people/person-timeline.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** 个案经过 what happened to the cases of a person, in the words of the rules that each was opened under. */
export async function caseHappenings(
  db: Database,
  context: JobContext,
  personId: number,
): Promise<readonly { readonly on: PlainDate; readonly what: Text; readonly row: RowOrigin }[]> {
  const rows = caseEventsOfPerson(db.sqlite, personId);
  if (rows.length === 0) return [];
  const { caseKinds } = await loadPolicies(context, db);
  return rows.map((row) => {
    const kind = caseKinds.find(({ id }) => id === row.kind);
    const version = kind && caseVersionOn(kind, row.opened_on);
    const step = stepTitle(version, row.step);
    const state = version?.states.find(({ id }) => id === row.state)?.title ?? row.state;
    return {
      on: row.happened_on,
      what: {
        zh: `个案 ${row.case_id} ${kind?.title ?? row.kind}：${step.zh}（${state}）`,
        en: `case ${row.case_id} ${row.kind}: ${step.en} (${row.state})`,
      },
      row,
    };
  });
}
