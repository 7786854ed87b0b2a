import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { parseYearMonth, type YearMonth } from '../../src/kernel/year-month.ts';
import { gateCases } from '../../src/schemes/case-gates.ts';
import { runCase } from '../../src/schemes/cases.ts';
import { loadScheme } from '../../src/schemes/load-scheme.ts';
import { leavesOf } from '../../src/schemes/predicate.ts';
import { type Scheme, schemeBody, type SchemeVersion, versionAt } from '../../src/schemes/scheme.ts';
import { committed, ids, policy } from './policies.ts';

const december = parseYearMonth('2020-12') as YearMonth;

test('the five monthly schemes of the reference year are there', () => {
  const shown = ids.map((id) => {
    const { scheme } = committed(id);
    const version = versionAt(scheme, december) as SchemeVersion;
    return [scheme.id, scheme.mode, scheme.unit, version.amount];
  });
  expect(shown).toEqual([
    ['family-care', 'pay', 'person', { kind: 'flat', fen: 10_000 }],
    ['living-subsidy', 'record', 'person', { kind: 'flat', fen: 5_000 }],
    ['multi-disability-household', 'pay', 'household', { kind: 'flat', fen: 10_000 }],
    ['nursing-subsidy', 'record', 'person', { kind: 'flat', fen: 10_000 }],
    ['psychiatric-medication', 'pay', 'person', { kind: 'flat', fen: 15_000 }],
  ]);
});

describe.each(ids)('%s', (id) => {
  const { scheme, cases } = committed(id);

  test('is in the file of its name and says what is unverified', () => {
    expect(scheme.id).toBe(id);
    expect(scheme.versions.every(({ unverified }) => unverified.length > 0)).toBe(true);
  });

  test.each(cases.map((each) => [each.name, each] as const))('case: %s', (_, each) => {
    expect(runCase(scheme, each)).toMatchObject({ passed: true });
  });

  test('its cases would notice any mistake in it', () => {
    expect(gateCases(scheme, cases).findings).toEqual([]);
  });

  test('has an unknown case for every fact it asks for', () => {
    const missing = cases.filter(({ expect: own }) => own.outcome === 'unknown');
    const because = missing.flatMap((own) => own.expect.because);
    for (const { fact } of leavesOf(payingVersion(scheme).when)) expect(because).toContain(fact);
  });
});

test('a body for hashing holds one version and does not change with the layout of the file', () => {
  const { file, text } = policy('family-care.yaml');
  const spread = loadScheme({ file: 'elsewhere.yaml', text: `# a note\n${text.replaceAll('{ ', '{   ')}` });
  const { scheme } = committed('family-care');
  const body = (of: Scheme) => canonicalJson(schemeBody(of, payingVersion(of)));
  expect(spread.faults).toEqual([]);
  expect(body(spread.scheme as Scheme)).toBe(body(scheme));
  const raised = loadScheme({ file, text: text.replace("'100'", "'120'") }).scheme as Scheme;
  expect(body(raised)).not.toBe(body(scheme));
});

function payingVersion(scheme: Scheme): SchemeVersion {
  return versionAt(scheme, december) as SchemeVersion;
}
