import { type ImportRecord, listImports, listUndone } from '../db/import-store.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import type { ListScope } from '../registry/lists.ts';
import { type JobContext, withRegistry } from './context.ts';

/** 导入记录 an import as it is listed: what came, from whom, with what result. */
export type ListedImport = {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly kind: string;
  readonly sheet: string;
  readonly asOf: string;
  readonly scope: ListScope;
  /** The place for which it is complete. */
  readonly area: string | undefined;
  readonly operator: string;
  readonly recordedAt: string;
  readonly rows: Readonly<Record<'read' | 'inserted' | 'updated' | 'unchanged' | 'rejected', number>>;
  readonly problems: number;
  /** The number of the undoing that took it back. */
  readonly undoneBy: number | undefined;
};

/** Lists the imports on record, oldest first; those that changed nothing left no record. */
export async function readImports(context: JobContext): Promise<readonly ListedImport[]> {
  return withRegistry(context, 'import list', async (db) => {
    const undone = await listUndone(db);
    return (await listImports(db)).map((record) => toListed(record, undone.get(record.id)));
  });
}

/** One import by its number. Throws CannotRun if there is none. */
export async function readImport(context: JobContext, id: string): Promise<ListedImport> {
  const found = (await readImports(context)).find((one) => String(one.id) === id);
  if (found) return found;
  throw noSuchImport(id);
}

/** The refusal of a number that no import has. */
export function noSuchImport(id: string): CannotRun {
  return new CannotRun({
    what: { zh: `没有第 ${id} 次导入`, en: `There is no import ${id}` },
    next: { zh: '用 dpf import list 查看全部导入', en: 'See dpf import list' },
  });
}

function toListed(record: ImportRecord, undoneBy: number | undefined): ListedImport {
  return {
    id: record.id,
    file: record.file_name,
    sha256: record.sha256,
    kind: record.kind,
    sheet: record.sheet,
    asOf: record.as_of,
    scope: record.scope,
    area: record.area ?? undefined,
    operator: record.operator,
    recordedAt: record.recorded_at,
    rows: {
      read: record.rows_read,
      inserted: record.rows_inserted,
      updated: record.rows_updated,
      unchanged: record.rows_unchanged,
      rejected: record.rows_rejected,
    },
    problems: record.row_problems,
    undoneBy,
  };
}
