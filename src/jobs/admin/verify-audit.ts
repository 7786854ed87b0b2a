import { createHash } from 'node:crypto';
import type { Database } from '../../db/connection/open.ts';
import { firstBrokenAudit, lastAudit, type UnloggedChange, unloggedChanges } from '../../db/history/audit.ts';
import { eachAttachment } from '../../db/cases/case-store.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';

export type { UnloggedChange } from '../../db/history/audit.ts';

/** 审计链 whether the log is whole: its length, its last hash to compare with a print, the first broken entry, and what it does not tell of. */
export async function verifyAudit(context: JobContext): Promise<{
  readonly entries: number;
  readonly head: string | undefined;
  readonly brokenAt: number | undefined;
  /** What is on record and no entry tells of. */
  readonly missing: readonly UnloggedChange[];
  /** 附件 how many files are kept with cases, and the digests of those that are no longer what was handed in. */
  readonly attachments: { readonly kept: number; readonly damaged: readonly string[] };
}> {
  return withRegistry(context, 'audit verify', async (db) => {
    const last = await lastAudit(db.query);
    const brokenAt = await firstBrokenAudit(db.query);
    const missing = unloggedChanges(db.sqlite);
    return { entries: last?.seq ?? 0, head: last?.hash, brokenAt, missing, attachments: attachmentsOf(db) };
  });
}

function attachmentsOf({ sqlite }: Database): { readonly kept: number; readonly damaged: readonly string[] } {
  const damaged: string[] = [];
  let kept = 0;
  for (const { sha256, content } of eachAttachment(sqlite)) {
    kept += 1;
    if (createHash('sha256').update(content).digest('hex') !== sha256) damaged.push(sha256);
  }
  return { kept, damaged };
}
