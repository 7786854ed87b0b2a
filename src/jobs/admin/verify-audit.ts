import { firstBrokenAudit, lastAudit, type UntoldChange, untoldChanges } from '../../db/history/audit.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';

export type { UntoldChange } from '../../db/history/audit.ts';

/** 审计链 whether the log is whole: its length, its last hash to compare with a print, the first broken entry, and what it does not tell of. */
export async function verifyAudit(context: JobContext): Promise<{
  readonly entries: number;
  readonly head: string | undefined;
  readonly brokenAt: number | undefined;
  /** What is on record and no entry tells of. */
  readonly missing: readonly UntoldChange[];
}> {
  return withRegistry(context, 'audit verify', async (db) => {
    const last = await lastAudit(db.query);
    const brokenAt = await firstBrokenAudit(db.query);
    return { entries: last?.seq ?? 0, head: last?.hash, brokenAt, missing: untoldChanges(db.sqlite) };
  });
}
