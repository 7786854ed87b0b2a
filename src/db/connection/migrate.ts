import { views } from '../catalogue.ts';
import type { Sqlite } from './driver.ts';
import { guards } from './guards.ts';
import { statements as foundation } from '../migrations/0001-foundation.ts';
import { statements as frozenReports } from '../migrations/0002-frozen-reports.ts';
import { statements as householdsSince } from '../migrations/0003-households-since.ts';
import { statements as draftCache } from '../migrations/0004-draft-cache.ts';
import { statements as cases } from '../migrations/0005-cases.ts';
import { statements as matchJudgements } from '../migrations/0006-match-judgements.ts';
import { statements as matchAskings } from '../migrations/0007-match-askings.ts';
import { statements as caseApprovals } from '../migrations/0008-case-approvals.ts';

/** 迁移 the steps in their order, each a list of statements: a place in it is a `user_version`. */
const migrations: readonly (readonly string[])[] = [
  foundation,
  frozenReports,
  householdsSince,
  draftCache,
  cases,
  matchJudgements,
  matchAskings,
  caseApprovals,
];

/** The schema version this program writes: `user_version` of an up-to-date file. */
export const schemaVersion = migrations.length;

/**
 * Brings a database to the newest schema, in one transaction; throws with nothing changed if a step fails. Views and
 * guards stand on the tables: they are taken away before and made anew after.
 */
export function migrate(sqlite: Sqlite): void {
  const bring = sqlite.transaction(() => {
    for (const { type, name } of standingOnTables(sqlite)) sqlite.exec(`drop ${type} ${name}`);
    const version = sqlite.pragma('user_version', { simple: true }) as number;
    for (const statement of migrations.slice(version).flat()) sqlite.exec(statement);
    for (const [name, select] of views) sqlite.exec(`create view ${name} as ${select}`);
    for (const guard of guards(sqlite)) sqlite.exec(guard);
    sqlite.pragma(`user_version = ${schemaVersion}`);
  });
  bring.immediate();
}

function standingOnTables(sqlite: Sqlite): readonly { readonly type: string; readonly name: string }[] {
  return sqlite
    .prepare<[], { type: string; name: string }>(
      `select type, name from sqlite_schema where type = 'view' or type = 'trigger' and name glob '*_never_*'`,
    )
    .all();
}

/**
 * Whether a build before the first dated release made it: those had steps of their own under the same numbers, and wrote
 * them down in a table.
 */
export function isOfDevelopment(sqlite: Sqlite): boolean {
  return sqlite.prepare(`select 1 from sqlite_schema where name = 'kysely_migration'`).get() !== undefined;
}
