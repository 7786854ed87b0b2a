import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../indicators/language/figure-spec.ts';
import type { Targets } from '../../indicators/language/load-targets.ts';
import { codeFolder } from '../../kernel/program-folder.ts';
import type { District } from '../../schemes/load/district.ts';
import type { PolicySource } from '../../policies/policy-source.ts';
import type { Published } from '../../reading/published.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Stacking } from '../../schemes/language/stacking.ts';
import type { CasePolicy } from '../../cases/case-kind.ts';
import type { ServicePolicy } from '../../services/service-policy.ts';

/** What the build lays beside the program; where the sources run there is none. */
const BUILT = fileURLToPath(new URL('policies.json', codeFolder));

/** 已检查的政策 what the files of a folder say, without a fault. */
export type CheckedPolicies = ServicePolicy &
  CasePolicy & {
    readonly district: District;
    /** Those that the federation pays first, then those on record; by file name within each. */
    readonly schemes: readonly Scheme[];
    /** None where the folder has no stacking.yaml. */
    readonly stacking: Stacking;
    /** 指标 none of its own where the folder has no indicators.yaml: what the schemes have there is. */
    readonly indicators: Catalogue;
    /** 年度任务 none where the folder has no targets.yaml. */
    readonly targets: readonly Targets[];
    /** 已公布的数字 none where the folder has no published.yaml. */
    readonly published: readonly Published[];
  };

/** As the build read and checked them, with the files that they were made of. */
export type BuiltPolicies = readonly {
  readonly files: readonly PolicySource[];
  readonly policies: CheckedPolicies;
}[];

/** The policies that the build made of these very files, which spares reading and checking them again; else undefined. */
export function builtPolicies(sources: readonly PolicySource[]): CheckedPolicies | undefined {
  if (!existsSync(BUILT)) return undefined;
  const built = JSON.parse(readFileSync(BUILT, 'utf8')) as BuiltPolicies;
  const isOf = (files: readonly PolicySource[]): boolean =>
    files.length === sources.length &&
    files.every(({ file, text }, place) => file === sources[place]?.file && text === sources[place].text);
  return built.find(({ files }) => isOf(files))?.policies;
}
