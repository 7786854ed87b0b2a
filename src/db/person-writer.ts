import type { CitizenId, Sex } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Sqlite } from './driver.ts';
import type { Source } from './fact-writer.ts';
import { createChangeLog } from './change-log.ts';
import { nameDiffers, type Note, type Saved } from './saved.ts';

/** What a row says about a person; undefined leaves what is known untouched. */
export type PersonEntry = {
  readonly citizenId: CitizenId;
  readonly name: string;
  readonly statedSex?: Sex | undefined;
  readonly statedBirthDate?: PlainDate | undefined;
  readonly ethnicity?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
};

export type SavedPerson = { readonly id: number; readonly saved: Saved; readonly notes: readonly Note[] };

type Known = {
  id: number;
  name: string;
  stated_sex: Sex | null;
  stated_birth_date: PlainDate | null;
  ethnicity: string | null;
  address: string | null;
  phone: string | null;
};

/** Finds a person by citizen id or adds them. Only the roster (`isAuthority`) may change what is known. */
export function createPersonWriter(
  sqlite: Sqlite,
  source: Source,
): (entry: PersonEntry, row: number, isAuthority: boolean) => SavedPerson {
  const find = sqlite.prepare<[CitizenId], Known>(
    `select id, name, stated_sex, stated_birth_date, ethnicity, address, phone from person where citizen_id = ?`,
  );
  const insert = sqlite.prepare(
    `insert into person (name, stated_sex, stated_birth_date, ethnicity, address, phone, citizen_id, import_id, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = sqlite.prepare(
    `update person set name = ?, stated_sex = ?, stated_birth_date = ?, ethnicity = ?, address = ?, phone = ? where id = ?`,
  );
  const logChanges = createChangeLog(sqlite, source, 'person');
  return (entry, row, isAuthority) => {
    const known = find.get(entry.citizenId);
    const next = [
      entry.name,
      entry.statedSex ?? known?.stated_sex ?? null,
      entry.statedBirthDate ?? known?.stated_birth_date ?? null,
      entry.ethnicity ?? known?.ethnicity ?? null,
      entry.address ?? known?.address ?? null,
      entry.phone ?? known?.phone ?? null,
    ];
    if (!known) {
      const { lastInsertRowid } = insert.run(...next, entry.citizenId, source.importId, source.sheet, row);
      return { id: Number(lastInsertRowid), saved: 'inserted', notes: [] };
    }
    const notes: Note[] = known.name === entry.name ? [] : [nameDiffers(known, entry)];
    const { id, ...columns } = known;
    const isSame = Object.values(columns).every((value, index) => value === next[index]);
    if (isSame || !isAuthority) return { id, saved: 'unchanged', notes };
    update.run(...next, id);
    logChanges(id, columns, next, row);
    return { id, saved: 'updated', notes };
  };
}
