import type { CitizenId } from '../../../kernel/citizen-id.ts';
import type { Sqlite } from '../../../db/connection/driver.ts';

/** A certificate on record and whose it is. */
export type KnownCertificate = {
  id: number;
  person_id: number;
  citizen_id: CitizenId;
  name: string;
  withdrawn_by: number | null;
};

/** Finds a certificate by its number. */
export function createCertificateFinder(sqlite: Sqlite): (number: string) => KnownCertificate | undefined {
  const find = sqlite.prepare<[string], KnownCertificate>(
    `select c.id, c.person_id, p.citizen_id, p.name, c.withdrawn_by
     from certificate as c join person as p on p.id = c.person_id where c.number = ?`,
  );
  return (number) => find.get(number);
}
