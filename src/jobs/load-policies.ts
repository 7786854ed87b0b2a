import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, Writing } from '../db/open.ts';
import { findSetting } from '../db/setting-store.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import { type District, loadDistrict } from '../schemes/district.ts';
import { loadScheme } from '../schemes/load-scheme.ts';
import { loadStacking } from '../schemes/load-stacking.ts';
import { formatFault, type Loaded, type PolicyFault, type PolicySource } from '../schemes/policy-source.ts';
import type { Scheme } from '../schemes/scheme.ts';
import type { Stacking } from '../schemes/stacking.ts';
import type { JobContext } from './context.ts';

/** The district of a database that records none. */
const defaultDistrict = 'dongxihu';

const packaged = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'policies');
/** What stands between schemes; a folder may do without. */
export const stackingFile = 'stacking.yaml';
const SHOWN_FAULTS = 5;

/** 政策 a district's rules as its folder holds them. */
export type Policies = {
  readonly dir: string;
  readonly district: District;
  /** Those that the federation pays first, then those on record; by file name within each. */
  readonly schemes: readonly Scheme[];
  /** None where the folder has no stacking.yaml. */
  readonly stacking: Stacking;
};

/** Where the policies are: --policies, $DPF_POLICIES, the district on record, else the packaged default. */
export async function policiesDir(context: JobContext, db?: Database | Writing): Promise<string> {
  const recorded = db === undefined ? undefined : await findSetting(db, 'district');
  return context.policiesDir ?? join(packaged, recorded ?? defaultDistrict);
}

/** The same where a database may not be there yet. */
export async function policiesDirOf(context: JobContext): Promise<string> {
  if (context.policiesDir !== undefined || !existsSync(context.dbPath)) return policiesDir(context);
  // Loaded here: without a database the schemes are shown without it.
  const { openDatabase, withDatabase } = await import('../db/open.ts');
  return withDatabase(openDatabase(context.dbPath), (db) => policiesDir(context, db));
}

/** The folder of a packaged district. Throws CannotRun if there is none of that name. */
export function packagedPolicies(district: string): string {
  const known = readdirSync(packaged);
  if (known.includes(district)) return join(packaged, district);
  throw new CannotRun({
    what: { zh: `没有“${district}”的政策`, en: `There are no policies for "${district}"` },
    why: { zh: `随程序提供的有：${known.join('、')}`, en: `packaged are: ${known.join(', ')}` },
    next: {
      zh: '请换一个，或用 --policies 指定文件夹',
      en: 'Choose one of these, or name a folder with --policies',
    },
  });
}

/** Loads the policies of a database's district. Throws CannotRun with file:line:column if any file has a fault. */
export async function loadPolicies(context: JobContext, db?: Database | Writing): Promise<Policies> {
  return readPolicies(await policiesDir(context, db));
}

/** Loads a folder of policies. */
export function readPolicies(dir: string): Policies {
  const { district, schemes, stacking, faults } = inspectPolicies(dir);
  if (faults.length > 0 || !district || !stacking) throw refuseFaulty(faults);
  return { dir, district, schemes, stacking };
}

/** Loads a folder and tells every fault in it. */
export function inspectPolicies(dir: string): {
  readonly district: District | undefined;
  readonly schemes: readonly Scheme[];
  readonly stacking: Stacking | undefined;
  readonly faults: readonly PolicyFault[];
} {
  const district = loadDistrict(sourceOf(dir, 'district.yaml'), sourceOf(dir, 'certificates.yaml'));
  const loaded = schemeFiles(dir).map((file) => loadScheme(sourceOf(dir, file)));
  const schemes = loaded.flatMap(({ scheme }) => scheme ?? []);
  const broken = schemeFiles(dir).filter((_, index) => loaded[index]?.scheme === undefined);
  const stacking = stackingFor(dir, schemes, broken);
  return {
    district: district.value,
    schemes: [...schemes.filter(isPaid), ...schemes.filter((scheme) => !isPaid(scheme))],
    stacking: stacking.value,
    faults: [...district.faults, ...loaded.flatMap(({ faults }) => faults), ...stacking.faults],
  };
}

/** The rules between schemes. One whose file is `broken` is known by the file's name: its own faults are enough. */
export function stackingFor(
  dir: string,
  schemes: readonly Scheme[],
  broken: readonly string[] = [],
): Loaded<Stacking> {
  if (!listFolder(dir).includes(stackingFile)) return { value: { groups: [], budgets: [] }, faults: [] };
  return loadStacking(
    sourceOf(dir, stackingFile),
    schemes,
    broken.map((file) => file.replace(/\.yaml$/, '')),
  );
}

/** The scheme files of a folder by name. */
export function schemeFiles(dir: string): readonly string[] {
  const isScheme = (file: string) =>
    file.endsWith('.yaml') && !/^(?:district|certificates|stacking)\.yaml$|\.cases\.yaml$/.test(file);
  return listFolder(dir).filter(isScheme).sort();
}

/** A file of a policy folder; messages call it by its folder and name. */
export function sourceOf(dir: string, file: string): PolicySource {
  try {
    return { file: `${basename(dir)}/${file}`, text: readFileSync(join(dir, file), 'utf8') };
  } catch (cause) {
    throw notRead(`${basename(dir)}/${file}`, cause);
  }
}

function listFolder(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (cause) {
    throw notRead(dir, cause);
  }
}

function isPaid(scheme: Scheme): boolean {
  return scheme.mode === 'pay';
}

function notRead(name: string, cause: unknown): CannotRun {
  return new CannotRun({
    what: { zh: `读不到政策文件 ${name}`, en: `Cannot read the policy file ${name}` },
    next: {
      zh: '请检查 --policies 或 DPF_POLICIES 所指的文件夹',
      en: 'Check the folder of --policies or DPF_POLICIES',
    },
    cause,
  });
}

/** The refusal to go by policy files with faults: file:line:column of the first of them. */
export function refuseFaulty(faults: readonly PolicyFault[]): CannotRun {
  const shown = (lang: 'zh' | 'en') =>
    faults
      .slice(0, SHOWN_FAULTS)
      .map((fault) => formatFault(fault, lang))
      .join('\n');
  return new CannotRun({
    what: { zh: `政策文件有 ${faults.length} 处错误`, en: `The policy files have ${faults.length} faults` },
    why: { zh: shown('zh'), en: shown('en') },
    next: { zh: '更正后运行 dpf scheme check', en: 'Correct them and run dpf scheme check' },
  });
}
