import type { PlainDate } from '../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from '../registry/certificate.ts';
import { stateAfterAll } from '../registry/certificate-life.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../registry/validity.ts';
import type { Sqlite } from './driver.ts';
import { type CertificateEntry, createCertificateWriter } from './certificate-writer.ts';
import { createEventWriter, oddNotes, withEvent } from './event-writer.ts';
import { createFactWriter, type FactWriter, type Source } from './fact-writer.ts';
import { createMarks, type Marks } from './marks.ts';
import { createPersonWriter, type PersonEntry } from './person-writer.ts';
import { anotherPerson, mostChanged, type Note, type Saved, type SaveResult } from './saved.ts';

/** 花名册一行 what one roster row says: a person, a certificate, its term and its state. */
export type HolderEntry = PersonEntry &
  CertificateEntry & {
    readonly issuedOn: PlainDate;
    readonly expiresOn?: PlainDate | undefined;
    readonly state?:
      | {
          readonly kind: CertificateEventKind;
          readonly on: PlainDate;
          readonly reason?: CancelReason | undefined;
        }
      | undefined;
    readonly guardian?: string | undefined;
    readonly subdistrict?: string | undefined;
    readonly community?: string | undefined;
  };

/** Where a roster comes from, and how it is to be understood. */
export type RosterSource = Source & {
  readonly asOf: PlainDate;
  readonly validity: ValidityPolicy;
  /** The certificates of this sheet so far, and of the sheets before it in the same import. */
  readonly seen?: Marks;
  readonly earlier?: Marks;
  /** 改名 whether a name that differs from the one on record takes its place. */
  readonly acceptsRenames?: boolean;
  /** The size of the file in bytes, where it is known. */
  readonly size?: number;
};

/** What a roster row says of its holder that is kept as facts. */
export const attributesOfHolder = ['subdistrict', 'community', 'guardian'] as const;

/** Saves roster rows of one import. Statements are prepared once and run once a row; what is new is looked up once. */
export function createHolderWriter(
  sqlite: Sqlite,
  source: RosterSource,
): (entry: HolderEntry, row: number) => SaveResult {
  const savePerson = createPersonWriter(sqlite, source, source);
  const facts = createFactWriter(sqlite, source);
  const certificates = createCertificateWriter(sqlite, source);
  const saveEvents = createTermAndStateWriter(sqlite, source);
  const { seen = createMarks(), earlier } = source;

  return (entry, row) => {
    const known = certificates.find(entry.certificateNumber);
    if (known && known.citizen_id !== entry.citizenId)
      return { saved: 'refused', notes: [anotherPerson(known, entry)] };
    if (known && seen.has(known.id)) return { saved: 'refused', notes: ['repeated-row'] };
    const person = savePerson(entry, row, true);
    if (person.saved === 'refused') return person;
    const certificate = known
      ? { id: known.id, saved: certificates.update(known, entry, row) }
      : { id: certificates.insert(entry, person.id, row), saved: 'inserted' as const };
    seen.add(certificate.id);
    const events = saveEvents(certificate, entry, row);
    const attributes = saveAttributes(facts, entry, person, source.asOf, row);
    const results: Saved[] = [person.saved, certificate.saved, events.saved, ...attributes];
    // A person already known by another certificate is new to the roster as a row all the same.
    const saved = certificate.saved === 'inserted' ? 'inserted' : mostChanged(results.map(asUpdate));
    const isSecondWord = saved === 'updated' && known !== undefined && earlier?.has(known.id) === true;
    const elsewhere: readonly Note[] = isSecondWord ? ['repeated-elsewhere'] : [];
    return { saved, notes: [...person.notes, ...events.notes, ...elsewhere] };
  };
}

function asUpdate(saved: Saved): Saved {
  return saved === 'unchanged' ? 'unchanged' : 'updated';
}

function saveAttributes(
  facts: FactWriter,
  entry: HolderEntry,
  person: { readonly id: number; readonly saved: Saved },
  asOf: PlainDate,
  row: number,
): Saved[] {
  // 属地管理: a certificate is issued where the hukou is, so the address on file holds since the first issue.
  const dates = { since: entry.firstIssuedOn, changedOn: asOf };
  const isNew = person.saved === 'inserted';
  return attributesOfHolder.flatMap((name) => {
    const value = entry[name];
    if (value === undefined) return [];
    return [(isNew ? facts.addAttribute : facts.setAttribute)(person.id, name, value, dates, row)];
  });
}

/** 有效期 the event that began the term a roster row speaks of. */
export function termOf(
  { firstIssuedOn, issuedOn, expiresOn }: HolderEntry,
  validity: ValidityPolicy,
): { readonly kind: 'issued' | 'renewed'; readonly on: PlainDate; readonly expiresOn: PlainDate } {
  return {
    kind: issuedOn === firstIssuedOn ? 'issued' : 'renewed',
    on: issuedOn,
    expiresOn: expiresOn ?? lastDayOfTerm(issuedOn, validity),
  };
}

function createTermAndStateWriter(
  sqlite: Sqlite,
  source: Source & { readonly validity: ValidityPolicy },
): (
  certificate: { readonly id: number; readonly saved: Saved },
  entry: HolderEntry,
  row: number,
) => { saved: Saved; notes: Note[] } {
  const { list, add } = createEventWriter(sqlite, source);
  return ({ id, saved }, entry, row) => {
    const known = saved === 'inserted' ? [] : list(id);
    const { state } = entry;
    const begun = termOf(entry, source.validity);
    const term = add(id, known, begun, row);
    const change = state ? add(id, known, { ...state, expiresOn: null }, row) : 'unchanged';
    if (known.length === 0) return { saved: mostChanged([term, change]), notes: [] };
    const terms = term === 'unchanged' ? known : withEvent(known, begun);
    const odd = state && change !== 'unchanged' ? oddNotes(terms, { ...state, expiresOn: null }) : [];
    // 花名册 that calls an ended certificate valid may simply be older: money must not flow again on that word.
    const isContradicted = !state && stateAfterAll(terms) !== 'valid';
    return {
      saved: mostChanged([term, change]),
      notes: isContradicted ? ['state-differs'] : [...odd],
    };
  };
}
