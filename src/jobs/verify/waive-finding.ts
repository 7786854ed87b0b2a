import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { checkOf } from './choose-checks.ts';
import type { JobContext } from '../frame/context.ts';
import { findPerson } from '../person/find-person.ts';
import { writing } from '../frame/writing.ts';

export type WaiveRequest = {
  readonly code: string;
  /** Registry id, citizen id, certificate number or name. */
  readonly person: string;
  readonly until: PlainDate;
  readonly why: string;
  readonly dryRun: boolean;
};

/** 豁免 what was judged acceptable, of whom and until when. */
export type Waiver = {
  readonly code: string;
  readonly person: { readonly id: number; readonly name: string };
  readonly until: PlainDate;
};

/** Records that a finding of one person is acceptable until a day; the latest word counts. Throws CannotRun. */
export async function waiveFinding(context: JobContext, request: WaiveRequest): Promise<Waiver> {
  const { code } = await checkOf(request.code);
  const { until, dryRun } = request;
  const why = request.why.trim();
  if (why === '') throw noReason();
  return writing(
    context,
    'waive',
    async (db) => {
      const { id, name } = await findPerson(db, request.person);
      const waiver = { code, person_id: id, until_on: until, why };
      await db.query
        .insertInto('finding_waiver')
        .values({ ...waiver, waived_by: context.operator, waived_at: context.now })
        .execute();
      return {
        result: { code, person: { id, name }, until },
        log: [{ body: { code, person: id, until } }],
      };
    },
    { dryRun },
  );
}

function noReason(): CannotRun {
  return new CannotRun({
    what: { zh: '没有写理由', en: 'No reason is given' },
    why: { zh: '以后的人要知道为什么豁免', en: 'whoever comes later must know why it was waived' },
    next: { zh: '用 --why 写明理由', en: 'Give the reason with --why' },
  });
}
