import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { StoredFactName } from '../../db/schema.ts';

/** A fact as it follows from the statements, and the row that it rests on (0 for a list as a whole). */
export type DerivedFact = {
  readonly name: StoredFactName;
  readonly value: string;
  readonly from: PlainDate;
  readonly until: PlainDate | undefined;
  readonly importId: number;
  /** Where the import that is being written is not on record yet. */
  readonly sheet?: string;
  readonly row: number;
};

type Known = {
  id: number;
  person_id: number;
  name: StoredFactName;
  value: string;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  recorded_by: number;
  row_number: number;
};

/**
 * Prepares the writing of derived facts: of the people given only what differs from those on record is superseded and
 * added by the import, so that the same statements always leave the same facts. Returns whether they say anything else now.
 */
export function createDerivedWriter(
  sqlite: Sqlite,
  importId: number,
  names: readonly StoredFactName[],
): (derived: ReadonlyMap<number, readonly DerivedFact[]>) => boolean {
  const find = sqlite.prepare<[string], Known>(
    `select id, person_id, name, value, valid_from, valid_to, recorded_by, row_number from current_fact
     where person_id in (select value from json_each(?)) and name in (${names.map((name) => `'${name}'`).join(', ')})`,
  );
  const supersede = sqlite.prepare('update fact set superseded_by = ? where id = ?');
  const insert = sqlite.prepare(
    `insert into fact (person_id, name, value, valid_from, valid_to, recorded_by, sheet, row_number, restored_by)
     values (?, ?, ?, ?, ?, ?, coalesce(?, (select sheet from import where id = ?), ''), ?, ?)`,
  );
  return (derived) => {
    const known = new Map(
      find.all(JSON.stringify([...derived.keys()])).map((fact) => [keyOf(fact), fact] as const),
    );
    const added: (Omit<Known, 'id'> & Pick<DerivedFact, 'sheet'>)[] = [];
    for (const [personId, facts] of derived)
      for (const fact of facts) {
        const { name, value, from, until = null, importId: by, row, sheet } = fact;
        const next = {
          person_id: personId,
          name,
          value,
          valid_from: from,
          valid_to: until,
          recorded_by: by,
          row_number: row,
          ...(sheet !== undefined && { sheet }),
        };
        if (!known.delete(keyOf(next))) added.push(next);
      }
    const gone = [...known.values()];
    for (const { id } of gone) supersede.run(importId, id);
    for (const {
      person_id,
      name,
      value,
      valid_from,
      valid_to,
      recorded_by: by,
      row_number,
      sheet = null,
    } of added) {
      const since = by === importId ? null : importId;
      insert.run(person_id, name, value, valid_from, valid_to, by, sheet, by, row_number, since);
    }
    return JSON.stringify(gone.map(contentOf).sort()) !== JSON.stringify(added.map(contentOf).sort());
  };
}

/** What a fact says, whichever row said it. */
function contentOf({ person_id, name, value, valid_from, valid_to }: Omit<Known, 'id'>): string {
  return JSON.stringify([person_id, name, value, valid_from, valid_to]);
}

function keyOf(fact: Omit<Known, 'id'>): string {
  return JSON.stringify([contentOf(fact), fact.recorded_by, fact.row_number]);
}
