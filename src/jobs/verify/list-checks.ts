import type { Basis, Unverified } from '../../kernel/basis.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CertificatePolicy } from '../../registry/certificate/certificate-policy.ts';
import { inForceOn } from '../../registry/dated.ts';
import type { CheckHead } from '../../verify/check.ts';
import { allChecks } from '../../verify/check-lists.ts';
import type { JobContext } from '../frame/context.ts';
import { policiesDirOf, readPolicies } from '../policy/load-policies.ts';

/** 核查项 a check with the dated values that it reads. */
export type ShownCheck = CheckHead & {
  readonly parameters?: {
    /** As certificates.yaml calls it. */
    readonly topic: string;
    readonly from: PlainDate;
    readonly values: Readonly<Record<string, unknown>>;
    readonly basis: readonly Basis[];
    readonly unverified: readonly Unverified[];
  };
};

/** Lists the checks with the values in force on the day. Needs no database. Throws CannotRun on a faulty policy file. */
export async function listChecks(context: JobContext): Promise<readonly ShownCheck[]> {
  const { district } = await readPolicies(await policiesDirOf(context));
  return allChecks.map(({ code, severity, title, rule, source, policy }) => {
    const parameters = policy && parametersOf(district.certificates, policy, context.asOf);
    return { code, severity, title, rule, source, ...(parameters && { parameters }) };
  });
}

function parametersOf(
  certificates: CertificatePolicy,
  topic: NonNullable<CheckHead['policy']>,
  asOf: PlainDate,
): ShownCheck['parameters'] {
  const version = inForceOn<CertificatePolicy[typeof topic][number]>(certificates[topic], asOf);
  if (!version) return undefined;
  const { from, basis, unverified, ...values } = version;
  const named = Object.entries(values).map(([name, value]) => [snakeCase(name), value] as const);
  return { topic: snakeCase(topic), from, values: Object.fromEntries(named), basis, unverified };
}

/** As the file spells it. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
