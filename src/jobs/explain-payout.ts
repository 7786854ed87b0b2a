import { mask } from '../kernel/mask.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { explainPerson, type Explanation } from '../payout/explain.ts';
import { describeTrace, type DescribedTrace } from '../schemes/describe-trace.ts';
import { type JobContext, withRegistry } from './context.ts';
import { factContext } from './draft-payout.ts';
import { findPerson } from './find-person.ts';
import { loadPolicies } from './load-policies.ts';
import { chooseSchemes } from './read-schemes.ts';

export type ExplainRequest = {
  /** Registry id, citizen id, certificate number or name. */
  readonly person: string;
  readonly month: YearMonth;
  readonly schemes: readonly string[];
};

/** 解释 why a person is paid in a month, or not, or what is missing; the number masked unless revealed. */
export type Explained = {
  readonly person: { readonly id: number; readonly name: string; readonly citizenId: string };
  readonly month: YearMonth;
  readonly decisions: readonly (Explanation & { readonly tree: DescribedTrace | undefined })[];
};

/** Explains every scheme, or those asked for. Throws CannotRun where the person is nobody or more than one. */
export async function explainPayout(context: JobContext, request: ExplainRequest): Promise<Explained> {
  return withRegistry(context, 'explain', async (db) => {
    const policies = await loadPolicies(context, db);
    const schemes = chooseSchemes(policies.schemes, request.schemes);
    const { id, name, citizen_id } = await findPerson(db, request.person);
    const found = await explainPerson(db, factContext(policies.district), {
      month: request.month,
      schemes,
      personId: id,
    });
    return {
      person: { id, name, citizenId: context.reveal ? citizen_id : mask(citizen_id) },
      month: request.month,
      decisions: found.map((one) => ({
        ...one,
        tree: 'trace' in one ? describeTrace(one.trace) : undefined,
      })),
    };
  });
}
