import { expect, test } from 'vitest';
import { createHouseholdWriter } from '../../src/importing/save/list-writer.ts';
import { openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { someone, sourceOf } from '../payout/registry.ts';

test('a household that lists a person twice is told of, row by row; another sheet begins anew', async () => {
  await withDatabase(openScratchDatabase(), ({ sqlite }) => {
    sqlite.pragma('foreign_keys = OFF');
    const sheet = () => {
      const write = createHouseholdWriter(sqlite, { ...sourceOf(1), scope: 'complete', readings: [] });
      return (householdKey: string, person: number, relation: string, row: number) =>
        write.save({ householdKey, citizenId: someone(person), name: '甲某', relation }, row).notes;
    };
    const write = sheet();
    const repeated = [{ note: 'repeated-member', between: ['2'] }];
    expect(write('H1', 1, '户主', 2)).toEqual([]);
    expect(write('H1', 2, '配偶', 3)).toEqual([]);
    expect(write('H1', 1, '子', 4)).toEqual(repeated);
    expect(write('H1', 1, '女', 5)).toEqual(repeated);
    expect(write('H2', 1, '户主', 6)).toEqual([]);
    expect(sheet()('H1', 1, '户主', 2)).toEqual([]);
    return Promise.resolve();
  });
});
