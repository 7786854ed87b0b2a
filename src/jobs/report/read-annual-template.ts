import type { PolicySource } from '../../policies/policy-source.ts';
import type { JobContext } from '../frame/context.ts';
import { policiesDirOf } from '../policy/load-policies.ts';
import { sourceOf } from '../policy/policy-folder.ts';
import { TEMPLATE } from './write-annual-report.ts';

/** 总结模板 the template of the district, as its folder of policies has it. */
export async function readAnnualTemplate(context: JobContext): Promise<PolicySource> {
  return sourceOf(await policiesDirOf(context), TEMPLATE);
}
