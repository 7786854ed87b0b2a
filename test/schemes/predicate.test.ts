import { expect, test } from 'vitest';
import { type FactName, factsOfRow, type FactValue } from '../../src/schemes/facts.ts';
import { decide, type Predicate, type Truth } from '../../src/schemes/language/predicate.ts';
import { reasonsOf } from '../../src/schemes/language/reasons.ts';

const truths: readonly Truth[] = [true, false, 'unknown'];
const [left, right] = [
  { fact: 'alive', is: true },
  { fact: 'low_income', is: true },
] as const satisfies readonly Predicate[];

function knownOf(first: Truth, second: Truth = 'unknown'): Map<FactName, FactValue> {
  const all = [['alive', first] as const, ['low_income', second] as const];
  return new Map<FactName, FactValue>(all.filter(([, value]) => value !== 'unknown'));
}

/** Kleene's strong tables, in the order true, false, unknown on both sides. */
const tables: readonly [node: 'all' | 'any', rows: readonly (readonly Truth[])[]][] = [
  [
    'all',
    [
      [true, false, 'unknown'],
      [false, false, false],
      ['unknown', false, 'unknown'],
    ],
  ],
  [
    'any',
    [
      [true, true, true],
      [true, false, 'unknown'],
      [true, 'unknown', 'unknown'],
    ],
  ],
];

test.each(tables)('%s follows the table of Kleene', (node, rows) => {
  const pair = [left, right];
  const predicate: Predicate = node === 'all' ? { all: pair } : { any: pair };
  const got = truths.map((a) => truths.map((b) => decide(predicate, knownOf(a, b)).outcome));
  expect(got).toEqual(rows);
});

test('not turns true and false round and leaves unknown', () => {
  expect(truths.map((a) => decide({ not: left }, knownOf(a)).outcome)).toEqual([false, true, 'unknown']);
});

const questions: readonly [Predicate, FactName, FactValue, Truth][] = [
  [{ fact: 'certificate.grade', is: 1 }, 'certificate.grade', 1, true],
  [{ fact: 'certificate.grade', in: [1, 2] }, 'certificate.grade', 3, false],
  [{ fact: 'age', between: [7, 14] }, 'age', 7, true],
  [{ fact: 'age', between: [7, 14] }, 'age', 14, true],
  [{ fact: 'age', between: [7, 14] }, 'age', 15, false],
  [{ fact: 'age', gte: 60 }, 'age', 60, true],
  [{ fact: 'age', gte: 60 }, 'age', 59, false],
  [{ fact: 'age', lte: 17 }, 'age', 17, true],
  [{ fact: 'age', lte: 17 }, 'age', 18, false],
];

test.each(questions)(
  '%j with %s %s is %s, and unknown where the fact is missing',
  (predicate, fact, value, truth) => {
    expect(decide(predicate, new Map([[fact, value]])).outcome).toBe(truth);
    expect(decide(predicate, new Map()).outcome).toBe('unknown');
    expect(decide({ not: predicate }, new Map()).outcome).toBe('unknown');
  },
);

test('known alone is decided where the fact is missing', () => {
  const predicate: Predicate = { fact: 'age', known: true };
  expect(decide(predicate, new Map()).outcome).toBe(false);
  expect(decide(predicate, new Map([['age', 3]])).outcome).toBe(true);
  expect(decide({ fact: 'age', known: false }, new Map()).outcome).toBe(true);
});

const care: Predicate = {
  all: [{ fact: 'certificate.grade', in: [1, 2] }, left, { any: [right, { fact: 'age', gte: 60 }] }],
};

const explained: readonly [Predicate, readonly (readonly [FactName, FactValue])[], readonly string[]][] = [
  [
    care,
    [
      ['alive', true],
      ['certificate.grade', 3],
    ],
    ['残疾等级为三级，要求一级或二级'],
  ],
  [
    care,
    [
      ['alive', true],
      ['certificate.grade', 2],
    ],
    ['低保：没有记录，要求是', '年龄：没有记录，要求不少于60周岁'],
  ],
  [
    care,
    [
      ['alive', true],
      ['certificate.grade', 2],
      ['age', 59],
    ],
    ['低保：没有记录，要求是'],
  ],
  [
    care,
    [
      ['alive', false],
      ['certificate.grade', 2],
      ['low_income', false],
      ['age', 59],
    ],
    ['生存状况为已去世，要求健在', '低保为否，要求是', '年龄为59周岁，要求不少于60周岁'],
  ],
  [
    care,
    [
      ['alive', true],
      ['certificate.grade', 2],
      ['age', 60],
    ],
    [],
  ],
  [{ not: left }, [['alive', true]], ['生存状况为健在，要求不是健在']],
  [{ fact: 'age', known: true }, [], ['年龄：没有记录，要求有记录']],
];

test.each(explained)('%j with %j is explained by as few leaves as will do', (predicate, known, texts) => {
  expect(reasonsOf(decide(predicate, new Map(known))).map(({ text }) => text.zh)).toEqual(texts);
});

test('an unknown reason names the list to import', () => {
  const [reason] = reasonsOf(decide(right, new Map()));
  expect(reason).toMatchObject({ fact: 'low_income', kind: 'unknown', source: { zh: '低保名单' } });
  expect(reason?.text.en).toBe('low income (低保): not on record, must be yes');
});

test('a row of columns becomes facts: NULL and what is outside the domain stay unknown', () => {
  const row = {
    alive: 1,
    hukou_local: 0,
    certificate_grade: 5,
    certificate_category: 'speech',
    age: 30,
    low_income: null,
  };
  expect([...factsOfRow(row)]).toEqual([
    ['alive', true],
    ['hukou_local', false],
    ['certificate.category', 'speech'],
    ['age', 30],
  ]);
});
