import type { Database, Writing } from '../connection/open.ts';

/** A recorded setting, such as `district`. */
export async function findSetting(db: Database | Writing, name: string): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}

/** Records a setting. */
export async function saveSetting(db: Writing, name: string, value: string): Promise<void> {
  await db.query
    .insertInto('setting')
    .values({ name, value })
    .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
    .execute();
}
