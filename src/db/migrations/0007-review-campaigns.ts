import { type Kysely, sql } from 'kysely';

/** 复核活动 campaigns with their frozen lists, and the outcomes of a reassessment among the results of a review. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...widerResults, ...campaigns]) await sql.raw(statement).execute(db);
}

const importReference = 'integer references import (id) deferrable initially deferred';
const day = (column: string): string => `${column} text not null check (${column} is date(${column}))`;

// A check cannot be altered, so the table is made anew and its rows carried over as they are.
const reviewColumns =
  'id, person_id, certificate_number, reviewed_on, result, reviewer, note, occurrence, import_id, sheet, row_number, superseded_by, restored_by';
const fixed = reviewColumns.split(', ').filter((column) => column !== 'superseded_by');
const widerResults = [
  ...['update', 'delete', 'replace'].map((what) => `drop trigger review_never_${what}`),
  'drop index review_by_key',
  'alter table review rename to review_before',
  `create table review (
  id integer primary key, person_id integer references person (id),
  certificate_number text not null,
  ${day('reviewed_on')},
  result text not null check (result in ('passed', 'irregular', 'reassess', 'refused', 'unreachable', 'dead', 'moved',
    'kept', 'regraded', 'cancelled', 'void')),
  reviewer text,
  note text,
  occurrence integer not null default 1,
  import_id ${importReference} not null,
  sheet text not null,
  row_number integer not null,
  superseded_by ${importReference},
  restored_by ${importReference}) strict`,
  `insert into review (${reviewColumns}) select ${reviewColumns} from review_before order by id`,
  'drop table review_before',
  'create index review_by_key on review (person_id, reviewed_on)',
  onlyGrows(
    'review',
    'update',
    `before update on review
  when old.superseded_by is not null or ${fixed.map((column) => `new.${column} is not old.${column}`).join(' or ')}`,
  ),
  onlyGrows('review', 'delete', 'before delete on review'),
  onlyGrows(
    'review',
    'replace',
    'before insert on review when exists (select 1 from review where id = new.id)',
  ),
];

/** The list is written first and its campaign last: from then on nobody can be put on it. */
const campaigns = [
  `create table review_campaign (
  id integer primary key, name text not null unique, ${day('as_of')}, ${day('since')},
  subdistricts text check (json_valid(subdistricts)), eligible integer not null check (eligible >= 0),
  last_import integer not null, created_by text not null, created_at text not null) strict`,
  `create table review_campaign_holder (
  campaign_id integer not null references review_campaign (id) deferrable initially deferred,
  person_id integer not null references person (id), certificate_id integer not null references certificate (id),
  subdistrict text, primary key (campaign_id, person_id)) strict`,
  ...['review_campaign', 'review_campaign_holder'].flatMap((table) => [
    onlyGrows(table, 'update', `before update on ${table}`),
    onlyGrows(table, 'delete', `before delete on ${table}`),
  ]),
  onlyGrows(
    'review_campaign',
    'replace',
    'before insert on review_campaign when exists (select 1 from review_campaign where id = new.id or name = new.name)',
  ),
  onlyGrows(
    'review_campaign_holder',
    'replace',
    `before insert on review_campaign_holder when exists (select 1 from review_campaign where id = new.campaign_id)
  or exists (select 1 from review_campaign_holder where campaign_id = new.campaign_id and person_id = new.person_id)`,
  ),
];

function onlyGrows(table: string, what: string, event: string): string {
  return `create trigger ${table}_never_${what} ${event} begin select raise(abort, 'append-only: ${table}'); end`;
}
