import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { Text } from '../../kernel/text.ts';
import { programFolder } from '../../kernel/program-folder.ts';
import { formatFault, type PolicyFault, type PolicySource } from '../../policies/policy-source.ts';
import { readEditedText } from '../frame/edited-text.ts';

/** The folder of the districts that come with the program. */
export const packaged = fileURLToPath(new URL('policies', programFolder));

/** What a folder may do without: rules between schemes, programmes, quota, limits, figures, targets, what was published, holidays. */
const optionalFiles = [
  'stacking.yaml',
  'programmes.yaml',
  'employment.yaml',
  'insurance.yaml',
  'indicators.yaml',
  'targets.yaml',
  'published.yaml',
  'calendar.yaml',
] as const;
export type OptionalFile = (typeof optionalFiles)[number];
/** 总结模板 its file in a folder of policies. */
export const TEMPLATE = 'annual.md';
const SHOWN_FAULTS = 5;

/** Every file that a folder's policies are made of. */
export function policyFiles(dir: string): readonly PolicySource[] {
  const present = listFolder(dir);
  const optional = optionalFiles.filter((file) => present.includes(file));
  return [
    'district.yaml',
    'certificates.yaml',
    ...schemesAmong(present),
    ...optional,
    ...caseKindFiles(dir),
  ].map((file) => sourceOf(dir, file));
}

/** Whether a folder has one of the files that it may do without. */
export function hasFile(dir: string, file: OptionalFile | typeof TEMPLATE): boolean {
  return listFolder(dir).includes(file);
}

/** The scheme files of a folder by name. */
export function schemeFiles(dir: string): readonly string[] {
  return schemesAmong(listFolder(dir));
}

function schemesAmong(files: readonly string[]): readonly string[] {
  const others: readonly string[] = ['district.yaml', 'certificates.yaml', ...optionalFiles];
  const isScheme = (file: string) =>
    file.endsWith('.yaml') && !file.endsWith(CASES) && !others.includes(file);
  return files.filter(isScheme).sort();
}

/** 个案种类 the files of the kinds of case, by name. */
export function caseKindFiles(dir: string): readonly string[] {
  if (!listFolder(dir).includes(CASE_KINDS)) return [];
  return listFolder(join(dir, CASE_KINDS))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => `${CASE_KINDS}/${file}`);
}

/** The files of a folder that look like policies and are not read: another suffix, or cases beside no scheme. */
export function unreadFiles(dir: string): readonly { readonly file: string; readonly why: Text }[] {
  const schemes = new Set(schemeFiles(dir));
  const isAlone = (file: string): boolean =>
    file.endsWith(CASES) && !schemes.has(`${file.slice(0, -CASES.length)}.yaml`);
  return listFolder(dir).flatMap((file) =>
    /\.ya?ml$/i.test(file) && !file.endsWith('.yaml')
      ? [{ file, why: otherSuffix }]
      : isAlone(file)
        ? [{ file, why: casesAlone }]
        : [],
  );
}

const CASES = '.cases.yaml';
const CASE_KINDS = 'cases';
const otherSuffix: Text = {
  zh: '没有读：政策文件的后缀须是小写的 .yaml，请改名',
  en: 'is not read: a policy file ends in .yaml in small letters; rename it',
};
const casesAlone: Text = {
  zh: '没有读：旁边没有同名的补贴项目文件',
  en: 'is not read: there is no scheme of that name beside it',
};

/** A file of a policy folder; messages call it by its folder and name. */
export function sourceOf(dir: string, file: string): PolicySource {
  const name = inert(`${basename(dir)}/${file}`);
  return { file: name, text: readEditedText(join(dir, file), name, checkFolder) };
}

function listFolder(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (cause) {
    throw notRead(dir, cause);
  }
}

function notRead(name: string, cause: unknown): CannotRun {
  return new CannotRun({
    what: { zh: `读不到政策文件 ${name}`, en: `Cannot read the policy file ${name}` },
    next: checkFolder,
    cause,
  });
}

const checkFolder: Text = {
  zh: '请检查 --policies 或 DPF_POLICIES 所指的文件夹',
  en: 'Check the folder of --policies or DPF_POLICIES',
};

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
