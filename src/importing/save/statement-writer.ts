import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ListScope } from '../../registry/lists/lists.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { Source } from './source.ts';
import type { Saved } from './saved.ts';

/** 名单的出处 the sheet of a list: whom it names, and the imports that read the very same sheet before. */
export type ScopedSource = Source & {
  readonly scope: ListScope;
  readonly readings: readonly number[];
};

type Value = string | number | null;
type Before = { as_of: PlainDate; scope: ListScope; command: number; isSame: 0 | 1 };

/** What became of a statement: how it looks to whoever sent it, and whether a row was added. */
export type Stated = { readonly saved: Saved; readonly isWritten: boolean; readonly isCorrection: boolean };

/**
 * 陈述 keeps rows of a list as they were said, each once. They are inserted, updated or unchanged by what the nearest
 * list before (or else after) said of the person.
 */
export function createStatementWriter(
  sqlite: Sqlite,
  { importId, asOf, command, scope, readings }: ScopedSource,
  table: 'low_income_row' | 'household_row',
  columns: readonly string[],
): (personId: number, values: readonly Value[], row: number) => Stated {
  const isSame = columns.map((column) => `${column} is ?`).join(' and ');
  // The plus keeps SQLite from looking through all rows of the import for each of them, instead of the few of the person.
  const own = `+import_id in (${[importId, ...readings].join(', ')})`;
  const find = sqlite.prepare<Value[]>(
    `select 1 from current_${table} where person_id = ? and ${own} and ${isSame}`,
  );
  const before = sqlite.prepare<Value[], Before>(
    `select as_of, scope, command, ${isSame} as isSame from current_${table} join import on import.id = import_id
     where person_id = ? and not ${own}
       and import_id not in (select import_id from import_undo)
     order by as_of <= ? desc, abs(julianday(as_of) - julianday(?)), command desc`,
  );
  const insert = sqlite.prepare(
    `insert into ${table} (person_id, ${columns.join(', ')}, import_id, row_number)
     values (?, ${columns.map(() => '?').join(', ')}, ?, ?)`,
  );
  return (personId, values, row) => {
    if (find.get(personId, ...values)) return { saved: 'unchanged', isWritten: false, isCorrection: false };
    const said = before.all(...values, personId, asOf, asOf);
    insert.run(personId, ...values, importId, row);
    const nearest = said.filter(({ as_of }) => as_of === said[0]?.as_of);
    const saved =
      said.length === 0 ? 'inserted' : nearest.some((one) => one.isSame === 1) ? 'unchanged' : 'updated';
    const ofDay = said.filter((one) => one.as_of === asOf && one.scope === scope && one.command < command);
    const isCorrection = ofDay.length > 0 && ofDay.every((one) => one.isSame === 0);
    return { saved, isWritten: true, isCorrection };
  };
}
