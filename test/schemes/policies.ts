import { readdirSync, readFileSync } from 'node:fs';
import { loadCases, type SchemeCase } from '../../src/schemes/cases.ts';
import { formatFault, type PolicySource } from '../../src/schemes/policy-source.ts';
import { loadScheme } from '../../src/schemes/load-scheme.ts';
import type { Scheme } from '../../src/schemes/scheme.ts';

const folder = new URL('../../policies/dongxihu/', import.meta.url);

/** A committed policy file as the loader wants it. */
export function policy(file: string): PolicySource {
  return { file, text: readFileSync(new URL(file, folder), 'utf8') };
}

/** The ids of the committed schemes: every YAML file with cases beside it or meant to have them. */
export const ids = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'))
  .filter((file) => file !== 'district.yaml' && file !== 'stacking.yaml')
  .map((file) => file.replace(/\.yaml$/, ''));

/** A committed scheme with its cases; throws its faults. */
export function committed(id: string): { scheme: Scheme; cases: readonly SchemeCase[] } {
  const { scheme, faults } = loadScheme(policy(`${id}.yaml`));
  const cases = loadCases(policy(`${id}.cases.yaml`));
  if (!scheme || !cases.value)
    throw new Error([...faults, ...cases.faults].map((fault) => formatFault(fault, 'en')).join('\n'));
  return { scheme, cases: cases.value };
}
