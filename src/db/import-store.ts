import type { Selectable } from 'kysely';
import type { Writing } from './open.ts';
import type { Tables } from './schema.ts';

export type ImportRecord = Selectable<Tables['import']>;

/** The number the next import will have; its row is written last, when the counts are known. */
export async function nextImportId(db: Writing): Promise<number> {
  const last = await db.query
    .selectFrom('import')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return (last?.id ?? 0) + 1;
}

/** Writes the record of an import. */
export async function saveImport(db: Writing, record: ImportRecord): Promise<void> {
  await db.query.insertInto('import').values(record).execute();
}

/** The latest import of the same content, if it was imported before. */
export async function findImportByContent(
  db: Writing,
  sha256: string,
  sheet: string,
): Promise<ImportRecord | undefined> {
  return db.query
    .selectFrom('import')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('sheet', '=', sheet)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
