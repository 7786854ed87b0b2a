import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/kernel/writing/canonical-json.ts';
import { parseYearMonth, type YearMonth } from '../../src/kernel/year-month.ts';
import { amountText } from '../../src/schemes/describe/describe-amount.ts';
import { gateCases } from '../../src/schemes/cases/case-gates.ts';
import { runCase } from '../../src/schemes/cases/cases.ts';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import { leavesOf } from '../../src/schemes/language/predicate.ts';
import { type Scheme, schemeBody, type SchemeVersion, versionAt } from '../../src/schemes/language/scheme.ts';
import { committed, ids, policy } from './policies.ts';

const december = parseYearMonth('2020-12') as YearMonth;

test('every subsidy that the reference year names is there', () => {
  const shown = ids.map((id) => {
    const { scheme } = committed(id);
    const { mode, unit, cadence, payee } = scheme;
    return [id, mode, unit, cadence, payee.to, amountText(payingVersion(scheme).amount).zh].join(' ');
  });
  expect(shown).toEqual([
    'charity-relief record person once self 10000.00 元',
    'child-rehabilitation pay person event institution 按实际金额',
    'family-care pay person monthly self 100.00 元',
    'gaokao-award pay person annual self 2000.00 元',
    'hardship pay person event self 按核定金额，不超过 5000.00 元，须有补贴名单审批表',
    'home-adaptation pay person event institution 按实际金额，每户累计不超过 18000.00 元',
    'job-retention pay employer event self 按核定金额，不超过 500000.00 元，须有稳岗补贴审批表',
    'living-subsidy record person monthly self 50.00 元',
    'medical-insurance pay person annual insurer 按核定金额，不超过 1000.00 元，须有代缴名单审批表',
    'multi-disability-household pay household monthly head 100.00 元',
    'nursing-subsidy record person monthly self 100.00 元',
    'psychiatric-medication pay person monthly self 150.00 元',
    'shop-rent pay person event self 按核定金额，不超过 50000.00 元，须有房租补贴审批表',
    'social-insurance pay person event self 按实际金额',
    'startup-grant pay person once self 4000.00 元',
    'temporary-relief pay person event self 按核定金额，不超过 5000.00 元，须有救助名单审批表',
    'tuition pay person annual self 按学历层次：本科 5000.00 元，专科 4000.00 元',
  ]);
});

test('the rules of the epidemic year pay nothing in 2021', () => {
  const ended = ids.filter((id) => versionAt(committed(id).scheme, '2021-01' as YearMonth) === 'ended');
  expect(ended).toEqual(['charity-relief', 'hardship', 'job-retention', 'shop-rent', 'temporary-relief']);
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
