import { type Insertable, type Selectable, sql } from 'kysely';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Database, Writing } from '../connection/open.ts';
import type { Tables } from '../schema.ts';

export type ImportRecord = Selectable<Tables['import']>;

/** The number the next import will have; its row is written last, when the counts are known. */
export async function nextImportId(db: Writing): Promise<number> {
  const last = await db.query
    .selectFrom('import')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return (last?.id ?? 0) + 1;
}

/** The place of the next command in their order. */
export async function nextCommand(db: Writing): Promise<number> {
  const last = await db.query
    .selectFrom('import')
    .select((eb) => eb.fn.max('command').as('command'))
    .executeTakeFirst();
  return (last?.command ?? 0) + 1;
}

/** The imports of one command, the last first; one on its own where nobody knows. */
export async function listCommand(
  db: Writing,
  { id, command }: ImportRecord,
): Promise<readonly ImportRecord[]> {
  return db.query
    .selectFrom('import')
    .selectAll()
    .where('kind', '<>', 'undo')
    .where((eb) => eb.or([eb('id', '=', id), eb.and([eb('command', '=', command), eb('command', '>', 0)])]))
    .where('id', 'not in', (eb) => eb.selectFrom('import_undo').select('import_id'))
    .orderBy('id', 'desc')
    .execute();
}

/** Writes the record of an import. */
export async function saveImport(db: Writing, record: Insertable<Tables['import']>): Promise<void> {
  await db.query.insertInto('import').values(record).execute();
}

/** Keeps what an import was told of its rows, in their order. */
export function saveProblems({ sqlite }: Writing, importId: number, problems: readonly Problem[]): void {
  const insert = sqlite.prepare('insert into import_problem (import_id, place, problem) values (?, ?, ?)');
  for (const [index, problem] of problems.entries()) insert.run(importId, index + 1, JSON.stringify(problem));
}

/** What an import was told of its rows when it was made. */
export async function listProblems({ query }: Database, importId: number): Promise<readonly Problem[]> {
  const rows = await query
    .selectFrom('import_problem')
    .select('problem')
    .where('import_id', '=', importId)
    .orderBy('place')
    .execute();
  return rows.map(({ problem }) => JSON.parse(problem) as Problem);
}

/** The imports that read this very sheet as this kind and were not undone, oldest first. */
export async function findReadings(
  db: Writing,
  { kind, sha256, sheet }: Pick<ImportRecord, 'kind' | 'sha256' | 'sheet'>,
): Promise<readonly ImportRecord[]> {
  return db.query
    .selectFrom('import')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('kind', '=', kind)
    .where('sheet', '=', sheet)
    .where('id', 'not in', (eb) => eb.selectFrom('import_undo').select('import_id'))
    .orderBy('id')
    .execute();
}

/** The sheets of a complete list of a day that came by one file, known by the beginning of its digest. */
export async function sheetsOfList(
  db: Writing,
  {
    kind,
    asOf,
    digests,
  }: { readonly kind: string; readonly asOf: PlainDate; readonly digests: readonly string[] },
): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('import')
    .select('sheet')
    .distinct()
    .where('kind', '=', kind)
    .where('as_of', '=', asOf)
    .where('scope', '=', 'complete')
    .where((eb) => eb.or(digests.map((digest) => eb('sha256', 'like', `${digest}%`))))
    .where('id', 'not in', (eb) => eb.selectFrom('import_undo').select('import_id'))
    .orderBy('sheet')
    .execute();
  return rows.map(({ sheet }) => sheet);
}

/** The latest day of which an import of a kind is on record that was not taken back. */
export async function latestDayOf(db: Database | Writing, kind: string): Promise<PlainDate | undefined> {
  const found = await db.query
    .selectFrom('import')
    .select((eb) => eb.fn.max('as_of').as('day'))
    .where('kind', '=', kind)
    .where('id', 'not in', (eb) => eb.selectFrom('import_undo').select('import_id'))
    .executeTakeFirst();
  return found?.day ?? undefined;
}

/** The kinds of sheet of which an import is on record that was not taken back. */
export async function kindsOnRecord(db: Database | Writing): Promise<ReadonlySet<string>> {
  const rows = await db.query
    .selectFrom('import')
    .select('kind')
    .distinct()
    .where('id', 'not in', (eb) => eb.selectFrom('import_undo').select('import_id'))
    .execute();
  return new Set(rows.map(({ kind }) => kind));
}

/**
 * 未导全的名单 the imports of these kinds that had to reject rows: whoever stood there is not on record. One is made good
 * only by the same list, come again later: the sheet of the same name, or one of the same day that holds again what it
 * brought. Another list of the kind brings other rows.
 */
export async function listIncomplete(
  db: Database,
  kinds: readonly string[],
): Promise<readonly ImportRecord[]> {
  const taken = sql`max(import.rows_read - import.rows_rejected, 1)`;
  return db.query
    .selectFrom('import')
    .selectAll()
    .where('rows_rejected', '>', 0)
    .where('kind', 'in', kinds)
    .where('id', 'not in', (eb) => eb.selectFrom('import_undo').select('import_id'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('import as later')
            .select('later.id')
            .whereRef('later.kind', '=', 'import.kind')
            .whereRef('later.id', '>', 'import.id')
            .where('later.id', 'not in', (undone) => undone.selectFrom('import_undo').select('import_id'))
            .where(
              sql<boolean>`((later.file_name, later.sheet) = (import.file_name, import.sheet)
                or later.as_of = import.as_of and later.rows_read >= import.rows_read
                  and later.rows_unchanged + later.rows_updated >= ${taken})`,
            ),
        ),
      ),
    )
    .orderBy('id')
    .execute();
}

/** One import by its number. */
export async function findImport(db: Writing, id: number): Promise<ImportRecord | undefined> {
  return db.query.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether an import was taken back. */
export async function isUndone(db: Writing, id: number): Promise<boolean> {
  const found = await db.query
    .selectFrom('import_undo')
    .select('by_import')
    .where('import_id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

/** 已撤销 which import took back which, by the number of the one taken back. */
export async function listUndone(db: Database): Promise<ReadonlyMap<number, number>> {
  const rows = await db.query.selectFrom('import_undo').selectAll().execute();
  return new Map(rows.map(({ import_id, by_import }) => [import_id, by_import]));
}

/** Every import, oldest first. */
export async function listImports(db: Database): Promise<readonly ImportRecord[]> {
  return db.query.selectFrom('import').selectAll().orderBy('id').execute();
}
