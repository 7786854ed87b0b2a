import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasDatabase } from '../../db/connection/database-file.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import { findSetting } from '../../db/history/setting-store.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { builtPolicies, type CheckedPolicies } from './built-policies.ts';
import type { JobContext } from '../frame/context.ts';
import { perhapsMeant } from '../frame/named.ts';
import { packaged, policyFiles, refuseFaulty } from './policy-folder.ts';

/** The district of a database that records none. */
const defaultDistrict = 'dongxihu';

/** 政策 a district's rules as its folder holds them. */
export type Policies = CheckedPolicies & { readonly dir: string };

/**
 * Where the policies are: --policies, $DPF_POLICIES, the district on record, else the packaged default. Throws CannotRun
 * where the district on record is none that comes with the program and no folder was named.
 */
export async function policiesDir(context: JobContext, db?: Database | Writing): Promise<string> {
  if (context.policiesDir !== undefined) return context.policiesDir;
  const recorded = db === undefined ? undefined : await findSetting(db, 'district');
  if (recorded !== undefined && !existsSync(join(packaged, recorded))) throw notPackaged(recorded);
  return join(packaged, recorded ?? defaultDistrict);
}

/** The same where a database may not be there yet. */
export async function policiesDirOf(context: JobContext): Promise<string> {
  if (context.policiesDir !== undefined || !hasDatabase(context.dbPath)) return policiesDir(context);
  // Loaded here: without a database the schemes are shown without it.
  const { openDatabase, withDatabase } = await import('../../db/connection/open.ts');
  return withDatabase(openDatabase(context.dbPath), (db) => policiesDir(context, db));
}

function notPackaged(district: string): CannotRun {
  return new CannotRun({
    what: {
      zh: `这个数据库是“${district}”的，程序没有附带它的政策`,
      en: `This database is of the district "${district}", whose policies do not come with the program`,
    },
    next: {
      zh: `用 --policies（或 DPF_POLICIES）指定“${district}”的政策文件夹`,
      en: `Name the folder of the policies of "${district}" with --policies (or DPF_POLICIES)`,
    },
  });
}

/** The folder of a packaged district. Throws CannotRun if there is none of that name. */
export async function packagedPolicies(district: string): Promise<string> {
  const known = readdirSync(packaged);
  if (known.includes(district)) return join(packaged, district);
  throw new CannotRun({
    what: { zh: `没有“${district}”的政策`, en: `There are no policies for "${district}"` },
    why: { zh: `随程序提供的有：${known.join('、')}`, en: `packaged are: ${known.join(', ')}` },
    next: (await perhapsMeant(
      district,
      known.map((id) => ({ thing: id, id, names: [] })),
    )) ?? {
      zh: '请换一个，或用 --policies 指定文件夹',
      en: 'Choose one of these, or name a folder with --policies',
    },
  });
}

/** Loads the policies of a database's district. Throws CannotRun with file:line:column if any file has a fault. */
export async function loadPolicies(context: JobContext, db?: Database | Writing): Promise<Policies> {
  return readPolicies(await policiesDir(context, db));
}

/** Loads a folder of policies: as the build checked them, or else by reading and checking every file. */
export async function readPolicies(dir: string): Promise<Policies> {
  const built = builtPolicies(policyFiles(dir));
  if (built) return { dir, ...built };
  const { inspectPolicies } = await import('./inspect-policies.ts');
  const { checked, faults } = inspectPolicies(dir);
  if (!checked || faults.length > 0) throw refuseFaulty(faults);
  return { dir, ...checked };
}
