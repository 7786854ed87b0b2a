import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { type CitizenId, isMinor } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { factOn } from '../db/people/fact-on.ts';

/** 收件人 who is written to about a person: themselves, their guardian (named or not), or the family of the dead. */
type Addressee = { readonly to: 'self' | 'guardian' | 'family'; readonly guardian?: string };

/** By the list of deaths, the sheet of guardians and accounts, and the roster as of a day. */
export async function addresseeOf(
  { query }: Database,
  personId: number,
  asOf: PlainDate,
): Promise<Addressee> {
  type Row = { guardian: string | null; citizenId: CitizenId; isDead: number };
  const { rows } = await sql<Row>`select citizen_id as "citizenId", coalesce(
      (select guardian from account where account.person_id = person.id and superseded_by is null
        and guardian is not null),
      ${factOn('guardian', 'person.id', asOf)}) as guardian,
      exists (select 1 from death where death.person_id = person.id and superseded_by is null and died_on <= ${asOf})
        or exists (select 1 from certificate join certificate_event as e on e.certificate_id = certificate.id
          where certificate.person_id = person.id and e.superseded_by is null and e.kind = 'cancelled'
            and e.reason = 'death' and e.happened_on <= ${asOf}) as "isDead"
    from person where id = ${personId}`.execute(query);
  const [row] = rows;
  if (!row || row.isDead === 1) return { to: row ? 'family' : 'self' };
  if (row.guardian !== null) return { to: 'guardian', guardian: row.guardian };
  return { to: isMinor(row.citizenId, asOf) ? 'guardian' : 'self' };
}
