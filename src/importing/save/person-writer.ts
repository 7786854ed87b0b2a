import type { CitizenId } from '../../kernel/citizen-id.ts';
import { sameName } from '../../registry/names/same-name.ts';
import { personColumns, personFields, type StatedPerson } from '../../registry/certificate/statement.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { WrittenBy } from './source.ts';
import { createNameTest } from './person-names.ts';
import { type Note, type Refused, type Saved, twoNames } from './saved.ts';
import { createChangeLog } from '../derive/change-log.ts';
import { createSetAside, createSpokenTest } from '../derive/set-aside.ts';

/** What a row says about a person; undefined says nothing. */
export type PersonEntry = StatedPerson & { readonly citizenId: CitizenId };

/** What became of the person; refused where the name beside the number is another's. */
export type SavedPerson =
  | {
      readonly id: number;
      /** The name that the row may give them: their own in its writing, or the one on record for a former one. */
      readonly name: string;
      readonly saved: Saved;
      readonly notes: readonly Note[];
    }
  | Refused;

/**
 * Finds a person by citizen id or adds them; what is known of them stays, as the words of a roster are statements. A name
 * that is not theirs is refused, unless it is a roster's: it then decides who a number is of whom only lists spoke, and else
 * changes the name where such changes are accepted (`acceptsRenames`, given for rosters alone). A name that only something
 * taken back had given binds nobody.
 */
export function createPersonWriter(
  sqlite: Sqlite,
  source: WrittenBy & { readonly acceptsRenames?: boolean | undefined },
): (entry: PersonEntry, row: number) => SavedPerson {
  const find = sqlite.prepare<[CitizenId], { id: number; name: string }>(
    'select id, name from person where citizen_id = ?',
  );
  const insert = sqlite.prepare(
    `insert into person (${personColumns.join(', ')}, citizen_id, import_id, sheet, row_number)
     values (${personColumns.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
  );
  const names = createNameTest(sqlite);
  const isSpokenOf = createSpokenTest(sqlite);
  const rename = sqlite.prepare('update person set name = ? where id = ?');
  const logRename = createChangeLog(sqlite, source, 'person');
  const { acceptsRenames, importId } = source;
  const setAside = acceptsRenames === undefined ? () => false : createSetAside(sqlite, importId);
  return (entry, row) => {
    const known = find.get(entry.citizenId);
    if (known) {
      const { id, name } = known;
      const other = names.ofPerson(known, entry.name);
      if (other && acceptsRenames !== true && !isSpokenOf(id)) {
        rename.run(entry.name, id);
        logRename(id, { name }, [entry.name], row);
        return { id, name: entry.name, saved: 'unchanged', notes: [] };
      }
      if (other && acceptsRenames !== true) {
        if (!setAside(id)) return { saved: 'refused', notes: [other] };
        return {
          id,
          name: entry.name,
          saved: 'unchanged',
          notes: [twoNames('rows-set-aside', name, entry.name)],
        };
      }
      if (!other)
        return { id, name: sameName(name, entry.name) ? entry.name : name, saved: 'unchanged', notes: [] };
      const notes = [twoNames('name-changed', name, entry.name)];
      return { id, name: entry.name, saved: 'unchanged', notes };
    }
    const stated = personFields.map(([field]) => entry[field] ?? null);
    const { lastInsertRowid } = insert.run(stated, entry.citizenId, importId, source.sheet, row);
    return { id: Number(lastInsertRowid), name: entry.name, saved: 'inserted', notes: [] };
  };
}
