import type { PlainDate } from '../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from '../registry/certificate.ts';
import type { Sqlite } from './driver.ts';
import type { Source } from './fact-writer.ts';
import type { Saved } from './saved.ts';

/** An event on record; `expires_on` where it began a term. */
type KnownEvent = { kind: CertificateEventKind; happened_on: PlainDate; expires_on: PlainDate | null };

/** 证件事件 adds what happened to certificates, each thing on each day once. Statements are prepared once. */
export type EventWriter = {
  readonly list: (certificateId: number) => readonly KnownEvent[];
  readonly add: (
    certificateId: number,
    known: readonly KnownEvent[],
    event: {
      readonly kind: CertificateEventKind;
      readonly on: PlainDate;
      readonly expiresOn: PlainDate | null;
      readonly reason?: CancelReason | undefined;
    },
    row: number,
  ) => Saved;
};

/** Prepares the statements of one import. */
export function createEventWriter(sqlite: Sqlite, { importId, sheet }: Source): EventWriter {
  const list = sqlite.prepare<[number], KnownEvent>(
    `select kind, happened_on, expires_on from certificate_event
     where certificate_id = ? and superseded_by is null order by happened_on, id`,
  );
  const insert = sqlite.prepare(
    `insert into certificate_event (certificate_id, kind, happened_on, expires_on, reason, import_id, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    list: (certificateId) => list.all(certificateId),
    add(certificateId, known, { kind, on, expiresOn, reason }, row) {
      const isKnown = (event: KnownEvent): boolean =>
        event.happened_on === on &&
        // A roster calls every new term a renewal; a list of events knows that it was a regrade.
        (event.kind === kind || (expiresOn !== null && event.expires_on === expiresOn));
      if (known.some(isKnown)) return 'unchanged';
      insert.run(certificateId, kind, on, expiresOn, reason ?? null, importId, sheet, row);
      return 'inserted';
    },
  };
}
