import { attributesOfHolder, personFields } from '../../../registry/certificate/statement.ts';
import type { Sqlite } from '../../../db/connection/driver.ts';
import type { Source } from '../source.ts';
import { rosterColumns, rosterColumnsOf, type RosterValues } from './roster-row.ts';

/** A certificate of which a row says just what the row that brought it said; whether a list of this day said so in this command. */
export type Unchanged = { id: number; person_id: number; is_said: 0 | 1 };

/**
 * 无变化 finds the certificate of a roster row that says what the row that brought it said, as nothing else was said of
 * its holder: one statement instead of the many that look for a difference. A field that the sheet does not speak of
 * (`stated`) is not compared.
 */
export function createUnchangedFinder(
  sqlite: Sqlite,
  { asOf, command, stated }: Pick<Source, 'asOf' | 'command' | 'stated'>,
): (values: RosterValues) => Unchanged | undefined {
  const speaks = (field: string): boolean => stated.has(field);
  const find = sqlite.prepare<(string | number | null)[], Unchanged>(unchanged(speaks));
  return (values) => find.get(...values, asOf, command, asOf, command);
}

/** The name is compared whatever the sheet speaks of. */
const ofPerson = personFields.filter(([field]) => field !== 'name');

const isCurrent = (name: string): string => `given.${name} is (
  select value from current_fact where person_id = person.id and name = '${name}')`;

const anEvent = (that: string): string => `exists (select 1 from current_certificate_event as event
  where certificate_id = certificate.id and ${that})`;

const unchanged = (speaks: (field: string) => boolean): string => `
  with given (${rosterColumns.join(', ')}) as (values (${rosterColumns.map(() => '?').join(', ')}))
  select certificate.id, person.id as person_id,
    coalesce((select (as_of, command) = (?, ?) from import where id = certificate.import_id), true)
      or exists (select 1 from current_holder_statement as s where s.person_id = person.id
        and s.certificate_id = certificate.id
        and (select (as_of, command) = (?, ?) from import where id = s.import_id)) as is_said
  from given
  cross join certificate on certificate.number = given.number
  cross join person on person.id = certificate.person_id
  where person.citizen_id = given.citizen_id and person.name = given.name
    and ${['true', ...ofPerson.flatMap(([field, column]) => (speaks(field) ? [`given.${column} is person.${column}`] : []))].join(' and ')}
    and ${rosterColumnsOf('certificate')
      .map((column) => `given.${column} is certificate.${column}`)
      .join(' and ')}
    and certificate.withdrawn_by is null
    and person.import_id = certificate.import_id and person.row_number = certificate.row_number
    and not exists (select 1 from holder_statement as s where s.person_id = person.id and s.content is not null)
    and ${anEvent('happened_on = issued_on and kind = term_kind and event.expires_on = given.expires_on')}
    and iif(state_kind is null, not ${anEvent('event.expires_on is null')},
      ${anEvent('happened_on = state_on and kind = state_kind and reason is state_reason')})
    and ${['true', ...attributesOfHolder.filter(speaks).map(isCurrent)].join(' and ')}`;
