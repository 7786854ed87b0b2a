import { hasDatabase, notCreated } from '../../db/connection/database-file.ts';
import {
  createDatabase,
  type Database,
  openDatabase,
  openScratchDatabase,
  withDatabase,
  type Writing,
} from '../../db/connection/open.ts';
import { findSetting, saveSetting } from '../../db/history/setting-store.ts';
import { type Entry, write } from '../../db/connection/write.ts';
import type { JobContext } from '../frame/context.ts';
import { packagedPolicies, readPolicies } from '../policy/load-policies.ts';

/** 建库 makes a new database with its district on record. Throws CannotRun if the file exists. */
export async function initDatabase(
  context: JobContext,
  request: { readonly district: string; readonly dryRun: boolean },
): Promise<{ readonly db: string; readonly district: string; readonly dryRun: boolean }> {
  const { district } = await readPolicies(context.policiesDir ?? (await packagedPolicies(request.district)));
  await withDatabase(openToRecord(context.dbPath, request.dryRun), (db) =>
    write(
      db,
      context,
      'init',
      async (writing) => {
        if (!(await isOfNoDistrict(writing))) throw notCreated(context.dbPath);
        return { result: undefined, log: [await recordDistrict(writing, district.id)] };
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

/** What every new database records first, with what the log is told of it. */
export async function recordDistrict(writing: Writing, district: string): Promise<Entry> {
  await saveSetting(writing, 'district', district);
  return { action: 'init', body: { district } };
}
