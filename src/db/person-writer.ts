import type { CitizenId, Sex } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { sameName } from '../registry/names/same-name.ts';
import type { Sqlite } from './driver.ts';
import type { Source } from './fact-writer.ts';
import { createChangeLog } from './change-log.ts';
import { createNameTest } from './person-names.ts';
import { type Note, type NoteBetween, type Refused, type Saved, twoNames } from './saved.ts';

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

/** What became of the person; refused where the name beside the number is another's. */
export type SavedPerson =
  { readonly id: number; readonly saved: Saved; readonly notes: readonly Note[] } | Refused;

type Known = {
  id: number;
  name: string;
  stated_sex: Sex | null;
  stated_birth_date: PlainDate | null;
  ethnicity: string | null;
  address: string | null;
  phone: string | null;
};

/**
 * Finds a person by citizen id or adds them. Only the roster (`isAuthority`) may change what is known; a name only
 * where no roster or certificate has named them yet, or changes of name are accepted (`acceptsRenames`).
 */
export function createPersonWriter(
  sqlite: Sqlite,
  source: Source,
  { acceptsRenames = false }: { readonly acceptsRenames?: boolean | undefined } = {},
): (entry: PersonEntry, row: number, isAuthority: boolean) => SavedPerson {
  const { find, insert, update, isNamed } = prepare(sqlite);
  const logChanges = createChangeLog(sqlite, source, 'person');
  const names = createNameTest(sqlite);
  const add = (entry: PersonEntry, row: number): SavedPerson => {
    const { importId, sheet } = source;
    const { lastInsertRowid } = insert.run(...valuesOf(entry), entry.citizenId, importId, sheet, row);
    return { id: Number(lastInsertRowid), saved: 'inserted', notes: [] };
  };
  const nameOf = (known: Known, { name }: PersonEntry, isAuthority: boolean): string | NoteBetween => {
    if (known.name === name) return name;
    const mayName = isAuthority && isNamed.get(known.id) === undefined;
    if (sameName(known.name, name)) return mayName ? name : known.name;
    if (mayName || (isAuthority && acceptsRenames)) return name;
    return names.ofPerson(known, name) ?? known.name;
  };
  return (entry, row, isAuthority) => {
    const known = find.get(entry.citizenId);
    if (!known) return add(entry, row);
    const name = nameOf(known, entry, isAuthority);
    if (typeof name !== 'string') return { saved: 'refused', notes: [name] };
    const { id, ...columns } = known;
    const next = valuesOf({ ...entry, name }, known);
    const isSame = Object.values(columns).every((value, index) => value === next[index]);
    if (isSame || !isAuthority) return { id, saved: 'unchanged', notes: [] };
    update.run(...next, id);
    logChanges(id, columns, next, row);
    const isOther = !sameName(known.name, name);
    return { id, saved: 'updated', notes: isOther ? [twoNames('name-changed', known.name, name)] : [] };
  };
}

/** What is to be on record, in the order of `Known`: what a row leaves out stays. */
function valuesOf(entry: PersonEntry, known?: Known) {
  return [
    entry.name,
    entry.statedSex ?? known?.stated_sex ?? null,
    entry.statedBirthDate ?? known?.stated_birth_date ?? null,
    entry.ethnicity ?? known?.ethnicity ?? null,
    entry.address ?? known?.address ?? null,
    entry.phone ?? known?.phone ?? null,
  ];
}

function prepare(sqlite: Sqlite) {
  return {
    find: sqlite.prepare<[CitizenId], Known>(
      `select id, name, stated_sex, stated_birth_date, ethnicity, address, phone from person where citizen_id = ?`,
    ),
    insert: sqlite.prepare(
      `insert into person (name, stated_sex, stated_birth_date, ethnicity, address, phone, citizen_id, import_id, sheet, row_number)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    update: sqlite.prepare(
      `update person set name = ?, stated_sex = ?, stated_birth_date = ?, ethnicity = ?, address = ?, phone = ? where id = ?`,
    ),
    isNamed: sqlite.prepare<[number]>(
      'select 1 from certificate where person_id = ? and withdrawn_by is null limit 1',
    ),
  };
}
