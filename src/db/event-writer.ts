import type { PlainDate } from '../kernel/plain-date.ts';
import {
  type CancelReason,
  type CertificateEventKind,
  eventNames,
  stateNames,
} from '../registry/certificate.ts';
import { oddEvents } from '../registry/certificate-life.ts';
import type { Sqlite } from './driver.ts';
import type { Source } from './fact-writer.ts';
import type { Note, Saved } from './saved.ts';

/** An event on record; `expires_on` where it began a term. */
type KnownEvent = {
  kind: CertificateEventKind;
  happened_on: PlainDate;
  expires_on: PlainDate | null;
  reason: CancelReason | null;
};

type NewEvent = {
  readonly kind: CertificateEventKind;
  readonly on: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly reason?: CancelReason | undefined;
};

/** 证件事件 adds what happened to certificates, each thing on each day once. Statements are prepared once. */
export type EventWriter = {
  readonly list: (certificateId: number) => readonly KnownEvent[];
  readonly add: (certificateId: number, known: readonly KnownEvent[], event: NewEvent, row: number) => Saved;
};

/** Prepares the statements of one import. */
export function createEventWriter(sqlite: Sqlite, { importId, sheet }: Source): EventWriter {
  const list = sqlite.prepare<[number], KnownEvent>(
    `select kind, happened_on, expires_on, reason from certificate_event
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

/** The events on record with a new one in its place. */
export function withEvent(
  known: readonly KnownEvent[],
  { kind, on, expiresOn, reason }: NewEvent,
): readonly KnownEvent[] {
  const event = { kind, happened_on: on, expires_on: expiresOn, reason: reason ?? null };
  return [
    ...known.filter((one) => one.happened_on <= on),
    event,
    ...known.filter((one) => one.happened_on > on),
  ];
}

/** 次序不合 tells of the first event that a new one makes odd: itself, or one that had come before it was known. */
export function oddNotes(known: readonly KnownEvent[], event: NewEvent): readonly Note[] {
  const after = withEvent(known, event);
  const place = known.filter((one) => one.happened_on <= event.on).length;
  const before = new Set(oddEvents(known).map(({ at }) => (at < place ? at : at + 1)));
  const odd = oddEvents(after).find(({ at }) => !before.has(at));
  const found = odd && after[odd.at];
  if (!odd || !found) return [];
  const between = [stateNames[odd.in].zh, eventNames[found.kind].zh] as const;
  return [{ note: 'event-out-of-order', between }];
}
