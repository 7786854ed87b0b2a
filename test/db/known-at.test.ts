import { expect, test } from 'vitest';
import { showAsKnownAt } from '../../src/db/connection/known-at.ts';
import type { PlainDate } from '../../src/kernel/plain-date.ts';
import { freshDatabase, raw } from './temporary.ts';

/** Read only through `line` or the event of a case, the same on any day, or the log. */
const timeless = [
  'attachment',
  'audit',
  'employer_unit',
  'line_entry',
  'line_group',
  'line_kind',
  'scheme_version',
  'setting',
];

test('every table is seen as it was known, but for those that say the same on any day', async () => {
  const sqlite = raw(await freshDatabase());
  showAsKnownAt(sqlite, '2021-01-10' as PlainDate);
  const names = (schema: string, type: string) =>
    sqlite
      .prepare<[], string>(
        `select name from ${schema} where type in (${type}) and name not like 'sqlite_%' and name not like 'kysely_%'`,
      )
      .pluck()
      .all();
  const shadowed = names('temp.sqlite_schema', "'view'");
  const open = names('main.sqlite_schema', "'table', 'view'").filter((name) => !shadowed.includes(name));
  expect(open.sort()).toEqual(timeless);
  // A view over a column that is not there would fail only when it is asked.
  for (const name of shadowed) expect(sqlite.prepare(`select * from ${name}`).all()).toEqual([]);
});
