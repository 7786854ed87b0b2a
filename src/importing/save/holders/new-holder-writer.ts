import type { Sqlite } from '../../../db/connection/driver.ts';
import type { Source } from '../source.ts';
import { attributesOfHolder } from '../../../registry/certificate/statement.ts';
import type { Marks } from './marks.ts';
import { type RosterRow, type RosterValues, rosterColumns, rosterColumnsOf } from './roster-row.ts';

/** Holders of whom nothing is on record, waiting to be written together. */
export type NewHolders = {
  readonly count: () => number;
  readonly add: (row: RosterRow) => void;
  readonly flush: () => void;
};

/**
 * Saves holders of whom nothing is on record many at once: a statement a table, as row by row most of the time goes
 * on the way between two languages. Numbers and order of what is written are those of row by row. Nothing else may
 * write people or certificates while some wait.
 */
export function createNewHolderWriter(
  sqlite: Sqlite,
  { importId, sheet, seen }: Source & { readonly seen: Marks },
  valuesOf: (row: RosterRow) => RosterValues,
): NewHolders {
  const { stage, firstIds, write } = prepare(sqlite);
  let first = { person: 0, certificate: 0 };
  let staged = 0;
  return {
    count: () => staged,
    add(row) {
      if (staged === 0) first = firstIds();
      stage.run(first.person + staged, ...valuesOf(row));
      staged += 1;
    },
    flush() {
      if (staged === 0) return;
      write({ importId, sheet, shift: first.certificate - first.person });
      for (let index = 0; index < staged; index += 1) seen.add(first.certificate + index);
      staged = 0;
    },
  };
}

type Binding = { readonly importId: number; readonly sheet: string; readonly shift: number };

function prepare(sqlite: Sqlite) {
  sqlite.exec(
    `create temp table if not exists new_holder (id integer primary key, ${rosterColumns.join(', ')});
     delete from temp.new_holder`,
  );
  const next = sqlite
    .prepare<[], [number, number]>(
      'select coalesce((select max(id) from person), 0) + 1, coalesce((select max(id) from certificate), 0) + 1',
    )
    .raw();
  const inserts = insertions.map((sql) => sqlite.prepare<[Binding]>(sql));
  const clear = sqlite.prepare('delete from temp.new_holder');
  return {
    stage: sqlite.prepare(
      `insert into temp.new_holder values (?, ${rosterColumns.map(() => '?').join(', ')})`,
    ),
    firstIds: () => {
      const [person, certificate] = next.get() ?? [1, 1];
      return { person, certificate };
    },
    write: (binding: Binding) => {
      for (const insert of inserts) insert.run(binding);
      clear.run();
    },
  };
}

const ofPerson = rosterColumnsOf('person').join(', ');
const ofCertificate = rosterColumnsOf('certificate').join(', ');

/** The two events, and the attributes, of a holder follow each other: a cross join keeps their order without a sort. */
const insertions = [
  `insert into person (id, ${ofPerson}, import_id, sheet, row_number)
   select id, ${ofPerson}, @importId, @sheet, row_number from temp.new_holder order by id`,
  `insert into certificate (id, person_id, ${ofCertificate}, import_id, sheet, row_number)
   select id + @shift, id, ${ofCertificate}, @importId, @sheet, row_number from temp.new_holder order by id`,
  `insert into certificate_event (certificate_id, kind, happened_on, expires_on, reason,
     import_id, sheet, row_number)
   select id + @shift, iif(nth = 1, term_kind, state_kind), iif(nth = 1, issued_on, state_on),
     iif(nth = 1, expires_on, null), iif(nth = 1, null, state_reason), @importId, @sheet, row_number
   from temp.new_holder cross join (select 1 as nth union all select 2)
   where nth = 1 or state_kind is not null`,
  `insert into fact (person_id, name, value, valid_from, valid_to, recorded_by, sheet, row_number)
   select id, fact_name, value, first_issued_on, null, @importId, @sheet, row_number
   from (select new_holder.*, column1 as fact_name, case column1
       ${attributesOfHolder.map((name) => `when '${name}' then ${name}`).join(' ')} end as value
     from temp.new_holder cross join (values ${attributesOfHolder.map((name) => `('${name}')`).join(', ')}))
   where value is not null`,
];
