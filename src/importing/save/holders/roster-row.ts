import { beginningOf } from '../../../registry/certificate/certificate-history.ts';
import { attributesOfHolder, personFields } from '../../../registry/certificate/statement.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../../../registry/certificate/validity.ts';
import type { HolderEntry } from './holder-writer.ts';

/** A roster row and where it stood. */
export type RosterRow = { readonly entry: HolderEntry; readonly row: number };

type Value = string | number | null;

/** A roster row with the beginning of its term. */
type Said = RosterRow & { readonly begun: ReturnType<typeof beginningOf>; readonly expiresOn: string };

/** 去处 the table that keeps a column of the roster; `event`: the two that a row may tell of, `fact`: a row each. */
type Goes = 'person' | 'certificate' | 'event' | 'fact' | 'every';

/** 花名册各栏 every column of a roster row in SQL, where it goes and what it is of a row: said here and nowhere else. */
const columns: readonly (readonly [name: string, goes: Goes, value: (said: Said) => Value])[] = [
  ['citizen_id', 'person', ({ entry }) => entry.citizenId],
  ...personFields.map(
    ([field, column]) => [column, 'person', ({ entry }: Said) => entry[field] ?? null] as const,
  ),
  ['number', 'certificate', ({ entry }) => entry.certificateNumber],
  ['category', 'certificate', ({ entry }) => entry.category],
  ['grade', 'certificate', ({ entry }) => entry.grade],
  [
    'components',
    'certificate',
    ({ entry: { components } }) => (components.length > 0 ? JSON.stringify(components) : null),
  ],
  ['first_issued_on', 'certificate', ({ entry }) => entry.firstIssuedOn],
  ['term_kind', 'event', ({ begun }) => begun.kind],
  ['issued_on', 'event', ({ begun }) => begun.on],
  ['expires_on', 'event', ({ expiresOn }) => expiresOn],
  ['state_kind', 'event', ({ entry }) => entry.state?.kind ?? null],
  ['state_on', 'event', ({ entry }) => entry.state?.on ?? null],
  ['state_reason', 'event', ({ entry }) => entry.state?.reason ?? null],
  ...attributesOfHolder.map((name) => [name, 'fact', ({ entry }: Said) => entry[name] ?? null] as const),
  ['row_number', 'every', ({ row }) => row],
];

/** The columns of a roster row in the order of its values. */
export const rosterColumns = columns.map(([name]) => name);

/** The columns of a roster row that a table keeps under the same name. */
export function rosterColumnsOf(table: 'person' | 'certificate'): readonly string[] {
  return columns.flatMap(([name, goes]) => (goes === table ? [name] : []));
}

const readers = columns.map(([, , value]) => value);

/** The values of a roster row, one for each of its columns. */
export type RosterValues = readonly Value[];

/** What a roster row says, as values for SQL. */
export function rosterValues({ entry, row }: RosterRow, validity: ValidityPolicy): RosterValues {
  const begun = beginningOf(entry);
  const said = { entry, row, begun, expiresOn: entry.expiresOn ?? lastDayOfTerm(begun.on, validity) };
  const values: Value[] = [];
  for (const value of readers) values.push(value(said));
  return values;
}
