import type { CitizenId } from '../kernel/citizen-id.ts';
import type { Sqlite } from './driver.ts';
import type { Source } from './fact-writer.ts';
import { createNameTest } from './person-names.ts';
import { createPersonWriter, type SavedPerson } from './person-writer.ts';
import type { Note, SaveResult } from './saved.ts';

/** Where records of a kind go: the table, the fields of its key, and the fields that the sheet at hand has. */
export type RecordPlan = {
  readonly table: string;
  readonly key: readonly string[];
  readonly repeats?: true;
  /** Fields with the name of somebody else, and with the number beside it. */
  readonly names?: readonly (readonly [name: string, number: string])[];
  /** Every field of the kind. */
  readonly fields: readonly string[];
  /** Those with a column in the sheet: what it does not speak of stays as it was. */
  readonly stated: ReadonlySet<string>;
};

type Value = string | number | undefined;
type Values = Readonly<Record<string, Value>>;
type Stored = string | number | null;

const PERSON_FIELDS: ReadonlySet<string> = new Set(['name', 'citizenId']);

/** Saves the rows of one sheet into a table of records: new, unchanged, or superseding what they correct. */
export function createRecordWriter(
  sqlite: Sqlite,
  source: Source,
  plan: RecordPlan,
): (values: Values, row: number) => SaveResult {
  const fields = plan.fields.filter((field) => !PERSON_FIELDS.has(field));
  const hasPerson = plan.fields.includes('citizenId');
  const columns = [...(hasPerson ? ['person_id'] : []), ...fields.map(columnOf)];
  const unstated = new Set(fields.filter((field) => !plan.stated.has(field)).map(columnOf));
  const keyColumns = plan.key.map(columnOf);
  const statements = prepare(sqlite, plan.table, columns, keyColumns);
  const personOf = hasPerson ? createPersonFinder(sqlite, source) : () => NOBODY;
  const findOtherName = createOtherNameFinder(sqlite, plan);
  const countSeen = createSeenCounter(sqlite);

  return (values, row) => {
    const other = findOtherName(values);
    if (other) return { saved: 'refused', notes: [other] };
    const person = personOf(values, row);
    if (person.saved === 'refused') return person;
    const said = new Map<string, Value>(fields.map((field) => [columnOf(field), values[field]]));
    if (hasPerson) said.set('person_id', person.id);
    const key = keyColumns.map((column) => said.get(column) ?? null);
    const times = countSeen(JSON.stringify(key));
    if (times > 1 && !plan.repeats) return { saved: 'refused', notes: ['repeated-record'] };
    const known = statements.find(key, times);
    const next = columns.map((column): Stored => {
      const kept = known && unstated.has(column) ? known[column] : undefined;
      return kept ?? said.get(column) ?? null;
    });
    if (known && columns.every((column, index) => known[column] === next[index]))
      return { saved: 'unchanged', notes: person.notes };
    if (known) statements.supersede(source.importId, Number(known['id']));
    statements.insert([...next, times, source.importId, source.sheet, row]);
    return { saved: known ? 'updated' : 'inserted', notes: person.notes };
  };
}

function prepare(sqlite: Sqlite, table: string, columns: readonly string[], key: readonly string[]) {
  const find = sqlite.prepare<Stored[], Record<string, Stored>>(
    `select id, ${columns.join(', ')} from ${table}
     where ${key.map((column) => `${column} is ?`).join(' and ')} and occurrence = ? and superseded_by is null`,
  );
  const supersede = sqlite.prepare(`update ${table} set superseded_by = ? where id = ?`);
  const all = [...columns, 'occurrence', 'import_id', 'sheet', 'row_number'];
  const insert = sqlite.prepare(
    `insert into ${table} (${all.join(', ')}) values (${all.map(() => '?').join(', ')})`,
  );
  return {
    find: (values: readonly Stored[], occurrence: number) => find.get(...values, occurrence),
    supersede: (by: number, id: number) => supersede.run(by, id),
    insert: (values: readonly Stored[]) => insert.run(...values),
  };
}

const NOBODY = {
  id: undefined as number | undefined,
  saved: 'unchanged',
  notes: [] as readonly Note[],
} as const;

/** 监护人、家长 finds the first name of somebody else in a row that is not the one of their number on record. */
function createOtherNameFinder(
  sqlite: Sqlite,
  { names = [] }: RecordPlan,
): (values: Values) => Note | undefined {
  const test = createNameTest(sqlite);
  return (values) => {
    for (const [name, number] of names) {
      const other = test.ofNumber(values[number], values[name], values);
      if (other) return { ...other, at: name };
    }
    return undefined;
  };
}

/** The person a row speaks of; one without a name must be on record already, else the row stands without a person. */
function createPersonFinder(sqlite: Sqlite, source: Source) {
  const save = createPersonWriter(sqlite, source);
  const find = sqlite.prepare<[string], { id: number }>('select id from person where citizen_id = ?');
  return ({ citizenId, name }: Values, row: number): SavedPerson | typeof NOBODY => {
    if (typeof citizenId !== 'string') return NOBODY;
    if (typeof name !== 'string') return { ...NOBODY, id: find.get(citizenId)?.id };
    return save({ citizenId: citizenId as CitizenId, name }, row, false);
  };
}

/** How often a key has come in this sheet. */
function createSeenCounter(sqlite: Sqlite): (key: string) => number {
  sqlite.exec(
    'create temp table if not exists seen_key (key text primary key, times integer not null); delete from seen_key',
  );
  const count = sqlite.prepare<[string], { times: number }>(
    'insert into seen_key values (?, 1) on conflict do update set times = times + 1 returning times',
  );
  return (key) => count.get(key)?.times ?? 1;
}

/** `citizenId` is the person; `beganOn` is `began_on`. */
function columnOf(field: string): string {
  return field === 'citizenId'
    ? 'person_id'
    : field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
