import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { DpfDialect } from '../../src/db/connection/dialect.ts';
import { up as compact } from '../../src/db/migrations/0009-compact-lines.ts';
import { freshDatabase, raw } from './temporary.ts';

const [old, later] = ['a', 'b'].map((letter) => letter.repeat(64));
/** As the ledger was before: one row with everything for each line. */
const before = `create table line (id integer primary key, run_id integer, scheme text, unit_type text, unit_id integer,
    period text, month text, payee text, payee_person_id integer, payee_account_id integer, fen integer, reason text,
    version_sha256 text);
  insert into line values
    (1, 1, 'care', 'person', 7, '2020-11', '2020-11', 'self', 7, null, 10000, 'regular', '${old}'),
    (2, 1, 'care', 'person', 8, '2020-11', '2020-11', 'guardian', null, 3, 10000, 'regular', '${old}'),
    (3, 1, 'care', 'household', 7, '2020-11', '2020-11', 'head', null, null, 5000, 'regular', '${old}'),
    (4, 2, 'care', 'person', 7, '2020-11', '2020-11', 'self', 7, null, -10000, 'clawback', '${later}'),
    (5, 2, 'care', 'person', 7, '2020-12', '2020-12', 'self', 7, null, 10000, 'regular', '${later}'),
    (6, 2, 'grant', 'person', 7, 'once', '2020-12', 'self', 7, null, 400000, 'regular', '${later}'),
    (7, 2, 'grant', 'person', 8, 'once', '2020-10', 'self', 8, null, 400000, 'backpay', '${later}')`;
const all = `select run_id, scheme, unit_type, unit_id, period, month, payee, payee_person_id, payee_account_id, fen, reason,
  version_sha256 from line order by run_id, scheme, unit_type, unit_id, period`;

test('a ledger of an earlier program holds the same lines afterwards, and a unit has one a run, scheme and period', async () => {
  const sqlite = raw(await freshDatabase());
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec('drop view line; drop table line_entry; drop table line_kind; drop table line_group');
  sqlite.exec(before);
  const lines = sqlite.prepare(all).all();
  await compact(new Kysely<unknown>({ dialect: new DpfDialect(sqlite) }));
  expect(sqlite.prepare(all).all()).toEqual(lines);
  expect(sqlite.prepare('select count(*) from line_entry').pluck().get()).toBe(7);
  const [group, other] = sqlite
    .prepare<[], number>(`select kind_id from line_entry where group_id = 1 order by unit_id`)
    .pluck()
    .all();
  expect(group).not.toBe(other);
  const again = sqlite.prepare(`insert into line_entry values (1, 7, ?, 7, null, 1)`);
  expect(() => again.run(other)).toThrow(/append-only: line_entry/);
  expect(() => sqlite.exec('delete from line')).toThrow(/it is a view/);
});
