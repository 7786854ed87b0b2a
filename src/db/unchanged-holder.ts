import type { Sqlite } from './driver.ts';
import { attributesOfHolder } from './holder-writer.ts';
import { rosterColumns, type RosterValues } from './roster-row.ts';

/**
 * 无变化 finds the certificate of a roster row that says nothing but what is on record: one statement instead of the
 * eight that look for a difference. Undefined also where it takes more than a comparison to tell.
 */
export function createUnchangedFinder(sqlite: Sqlite): (values: RosterValues) => number | undefined {
  const find = sqlite.prepare<(string | number | null)[], number>(unchanged).pluck();
  return (values) => find.get(...values);
}

const saysNoOther = (column: string): string =>
  `(given.${column} is null or given.${column} = person.${column})`;

const isCurrent = (name: string): string => `(given.${name} is null or (given.${name}, 1) = (
  select value, valid_to is null from fact
  where person_id = person.id and name = '${name}' and superseded_by is null order by valid_from desc limit 1))`;

const anEvent = (that: string): string => `exists (select 1 from certificate_event as event
  where certificate_id = certificate.id and superseded_by is null and ${that})`;

/** After events of these kinds alone a certificate is valid, as a row without a state says it is. */
const plainly = `'issued', 'renewed', 'regraded'`;

const unchanged = `
  with given (${rosterColumns.join(', ')}) as (values (${rosterColumns.map(() => '?').join(', ')}))
  select certificate.id from given
  cross join certificate on certificate.number = given.number
  cross join person on person.id = certificate.person_id
  where person.citizen_id = given.citizen_id and person.name = given.name
    and ${['stated_sex', 'stated_birth_date', 'ethnicity', 'address', 'phone'].map(saysNoOther).join(' and ')}
    and certificate.category = given.category and certificate.grade = given.grade
    and certificate.components is given.components and certificate.first_issued_on = given.first_issued_on
    and certificate.withdrawn_by is null
    and ${anEvent('happened_on = issued_on and (kind = term_kind or event.expires_on = given.expires_on)')}
    and iif(state_kind is null, not ${anEvent(`kind not in (${plainly})`)},
      ${anEvent('happened_on = state_on and kind = state_kind')})
    and ${attributesOfHolder.map(isCurrent).join(' and ')}`;
