import { type CertificateNumber, partsOfCertificateNumber } from '../kernel/certificate-number.ts';
import type { CitizenId } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import {
  type CancelReason,
  type CertificateEventKind,
  hasNewNumber,
  replacesNumber,
} from '../registry/certificate.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../registry/validity.ts';
import {
  type CertificateWriter,
  createCertificateWriter,
  type KnownCertificate,
} from './certificate-writer.ts';
import type { Sqlite } from './driver.ts';
import { createEventWriter, oddNotes } from './event-writer.ts';
import type { Source } from './fact-writer.ts';
import { createNameTest } from './person-names.ts';
import { createPersonWriter } from './person-writer.ts';
import { anotherPerson, mostChanged, type Note, type Saved, type SaveResult } from './saved.ts';

/** 证件变动一行 something that happened to a certificate: one on record, or a new one. */
export type CertificateEventEntry = {
  readonly name: string;
  readonly citizenId: CitizenId;
  readonly certificateNumber: string;
  readonly change: CertificateEventKind;
  readonly on: PlainDate;
  readonly reason?: CancelReason | undefined;
  /** The number that the event brings: of 新办 and 迁入 the same. */
  readonly newNumber?: CertificateNumber | undefined;
  readonly expiresOn?: PlainDate | undefined;
};

type Event = {
  readonly kind: CertificateEventKind;
  readonly on: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly reason?: CancelReason | undefined;
};

type Added = { readonly saved: Saved; readonly notes: readonly Note[] };
const nothing: Added = { saved: 'unchanged', notes: [] };

/**
 * Saves rows of a list of certificate events. 新办 and 迁入 bring a certificate, 补办 and 变更 put one in the place of
 * another, which they cancel (第十九条、第二十二条); everything else needs one on record.
 */
export function createCertificateEventWriter(
  sqlite: Sqlite,
  source: Source & { readonly validity: ValidityPolicy },
): (entry: CertificateEventEntry, row: number) => SaveResult {
  const savePerson = createPersonWriter(sqlite, source);
  const certificates = createCertificateWriter(sqlite, source);
  const findOther = createOtherFinder(sqlite, certificates);
  const events = createEventWriter(sqlite, source);
  const find = (number: string): KnownCertificate | undefined => {
    const known = certificates.find(number);
    return known?.withdrawn_by === null ? known : undefined;
  };
  const add = (id: number, event: Event, row: number): Added => {
    const known = events.list(id);
    const saved = events.add(id, known, event, row);
    return { saved, notes: saved === 'unchanged' ? [] : oddNotes(known, event) };
  };
  const bring = (entry: CertificateEventEntry, number: CertificateNumber, row: number): number => {
    const { category, grade } = partsOfCertificateNumber(number);
    const person = savePerson(entry, row, false);
    if (person.saved === 'refused') throw new TypeError('a name that was tested before');
    const known = certificates.find(number);
    const content = { certificateNumber: number, category, grade, components: [], firstIssuedOn: entry.on };
    if (!known) return certificates.insert(content, person.id, row);
    certificates.update(known, content, row);
    return known.id;
  };

  return (entry, row) => {
    const { change, on, reason, certificateNumber, newNumber } = entry;
    const old = find(certificateNumber);
    const next = newNumber === undefined ? old : find(newNumber);
    const other = findOther(entry);
    if (other) return refused(other);
    const replaces = replacesNumber(change);
    if (!old && (newNumber === undefined || replaces)) return refused('unknown-certificate');
    if (old && on < old.first_issued_on) return refused('event-before-issue');
    const cancelled = { kind: 'cancelled', on, expiresOn: null, reason: 'replaced' } as const;
    const ended = old && replaces ? add(old.id, cancelled, row) : nothing;
    const target = next?.id ?? (newNumber && bring(entry, newNumber, row));
    if (target === undefined) return refused('unknown-certificate');
    const expiresOn = termOf(entry, old && events.list(old.id), source.validity);
    const added = add(target, { kind: change, on, expiresOn, reason }, row);
    return {
      saved: next ? mostChanged([ended.saved, added.saved]) : 'inserted',
      notes: [...ended.notes, ...added.notes],
    };
  };
}

/** 一行指着两个人 tells of a number or name in a row that is another's than the citizen id. */
function createOtherFinder(
  sqlite: Sqlite,
  certificates: CertificateWriter,
): (entry: CertificateEventEntry) => Note | undefined {
  const names = createNameTest(sqlite);
  return (entry) => {
    for (const number of [entry.certificateNumber, entry.newNumber]) {
      // One that was withdrawn is still the number of whoever had it.
      const known = number === undefined ? undefined : certificates.find(number);
      if (known && known.citizen_id !== entry.citizenId) return anotherPerson(known, entry);
    }
    return names.ofNumber(entry.citizenId, entry.name);
  };
}

function refused(note: Note): SaveResult {
  return { saved: 'refused', notes: [note] };
}

/** 补办 is a copy of what was lost and keeps its term (unverified); every other new certificate begins one. */
function termOf(
  { change, on, expiresOn }: CertificateEventEntry,
  before: readonly { readonly expires_on: PlainDate | null }[] | undefined,
  validity: ValidityPolicy,
): PlainDate | null {
  if (change !== 'renewed' && !hasNewNumber(change)) return null;
  const kept = before?.findLast(({ expires_on }) => expires_on !== null)?.expires_on;
  return expiresOn ?? (change === 'reissued' ? kept : undefined) ?? lastDayOfTerm(on, validity);
}
