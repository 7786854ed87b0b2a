import { createHash } from 'node:crypto';
import type { Database } from '../db/open.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { HolderFile } from '../registry/holder-file.ts';
import type { Check, CheckContext, FileCheck, Finding, RegistryCheck, Found } from './check.ts';

/** A finding by ids alone: names and numbers are looked up when it is shown. */
export type Hit = Omit<Finding, 'name' | 'certificate' | 'subdistrict'>;

/** Everything the checks find in one holder's file, in order of the checks. */
export function runFileChecks(
  checks: readonly FileCheck[],
  file: HolderFile,
  context: CheckContext,
): readonly Hit[] {
  return checks.flatMap((check) =>
    check.find(file, context).map((found) => toHit(check, file.personId, found)),
  );
}

/** Everything one check finds in the registry, streamed. */
export function* runRegistryCheck(check: RegistryCheck, db: Database, context: CheckContext): Generator<Hit> {
  for (const { personId, ...found } of check.find(db, context)) yield toHit(check, personId, found);
}

function toHit({ code, severity }: Check, personId: number, { others = [], ...found }: Found): Hit {
  const people = [personId, ...others];
  const { certificateId, evidence } = found;
  const key = `${code}-${personId}-${digestOf({ people, certificateId, evidence })}`;
  return { code, severity, key, personId, people, ...found };
}

const DIGEST_LENGTH = 12;

function digestOf(restsOn: unknown): string {
  return createHash('sha256').update(canonicalJson(restsOn)).digest('hex').slice(0, DIGEST_LENGTH);
}
