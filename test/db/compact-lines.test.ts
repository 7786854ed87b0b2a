import { expect, test } from 'vitest';
import { draft, importHolders, importLowIncome, schemes, someone, withRegistry } from '../payout/registry.ts';

test('a unit has one line a run, scheme and period, and the ledger is read as one and written in parts', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    await importLowIncome(db, [someone(1)]);
    const paid = schemes.filter(({ id }) => id === 'psychiatric-medication');
    await draft(db, '2020-11', { schemes: paid });
    const lines = `select run_id, scheme, unit_id, month, fen, reason from line where period = '2020-11'`;
    expect(db.sqlite.prepare(lines).all()).toEqual([
      { run_id: 1, scheme: paid[0]?.id, unit_id: 1, month: '2020-11', fen: 15_000, reason: 'regular' },
    ]);
    // The same unit once more, for another reason: no draft writes that.
    db.sqlite.exec(`insert into line_kind (month, payee, reason, version_sha256)
      select month, payee, 'clawback', version_sha256 from line_kind limit 1`);
    const again = `insert into line_entry (group_id, unit_id, kind_id, payee_person_id, fen)
      select group_id, unit_id, (select max(id) from line_kind), payee_person_id, -1 from line_entry`;
    expect(() => db.sqlite.exec(again)).toThrow(/append-only: line_entry/);
    expect(() => db.sqlite.exec('delete from line')).toThrow(/it is a view/);
  });
});
