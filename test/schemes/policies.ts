import { readdirSync, readFileSync } from 'node:fs';
import type { CertificatePolicy } from '../../src/registry/certificate/certificate-policy.ts';
import type { SchemeCase } from '../../src/schemes/cases/cases.ts';
import { loadCases } from '../../src/schemes/load/load-cases.ts';
import { loadCertificatePolicy } from '../../src/schemes/load/load-certificate-policy.ts';
import { formatFault, type PolicyFault, type PolicySource } from '../../src/policies/policy-source.ts';
import type { FigurePolicies } from '../../src/indicators/known-indicators.ts';
import { loadIndicators } from '../../src/indicators/language/load-indicators.ts';
import { loadProgrammes } from '../../src/services/load-programmes.ts';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';

const folder = new URL('../../policies/dongxihu/', import.meta.url);

/** A committed policy file as the loader wants it. */
export function policy(file: string): PolicySource {
  return { file, text: readFileSync(new URL(file, folder), 'utf8') };
}

const notSchemes = [
  'district.yaml',
  'certificates.yaml',
  'stacking.yaml',
  'programmes.yaml',
  'employment.yaml',
  'indicators.yaml',
  'published.yaml',
  'calendar.yaml',
];

/** What a folder without such files declares. */
export const noServices = { programmes: [], quota: [], benefits: [] };

/** The ids of the committed schemes: every YAML file with cases beside it or meant to have them. */
export const ids = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'))
  .filter((file) => !notSchemes.includes(file))
  .map((file) => file.replace(/\.yaml$/, ''));

/** The committed certificates.yaml; throws its faults. */
export function committedCertificates(): CertificatePolicy {
  const { value, faults } = loadCertificatePolicy(policy('certificates.yaml'));
  return value ?? refuse(faults);
}

/** A committed scheme with its cases; throws its faults. */
export function committed(id: string): { scheme: Scheme; cases: readonly SchemeCase[] } {
  const { scheme, faults } = loadScheme(policy(`${id}.yaml`));
  const cases = loadCases(policy(`${id}.cases.yaml`));
  if (!scheme || !cases.value) refuse([...faults, ...cases.faults]);
  return { scheme, cases: cases.value };
}

/** The committed programmes.yaml and indicators.yaml; throws their faults. */
export function committedFigures(schemes: readonly Scheme[]): Omit<FigurePolicies, 'schemes'> {
  const programmes = loadProgrammes(policy('programmes.yaml'));
  if (!programmes.value) refuse(programmes.faults);
  const declared = { schemes, programmes: programmes.value };
  const indicators = loadIndicators(policy('indicators.yaml'), declared);
  return { programmes: programmes.value, indicators: indicators.value ?? refuse(indicators.faults) };
}

function refuse(faults: readonly PolicyFault[]): never {
  throw new Error(faults.map((fault) => formatFault(fault, 'en')).join('\n'));
}
