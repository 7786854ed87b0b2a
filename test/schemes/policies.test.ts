import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { parseYearMonth, type YearMonth } from '../../src/kernel/year-month.ts';
import { runCase, type SchemeCase } from '../../src/schemes/cases.ts';
import { domainOf, type FactValue } from '../../src/schemes/facts.ts';
import { loadScheme } from '../../src/schemes/load-scheme.ts';
import { type Leaf, leavesOf, type Predicate } from '../../src/schemes/predicate.ts';
import { type Scheme, schemeBody, type SchemeVersion, versionAt } from '../../src/schemes/scheme.ts';
import { committed, ids, policy } from './policies.ts';

const december = parseYearMonth('2020-12') as YearMonth;

test('the five monthly schemes of the reference year are there', () => {
  const shown = ids.map((id) => {
    const { scheme } = committed(id);
    const version = versionAt(scheme, december) as SchemeVersion;
    return [scheme.id, scheme.mode, scheme.unit, version.amount.fen];
  });
  expect(shown).toEqual([
    ['family-care', 'pay', 'person', 10_000],
    ['living-subsidy', 'record', 'person', 5_000],
    ['multi-disability-household', 'pay', 'household', 10_000],
    ['nursing-subsidy', 'record', 'person', 10_000],
    ['psychiatric-medication', 'pay', 'person', 15_000],
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

  test('has an eligible case, and a refusal and an unknown for every leaf', () => {
    const because = (outcome: string) =>
      cases.filter(({ expect: { outcome: own } }) => own === outcome).flatMap((own) => own.expect.because);
    const asked = leavesOf(payingVersion(scheme).when).map(({ fact }) => fact);
    expect(cases.some((own) => own.expect.fen !== undefined)).toBe(true);
    for (const fact of asked) {
      expect(because('refused')).toContain(fact);
      expect(because('unknown')).toContain(fact);
    }
  });

  test('every changed leaf, dropped leaf and changed amount fails some case', () => {
    for (const [what, mutant] of mutantsOf(scheme)) {
      expect([what, failing(mutant, cases)]).not.toEqual([what, 0]);
    }
  });

  test('begins in a month and has no version the month before', () => {
    const before = parseYearMonth(scheme.versions[0]?.from === '2016-01' ? '2015-12' : '2019-12');
    expect(versionAt(scheme, before as YearMonth)).toBe('before-first');
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

function failing(scheme: Scheme, cases: readonly SchemeCase[]): number {
  return cases.filter((each) => !runCase(scheme, each).passed).length;
}

function mutantsOf(scheme: Scheme): readonly (readonly [string, Scheme])[] {
  const version = payingVersion(scheme);
  const withWhen = (when: Predicate): Scheme => ({ ...scheme, versions: [{ ...version, when }] });
  const children = (version.when as { all: readonly Leaf[] }).all;
  const replaced = children.flatMap((leaf, index) => [
    [`without ${leaf.fact}`, withWhen({ all: children.filter((_, at) => at !== index) })] as const,
    [`not ${leaf.fact}`, withWhen({ all: children.with(index, { not: leaf } as never) })] as const,
    ...changed(leaf).map(
      (other) => [JSON.stringify(other), withWhen({ all: children.with(index, other) })] as const,
    ),
  ]);
  const amount = { ...version.amount, fen: (version.amount.fen + 1) as SchemeVersion['amount']['fen'] };
  return [
    ...replaced,
    ['any for all', withWhen({ any: children })],
    ['one fen more', { ...scheme, versions: [{ ...version, amount }] }],
  ];
}

/** The leaf with its value moved by one, or to each other value. */
function changed(leaf: Leaf): readonly Leaf[] {
  if ('gte' in leaf) return [-1, 1].map((step) => ({ ...leaf, gte: leaf.gte + step }));
  if ('in' in leaf) {
    const others = domainOf(leaf.fact).filter((value: FactValue) => !leaf.in.includes(value));
    const last = leaf.in.at(-1) as FactValue;
    return [
      ...(leaf.in.length > 1
        ? leaf.in.map((value) => ({ ...leaf, in: leaf.in.filter((own) => own !== value) }))
        : []),
      ...others.map((value) => ({ ...leaf, in: leaf.in.map((own) => (own === last ? value : own)) })),
      ...others.slice(0, 1).map((value) => ({ ...leaf, in: [...leaf.in, value] })),
    ];
  }
  if ('is' in leaf)
    return domainOf(leaf.fact)
      .filter((value) => value !== leaf.is)
      .map((is) => ({ fact: leaf.fact, is }));
  return [];
}
