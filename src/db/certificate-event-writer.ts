import type { CitizenId } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from '../registry/certificate.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../registry/validity.ts';
import type { Sqlite } from './driver.ts';
import { createEventWriter } from './event-writer.ts';
import type { Source } from './fact-writer.ts';
import type { SaveResult } from './saved.ts';

/** 证件变动一行 something that happened to a certificate on record. */
export type CertificateEventEntry = {
  readonly name: string;
  readonly citizenId: CitizenId;
  readonly certificateNumber: string;
  readonly change: CertificateEventKind;
  readonly on: PlainDate;
  readonly reason?: CancelReason | undefined;
};

/** Saves rows of a list of certificate events. A certificate that no roster brought is refused. */
export function createCertificateEventWriter(
  sqlite: Sqlite,
  source: Source & { readonly validity: ValidityPolicy },
): (entry: CertificateEventEntry, row: number) => SaveResult {
  const events = createEventWriter(sqlite, source);
  const find = sqlite.prepare<
    [string],
    { id: number; citizen_id: CitizenId; name: string; first_issued_on: PlainDate }
  >(
    `select c.id, p.citizen_id, p.name, c.first_issued_on
     from certificate as c join person as p on p.id = c.person_id where c.number = ? and c.withdrawn_by is null`,
  );
  return ({ certificateNumber, citizenId, name, change, on, reason }, row) => {
    const certificate = find.get(certificateNumber);
    if (!certificate) return { saved: 'refused', notes: ['unknown-certificate'] };
    if (certificate.citizen_id !== citizenId)
      return { saved: 'refused', notes: ['certificate-of-another-person'] };
    if (on < certificate.first_issued_on) return { saved: 'refused', notes: ['event-before-issue'] };
    const expiresOn = change === 'renewed' ? lastDayOfTerm(on, source.validity) : null;
    const saved = events.add(
      certificate.id,
      events.list(certificate.id),
      { kind: change, on, expiresOn, reason },
      row,
    );
    return { saved, notes: certificate.name === name ? [] : ['name-differs'] };
  };
}
