import type { Category, Grade } from '../kernel/certificate-number.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { type CancelReason, type CertificateEventKind, stateAfter } from '../registry/certificate.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../registry/validity.ts';
import type { Sqlite } from './driver.ts';
import { createFactWriter, type FactWriter, type Source } from './fact-writer.ts';
import { createPersonWriter, type PersonEntry } from './person-writer.ts';
import { mostChanged, type Saved, type SaveNote, type SaveResult } from './saved.ts';

/** 花名册一行 what one roster row says: a person, a certificate, its term and its state. */
export type HolderEntry = PersonEntry & {
  readonly certificateNumber: string;
  readonly category: Category;
  readonly grade: Grade;
  readonly components: readonly { readonly category: Category; readonly grade: Grade }[];
  readonly firstIssuedOn: PlainDate;
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

type KnownCertificate = { id: number; person_id: number };
type KnownEvent = { kind: CertificateEventKind; happened_on: PlainDate; expires_on: PlainDate | null };

/** Saves roster rows of one import. Statements are prepared once and run once a row. */
export function createHolderWriter(
  sqlite: Sqlite,
  source: Source & { readonly asOf: PlainDate; readonly validity: ValidityPolicy },
): (entry: HolderEntry, row: number) => SaveResult {
  sqlite.exec(
    'create temp table if not exists seen_number (number text primary key) without rowid; delete from seen_number',
  );
  const see = sqlite.prepare('insert into seen_number values (?) on conflict do nothing');
  const savePerson = createPersonWriter(sqlite, source);
  const facts = createFactWriter(sqlite, source);
  const saveCertificate = createCertificateWriter(sqlite, source);
  const saveEvents = createEventWriter(sqlite, source);
  const findOwner = sqlite.prepare<[string], { citizen_id: string }>(
    `select p.citizen_id from certificate as c join person as p on p.id = c.person_id where c.number = ?`,
  );

  return (entry, row) => {
    if (see.run(entry.certificateNumber).changes === 0) return { saved: 'refused', notes: ['repeated-row'] };
    const owner = findOwner.get(entry.certificateNumber);
    if (owner && owner.citizen_id !== entry.citizenId) {
      return { saved: 'refused', notes: ['certificate-of-another-person'] };
    }
    const person = savePerson(entry, row, true);
    const certificate = saveCertificate(entry, person.id, row);
    const events = saveEvents(certificate.id, entry, row);
    const results: Saved[] = [
      certificate.saved,
      events.saved,
      ...saveAttributes(facts, entry, person.id, source.asOf, row),
    ];
    // A person already known by another certificate is new to the roster as a row all the same.
    return {
      saved:
        certificate.saved === 'inserted' ? 'inserted' : mostChanged([person.saved, ...results].map(asUpdate)),
      notes: [...person.notes, ...events.notes],
    };
  };
}

function asUpdate(saved: Saved): Saved {
  return saved === 'unchanged' ? 'unchanged' : 'updated';
}

function saveAttributes(
  facts: FactWriter,
  entry: HolderEntry,
  personId: number,
  asOf: PlainDate,
  row: number,
): Saved[] {
  // 属地管理: a certificate is issued where the hukou is, so the address on file holds since the first issue.
  const dates = { since: entry.firstIssuedOn, changedOn: asOf };
  return (['subdistrict', 'community', 'guardian'] as const).flatMap((name) => {
    const value = entry[name];
    return value === undefined ? [] : [facts.setAttribute(personId, name, value, dates, row)];
  });
}

function createCertificateWriter(
  sqlite: Sqlite,
  source: Source,
): (entry: HolderEntry, personId: number, row: number) => { id: number; saved: Saved } {
  const find = sqlite.prepare<[string], KnownCertificate>(
    `select id, person_id from certificate where number = ?`,
  );
  const insert = sqlite.prepare(
    `insert into certificate (category, grade, components, first_issued_on, person_id, number, import_id, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = sqlite.prepare(
    `update certificate set category = ?, grade = ?, components = ?, first_issued_on = ? where id = ?
     and (category, grade, components, first_issued_on) is not (?, ?, ?, ?)`,
  );
  return (entry, personId, row) => {
    const components = entry.components.length > 0 ? JSON.stringify(entry.components) : null;
    const content = [entry.category, entry.grade, components, entry.firstIssuedOn];
    const known = find.get(entry.certificateNumber);
    if (known) {
      const { changes } = update.run(...content, known.id, ...content);
      return { id: known.id, saved: changes > 0 ? 'updated' : 'unchanged' };
    }
    const inserted = insert.run(
      ...content,
      personId,
      entry.certificateNumber,
      source.importId,
      source.sheet,
      row,
    );
    return { id: Number(inserted.lastInsertRowid), saved: 'inserted' };
  };
}

function createEventWriter(
  sqlite: Sqlite,
  source: Source & { readonly validity: ValidityPolicy },
): (certificateId: number, entry: HolderEntry, row: number) => { saved: Saved; notes: SaveNote[] } {
  const list = sqlite.prepare<[number], KnownEvent>(
    `select kind, happened_on, expires_on from certificate_event where certificate_id = ? order by happened_on, id`,
  );
  const insert = sqlite.prepare(
    `insert into certificate_event (certificate_id, kind, happened_on, expires_on, reason, import_id, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (certificateId, entry, row) => {
    const known = list.all(certificateId);
    const add = (
      kind: CertificateEventKind,
      on: PlainDate,
      expiresOn: PlainDate | null,
      reason?: CancelReason,
    ): Saved => {
      if (known.some((event) => event.kind === kind && event.happened_on === on)) return 'unchanged';
      insert.run(certificateId, kind, on, expiresOn, reason ?? null, source.importId, source.sheet, row);
      return 'inserted';
    };
    const begins = entry.issuedOn === entry.firstIssuedOn ? 'issued' : 'renewed';
    const term = add(
      begins,
      entry.issuedOn,
      entry.expiresOn ?? lastDayOfTerm(entry.issuedOn, source.validity),
    );
    const { state } = entry;
    const change = state ? add(state.kind, state.on, null, state.reason) : 'unchanged';
    const last = known.at(-1);
    // 花名册 that calls an ended certificate valid may simply be older: money must not flow again on that word.
    const isContradicted =
      !state && term === 'unchanged' && last !== undefined && stateAfter[last.kind] !== 'valid';
    return { saved: mostChanged([term, change]), notes: isContradicted ? ['state-differs'] : [] };
  };
}
