import { firstBrokenAudit, lastAudit } from '../db/audit.ts';
import { type JobContext, withRegistry } from './context.ts';

/** 审计链 whether the log is whole: its length, its last hash to compare with a print, and the first broken entry. */
export async function verifyAudit(context: JobContext): Promise<{
  readonly entries: number;
  readonly head: string | undefined;
  readonly brokenAt: number | undefined;
}> {
  return withRegistry(context, 'audit verify', async (db) => {
    const last = await lastAudit(db.query);
    return { entries: last?.seq ?? 0, head: last?.hash, brokenAt: await firstBrokenAudit(db.query) };
  });
}
