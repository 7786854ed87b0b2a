import type { Sqlite } from './driver.ts';
import type { Source } from './fact-writer.ts';
import { attributesOfHolder, type HolderEntry, termOf } from './holder-writer.ts';
import type { ValidityPolicy } from '../registry/validity.ts';

/** A roster row and where it stood. */
export type RosterRow = { readonly entry: HolderEntry; readonly row: number };

const columns = [
  ...['id integer primary key', 'certificate_id', 'citizen_id', 'name', 'stated_sex', 'stated_birth_date'],
  ...['ethnicity', 'address', 'phone', 'number', 'category', 'grade', 'components', 'first_issued_on'],
  ...['term_kind', 'issued_on', 'expires_on', 'state_kind', 'state_on', 'state_reason'],
  ...[...attributesOfHolder, 'row_number'],
];

/**
 * Saves holders of whom nothing is on record all at once: a statement a table, as row by row most of the time goes
 * on the way between two languages. Numbers and order of what is written are those of row by row. Returns the number
 * of the first certificate; the others follow it.
 */
export function createNewHolderWriter(
  sqlite: Sqlite,
  { importId, sheet, validity }: Source & { readonly validity: ValidityPolicy },
): (rows: readonly RosterRow[]) => number {
  sqlite.exec(
    `create temp table if not exists new_holder (${columns.join(', ')}); delete from temp.new_holder`,
  );
  const stage = sqlite.prepare(`insert into temp.new_holder values (${columns.map(() => '?').join(', ')})`);
  const next = sqlite
    .prepare<[], [number, number]>(
      'select coalesce((select max(id) from person), 0) + 1, coalesce((select max(id) from certificate), 0) + 1',
    )
    .raw();
  const inserts = insertions.map((sql) => sqlite.prepare(sql));
  const clear = sqlite.prepare('delete from temp.new_holder');
  return (rows) => {
    const [firstPerson, firstCertificate] = next.get() ?? [1, 1];
    for (const [index, row] of rows.entries())
      stage.run(firstPerson + index, firstCertificate + index, ...valuesOf(row, validity));
    for (const insert of inserts) insert.run(importId, sheet);
    clear.run();
    return firstCertificate;
  };
}

function valuesOf({ entry, row }: RosterRow, validity: ValidityPolicy): readonly (string | number | null)[] {
  const { kind, on, expiresOn } = termOf(entry, validity);
  const { components, state } = entry;
  return [
    ...[entry.citizenId, entry.name, entry.statedSex ?? null, entry.statedBirthDate ?? null],
    ...[entry.ethnicity ?? null, entry.address ?? null, entry.phone ?? null, entry.certificateNumber],
    ...[entry.category, entry.grade, components.length > 0 ? JSON.stringify(components) : null],
    ...[entry.firstIssuedOn, kind, on, expiresOn, state?.kind ?? null, state?.on ?? null],
    ...[state?.reason ?? null, ...attributesOfHolder.map((name) => entry[name] ?? null), row],
  ];
}

/** The two events, and the attributes, of a holder follow each other: a cross join keeps their order without a sort. */
const insertions = [
  `insert into person (id, name, stated_sex, stated_birth_date, ethnicity, address, phone, citizen_id,
     import_id, sheet, row_number)
   select id, name, stated_sex, stated_birth_date, ethnicity, address, phone, citizen_id, ?, ?, row_number
   from temp.new_holder order by id`,
  `insert into certificate (id, category, grade, components, first_issued_on, person_id, number,
     import_id, sheet, row_number)
   select certificate_id, category, grade, components, first_issued_on, id, number, ?, ?, row_number
   from temp.new_holder order by id`,
  `insert into certificate_event (certificate_id, kind, happened_on, expires_on, reason,
     import_id, sheet, row_number)
   select certificate_id, iif(nth = 1, term_kind, state_kind), iif(nth = 1, issued_on, state_on),
     iif(nth = 1, expires_on, null), iif(nth = 1, null, state_reason), ?, ?, row_number
   from temp.new_holder cross join (select 1 as nth union all select 2)
   where nth = 1 or state_kind is not null`,
  `insert into fact (person_id, name, value, valid_from, valid_to, recorded_by, sheet, row_number)
   select id, fact_name, value, first_issued_on, null, ?, ?, row_number
   from (select new_holder.*, column1 as fact_name, case column1
       ${attributesOfHolder.map((name) => `when '${name}' then ${name}`).join(' ')} end as value
     from temp.new_holder cross join (values ${attributesOfHolder.map((name) => `('${name}')`).join(', ')}))
   where value is not null`,
];
