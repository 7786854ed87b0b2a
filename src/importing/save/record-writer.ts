import type { CitizenId } from '../../kernel/citizen-id.ts';
import { contradiction } from './holders/contradiction.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { Source } from './source.ts';
import { createNameTest } from './person-names.ts';
import { createPersonWriter, type SavedPerson } from './person-writer.ts';
import { columnOf, createRecordTable, recordOf, type RecordStatement } from '../derive/record-statements.ts';
import { corrected, type Note, type Saved, type SaveResult, savedStatement } from './saved.ts';

/** Where records of a kind go: the table, the fields of its key, and the fields that the sheet at hand has. */
export type RecordPlan = {
  readonly table: string;
  readonly key: readonly string[];
  readonly repeats?: true;
  /** Every field of the kind. */
  readonly fields: readonly string[];
  /** Those with a column in the sheet: what it does not speak of stays as it was. */
  readonly stated: ReadonlySet<string>;
  /** The fields of the name and number of whoever else stands in a row: 监护人, 家长. */
  readonly names?: readonly (readonly [name: string, number: string])[];
};

type Value = string | number | undefined;
type Values = Readonly<Record<string, Value>>;

/** Saves the rows of one sheet into a table of records, each as a statement: new, unchanged, or correcting older ones. */
export function createRecordWriter(
  sqlite: Sqlite,
  source: Source,
  plan: RecordPlan,
): (values: Values, row: number) => SaveResult {
  const hasPerson = plan.fields.includes('citizenId');
  const keyColumns = plan.key.map(columnOf);
  const table = createRecordTable(sqlite, plan.table, keyColumns, source);
  const stated = new Set([...plan.stated].map(columnOf));
  const personOf = hasPerson ? createPersonFinder(sqlite, source) : () => NOBODY;
  const findOtherName = createOtherNameFinder(sqlite, plan);
  const countSeen = createSeenCounter(sqlite);

  return (values, row) => {
    const other = findOtherName(values);
    if (other) return { saved: 'refused', notes: [other] };
    const person = personOf(values, row);
    if (person.saved === 'refused') return person;
    const said = new Map<string, Value>(plan.fields.map((field) => [columnOf(field), values[field]]));
    if (hasPerson) said.set('person_id', person.id);
    const key = keyColumns.map((column) => said.get(column) ?? null);
    const times = countSeen(JSON.stringify(key));
    if (times > 1 && !plan.repeats) return { saved: 'refused', notes: ['repeated-record'] };
    const statement: RecordStatement = {
      importId: source.importId,
      sheet: source.sheet,
      row,
      asOf: source.asOf,
      command: source.command,
      values: Object.fromEntries(table.columns.map((column) => [column, said.get(column) ?? null])),
      stated,
    };
    const { saved, isNews, isCorrection } = take(sqlite, table, [...key, times], statement, source.file);
    return savedStatement(saved, isNews, [
      ...person.notes,
      ...(isCorrection ? [corrected(values['name'])] : []),
    ]);
  };
}

function take(
  sqlite: Sqlite,
  table: ReturnType<typeof createRecordTable>,
  key: readonly (string | number | null)[],
  statement: RecordStatement,
  file = '',
): { readonly saved: Saved; readonly isNews: boolean; readonly isCorrection?: boolean } {
  const before = table.statements(key);
  const ofDay = before.filter(({ asOf }) => asOf === statement.asOf);
  const latest = recordOf(ofDay);
  const other = ofDay.find(
    (one) =>
      one.command === statement.command && one.importId !== statement.importId && !saysSame(one, statement),
  );
  if (other) throw contradiction(sqlite, other, { file, row: statement.row });
  const isSaid = latest !== undefined && saysSame({ ...statement, values: latest.values }, statement);
  if (isSaid) return { saved: 'unchanged', isNews: false };
  const record = recordOf([...before, statement]);
  if (!record) throw new RangeError('a statement that says nothing');
  const current = table.current(key);
  const occurrence = Number(key.at(-1));
  const isSame = current && table.columns.every((column) => current.values[column] === record.values[column]);
  // What other lists say of its record is not what the row says itself.
  const isAllItsOwn =
    record.origin === statement &&
    table.columns.every((column) => statement.values[column] === record.values[column]);
  if (isSame || !isAllItsOwn) table.keep(statement.values, occurrence, statement);
  if (isSame) return { saved: 'unchanged', isNews: true };
  if (current) table.supersede(current.id);
  table.put(record.values, occurrence, record.origin);
  return { saved: current ? 'updated' : 'inserted', isNews: true, isCorrection: ofDay.length > 0 };
}

/** Whether what one statement speaks of is what another says of it. */
function saysSame(one: Pick<RecordStatement, 'values'>, { values, stated }: RecordStatement): boolean {
  return Object.keys(values).every(
    (column) => stated?.has(column) === false || one.values[column] === values[column],
  );
}

const NOBODY = {
  name: '',
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
    return save({ citizenId: citizenId as CitizenId, name }, row);
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
