import type { CitizenId } from '../../../kernel/citizen-id.ts';
import type { Sqlite } from '../../../db/connection/driver.ts';

/** A person whom a roster brought or no longer names. */
type ComparedPerson = { person: number; name: string; citizen_id: CitizenId };

/** What a roster changed of a person: a field of theirs or their certificate, or a stored fact. */
type ComparedChange = ComparedPerson & { field: string; before: string | null; after: string | null };

/** 名册对比 who is new, who is gone, who changed what since the rosters before; at most `MOST` of each. */
export type RosterComparison = {
  readonly added: readonly ComparedPerson[];
  readonly gone: readonly ComparedPerson[];
  readonly changed: readonly ComparedChange[];
};

const MOST = 10_000;

/** Compares what the given imports of one full roster brought with what was on record before. */
export function compareRoster(sqlite: Sqlite, importIds: readonly number[]): RosterComparison {
  const ids = `(${importIds.join(', ')})`;
  const who = 'person.id as person, person.name, person.citizen_id';
  return {
    added: sqlite
      .prepare<[], ComparedPerson>(
        `select ${who} from certificate as c join person on person.id = c.person_id where c.import_id in ${ids}
         or c.id in (select entity_id from change where entity = 'certificate' and field = 'withdrawn_by'
           and new_value is null and import_id in ${ids}) order by c.id limit ${MOST}`,
      )
      .all(),
    gone: sqlite
      .prepare<[], ComparedPerson>(
        `select ${who} from roster_absence as a join certificate as c on c.id = a.certificate_id
       join person on person.id = c.person_id where a.import_id in ${ids} order by a.id limit ${MOST}`,
      )
      .all(),
    changed: sqlite
      .prepare<[], ComparedChange>(
        `select ${who}, field, cast(old_value as text) as before, cast(new_value as text) as after
       from change left join certificate as c on entity = 'certificate' and c.id = entity_id
       join person on person.id = iif(entity = 'person', entity_id, c.person_id)
       where change.import_id in ${ids} and field <> 'withdrawn_by'
       union all
       select ${who}, old.name, old.value, new.value from fact as old
       join current_fact as new on new.person_id = old.person_id and new.name = old.name
         and new.recorded_by in ${ids} and new.valid_to is null
       join person on person.id = old.person_id
       where old.superseded_by in ${ids} and old.recorded_by not in ${ids} order by 1, 4 limit ${MOST}`,
      )
      .all(),
  };
}
