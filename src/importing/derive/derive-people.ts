import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Departure, List } from '../../registry/lists/lists.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { createDerivedWriter, type DerivedFact } from './derived-facts.ts';
import { holdsOn } from '../../db/people/fact-on.ts';
import type { StoredFactName } from '../../db/schema.ts';

/** A row of a list as it stands on record. */
export type StatedRow = { person_id: number; import_id: number; row_number: number };

/** What follows for one person. */
type Derived = {
  readonly facts: readonly DerivedFact[];
  readonly departures: readonly Departure[];
  readonly heldBy: readonly List[];
  /** Rows of removals for somebody who was not on the list. */
  readonly neverOn: readonly { readonly importId: number; readonly row: number }[];
};

/** 推定 how one kind of list becomes facts. */
export type Derivation<Row extends StatedRow> = {
  readonly table: 'low_income_row' | 'household_row';
  /** The columns of a row besides person, import and place. */
  readonly columns: string;
  readonly names: readonly StoredFactName[];
  readonly lists: readonly List[];
  readonly derive: (said: ReadonlyMap<List, readonly Row[]>, isOf: (list: List) => boolean) => Derived;
};

/** 名单的后果 what the lists of the command at hand ended, for whoever is to be told. */
export type ListOutcome = {
  /** How many people each list might have ended, and how many it did. */
  readonly counts: readonly { readonly list: List; readonly held: number; readonly left: number }[];
  readonly departures: readonly (Departure & { readonly personId: number })[];
  readonly neverOn: Derived['neverOn'];
};

const TOGETHER = 1000;

/**
 * Derives the facts of everybody whom a list of the kind ever named, and writes what differs from those on record. Told
 * are the departures that the lists of the import's command have part in.
 */
export function derivePeople<Row extends StatedRow>(
  sqlite: Sqlite,
  importId: number,
  derivation: Derivation<Row>,
): ListOutcome {
  const { table, names, lists, derive } = derivation;
  const counts = new Map(lists.map((list) => [list, { list, held: 0, left: 0 }]));
  const listOf = new Map(lists.flatMap((list) => list.imports.map((id) => [id, list] as const)));
  const command = sqlite
    .prepare<[number], number>('select command from import where id = ?')
    .pluck()
    .get(importId);
  const departures: ListOutcome['departures'][number][] = [];
  const neverOn: Derived['neverOn'][number][] = [];
  const write = createDerivedWriter(sqlite, importId, names);
  const isOfAreas = lists.some(({ area }) => area !== undefined);
  const rowsOf = createReader(sqlite, derivation);
  const homesOf = createHomes(sqlite);
  const ids = sqlite.prepare<[], number>(`select distinct person_id from ${table} order by 1`).pluck().all();
  for (let first = 0; first < ids.length; first += TOGETHER) {
    const some = ids.slice(first, first + TOGETHER);
    const homes = isOfAreas ? homesOf(some) : new Map<number, readonly Home[]>();
    const rows = rowsOf(some);
    const derived = new Map<number, readonly DerivedFact[]>();
    for (const personId of some) {
      const own = homes.get(personId) ?? [];
      const said = byList(rows.get(personId) ?? [], listOf);
      const person = derive(said, (list) => list.area === undefined || own.some((home) => isIn(home, list)));
      derived.set(personId, person.facts);
      for (const list of person.heldBy) count(counts, list, 'held');
      for (const departure of person.departures) {
        count(counts, departure.list, 'left');
        const isOfCommand = departure.list.command === command || departure.before?.command === command;
        if (isOfCommand) departures.push({ ...departure, personId });
      }
      neverOn.push(...person.neverOn.filter((row) => listOf.get(row.importId)?.command === command));
    }
    write(derived);
  }
  return { counts: [...counts.values()], departures, neverOn };
}

function count(
  counts: ReadonlyMap<List, { held: number; left: number }>,
  list: List,
  what: 'held' | 'left',
): void {
  const known = counts.get(list);
  if (known) known[what] += 1;
}

function byList<Row extends StatedRow>(
  rows: readonly Row[],
  listOf: ReadonlyMap<number, List>,
): ReadonlyMap<List, readonly Row[]> {
  const said = new Map<List, Row[]>();
  for (const row of rows) {
    // What a corrected list said no longer counts.
    const list = listOf.get(row.import_id);
    if (!list) continue;
    const known = said.get(list);
    if (known) known.push(row);
    else said.set(list, [row]);
  }
  return said;
}

function createReader<Row extends StatedRow>(sqlite: Sqlite, { table, columns }: Derivation<Row>) {
  const read = sqlite.prepare<[string], Row>(
    `select person_id, import_id, row_number, ${columns} from current_${table}
     where person_id in (select value from json_each(?))
     order by person_id, import_id, row_number, id`,
  );
  return (ids: readonly number[]) => groupByPerson(read.all(JSON.stringify(ids)));
}

type Home = { person_id: number; value: string; valid_from: PlainDate; valid_to: PlainDate | null };

/** 户籍街道、社区 where people are recorded, and when. */
function createHomes(sqlite: Sqlite) {
  const read = sqlite.prepare<[string], Home>(
    `select person_id, value, valid_from, valid_to from current_fact
     where person_id in (select value from json_each(?)) and name in ('subdistrict', 'community')`,
  );
  return (ids: readonly number[]) => groupByPerson(read.all(JSON.stringify(ids)));
}

function isIn(home: Home, { area, asOf }: List): boolean {
  return home.value === area && holdsOn(home, asOf);
}

function groupByPerson<Row extends { person_id: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const grouped = new Map<number, Row[]>();
  for (const row of rows) {
    const known = grouped.get(row.person_id);
    if (known) known.push(row);
    else grouped.set(row.person_id, [row]);
  }
  return grouped;
}
