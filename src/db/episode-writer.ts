import type { PlainDate } from '../kernel/plain-date.ts';
import type { Sqlite } from './driver.ts';
import type { FactName } from './schema.ts';

/** 经过 a stretch of days on which a fact had a value, and the row it rests on; `to` is the first day after. */
export type Episode = {
  readonly value: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly origin: { readonly importId: number; readonly sheet: string; readonly row: number };
};

/** Makes the episodes of a fact of a person those given. Returns whether anything was another before. */
export type EpisodeWriter = (personId: number, name: FactName, episodes: readonly Episode[]) => boolean;

type Known = {
  id: number;
  value: string;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  retracted: 0 | 1;
};

/**
 * Facts are superseded and added, never rewritten, and only where they differ: what stays keeps the row it came from.
 * Rows of an import that is `retracted` do not stay, as something else must say them now.
 */
export function createEpisodeWriter(
  sqlite: Sqlite,
  { importId, retracted }: { readonly importId: number; readonly retracted?: number | undefined },
): EpisodeWriter {
  const find = sqlite.prepare<[number | null, number, FactName], Known>(
    `select id, value, valid_from, valid_to, recorded_by is ? as retracted from fact
     where person_id = ? and name = ? and superseded_by is null`,
  );
  const supersede = sqlite.prepare('update fact set superseded_by = ? where id = ?');
  const insert = sqlite.prepare(
    `insert into fact (person_id, name, value, valid_from, valid_to, recorded_by, restored_by, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (personId, name, episodes) => {
    const known = find.all(retracted ?? null, personId, name);
    const staying = new Set<Known>();
    const missing = episodes.filter(({ value, from, to }) => {
      const same = known.find(
        (one) => one.retracted === 0 && one.value === value && one.valid_from === from && one.valid_to === to,
      );
      if (same) staying.add(same);
      return !same;
    });
    const gone = known.filter((one) => !staying.has(one));
    for (const { id } of gone) supersede.run(importId, id);
    for (const { value, from, to, origin } of missing) {
      const since = origin.importId === importId ? null : importId;
      insert.run(personId, name, value, from, to, origin.importId, since, origin.sheet, origin.row);
    }
    return gone.length + missing.length > 0;
  };
}
