import type { PolicySource } from '../../policies/policy-source.ts';
import type { JobContext } from '../frame/context.ts';
import { policiesDirOf } from '../policy/load-policies.ts';
import { sourceOf, TEMPLATE } from '../policy/policy-folder.ts';

/** 总结模板 the template of the district, as its folder of policies has it. */
export async function readAnnualTemplate(context: JobContext): Promise<PolicySource> {
  return sourceOf(await policiesDirOf(context), TEMPLATE);
}
