import { type RawBuilder, sql } from 'kysely';
import { lastEventOn } from '../../db/people/certificates-as-of.ts';
import type { Database } from '../../db/connection/open.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { keptEvents } from '../../registry/certificate/certificate.ts';
import { idsSharing } from './ids-sharing.ts';
import { queryRows } from './query-rows.ts';

/** Two people or more of one name whose citizen ids share what they were grouped by. */
export type Namesakes = {
  readonly name: string;
  readonly members: readonly { readonly id: number; readonly citizenId: string }[];
};

/** 同名 groups of people with one name and the same `by` of their citizen id. One pass, never each with each. */
export function* namesakes(db: Database, by: RawBuilder<unknown>): Generator<Namesakes> {
  const everybody = sql<{ id: number; key: string }>`select id, name || ${by} as key from person`;
  for (const some of idsSharing(db, everybody)) {
    const rows = sql<{ name: string; members: string }>`
      select name, group_concat(id || ' ' || citizen_id) as members from person where id in (${some})
      group by name, ${by} having count(*) > 1 order by name, members`;
    for (const { name, members } of queryRows(db, rows)) {
      const each = members.split(',').map((member) => {
        const [id = '', citizenId = ''] = member.split(' ');
        return { id: Number(id), citizenId };
      });
      yield { name, members: each.toSorted((one, other) => one.id - other.id) };
    }
  }
}

/** Whether any of some people has a certificate that is still kept on the day: asked of the few that were found. */
export function createKeptTest(
  { query, sqlite }: Database,
  asOf: PlainDate,
): (ids: readonly number[]) => boolean {
  const { sql: text, parameters } = sql`select 1 from certificate as c where c.withdrawn_by is null
    and c.person_id in (select value from json_each(@ids))
    and ${lastEventOn('kind', asOf)} in (${sql.join(keptEvents)})`.compile(query);
  const kept = sqlite.prepare(text);
  return (ids) => kept.get(...parameters, { ids: JSON.stringify(ids) }) !== undefined;
}
