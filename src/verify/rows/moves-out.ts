import type { Database } from '../../db/connection/open.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** 户口迁出 whose last move by a day was out of the district, and when. */
export function movedOut({ sqlite }: Database, asOf: PlainDate): ReadonlyMap<number, PlainDate> {
  const rows = sqlite
    .prepare<[PlainDate], { person_id: number; moved_on: PlainDate }>(
      `select person_id, moved_on from (
        select person_id, moved_on, direction,
          row_number() over (partition by person_id order by moved_on desc) as place
        from current_move where moved_on <= ? and person_id is not null)
      where place = 1 and direction = 'out'`,
    )
    .iterate(asOf);
  return new Map(Array.from(rows, ({ person_id, moved_on }) => [person_id, moved_on]));
}
