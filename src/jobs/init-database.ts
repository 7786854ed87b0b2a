import { appendAudit } from '../db/audit.ts';
import { createDatabase, inTransaction, openScratchDatabase, withDatabase } from '../db/open.ts';
import { findSetting, saveSetting } from '../db/setting-store.ts';
import type { Writing } from '../db/open.ts';
import type { JobContext } from './context.ts';
import { packagedPolicies, readPolicies } from './load-policies.ts';

/** 建库 makes a new database with its district on record. Throws CannotRun if the file exists. */
export async function initDatabase(
  context: JobContext,
  request: { readonly district: string; readonly dryRun: boolean },
): Promise<{ readonly db: string; readonly district: string; readonly dryRun: boolean }> {
  const { district } = await readPolicies(context.policiesDir ?? packagedPolicies(request.district));
  const opening = request.dryRun ? openScratchDatabase() : createDatabase(context.dbPath);
  await withDatabase(opening, (db) =>
    inTransaction(db, (writing) => recordDistrict(writing, context, district.id)),
  );
  return { db: context.dbPath, district: district.id, dryRun: request.dryRun };
}

/** Whether no district is on record: in a new file, and in what a kill in its first instant left behind. */
export async function isOfNoDistrict(writing: Writing): Promise<boolean> {
  return (await findSetting(writing, 'district')) === undefined;
}

/** What every new database records first. */
export async function recordDistrict(writing: Writing, context: JobContext, district: string): Promise<void> {
  await saveSetting(writing, 'district', district);
  const entry = { at: context.now, actor: context.operator, action: 'init', body: { district } };
  await appendAudit(writing.query, entry);
}
