import type { Sqlite } from './driver.ts';
import { createHolderWriter, type RosterSource } from './holder-writer.ts';
import { createMarks } from './marks.ts';
import { createNewHolderWriter, type RosterRow } from './new-holder-writer.ts';
import type { SaveResult } from './saved.ts';

/** Fewer rows than this are saved one by one: a run of statements has its own price. */
const FEWEST = 8;
const INSERTED: SaveResult = { saved: 'inserted', notes: [] };

/**
 * Saves a roster in batches: runs of holders of whom nothing is on record at once, all others row by row. The outcome
 * is that of row by row.
 */
export function createRosterWriter(
  sqlite: Sqlite,
  source: RosterSource,
): (rows: readonly RosterRow[]) => readonly SaveResult[] {
  const { seen = createMarks() } = source;
  const saveOne = createHolderWriter(sqlite, { ...source, seen });
  const saveNew = createNewHolderWriter(sqlite, source);
  const findKnown = createKnownFinder(sqlite);
  return (rows) => {
    const results: SaveResult[] = [];
    const known = findKnown(rows);
    const named = new Set<string>();
    let run: RosterRow[] = [];
    const saveRun = (): void => {
      if (run.length < FEWEST) for (const { entry, row } of run) saveOne(entry, row);
      else {
        const first = saveNew(run);
        for (const index of run.keys()) seen.add(first + index);
      }
      run = [];
    };
    for (const [index, row] of rows.entries()) {
      const { citizenId, certificateNumber } = row.entry;
      const isNew = !known.has(index) && !named.has(citizenId) && !named.has(certificateNumber);
      named.add(citizenId).add(certificateNumber);
      if (isNew) {
        run.push(row);
        results.push(INSERTED);
      } else {
        saveRun();
        results.push(saveOne(row.entry, row.row));
      }
    }
    saveRun();
    return results;
  };
}

/** Finds, by their place, the rows whose person or certificate is on record. */
function createKnownFinder(sqlite: Sqlite): (rows: readonly RosterRow[]) => ReadonlySet<number> {
  const people = sqlite
    .prepare<[string], number>(
      'select key from json_each(?) where exists (select 1 from person where citizen_id = value)',
    )
    .pluck();
  const certificates = sqlite
    .prepare<[string], number>(
      'select key from json_each(?) where exists (select 1 from certificate where number = value)',
    )
    .pluck();
  return (rows) =>
    new Set([
      ...people.all(JSON.stringify(rows.map(({ entry }) => entry.citizenId))),
      ...certificates.all(JSON.stringify(rows.map(({ entry }) => entry.certificateNumber))),
    ]);
}
