import type { Sqlite } from '../../../db/connection/driver.ts';
import { createHolderWriter, type RosterSource } from './holder-writer.ts';
import { createHolderStatements } from '../../derive/holder-statements.ts';
import { createMarks } from './marks.ts';
import { createMetNumbers } from './met-numbers.ts';
import { createNewHolderWriter } from './new-holder-writer.ts';
import { type RosterRow, rosterValues } from './roster-row.ts';
import { type SaveResult, savedStatement } from '../saved.ts';
import { createUnchangedFinder, type Unchanged } from './unchanged-holder.ts';

/** 花名册写入 saves the rows of a roster; some are written only when more have come, or at the close. */
export type RosterWriter = {
  readonly save: (rows: readonly RosterRow[]) => readonly SaveResult[];
  readonly close: () => void;
};

/** New holders that wait together: enough that the pages of an index are met again, few enough to hold. */
const WAITING = 10_000;
const INSERTED: SaveResult = { saved: 'inserted', notes: [] };

/**
 * Saves a roster: holders of whom nothing is on record many at once, rows that say nothing new with one look, all
 * others row by row. The outcome is that of row by row.
 */
export function createRosterWriter(sqlite: Sqlite, source: RosterSource, most = WAITING): RosterWriter {
  const { seen = createMarks(), validity, size = 0 } = source;
  const saveEntry = createHolderWriter(sqlite, { ...source, seen });
  const findUnchanged = createUnchangedFinder(sqlite, source);
  const { affirm } = createHolderStatements(sqlite, source);
  const findUnknown = createUnknownFinder(sqlite);
  const valuesOf = (row: RosterRow) => rosterValues(row, validity);
  const newHolders = createNewHolderWriter(sqlite, { ...source, seen }, valuesOf);
  const keep = ({ id, person_id, is_said }: Unchanged, row: number): SaveResult => {
    seen.add(id);
    if (is_said === 0) affirm(person_id, id, row);
    return savedStatement('unchanged', is_said === 0, []);
  };
  const saveKnown = (row: RosterRow): SaveResult => {
    const unchanged = findUnchanged(valuesOf(row));
    if (unchanged && !seen.has(unchanged.id)) return keep(unchanged, row.row);
    newHolders.flush();
    return saveEntry(row.entry, row.row);
  };
  const met = createMetNumbers(size);
  const hasMet = ({ entry }: RosterRow): boolean => {
    const isPersonMet = met.meet(entry.citizenId);
    return met.meet(entry.certificateNumber) || isPersonMet;
  };
  // What a first roster may know, only this writer has written: it has met the numbers.
  const isFirst = isEmpty(sqlite);
  return {
    save(rows) {
      if (newHolders.count() + rows.length > most) newHolders.flush();
      // Rows whose numbers were not met stand apart: what becomes of one changes nothing for another.
      const apart = rows.filter((row) => !hasMet(row));
      const unchanged = new Map<RosterRow, Unchanged>();
      for (const row of isFirst ? [] : apart) {
        const known = findUnchanged(valuesOf(row));
        if (known) unchanged.set(row, known);
      }
      const asked = apart.filter((row) => !unchanged.has(row));
      const fresh = new Set(isFirst ? asked : findUnknown(asked));
      return rows.map((row) => {
        const known = unchanged.get(row);
        if (known) return keep(known, row.row);
        if (!fresh.has(row)) return saveKnown(row);
        newHolders.add(row);
        return INSERTED;
      });
    },
    close: newHolders.flush,
  };
}

function isEmpty(sqlite: Sqlite): boolean {
  return sqlite.prepare('select 1 from person limit 1').get() === undefined;
}

/** Finds the rows of whose person and certificate nothing is on record. */
function createUnknownFinder(sqlite: Sqlite): (rows: readonly RosterRow[]) => readonly RosterRow[] {
  const find = (table: string, column: string) =>
    sqlite
      .prepare<[string], number>(
        `select key from json_each(?) where exists (select 1 from ${table} where ${column} = value)`,
      )
      .pluck();
  const people = find('person', 'citizen_id');
  const certificates = find('certificate', 'number');
  return (rows) => {
    const known = new Set([
      ...people.all(JSON.stringify(rows.map(({ entry }) => entry.citizenId))),
      ...certificates.all(JSON.stringify(rows.map(({ entry }) => entry.certificateNumber))),
    ]);
    return rows.filter((_, index) => !known.has(index));
  };
}
