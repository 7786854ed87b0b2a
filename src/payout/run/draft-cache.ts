import { sql } from 'kysely';
import { schemaVersion } from '../../db/connection/migrate.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import { canonicalJson } from '../../kernel/writing/canonical-json.ts';
import { programVersion } from '../../kernel/program-version.ts';
import { sha256Of } from './digest.ts';
import type { DraftRequest } from './draft-request.ts';
import { engineSha256 } from './engine.ts';
import { openDraft } from './save-run.ts';
import { isApproved, runsBefore } from './posted.ts';

/** 测算所据 the last import that a run was calculated with, and the runs that its lines are held against. */
export type RestsOn = { readonly lastImport: number; readonly runs: readonly number[] };

/** What a run of a month and schemes would rest on if it were calculated now. */
export async function restsOnNow(
  { query }: Database | Writing,
  { month, scope }: Pick<DraftRequest, 'month' | 'scope'>,
): Promise<RestsOn> {
  const { rows } = await sql<{ lastImport: number; runs: string }>`
    select (select coalesce(max(id), 0) from import) as "lastImport",
      (select json_group_array(distinct run order by run) from ${runsBefore(month)}
        where scheme in (select value from json_each(${JSON.stringify(scope)}))) as runs`.execute(query);
  const [now] = rows;
  return { lastImport: now?.lastImport ?? 0, runs: JSON.parse(now?.runs ?? '[]') as number[] };
}

/**
 * 测算依据 one sha256 over all that decides what a month and scope come to: the program's code, every policy, the registry (only
 * an import or its undo, which is an import too, ever changes it) and the runs that stand before it, of every scheme, for
 * schemes share budgets (the lines of a run never change).
 */
export async function inputsSha256(
  writing: Writing,
  { policy, knownAt, month }: DraftRequest,
): Promise<string> {
  const scope = policy.schemes.map(({ id }) => id);
  const restsOn = await restsOnNow(writing, { month, scope });
  const { rows } = await sql<{ ids: string }>`
    select json_group_array(id order by id) as ids from run where ${isApproved}`.execute(writing.query);
  const data = { ...restsOn, approved: rows[0]?.ids };
  return sha256Of(canonicalJson({ programVersion, engineSha256, schemaVersion, policy, knownAt, ...data }));
}

/** What the open draft of the month and scope came to when it was calculated from the same; undefined where it never was. */
export async function cachedDraft(
  writing: Writing,
  request: DraftRequest,
  inputs: string,
): Promise<{ readonly run: number; readonly body: string } | undefined> {
  const draft = await openDraft(writing, request);
  if (!draft) return undefined;
  const known = await writing.query
    .selectFrom('draft_cache')
    .select('body')
    .where('run_id', '=', draft.id)
    .where('inputs_sha256', '=', inputs)
    .executeTakeFirst();
  return known && { run: draft.id, body: known.body };
}

/** Keeps what a run was calculated from, and what it came to. */
export async function cacheDraft(
  { query }: Writing,
  run: number,
  inputs: string,
  body: string,
): Promise<void> {
  await sql`insert into main.draft_cache (run_id, inputs_sha256, body) values (${run}, ${inputs}, ${body})`.execute(
    query,
  );
}
