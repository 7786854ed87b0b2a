import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { canonicalJson } from '../../kernel/writing/canonical-json.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Sqlite } from '../connection/driver.ts';
import { endOf } from '../connection/known-at.ts';
import type { Tables } from '../schema.ts';

/** What is logged: never a citizen id, certificate number or account; people by their person id. */
export type AuditEntry = {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly body: Record<string, unknown>;
};

const GENESIS = '0'.repeat(64);

/** 审计日志: appends one entry to the hash chain, in the caller's transaction. Returns its hash. */
export async function appendAudit(db: Kysely<Tables>, entry: AuditEntry): Promise<string> {
  const last = await lastAudit(db);
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    body: canonicalJson(entry.body),
    previous_hash: last?.hash ?? GENESIS,
  };
  const hash = hashOf(row);
  await db
    .insertInto('audit')
    .values({ ...row, hash })
    .execute();
  return hash;
}

/** The last entry of the chain; undefined while it is empty. */
export async function lastAudit(
  db: Kysely<Tables>,
): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  return db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** 最后一次变更 the last entry that tells of a change, by the end of a day in Shanghai where one is given: a reveal changes nothing. */
export async function lastChange(
  db: Kysely<Tables>,
  knownAt: PlainDate | undefined,
): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  const changes = db.selectFrom('audit').select(['seq', 'hash']).where('action', '<>', 'reveal');
  const known = knownAt === undefined ? changes : changes.where('at', '<', endOf(knownAt));
  return known.orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** The hash of an entry; undefined where the log has none of that place. */
export async function hashOfAudit(db: Kysely<Tables>, seq: number): Promise<string | undefined> {
  const entry = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst();
  return entry?.hash;
}

/** The seq of the first entry that no longer follows from the one before it; undefined if the chain is whole. */
export async function firstBrokenAudit(db: Kysely<Tables>): Promise<number | undefined> {
  let previous = GENESIS;
  let expected = 1;
  for await (const row of db.selectFrom('audit').selectAll().orderBy('seq').stream()) {
    const { hash, ...rest } = row;
    if (row.seq !== expected || row.previous_hash !== previous || hash !== hashOf(rest)) return row.seq;
    previous = hash;
    expected += 1;
  }
  return undefined;
}

/** 缺失的记录 what the registry holds and the log does not tell of. */
export type UnloggedChange = { readonly what: 'init' | 'import' | 'run'; readonly id: number | null };

/**
 * What is on record without an entry of the log: its tail was cut off, or it was emptied. The chain alone cannot show
 * that; entries of what leaves no number behind, such as a reveal, nobody can miss.
 */
export function unloggedChanges(sqlite: Sqlite): readonly UnloggedChange[] {
  return sqlite
    .prepare<[], UnloggedChange>(
      `select 'init' as what, null as id where exists (select 1 from setting where name = 'district')
         and not exists (select 1 from audit where action = 'init')
       union all
       select 'import', id from import where iif(kind = 'undo', true, rows_inserted + rows_updated > 0)
         and id not in (select coalesce(body ->> '$.undoneBy', body ->> '$.importId') from audit
           where body ->> '$.importId' is not null)
       union all
       select 'run', id from run where id not in (select body ->> '$.run' from audit where action = 'payout')
       order by what, id`,
    )
    .all();
}

function hashOf(row: Omit<Tables['audit'], 'hash'>): string {
  return createHash('sha256').update(canonicalJson(row)).digest('hex');
}
