import { appendAudit } from '../../db/history/audit.ts';
import { hasDatabase, notCreated } from '../../db/connection/database-file.ts';
import {
  createDatabase,
  type Database,
  inTransaction,
  openDatabase,
  openScratchDatabase,
  withDatabase,
  type Writing,
} from '../../db/connection/open.ts';
import { findSetting, saveSetting } from '../../db/history/setting-store.ts';
import type { JobContext } from '../frame/context.ts';
import { packagedPolicies, readPolicies } from '../policy/load-policies.ts';

/** 建库 makes a new database with its district on record. Throws CannotRun if the file exists. */
export async function initDatabase(
  context: JobContext,
  request: { readonly district: string; readonly dryRun: boolean },
): Promise<{ readonly db: string; readonly district: string; readonly dryRun: boolean }> {
  const { district } = await readPolicies(context.policiesDir ?? (await packagedPolicies(request.district)));
  await withDatabase(openToRecord(context.dbPath, request.dryRun), (db) =>
    inTransaction(
      db,
      async (writing) => {
        if (!(await isOfNoDistrict(writing))) throw notCreated(context.dbPath);
        await recordDistrict(writing, context, district.id);
      },
      { dryRun: request.dryRun },
    ),
  );
  return { db: context.dbPath, district: district.id, dryRun: request.dryRun };
}

/** A new database, or one that a kill in the first import left without a district. */
function openToRecord(path: string, dryRun: boolean): Promise<Database> {
  if (hasDatabase(path)) return openDatabase(path, { completes: true });
  return dryRun ? openScratchDatabase() : createDatabase(path);
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
