import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { canonicalJson } from '../../src/kernel/writing/canonical-json.ts';
import { loadCases } from '../../src/schemes/load/load-cases.ts';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import { loadStacking } from '../../src/schemes/load/load-stacking.ts';
import { schemeBody, type SchemeVersion } from '../../src/schemes/language/scheme.ts';
import { committed } from './policies.ts';

const adaptation = `scheme: home-adaptation
title: 无障碍改造
mode: pay
unit: household
cadence: event
events: { sheet: services, programme: 无障碍设施进家庭 }
fund: 东西湖区残联
payee: { to: head }
versions:
  - from: 2020-01
    basis: [{ doc: 甲, clause: 一, issued: 2019-12-01 }]
    timing: { start: same_month, stop: next_month, overlap: latest, back_pay_months: 12, arrears_after_renewal_months: 1 }
    when:
      all:
        - { fact: household.low_income, is: true }
        - { any: [{ fact: household.holder_count, between: [1, 3] }, { not: { fact: event.amount, gte: '500' } }] }
    amount: { kind: actual, of: event.amount, share: '2/3', round: half_up, cap: { yuan: '18000', per: household, window: lifetime } }
  - { from: 2021-01, ended: true, basis: [{ doc: 乙 }] }
`;
const stacking = `groups:
  - { group: care, from: 2020-01, of: [nursing-subsidy, family-care], rule: total_cap, yuan: '150', same: month, scope: person, basis: [{ doc: 甲 }] }
  - { group: care, from: 2021-01, ended: true, basis: [{ doc: 乙 }] }
budgets: [{ year: 2020, fund: 东西湖区残联, yuan: '900', on_exceed: queue, order: [month, unit], basis: [{ doc: 丙 }] }]
`;
const cases = `- { name: 一, month: 2020-12, facts: { age: 3, event: { amount: '1.50' } }, expect: { outcome: eligible, yuan: '1' } }
- { name: 二, months: { 2020-11: '1', 2020-12: unknown }, facts: { alive: [{ from: 2020-01-01, to: 2020-11-10, is: true }] } }
`;

const paths = (
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => paths(Reflect.get(value, key), [...path, key]))];
};

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, by));
  return copy;
}

const oddities = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    [[]],
    '',
    '0',
    '-1',
    0,
    -1,
    1e21,
    'all',
    ['fact'],
    { fact: 'age' },
    { any: [] },
    '2020-13',
  ),
);

const loaders = [
  ['a scheme', adaptation, (text: string) => loadScheme({ file: 'x.yaml', text })],
  [
    'stacking.yaml',
    stacking,
    (text: string) =>
      loadStacking(
        { file: 's.yaml', text },
        ['nursing-subsidy', 'family-care'].map((id) => committed(id).scheme),
      ),
  ],
  ['cases', cases, (text: string) => loadCases({ file: 'c.yaml', text })],
] as const;

test.each(loaders)(
  'whatever stands anywhere in %s is a value or a fault with its place, never a crash',
  (_, text, load) => {
    const plain: unknown = parse(text, { version: '1.2', schema: 'core' });
    expect(load(text).faults).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...paths(plain)), oddities, (path, odd) => {
        const { faults, ...rest } = load(JSON.stringify(replaced(plain, path, odd)));
        expect(Object.values(rest).some((value) => value !== undefined)).toBe(faults.length === 0);
        for (const { line, column, message } of faults) {
          expect([line > 0, column > 0, message.zh !== '', message.en !== '']).toEqual([
            true,
            true,
            true,
            true,
          ]);
        }
      }),
      { numRuns: 250 },
    );
  },
);

test.each([
  ['mode: pay', 'mode: record'],
  ['unit: household', 'unit: person'],
  ['cadence: event', 'cadence: once'],
  ['programme: 无障碍设施进家庭', 'programme: 无障碍'],
  ['fund: 东西湖区残联', 'fund: 区财政'],
  ['to: head', 'to: institution'],
  ['start: same_month', 'start: next_month'],
  ['stop: next_month', 'stop: same_month'],
  ['overlap: latest', 'overlap: earliest'],
  ['back_pay_months: 12', 'back_pay_months: 11'],
  ['renewal_months: 1', 'renewal_months: 2'],
  ['between: [1, 3]', 'between: [1, 4]'],
  ["gte: '500'", "gte: '500.01'"],
  ["share: '2/3'", "share: '1/3'"],
  ["yuan: '18000'", "yuan: '18000.01'"],
  ['window: lifetime', 'window: year'],
  ['clause: 一', 'clause: 二'],
])('%s written as %s gives another body to hash', (right, other) => {
  expect(adaptation).toContain(right);
  const bodies = [
    adaptation,
    adaptation.replace(right, other).replace(/(unit: person[^]*)to: head/, '$1to: self'),
  ].map((text) => {
    const { scheme, faults } = loadScheme({ file: 'x.yaml', text });
    if (!scheme) throw new Error(JSON.stringify(faults));
    return canonicalJson(schemeBody(scheme, scheme.versions[0] as SchemeVersion));
  });
  expect(bodies[1]).not.toBe(bodies[0]);
});
