import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { keptEvents } from './held.ts';
import { idsSharing } from './ids-sharing.ts';
import { queryRows } from './query-rows.ts';

/** Two people or more of one name whose citizen ids share what they were grouped by. */
export type Namesakes = {
  readonly name: string;
  readonly members: readonly { readonly id: number; readonly citizenId: string }[];
};

/**
 * 同名 groups of people with one name and the same `by` of their citizen id, among them at least one whose certificate
 * is still kept. One pass over the people, never a comparison of each with each.
 */
export function* namesakes(db: Database, by: RawBuilder<unknown>, asOf: PlainDate): Generator<Namesakes> {
  const everybody = sql<{ id: number; key: string }>`select id, name || ${by} as key from person`;
  for (const some of idsSharing(db, everybody)) yield* namesakesAmong(db, by, { some, asOf });
}

function* namesakesAmong(
  db: Database,
  by: RawBuilder<unknown>,
  { some, asOf }: { readonly some: RawBuilder<unknown>; readonly asOf: PlainDate },
): Generator<Namesakes> {
  const rows = sql<{ name: string; members: string }>`select name, members from (
      select name, group_concat(id || ' ' || citizen_id) as members from person where id in (${some})
      group by name, ${by} having count(*) > 1)
    where exists (select 1 from certificate as c where c.withdrawn_by is null
      and c.person_id in (select cast(value as integer) from json_each('["' || replace(members, ',', '","') || '"]'))
      and (select kind from certificate_event as e where e.certificate_id = c.id and e.superseded_by is null
        and e.happened_on <= ${asOf} order by e.happened_on desc, e.id desc limit 1) in (${sql.join(keptEvents)}))
    order by name, members`;
  for (const { name, members } of queryRows(db, rows)) {
    const each = members.split(',').map((member) => {
      const [id = '', citizenId = ''] = member.split(' ');
      return { id: Number(id), citizenId };
    });
    yield { name, members: each.toSorted((one, other) => one.id - other.id) };
  }
}
