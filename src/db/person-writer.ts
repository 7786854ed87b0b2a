import type { CitizenId } from '../kernel/citizen-id.ts';
import type { StatedPerson } from '../registry/statement.ts';
import type { Sqlite } from './driver.ts';
import type { WrittenBy } from './fact-writer.ts';
import { nameDiffers, type Note, type Saved } from './saved.ts';

/** What a row says about a person; undefined says nothing. */
export type PersonEntry = StatedPerson & { readonly citizenId: CitizenId };

export type SavedPerson = { readonly id: number; readonly saved: Saved; readonly notes: readonly Note[] };

/** Finds a person by citizen id or adds them; what is known of them stays: a roster's words are statements. */
export function createPersonWriter(
  sqlite: Sqlite,
  source: WrittenBy,
): (entry: PersonEntry, row: number) => SavedPerson {
  const find = sqlite.prepare<[CitizenId], { id: number; name: string }>(
    'select id, name from person where citizen_id = ?',
  );
  const insert = sqlite.prepare(
    `insert into person (name, stated_sex, stated_birth_date, ethnicity, address, phone, citizen_id, import_id, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (entry, row) => {
    const known = find.get(entry.citizenId);
    if (known) {
      const notes: Note[] = known.name === entry.name ? [] : [nameDiffers(known, entry)];
      return { id: known.id, saved: 'unchanged', notes };
    }
    const { name, statedSex, statedBirthDate, ethnicity, address, phone, citizenId } = entry;
    const { lastInsertRowid } = insert.run(
      ...[name, statedSex ?? null, statedBirthDate ?? null, ethnicity ?? null, address ?? null],
      ...[phone ?? null, citizenId, source.importId, source.sheet, row],
    );
    return { id: Number(lastInsertRowid), saved: 'inserted', notes: [] };
  };
}
