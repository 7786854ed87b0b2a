import type { Sqlite } from '../../db/connection/driver.ts';
import type { WrittenBy } from '../save/source.ts';

type Stored = string | number | null;

/** 变更记录 notes what an import changed in place, field by field, with the row that said so. */
export function createChangeLog(
  sqlite: Sqlite,
  { importId, sheet }: WrittenBy,
  entity: 'person' | 'certificate',
): (id: number, before: Readonly<Record<string, Stored>>, after: readonly Stored[], row: number) => void {
  const insert = sqlite.prepare(
    `insert into change (entity, entity_id, field, old_value, new_value, import_id, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (id, before, after, row) => {
    for (const [index, [field, value]] of Object.entries(before).entries()) {
      const next = after[index] ?? null;
      if (next !== value) insert.run(entity, id, field, whole(value), whole(next), importId, sheet, row);
    }
  };
}

// The driver binds a number as a real, and a column of any type would keep 3 as 3.0.
function whole(value: Stored): string | bigint | null {
  return typeof value === 'number' ? BigInt(value) : value;
}
