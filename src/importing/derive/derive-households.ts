import type { PlainDate } from '../../kernel/plain-date.ts';
import { householdsOf, type Membership } from '../../registry/lists/household-membership.ts';
import type { Timeline } from '../../registry/lists/timeline.ts';
import { derivePeople, type ListOutcome, type StatedRow } from './derive-people.ts';
import type { DerivedFact } from './derived-facts.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { listsOnRecord } from './lists-on-record.ts';

type Row = StatedRow & { household_key: string; is_head: 0 | 1; since: PlainDate | null };

/**
 * 推定所在户 makes the facts `household` and `household_head` follow from the lists on record, by the import that brought
 * or took back some of them.
 */
export function deriveHouseholds(sqlite: Sqlite, importId: number): ListOutcome {
  const lists = listsOnRecord(sqlite, 'households');
  return derivePeople<Row>(sqlite, importId, {
    table: 'household_row',
    columns: 'household_key, is_head, since',
    names: ['household', 'household_head'],
    lists,
    derive(rows, isOf) {
      const said = new Map(
        [...rows].map(([list, own]) => [
          list,
          own.map(({ household_key, is_head, since, import_id, row_number }) => ({
            key: household_key,
            isHead: is_head === 1,
            since: since ?? undefined,
            importId: import_id,
            row: row_number,
          })),
        ]),
      );
      const { households, headships, departures, heldBy } = householdsOf(lists, said, isOf);
      const facts = [...factsOf('household', households), ...factsOf('household_head', headships)];
      return { facts, departures, heldBy, neverOn: [] };
    },
  });
}

function factsOf(
  name: 'household' | 'household_head',
  timeline: Timeline<Membership>,
): readonly DerivedFact[] {
  return timeline.map(({ from, until, value: { key, importId, row } }) => {
    return { name, value: key, from, until, importId, row };
  });
}
