import { sql } from 'kysely';
import { schemaVersion } from '../db/migrate.ts';
import type { Writing } from '../db/open.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { programVersion } from '../kernel/program-version.ts';
import { sha256Of } from './digest.ts';
import type { DraftRequest } from './draft-request.ts';
import { engineSha256 } from './engine.ts';
import { openDraft } from './keep-run.ts';
import { isApproved } from './posted.ts';

/**
 * 测算依据 one sha256 over all that decides what a month and scope come to: the program's code, every policy, the registry (only
 * an import or its undo, which is an import too, ever changes it) and the ledger (the lines of a run never change).
 */
export async function inputsSha256({ query }: Writing, { policy, knownAt }: DraftRequest): Promise<string> {
  const { rows } = await sql<{ lastImport: number; approved: string }>`
    select (select coalesce(max(id), 0) from import) as lastImport,
      (select json_group_array(id order by id) from run where ${isApproved}) as approved`.execute(query);
  const [data] = rows;
  return sha256Of(canonicalJson({ programVersion, engineSha256, schemaVersion, policy, knownAt, ...data }));
}

/** What the open draft of the month and scope came to when it was reckoned from the same; undefined where it never was. */
export async function recall(
  writing: Writing,
  request: DraftRequest,
  inputs: string,
): Promise<{ readonly run: number; readonly body: string } | undefined> {
  const draft = await openDraft(writing, request);
  if (!draft) return undefined;
  const known = await writing.query
    .selectFrom('run_reckoning')
    .select('body')
    .where('run_id', '=', draft.id)
    .where('inputs_sha256', '=', inputs)
    .executeTakeFirst();
  return known && { run: draft.id, body: known.body };
}

/** Keeps what a run was reckoned from, and what it came to. */
export async function remember({ query }: Writing, run: number, inputs: string, body: string): Promise<void> {
  await query
    .withSchema('main')
    .insertInto('run_reckoning')
    .values({ run_id: run, inputs_sha256: inputs, body })
    .execute();
}
