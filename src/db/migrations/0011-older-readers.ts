import { type Kysely, sql } from 'kysely';

/**
 * 旧版 SQLite 也能核对: before 3.45 `json_valid(null)` is false, so that an outsider's `integrity_check` called every
 * certificate without components broken. Frozen like every migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const valid = (column: string): string => `check (${column} is null or json_valid(${column}))`;

/** A check is changed by a column in its place: what refers to the table stays as it is. */
const renewed = (table: string, column: string): string[] => [
  `alter table ${table} add column renewed text ${valid('renewed')}`,
  `update ${table} set renewed = ${column} where ${column} is not null`,
  `alter table ${table} drop column ${column}`,
  `alter table ${table} rename column renewed to ${column}`,
];

const statements = [
  ...renewed('certificate', 'components'),
  'drop trigger review_campaign_never_update',
  ...renewed('review_campaign', 'subdistricts'),
  `create trigger review_campaign_never_update before update on review_campaign
  begin select raise(abort, 'append-only: review_campaign'); end`,
];
