import { sql } from 'kysely';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Database, Writing } from '../connection/open.ts';

/** 上报留存 what was handed in for a year: its figures as JSON, and how far imports and runs had come. */
export type FrozenReport = {
  readonly id: number;
  readonly year: number;
  readonly asOf: PlainDate;
  readonly figures: string;
  readonly policiesSha256: string;
  readonly lastImport: number;
  readonly lastRunEvent: string;
  readonly why: string | null;
  readonly frozenBy: string;
  readonly frozenAt: string;
};

type New = Omit<FrozenReport, 'id' | 'lastImport' | 'lastRunEvent'>;

/** Keeps the figures of a year with what is on record now. */
export async function freezeReport({ query }: Writing, report: New): Promise<void> {
  await query
    .insertInto('frozen_report')
    .values({
      year: report.year,
      as_of: report.asOf,
      figures: report.figures,
      why: report.why,
      policies_sha256: report.policiesSha256,
      last_import: sql<number>`(select coalesce(max(id), 0) from import)`,
      last_run_event: sql<string>`(select coalesce(max(at), '') from run_event)`,
      frozen_by: report.frozenBy,
      frozen_at: report.frozenAt,
    })
    .execute();
}

/** The latest of a year; undefined where none was kept. */
export async function findFrozen(
  { query }: Pick<Database | Writing, 'query'>,
  year: number,
): Promise<FrozenReport | undefined> {
  const row = await query
    .selectFrom('frozen_report')
    .selectAll()
    .where('year', '=', year)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      year: row.year,
      asOf: row.as_of,
      figures: row.figures,
      why: row.why,
      policiesSha256: row.policies_sha256,
      lastImport: row.last_import,
      lastRunEvent: row.last_run_event,
      frozenBy: row.frozen_by,
      frozenAt: row.frozen_at,
    }
  );
}

/** 此后的导入 what came after a frozen report and was kept, and what of it undid an earlier one. */
export async function importsSince(
  { query }: Pick<Database | Writing, 'query'>,
  lastImport: number,
): Promise<
  readonly {
    readonly id: number;
    readonly kind: string;
    readonly file: string;
    readonly undoes: string | null;
  }[]
> {
  const { rows } = await sql<{ id: number; kind: string; file: string; undoes: string | null }>`
    select import.id, coalesce(undone.kind, import.kind) as kind, import.file_name as file,
      undone.file_name as undoes
    from import left join import_undo on import_undo.by_import = import.id
      left join import as undone on undone.id = import_undo.import_id
    where import.id > ${lastImport} and (import.rows_read > import.rows_rejected or undone.id is not null)
    order by import.id, undone.id`.execute(query);
  return rows;
}

/** 此后台账上的项目 the programmes that the ledgers of later imports speak of, as they call them, by import. */
export async function programmesSince(
  { query }: Pick<Database | Writing, 'query'>,
  lastImport: number,
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const { rows } = await sql<{ id: number; words: string }>`
    select import_id as id, json_group_array(distinct programme) as words from service_record
    where import_id > ${lastImport} group by import_id`.execute(query);
  return new Map(rows.map(({ id, words }) => [id, new Set(JSON.parse(words) as string[])]));
}

/** 此后的批次 whether a run was drafted, approved or voided after a moment. */
export async function hasRunEventSince(
  { query }: Pick<Database | Writing, 'query'>,
  at: string,
): Promise<boolean> {
  const row = await query
    .selectFrom('run_event')
    .select('at')
    .where('at', '>', at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
