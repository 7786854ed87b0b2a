import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fen, fen, mulDivHalfUp } from '../../src/kernel/fen.ts';
import { type Amount, calculateAmount, withinCap } from '../../src/schemes/language/amount.ts';
import { amountText, calculationText } from '../../src/schemes/describe/describe-amount.ts';
import type { FactName, FactValue } from '../../src/facts/facts.ts';
import { decideVersion } from '../../src/schemes/language/scheme.ts';

const flat: Amount = { kind: 'flat', fen: fen(15_000) };
const tuition: Amount = {
  kind: 'table',
  by: 'student.level',
  rows: { bachelor: fen(500_000), 'junior-college': fen(400_000) },
};
const twoThirds = { numerator: 2, denominator: 3, round: 'half_up' } as const;
const adaptation: Amount = {
  kind: 'actual',
  of: 'event.amount',
  share: twoThirds,
  cap: { fen: fen(80_000), per: 'household', window: 'lifetime' },
};
const relief: Amount = { kind: 'entered', max: fen(500_000), needs: ['审批表'] };

type Facts = readonly (readonly [FactName, FactValue])[];

const calculated: readonly [string, Amount, Facts, number, number, string][] = [
  ['a flat amount', flat, [], 0, 15_000, '150.00'],
  ['a row of a table', tuition, [['student.level', 'junior-college']], 0, 400_000, '专科 4000.00'],
  [
    'a share within its cap',
    adaptation,
    [['event.amount', 120_000]],
    0,
    80_000,
    '1200.00 × 2/3 = 800.00，上限 800.00',
  ],
  [
    'a share above its cap',
    adaptation,
    [['event.amount', 120_001]],
    0,
    80_000,
    '1200.01 × 2/3 = 800.01，上限 800.00，本次计 800.00',
  ],
  [
    'what an earlier event left of the cap',
    adaptation,
    [['event.amount', 90_000]],
    50_000,
    30_000,
    '900.00 × 2/3 = 600.00，上限 800.00，此前已计 500.00，本次计 300.00',
  ],
  [
    'a cap that is used up',
    adaptation,
    [['event.amount', 90_000]],
    80_000,
    0,
    '900.00 × 2/3 = 600.00，上限 800.00，此前已计 800.00，本次计 0.00',
  ],
  ['an amount that others decided', relief, [['event.amount', 72_976]], 0, 72_976, '729.76'],
];

test.each(calculated)('%s is calculated to the fen and says how', (_, amount, facts, before, due, text) => {
  const calculation = calculateAmount(amount, new Map(facts), fen(before));
  expect(calculation.fen).toBe(due);
  expect(calculationText(calculation).zh).toBe(text);
});

describe('an amount asks what it needs, so that a guess never pays', () => {
  const asked: readonly [string, Amount, Facts, string][] = [
    ['a level that is not on record', tuition, [], 'unknown'],
    ['a level without a row', tuition, [['student.level', 'gaokao']], 'refused'],
    ['no amount on record', relief, [], 'unknown'],
    ['an amount above what may be decided', relief, [['event.amount', 500_001]], 'refused'],
    ['the most that may be decided', relief, [['event.amount', 500_000]], 'eligible'],
    ['no actual amount', adaptation, [], 'unknown'],
  ];
  test.each(asked)('%s', (_, amount, facts, outcome) => {
    const known = new Map<FactName, FactValue>([['low_income', true], ...facts]);
    const decision = decideVersion({ ...version, amount }, known);
    expect(decision.outcome).toBe(outcome);
    expect(decision.fen === undefined).toBe(outcome !== 'eligible');
  });
});

const version = {
  from: '2020-01',
  basis: [],
  unverified: [],
  timing: {
    ...({ start: 'same_month', stop: 'next_month', overlap: 'latest' } as const),
    backPayMonths: 12,
    arrearsAfterRenewalMonths: 0,
  },
  when: { fact: 'low_income', is: true },
} as unknown as Parameters<typeof decideVersion>[0];

const amounts = fc.integer({ min: 0, max: 100_000_000_000 }).map(fen);
const parts = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }));

test('a share rounds half a fen up, exactly as whole numbers do', () => {
  const exact = (amount: Fen, [numerator, denominator]: readonly [number, number]): number => {
    const doubled = 2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator);
    return Number(doubled / (2n * BigInt(denominator)));
  };
  fc.assert(
    fc.property(amounts, parts, (amount, [a, b]) => {
      const share = [Math.min(a, b), Math.max(a, b)] as const;
      const got = mulDivHalfUp(amount, ...share);
      expect(got).toBe(exact(amount, share));
      expect(got).toBeLessThanOrEqual(amount);
    }),
  );
  expect(mulDivHalfUp(fen(1), 1, 2)).toBe(1);
  expect(mulDivHalfUp(fen(5), 1, 3)).toBe(2);
  expect(() => mulDivHalfUp(fen(-1), 1, 2)).toThrow(RangeError);
});

test('events within a cap never come to more than it, and to the cap once they would', () => {
  const capped = fc.tuple(amounts, fc.array(amounts, { maxLength: 8 }));
  fc.assert(
    fc.property(capped, ([cap, events]) => {
      let before = 0;
      let paid = 0;
      for (const event of events) {
        const due = withinCap(cap, fen(before), event);
        expect(due).toBeGreaterThanOrEqual(0);
        expect(due).toBeLessThanOrEqual(event);
        before += event;
        paid += due;
      }
      expect(paid).toBe(Math.min(cap, before));
    }),
  );
});

test('an amount is worded for people in both languages', () => {
  expect([flat, tuition, adaptation, relief].map((amount) => amountText(amount))).toEqual([
    { zh: '150.00 元', en: '150.00 yuan' },
    {
      zh: '按学历层次：本科 5000.00 元，专科 4000.00 元',
      en: 'by level: bachelor 5000.00 yuan, junior college 4000.00 yuan',
    },
    {
      zh: '按实际金额的 2/3（分以下四舍五入），每户累计不超过 800.00 元',
      en: 'the actual amount × 2/3 (half a fen up), at most 800.00 yuan a household in all',
    },
    {
      zh: '按核定金额，不超过 5000.00 元，须有审批表',
      en: 'the amount decided, at most 5000.00 yuan, with 审批表',
    },
  ]);
});
