import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeFigures, traceIndicator } from '../../src/indicators/compute-figures.ts';
import { buildScope } from '../../src/indicators/built-scope.ts';
import { holdersBySubdistrict } from '../../src/indicators/tables/holders-by-subdistrict.ts';
import { serviceFigures } from '../../src/indicators/language/service-figures.ts';
import { knownIndicators } from '../../src/indicators/known-indicators.ts';
import {
  day,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  known,
  someone,
  withRegistry,
} from '../payout/registry.ts';
import { figure, plain, scope } from './district.ts';

test('every figure is traced to exactly the rows it counts or adds up', async () => {
  await withRegistry(async (db) => {
    const visual = someone(3);
    await importHolders(db, [
      { citizenId: someone(1) },
      { citizenId: someone(2), issuedOn: day('2020-02-02') },
      {
        citizenId: visual,
        category: 'visual',
        grade: 1,
        certificateNumber: `${visual}11`,
        state: { kind: 'suspended', on: day('2020-05-01') },
      },
    ]);
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    await importLowIncome(db, [someone(2)]);
    await draft(db);
    for (const { key, value } of await computeFigures(db, scope())) {
      const { indicator, rows } = known(await traceIndicator(db, scope(), key));
      if (indicator.kind === 'count') expect([key, rows.length]).toEqual([key, plain(value)]);
      else if (indicator.kind === 'sum')
        expect(rows.reduce((sum, row) => sum + (row.fen ?? 0), 0)).toBe(plain(value));
      else expect(rows).toEqual([]);
      expect(
        rows.every(({ file, row, person }) => file === '花名册.xlsx' && row !== null && person !== null),
      ).toBe(true);
    }
    expect((await traceIndicator(db, scope(), 'covid.visits'))?.rows).toEqual([]);
    expect(await traceIndicator(db, scope(), 'covid.visit')).toBeUndefined();
  });
});

test('the subdistricts add up to the holders, the unknown ones last', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [
      { citizenId: someone(1) },
      { citizenId: someone(2), subdistrict: '乙街道', category: 'visual' },
      { citizenId: someone(3), subdistrict: undefined },
      { citizenId: someone(4), state: { kind: 'cancelled', on: day('2020-05-01') } },
    ]);
    const { rows, total } = await holdersBySubdistrict(db, await buildScope(db, scope()));
    expect(rows.map(({ subdistrict, holders }) => [subdistrict, holders])).toEqual([
      ['甲街道', 1],
      ['乙街道', 1],
      ['未登记', 1],
    ]);
    expect(rows[1]?.byCategory).toMatchObject({ visual: 1, psychiatric: 0 });
    expect(total.holders).toBe(await figure(db, 'certificates.holders'));
  });
});

const ofYear = (scheme: string, heads = 'people', months = 'person_months') =>
  [heads, months, 'amount'].map((each) => `payout.${scheme}.year.${each}`);

test('the known keys are those of the published year, in its order, then what else the schemes have, and no more', async () => {
  const published = readFileSync(
    join(import.meta.dirname, '../../fixtures/dongxihu-2020/expected/figures.csv'),
    'utf8',
  );
  const keys = published
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  const own = knownIndicators(scope(), 2020);
  const known = own.map(({ key }) => key);
  const { programmes } = scope();
  expect(known).toEqual([
    ...keys,
    'home_adaptation.amount',
    'covid.charity_relief.amount',
    'payout.year-2020.dpf-monthly',
    'employment.over_quota.employers',
    'services.people',
    ...['grade-1', 'grade-2', 'grade-3', 'grade-4', 'male', 'female', 'age-0-14', 'age-15-59', 'age-60'].map(
      (group) => `certificates.holders.${group}`,
    ),
    ...['renewed', 'reissued', 'regraded', 'transferred_in', 'transferred_out', 'cancelled'].map(
      (event) => `certificates.${event}`,
    ),
    ...['opened', 'done', 'overdue', 'median_days'].map((count) => `cases.${count}`),
    ...ofYear('family-care'),
    'payout.gaokao-award.amount',
    ...ofYear('living-subsidy'),
    'payout.medical-insurance.amount',
    ...ofYear('multi-disability-household', 'units', 'household_months'),
    ...ofYear('nursing-subsidy'),
    ...ofYear('psychiatric-medication'),
    'payout.startup-grant.amount',
    'payout.tuition.people',
    // What a programme is not counted in by a name of its own.
    ...serviceFigures(programmes)
      .map(({ key }) => key)
      .filter((key) => known.includes(key)),
  ]);
  expect(known).toContain('services.small-device.quantity');
  expect(known).not.toContain('services.small-device.people');
  expect(new Set(own.map(({ label }) => label.zh)).size).toBe(own.length);
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    await draft(db);
    const computed = (await computeFigures(db, scope())).map(({ key }) => key);
    expect(computed.filter((key) => !known.includes(key))).toEqual([]);
  });
});
