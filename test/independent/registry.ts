import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

// The driver as the program chooses it (src/db/connection/driver.ts): 13.x is only for a Node that it is built for.
const driver = Number(process.versions['napi']) >= 10 ? 'better-sqlite3-napi' : 'better-sqlite3';
const Sqlite = createRequire(import.meta.url)(driver) as typeof BetterSqlite3;

type Row = Readonly<Record<string, unknown>>;

const person = 'left join person on person.id = one.person_id';
const certificate = `left join certificate on certificate.id = one.certificate_id
  left join person on person.id = certificate.person_id`;

/** What counts of each table, people by citizen id and certificates by number; never by the id of a row or an import. */
const TABLES: Readonly<Record<string, string>> = {
  person: `select citizen_id, name, stated_sex, stated_birth_date, ethnicity, address, phone from person`,
  certificate: `select citizen_id, number, category, grade, components, first_issued_on
    from certificate as one ${person} where withdrawn_by is null`,
  certificate_event: `select certificate.number, kind, happened_on, expires_on, reason
    from certificate_event as one ${certificate} where superseded_by is null`,
  fact: `select citizen_id, one.name as fact, value, valid_from, valid_to
    from fact as one ${person} where superseded_by is null`,
  coverage: `select name, from_month, to_month, area from coverage where superseded_by is null`,
  death: `select citizen_id, died_on, source from death as one ${person} where superseded_by is null`,
  move: `select citizen_id, direction, moved_on, place from move as one ${person} where superseded_by is null`,
  account: `select citizen_id, guardian, guardian_citizen_id, guardian_relation, guardian_phone, bank, account_holder,
      account, since from account as one ${person} where superseded_by is null`,
};

/** 明细 of the drafts that stand, by person or household and with the payee's citizen id. */
const LINES = `select line.month, scheme, coalesce(unit.citizen_id, household_key) as unit, period, fen, reason, payee,
    coalesce(payee_person.citizen_id, account.guardian_citizen_id) as payee_id
  from line join run on run.id = line.run_id
    left join person as unit on unit_type = 'person' and unit.id = unit_id
    left join household on unit_type = 'household' and household.id = unit_id
    left join person as payee_person on payee_person.id = payee_person_id
    left join account on account.id = payee_account_id
  where (select state from run_event as e where e.run_id = run.id order by seq desc limit 1) <> 'voided'`;

export type Line = {
  readonly month: string;
  readonly scheme: string;
  readonly unit: string;
  readonly fen: number;
  readonly payee_id: string | null;
};

/** The registry as it stands: of each table the rows that count, each once as often as it is there, in no one's order. */
export function dumpOf(database: string): Readonly<Record<string, readonly string[]>> {
  return read(database, (sqlite) =>
    Object.fromEntries(
      Object.entries({ ...TABLES, line: LINES }).map(([table, query]) => [
        table,
        (sqlite.prepare(query).all() as Row[]).map((row) => JSON.stringify(row)).sort(),
      ]),
    ),
  );
}

/** The lines of the drafts that stand. */
export function linesOf(database: string): readonly Line[] {
  return read(database, (sqlite) => sqlite.prepare(LINES).all() as Line[]);
}

function read<Result>(database: string, ask: (sqlite: BetterSqlite3.Database) => Result): Result {
  const sqlite = new Sqlite(database, { readonly: true });
  try {
    return ask(sqlite);
  } finally {
    sqlite.close();
  }
}
