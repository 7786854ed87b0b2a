import { sql } from 'kysely';
import type { Writing } from '../../db/connection/open.ts';
import type { RunState } from '../../db/schema.ts';
import { canonicalJson } from '../../kernel/writing/canonical-json.ts';
import { type Scheme, schemeBody, type SchemeVersion, versionAt } from '../../schemes/language/scheme.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { sha256Of, versionSha256 } from './digest.ts';
import type { DraftRequest, Policy } from './draft-request.ts';
import type { Lines } from './lines.ts';
import type { PlannedScheme } from './look-back.ts';
import { stateOfRun } from './posted.ts';
import { linesSha256, writeLines } from './write-lines.ts';

/** The run that a draft is kept as. */
export type SavedRun = {
  /** Undefined where nothing is due and nothing was drafted before. */
  readonly run: number | undefined;
  /** False where the draft on record says the same already. */
  readonly isNew: boolean;
  /** The draft that was voided for this one. */
  readonly replaces?: number;
};

type Dated = { readonly scheme: Scheme; readonly version: SchemeVersion; readonly sha256: string };

/** What is kept as a run: the lines of each scheme, and whether earlier drafts hold some of what is due. */
export type Saving = {
  readonly planned: readonly PlannedScheme[];
  readonly lines: readonly Lines[];
  readonly onRecord: OnRecord;
  readonly isHeldEarlier: boolean;
};

/**
 * Keeps lines as a draft in the place of the one before, unless it says the same. A draft without lines is kept where one
 * was on record, or where earlier drafts hold all that is due: then it is known to add nothing. The tables are named by
 * `main`: of what was known on an earlier day (`--known-at`, a dry run) their names are views.
 */
export async function saveRun(
  writing: Writing,
  request: DraftRequest,
  { planned, lines, onRecord, isHeldEarlier }: Saving,
): Promise<SavedRun> {
  const { month, createdBy, createdAt } = request;
  const versions = versionsOf(planned);
  const policy = policySha256(request.policy, versions);
  const digest = linesSha256(writing, lines, onRecord);
  const scope = canonicalJson(request.scope);
  const before = await openDraft(writing, request);
  if (before?.policy_sha256 === policy && before.lines_sha256 === digest.sha256) {
    return { run: before.id, isNew: false };
  }
  if (!before && digest.count === 0 && !isHeldEarlier) return { run: undefined, isNew: false };
  if (before) await addEvent(writing, before.id, 'voided', createdBy, createdAt);
  for (const version of versions) await keepVersion(writing, version, createdAt);
  const { rows } = await sql<{ id: number }>`
    insert into main.run (id, month, scope, policy_sha256, last_import, lines_sha256, created_by, created_at)
    values ((select coalesce(max(id), 0) + 1 from main.run), ${month}, ${scope}, ${policy},
      (select coalesce(max(id), 0) from import), ${digest.sha256}, ${createdBy}, ${createdAt})
    returning id`.execute(writing.query);
  const [run] = rows;
  if (!run) throw new Error('the run was not written');
  await addEvent(writing, run.id, 'drafted', createdBy, createdAt);
  for (const own of lines) writeLines(writing, own, onRecord, run.id);
  return { run: run.id, isNew: true, ...(before && { replaces: before.id }) };
}

/** The versions that decided the months looked at, each once. */
function versionsOf(planned: readonly PlannedScheme[]): readonly Dated[] {
  const bySha256 = new Map<string, Dated>();
  for (const { scheme, months } of planned) {
    for (const month of months) {
      const version = versionAt(scheme, month);
      if (typeof version === 'string') continue;
      const sha256 = versionSha256(scheme, version);
      bySha256.set(sha256, { scheme, version, sha256 });
    }
  }
  return [...bySha256.values()];
}

/** 政策摘要: one sha256 over all that decides money beside the registry. */
function policySha256({ stacking, context }: Policy, versions: readonly Dated[]): string {
  const shas = versions.map(({ scheme, sha256 }) => `${scheme.id} ${sha256}`).sort();
  const { subdistricts, extensions } = context;
  return sha256Of(
    canonicalJson({ versions: shas, stacking, subdistricts: [...subdistricts].sort(), extensions }),
  );
}

async function keepVersion(
  { query }: Writing,
  { scheme, version, sha256 }: Dated,
  loadedAt: string,
): Promise<void> {
  // The append-only trigger fires before any ON CONFLICT could look away.
  await sql`insert into scheme_version (sha256, scheme, from_month, body, loaded_at)
    select ${sha256}, ${scheme.id}, ${version.from}, ${canonicalJson(schemeBody(scheme, version))}, ${loadedAt}
    where not exists (select 1 from scheme_version where sha256 = ${sha256})`.execute(query);
}

/** The latest run of a month and scope that is still a draft. */
export async function openDraft({ query }: Writing, { month, scope }: Pick<DraftRequest, 'month' | 'scope'>) {
  const { rows } = await sql<{ id: number; policy_sha256: string; lines_sha256: string }>`
    select id, policy_sha256, lines_sha256 from run
    where month = ${month} and scope = ${canonicalJson(scope)}
      and ${stateOfRun} = 'drafted'
    order by id desc limit 1`.execute(query);
  return rows[0];
}

async function addEvent(
  { query }: Writing,
  runId: number,
  state: RunState,
  actor: string,
  at: string,
): Promise<void> {
  await sql`insert into main.run_event (run_id, seq, state, actor, at)
    values (${runId}, (select coalesce(max(seq), 0) + 1 from main.run_event where run_id = ${runId}),
      ${state}, ${actor}, ${at})`.execute(query);
}
