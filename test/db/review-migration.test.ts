import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { DpfDialect } from '../../src/db/connection/dialect.ts';
import { connect } from '../../src/db/connection/driver.ts';
import { up as foundation } from '../../src/db/migrations/0001-foundation.ts';
import { up as records } from '../../src/db/migrations/0002-records.ts';
import { up as waivers } from '../../src/db/migrations/0003-waivers.ts';
import { up as periods } from '../../src/db/migrations/0004-periods.ts';
import { up as judgements } from '../../src/db/migrations/0005-judgements.ts';
import { up as reckonings } from '../../src/db/migrations/0006-reckonings.ts';
import { up as reviewCampaigns } from '../../src/db/migrations/0007-review-campaigns.ts';
import { someone } from '../payout/registry.ts';

const before = [foundation, records, waivers, periods, judgements, reckonings];
const number = `${someone(1)}43`;
/** Two imports of reviews: one superseded by the second, one brought back by an undo, one of nobody on record. */
const reviews = `
  insert into import (id, file_name, sha256, kind, sheet, as_of, operator, recorded_at,
      rows_read, rows_inserted, rows_updated, rows_unchanged, rows_rejected, row_problems)
    select value, '复核.csv', '${'a'.repeat(64)}', 'reviews', '', '2020-12-31', '经办人', '2021-01-04T01:00:00.000Z', 0, 0, 0, 0, 0, 0
    from json_each('[1, 2, 3]');
  insert into person (id, citizen_id, name, import_id, sheet, row_number) values (1, '${someone(1)}', '甲某', 1, '', 2);
  insert into review (id, person_id, certificate_number, reviewed_on, result, reviewer, note, occurrence, import_id, sheet,
      row_number, superseded_by, restored_by) values
    (1, 1, '${number}', '2020-03-01', 'irregular', '丁某', null, 1, 1, '表一', 2, 2, null),
    (2, 1, '${number}', '2020-06-01', 'passed', null, '复查', 1, 2, '', 3, null, 3),
    (5, null, '${someone(2)}43', '2020-06-01', 'moved', null, null, 2, 2, '', 4, null, null)`;

test('reviews of an earlier program are kept as they were, and may then be the outcome of a reassessment', async () => {
  const sqlite = connect(':memory:', {});
  const query = new Kysely<unknown>({ dialect: new DpfDialect(sqlite) });
  try {
    for (const up of before) await up(query);
    sqlite.exec(reviews);
    const all = sqlite.prepare('select * from review order by id');
    const kept = all.all();
    expect(kept).toHaveLength(3);
    const outcome =
      sqlite.prepare(`insert into review (person_id, certificate_number, reviewed_on, result, import_id, sheet, row_number)
      values (1, '${number}', '2020-09-01', ?, 3, '', 5)`);
    expect(() => outcome.run('kept')).toThrow(/CHECK constraint failed/);

    await reviewCampaigns(query);
    expect(all.all()).toEqual(kept);
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
    expect(outcome.run('kept').lastInsertRowid).toBe(6);
    for (const change of [
      "update review set result = 'dead' where id = 2",
      'update review set superseded_by = 3 where id = 1',
      'delete from review where id = 5',
      'insert or replace into review select * from review where id = 2',
    ]) {
      expect(() => sqlite.exec(change)).toThrow(/append-only: review/);
    }
    sqlite.exec('update review set superseded_by = 3 where id = 2');
  } finally {
    await query.destroy();
  }
});
