import { expect, test } from 'vitest';
import type { Scope } from '../../src/indicators/indicator.ts';
import { loadIndicators } from '../../src/indicators/language/load-indicators.ts';
import { day, importHolders, known, schemes, someone, withRegistry } from '../payout/registry.ts';
import { committedFigures } from '../schemes/policies.ts';
import { told } from './district.ts';

const { programmes } = committedFigures(schemes);

/** The district's year with these figures alone. */
function figures(...lines: readonly string[]): Pick<Scope, 'indicators'> {
  const source = { file: 'indicators.yaml', text: ['figures:', ...lines, ''].join('\n') };
  return { indicators: known(loadIndicators(source, { schemes, programmes }).value) };
}

const holders = '  - { key: a.holders, label: 持证残疾人, kind: holders }';

test.each<[string, Partial<Scope>, number | false, string | undefined]>([
  ['more than last year', { lastYear: new Map([['a.holders', 2]]) }, 0.5, undefined],
  ['fewer than last year', { lastYear: new Map([['a.holders', 4]]) }, -0.25, undefined],
  [
    'nothing handed in for last year',
    {},
    false,
    '没有 2019 年上报的数（dpf report freeze --year 2019，或写进 published.yaml）',
  ],
  ['nobody last year', { lastYear: new Map([['a.holders', 0]]) }, false, '2019 年上报的是 0，无从比较'],
])('growth: %s', async (_, change, value, lacking) => {
  await withRegistry(async (db) => {
    await importHolders(
      db,
      [1, 2, 3].map((seed) => ({ citizenId: someone(seed) })),
    );
    const year = await told(db, {
      ...figures(holders, '  - { key: a.growth, label: 增长, kind: growth, of: a.holders }'),
      ...change,
    });
    expect(year.value('a.growth')).toBe(value);
    expect(year.lacking('a.growth')).toBe(lacking);
  });
});

test('done is in the target of its own year; without one there is no figure', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    const own = figures(
      holders,
      '  - { key: a.planned, label: 任务, kind: target, of: a.holders }',
      '  - { key: a.done, label: 完成率, kind: done, of: a.holders }',
    );
    const targets = (year: number) => [{ year, source: '要点', amounts: { 'a.holders': 4 } }];
    const set = await told(db, { ...own, targets: targets(2020) });
    expect([set.value('a.planned'), set.value('a.done')]).toEqual([4, 0.25]);
    const other = await told(db, { ...own, targets: targets(2019) });
    expect([other.value('a.planned'), other.value('a.done')]).toEqual([false, false]);
    expect(other.lacking('a.done')).toBe('targets.yaml 没有 2020 年的这项任务');
  });
});

test('what is made of a figure that is absent is absent', async () => {
  await withRegistry(async (db) => {
    const year = await told(db, {
      ...figures(
        holders,
        '  - { key: a.growth, label: 增长, kind: growth, of: a.holders }',
        '  - { key: a.done, label: 完成率, kind: done, of: a.holders }',
      ),
      lastYear: new Map([['a.holders', 2]]),
      targets: [{ year: 2020, source: '要点', amounts: { 'a.holders': 4 } }],
    });
    expect(year.figures.map(({ key }) => key).filter((key) => key.startsWith('a.'))).toEqual([]);
  });
});

test('holders of a community are those whose community it is at the cut-off', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [
      { citizenId: someone(1), community: '一社区' },
      { citizenId: someone(2), community: '二社区' },
      { citizenId: someone(3) },
    ]);
    const own = figures('  - { key: a.one, label: 一社区, kind: holders, community: 一社区 }');
    expect((await told(db, own)).value('a.one')).toBe(1);
    expect((await told(db, { ...own, asOf: day('2020-06-30') })).figures.map(({ key }) => key)).toContain(
      'a.one',
    );
  });
});

test('a community that no roster has counts nobody and is no 0', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1), community: '一社区' }]);
    const own = figures('  - { key: a.one, label: 火星, kind: holders, community: 火星社区 }');
    expect((await told(db, own)).lacking('a.one')).toBe('花名册上没有社区“火星社区”');
  });
});
