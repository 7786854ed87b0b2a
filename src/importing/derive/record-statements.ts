import type { StatementOrigin } from '../../registry/certificate/statement.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { setAside } from './set-aside.ts';
import type { Source } from '../save/source.ts';

type Stored = string | number | null;

/** 台账的陈述 what one list said of a record: its columns, and those that it speaks of. */
export type RecordStatement = StatementOrigin & {
  readonly values: Readonly<Record<string, Stored>>;
  /** Undefined: of every column. */
  readonly stated: ReadonlySet<string> | undefined;
};

/** The record on file for a key. */
type Current = { readonly id: number; readonly importId: number; readonly values: RecordStatement['values'] };

/** A table of records; `key` are the values of its key columns and the occurrence. */
export type RecordTable = {
  readonly columns: readonly string[];
  readonly statements: (key: readonly Stored[]) => readonly RecordStatement[];
  readonly current: (key: readonly Stored[]) => Current | undefined;
  readonly supersede: (id: number) => void;
  /** Writes a row as it was said, counting for nothing by itself. */
  readonly keep: (values: RecordStatement['values'], occurrence: number, origin: StatementOrigin) => void;
  /** Writes the row that counts. */
  readonly put: (values: RecordStatement['values'], occurrence: number, origin: StatementOrigin) => void;
};

const technical = ['id', 'occurrence', 'import_id', 'sheet', 'row_number', 'superseded_by', 'restored_by'];

type Row = Record<string, Stored>;

/** Prepares the statements of one import on one table of records. */
export function createRecordTable(
  sqlite: Sqlite,
  table: string,
  keyColumns: readonly string[],
  source: Source,
): RecordTable {
  const columns = sqlite
    .prepare<[string], string>('select name from pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((column) => !technical.includes(column));
  const ofKey = `${keyColumns.map((column) => `t.${column} is ?`).join(' and ')} and occurrence = ?`;
  const find = sqlite.prepare<Stored[], Row>(
    `select t.*, i.as_of as "import.as_of", i.command as "import.command", i.stated as "import.stated"
     from ${table} as t left join import as i on i.id = t.import_id
     where ${ofKey} and t.import_id not in (select import_id from import_undo) and not ${setAside('t')}
     order by t.id`,
  );
  const findCurrent = sqlite.prepare<Stored[], Row>(`select * from current_${table} as t where ${ofKey}`);
  const all = [...columns, ...technical.filter((column) => column !== 'id')];
  const insert = sqlite.prepare(
    `insert into ${table} (${all.join(', ')}) values (${all.map(() => '?').join(', ')})`,
  );
  const supersede = sqlite.prepare(`update ${table} set superseded_by = ? where id = ?`);
  const write = (
    values: Row,
    occurrence: number,
    origin: StatementOrigin,
    supersededBy: number | null,
  ): void => {
    const { importId, sheet, row } = origin;
    const since = importId === source.importId ? null : source.importId;
    const content = columns.map((column) => values[column] ?? null);
    insert.run(...content, occurrence, importId, sheet, row, supersededBy, since);
  };
  return {
    columns,
    statements: (key) => distinct(find.all(...key).map((row) => toStatement(row, columns, source))),
    current: (key) => {
      const row = findCurrent.get(...key);
      return row && { id: Number(row['id']), importId: Number(row['import_id']), values: row };
    },
    supersede: (id) => supersede.run(source.importId, id),
    keep: (values, occurrence, origin) => {
      write(values, occurrence, origin, source.importId);
    },
    put: (values, occurrence, origin) => {
      write(values, occurrence, origin, null);
    },
  };
}

function toStatement(row: Row, columns: readonly string[], source: Source): RecordStatement {
  const importId = Number(row['import_id']);
  const fields =
    row['import.stated'] === null ? undefined : (JSON.parse(String(row['import.stated'])) as string[]);
  return {
    importId,
    sheet: String(row['sheet']),
    row: Number(row['row_number']),
    asOf: (row['import.as_of'] as StatementOrigin['asOf'] | null) ?? source.asOf,
    command: row['import.command'] === null ? source.command : Number(row['import.command']),
    stated: fields && fields.length > 0 ? new Set(fields.map(columnOf)) : undefined,
    values: Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
  };
}

/** What a row said is on file once for itself, and again wherever it was brought back. */
function distinct(statements: readonly RecordStatement[]): readonly RecordStatement[] {
  const first = new Map<string, RecordStatement>();
  for (const one of statements) {
    const key = JSON.stringify([one.importId, one.sheet, one.row]);
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/** `citizenId` is the person; `beganOn` is `began_on`. */
export function columnOf(field: string): string {
  return field === 'citizenId'
    ? 'person_id'
    : field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * 最后所知 the record that statements come to: each column as the latest list that speaks of it has it; of one day the later
 * command corrects. It rests on the last of them.
 */
export function recordOf(
  statements: readonly RecordStatement[],
): { readonly values: RecordStatement['values']; readonly origin: StatementOrigin } | undefined {
  const inOrder = statements.toSorted((one, other) =>
    one.asOf === other.asOf ? one.command - other.command : one.asOf < other.asOf ? -1 : 1,
  );
  const last = inOrder.at(-1);
  if (!last) return undefined;
  const values: Record<string, Stored> = {};
  for (const { values: said, stated } of inOrder) {
    for (const [column, value] of Object.entries(said))
      if (!(column in values) || stated === undefined || stated.has(column)) values[column] = value;
  }
  return { values, origin: last };
}
