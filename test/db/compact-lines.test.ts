import { expect, test } from 'vitest';
import { freshDatabase, raw } from './temporary.ts';

const version = 'a'.repeat(64);

test('a unit has one line a run, scheme and period, and the ledger is read as one and written in parts', async () => {
  const sqlite = raw(await freshDatabase());
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(`insert into line_group (id, run_id, scheme, unit_type, period) values (1, 1, 'care', 'person', '2020-11');
    insert into line_kind (id, month, payee, reason, version_sha256) values
      (1, '2020-11', 'self', 'regular', '${version}'), (2, '2020-11', 'self', 'clawback', '${version}');
    insert into line_entry (group_id, unit_id, kind_id, payee_person_id, fen) values (1, 7, 1, 7, 10000)`);
  const lines = sqlite.prepare('select run_id, scheme, unit_id, period, month, fen, reason from line').all();
  expect(lines).toEqual([
    {
      run_id: 1,
      scheme: 'care',
      unit_id: 7,
      period: '2020-11',
      month: '2020-11',
      fen: 10_000,
      reason: 'regular',
    },
  ]);
  const again = `insert into line_entry (group_id, unit_id, kind_id, payee_person_id, fen) values (1, 7, 2, 7, 1)`;
  expect(() => sqlite.exec(again)).toThrow(/append-only: line_entry/);
  expect(() => sqlite.exec('delete from line')).toThrow(/it is a view/);
});
