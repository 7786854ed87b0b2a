import { mask } from '../kernel/mask.ts';
import type { HolderFile } from '../registry/holder-file.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/** Everything the checks find in one holder's file, in order of the checks. */
export function runChecks(
  checks: readonly Check[],
  file: HolderFile,
  context: CheckContext,
): readonly Finding[] {
  const { personId, name, subdistrict } = file;
  return checks.flatMap(({ code, severity, find }) =>
    find(file, context).map(({ certificate, message }) => ({
      code,
      severity,
      personId,
      name,
      ...(certificate && { certificateId: certificate.id, certificate: mask(certificate.number) }),
      ...(subdistrict !== undefined && { subdistrict }),
      message,
    })),
  );
}
