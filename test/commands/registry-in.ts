import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** What came how and when, and the statements of which the rest follows. */
const HISTORY =
  /^(?:audit|change|holder_statement|household|household_row|import.*|kysely.*|line.*|low_income_row|run.*|setting|sqlite.*)$/;
const PROVENANCE = /^(?:id|import_id|recorded_by|sheet|row_number|superseded_by|restored_by|withdrawn_by)$/;
const NUMBERS: Readonly<Record<string, readonly [table: string, column: string]>> = {
  person_id: ['person', 'citizen_id'],
  certificate_id: ['certificate', 'number'],
};

type Row = Readonly<Record<string, unknown>>;

/** 登记 what is on record and holds, table by table, without how it came there: two registries are compared by it. */
export function registryIn(folder: string): Readonly<Record<string, readonly string[]>> {
  const db = new Sqlite(join(folder, 'dpf.sqlite'), { readonly: true });
  try {
    const tables = db
      .prepare<[], string>("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all()
      .filter((name) => !HISTORY.test(name));
    const found = Object.fromEntries(
      tables.map((table) => {
        const rows = db.prepare<[], Row>(`select * from "${table}"`).all();
        const standing = rows.filter((row) => !row['superseded_by'] && !row['withdrawn_by']);
        const plain = standing.map((row) =>
          JSON.stringify(
            Object.entries(row)
              .filter(([name]) => !PROVENANCE.test(name))
              .map(([name, value]) => `${name}=${String(named(db, name, value))}`),
          ),
        );
        return [table, plain.sort()] as const;
      }),
    );
    // Whoever was named in error stays in the file, and nothing is known of them.
    const known = Object.values({ ...found, person: [] })
      .flat()
      .join();
    const people = found['person']?.filter((row) => known.includes(/citizen_id=(\w+)/.exec(row)?.[1] ?? ''));
    return { ...found, person: people ?? [] };
  } finally {
    db.close();
  }
}

function named(db: Sqlite.Database, name: string, value: unknown): unknown {
  const number = NUMBERS[name];
  if (!number || value === null) return value;
  const [table, column] = number;
  return db.prepare(`select "${column}" from "${table}" where id = ?`).pluck().get(value);
}
