import { sameName } from '../../registry/names/same-name.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { type NoteBetween, twoNames } from './saved.ts';

type Known = { readonly id: number; readonly name: string };

type Own = { readonly citizenId?: unknown; readonly name?: unknown };

/** 一行指着两个人 tells of a name beside a number on record that is not its holder's, and was not before either. */
export type NameTest = {
  readonly ofPerson: (known: Known, name: string) => NoteBetween | undefined;
  /** The same of whoever has a citizen id, on record or as the person that the row is of. */
  readonly ofNumber: (citizenId: unknown, name: unknown, own?: Own) => NoteBetween | undefined;
};

/** The one place that says whether a name and a number of a row are one person's. */
export function createNameTest(sqlite: Sqlite): NameTest {
  const byNumber = sqlite.prepare<[string], Known>('select id, name from person where citizen_id = ?');
  // 曾用名 a name is one's own by a roster or certificate; what only a list had said, and an undone name, is none.
  const earlier = sqlite
    .prepare<[number, number], string>(
      `select old_value from change where entity = 'person' and entity_id = ? and field = 'name'
         and import_id not in (select by_import from import_undo) and exists (
           select 1 from certificate where person_id = entity_id and certificate.import_id < change.import_id)
       union select content -> 'words' ->> 'name' from current_holder_statement
       where person_id = ? and content ->> 'of' = 'roster'`,
    )
    .pluck();
  const ofPerson: NameTest['ofPerson'] = (known, name) => {
    if (sameName(known.name, name)) return undefined;
    if (earlier.all(known.id, known.id).some((one) => sameName(one, name))) return undefined;
    return twoNames('name-differs', known.name, name);
  };
  return {
    ofPerson,
    ofNumber(citizenId, name, own) {
      if (typeof citizenId !== 'string' || typeof name !== 'string') return undefined;
      if (own?.citizenId === citizenId && typeof own.name === 'string' && !sameName(own.name, name))
        return twoNames('name-differs', own.name, name);
      const known = byNumber.get(citizenId);
      return known && ofPerson(known, name);
    },
  };
}
