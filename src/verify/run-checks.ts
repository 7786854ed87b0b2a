import { createHash } from 'node:crypto';
import type { Database } from '../db/connection/open.ts';
import { canonicalJson } from '../kernel/writing/canonical-json.ts';
import type { HolderFile } from '../registry/certificate/holder-file.ts';
import type { Check, CheckContext, FileCheck, Found, Hit } from './check.ts';
import type { FindingStore } from './finding-store.ts';
import { holderFiles } from './rows/holder-files.ts';

export type RunOptions = {
  readonly checks: readonly Check[];
  /** Whether no holder's file is read, nor counted. */
  readonly isWithoutFiles?: boolean;
  readonly context: CheckContext;
  readonly store: FindingStore;
  /** Of everybody else only what also names somebody of this subdistrict is kept. */
  readonly subdistrict?: string | undefined;
  readonly onProgress?: (files: number) => void;
};

const PROGRESS_EVERY = 1000;

/** 核查 runs checks over a registry in one transaction, so that every check sees the same; what they find is stored. */
export function runChecks(
  db: Database,
  options: RunOptions,
): { readonly checked: number; readonly holders: number } {
  const { checks, isWithoutFiles = false, context, store, subdistrict } = options;
  const run = db.sqlite.transaction(() => {
    const seen = isWithoutFiles ? { checked: 0, holders: 0 } : runOverFiles(db, options);
    for (const check of checks) {
      if (check.over === 'file') continue;
      for (const { personId, ...found } of check.find(db, context)) store.add(toHit(check, personId, found));
    }
    if (subdistrict !== undefined) store.keepSubdistrict(subdistrict);
    return seen;
  });
  return run();
}

function runOverFiles(db: Database, { checks, context, store, subdistrict, onProgress }: RunOptions) {
  const fileChecks = checks.filter((check) => check.over === 'file');
  let [seen, checked, holders] = [0, 0, 0];
  for (const file of holderFiles(db, context.asOf, context.policy.extensions)) {
    seen += 1;
    if (seen % PROGRESS_EVERY === 0) onProgress?.(seen);
    if (subdistrict !== undefined && file.subdistrict !== subdistrict) continue;
    for (const hit of runFileChecks(fileChecks, file, context)) store.add(hit);
    checked += 1;
    if (file.certificates.some(({ isLive }) => isLive)) holders += 1;
  }
  return { checked, holders };
}

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

function toHit(
  { code, severity }: Check,
  personId: number | undefined,
  { others = [], ...found }: Found,
): Hit {
  const people = personId === undefined ? others : [personId, ...others];
  const { certificateId, evidence } = found;
  const key = `${code}-${personId ?? 0}-${digestOf({ people, certificateId, evidence })}`;
  return { code, severity, key, ...(personId !== undefined && { personId }), people, ...found };
}

const DIGEST_LENGTH = 12;

function digestOf(restsOn: unknown): string {
  return createHash('sha256').update(canonicalJson(restsOn)).digest('hex').slice(0, DIGEST_LENGTH);
}
