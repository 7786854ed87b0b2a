import { type Kysely, type Migration, Migrator } from 'kysely';
import * as foundation from '../migrations/0001-foundation.ts';
import * as records from '../migrations/0002-records.ts';
import * as waivers from '../migrations/0003-waivers.ts';
import * as periods from '../migrations/0004-periods.ts';
import * as judgements from '../migrations/0005-judgements.ts';
import * as reckonings from '../migrations/0006-reckonings.ts';
import * as reviewCampaigns from '../migrations/0007-review-campaigns.ts';
import * as applications from '../migrations/0008-applications.ts';
import * as compactLines from '../migrations/0009-compact-lines.ts';
import * as statements from '../migrations/0010-statements.ts';
import * as olderReaders from '../migrations/0011-older-readers.ts';

const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-records': records,
  '0003-waivers': waivers,
  '0004-periods': periods,
  '0005-judgements': judgements,
  '0006-reckonings': reckonings,
  '0007-review-campaigns': reviewCampaigns,
  '0008-applications': applications,
  '0009-compact-lines': compactLines,
  '0010-statements': statements,
  '0011-older-readers': olderReaders,
};

/** The schema version this program writes: `user_version` of an up-to-date file. */
export const schemaVersion = Object.keys(migrations).length;

/** Brings a database to the newest schema, in one transaction; throws with nothing changed if a step fails. */
export async function migrateToLatest<Schema>(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}
