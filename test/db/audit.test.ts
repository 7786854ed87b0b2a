import { expect, test } from 'vitest';
import { appendAudit, firstBrokenAudit, lastAudit } from '../../src/db/history/audit.ts';
import { openDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { freshDatabase, raw } from './temporary.ts';

async function logged(): Promise<string> {
  const path = await freshDatabase();
  await withDatabase(openDatabase(path), async ({ query }) => {
    for (const action of ['init', 'import', 'payout', 'reveal']) {
      await appendAudit(query, { at: '2021-01-01T00:00:00Z', actor: '经办人', action, body: { action } });
    }
  });
  return path;
}

const broken = (path: string) => withDatabase(openDatabase(path), ({ query }) => firstBrokenAudit(query));

test('an untouched log is whole, and each entry carries the hash of the one before', async () => {
  const path = await logged();
  expect(await broken(path)).toBeUndefined();
  await withDatabase(openDatabase(path), async ({ query }) => {
    const rows = await query.selectFrom('audit').selectAll().orderBy('seq').execute();
    expect(rows.slice(1).map(({ previous_hash }) => previous_hash)).toEqual(
      rows.slice(0, -1).map(({ hash }) => hash),
    );
    expect(await lastAudit(query)).toEqual({ seq: 4, hash: rows[3]?.hash });
  });
});

test.each([
  ['an entry is reworded', `update audit set body = '{"action":"nothing"}' where seq = 2`, 2],
  ['an actor is exchanged', `update audit set actor = '别人' where seq = 1`, 1],
  ['an entry is taken out', `delete from audit where seq = 3`, 4],
  [
    'an entry is taken out and the rest moved up',
    `delete from audit where seq = 3; update audit set seq = 3 where seq = 4`,
    3,
  ],
  [
    'two entries change places',
    `update audit set seq = 9 where seq = 2; update audit set seq = 2 where seq = 3; update audit set seq = 3 where seq = 9`,
    2,
  ],
])('%s: found', async (_, sql, seq) => {
  const path = await logged();
  const sqlite = raw(path);
  for (const way of ['update', 'delete', 'replace']) sqlite.exec(`drop trigger audit_never_${way}`);
  sqlite.exec(sql);
  expect(await broken(path)).toBe(seq);
});

test('the last entries cut off are not found: the hash of the head must have left the file', async () => {
  const path = await logged();
  const sqlite = raw(path);
  sqlite.exec('drop trigger audit_never_delete; delete from audit where seq = 4');
  expect(await broken(path)).toBeUndefined();
});
