import { type ImportRecord, listImports, listProblems, listUndone } from '../../db/history/import-store.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import type { ListScope } from '../../registry/lists/lists.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';

/** 导入记录 an import as it is listed: what came, from whom, with what result. */
export type ListedImport = {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly kind: string;
  readonly title: Text;
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

/** One import by its number with the problems it was told of (at most a thousand are on record). Throws CannotRun. */
export async function readImport(
  context: JobContext,
  id: string,
): Promise<ListedImport & { readonly told: readonly Problem[] }> {
  return withRegistry(context, 'import show', async (db) => {
    const undone = await listUndone(db);
    const record = (await listImports(db)).find((one) => String(one.id) === id);
    if (!record) throw noSuchImport(id);
    return { ...toListed(record, undone.get(record.id)), told: await listProblems(db, record.id) };
  });
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
    title: titleOf(record.kind),
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

function titleOf(kind: string): Text {
  if (kind === 'undo') return { zh: '撤销导入', en: 'undoing' };
  return sheetKinds.find((one) => one.kind === kind)?.title ?? { zh: kind, en: kind };
}
