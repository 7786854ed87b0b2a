import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from '../../registry/certificate/certificate.ts';
import type { CertificateHappening } from '../../registry/certificate/certificate-history.ts';
import {
  type HeldCertificate,
  type HolderHistory,
  holderHistory,
} from '../../registry/certificate/holder-history.ts';
import {
  attributesOfHolder,
  personColumns,
  personFields,
  type StatedPerson,
  type Statement,
} from '../../registry/certificate/statement.ts';
import type { ValidityPolicy } from '../../registry/certificate/validity.ts';
import { inOrder } from '../../db/people/certificates-as-of.ts';
import { createChangeLog } from './change-log.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { createDerivedWriter } from './derived-facts.ts';
import type { WrittenBy } from '../save/source.ts';

/** What deriving a person anew came to. */
export type Derived = {
  readonly isChanged: boolean;
  readonly history: HolderHistory;
  /** The events of each certificate that they replace, in their order; where none did, those that stand. */
  readonly before: ReadonlyMap<string, readonly KnownEvent[]>;
};

/** An event on record; `expires_on` where it began a term. */
export type KnownEvent = {
  id: number;
  kind: CertificateEventKind;
  happened_on: PlainDate;
  expires_on: PlainDate | null;
  reason: CancelReason | null;
  import_id: number;
};

type KnownCertificate = {
  id: number;
  number: string;
  category: Category;
  grade: Grade;
  components: string | null;
  first_issued_on: PlainDate;
  withdrawn_by: number | null;
};

/** Where what is derived is written: by this import, without what a `retracted` one said. */
export type DeriverSource = WrittenBy & {
  readonly validity: ValidityPolicy;
  readonly retracted?: number | undefined;
};

/**
 * 推定 makes what is on record of a holder what follows from the statements given: person, certificates, events and
 * attributes. Only differences are written; `row` is the row that brought them about.
 */
export function createHolderDeriver(
  sqlite: Sqlite,
  source: DeriverSource,
): (personId: number, statements: readonly Statement[], row: number) => Derived {
  const savePerson = createPersonUpdater(sqlite, source);
  const certificates = createCertificateUpdater(sqlite, source);
  const writeEvents = createEventRewriter(sqlite, source);
  const writeFacts = createDerivedWriter(sqlite, source.importId, attributesOfHolder);
  return (personId, statements, row) => {
    const history = holderHistory(statements, source.validity);
    let isChanged = savePerson(personId, history.person, row);
    const known = new Map(certificates.of(personId).map((one) => [one.number, one]));
    const before = new Map<string, readonly KnownEvent[]>();
    for (const certificate of history.certificates) {
      const saved = certificates.save(personId, known.get(certificate.certificateNumber), certificate, row);
      const events = writeEvents(saved.id, certificate.events);
      before.set(certificate.certificateNumber, events.before);
      isChanged = saved.isChanged || events.isChanged || isChanged;
      known.delete(certificate.certificateNumber);
    }
    for (const unsaid of known.values()) {
      isChanged = certificates.withdraw(unsaid, row) || isChanged;
      isChanged = writeEvents(unsaid.id, []).isChanged || isChanged;
    }
    const facts = attributesOfHolder.flatMap((name) =>
      (history.attributes.get(name) ?? []).map(({ origin: { importId, sheet, row: at }, ...stretch }) => {
        return { name, ...stretch, importId, sheet, row: at };
      }),
    );
    isChanged = writeFacts(new Map([[personId, facts]])) || isChanged;
    return { isChanged, history, before };
  };
}

type PersonRow = { readonly name: string } & Readonly<Record<string, string | null>>;

function createPersonUpdater(sqlite: Sqlite, source: WrittenBy) {
  const find = sqlite.prepare<[number], PersonRow>(
    `select ${personColumns.join(', ')} from person where id = ?`,
  );
  const update = sqlite.prepare(
    `update person set ${personColumns.map((column) => `${column} = ?`).join(', ')} where id = ?`,
  );
  const logChanges = createChangeLog(sqlite, source, 'person');
  return (id: number, said: StatedPerson | undefined, row: number): boolean => {
    const known = find.get(id);
    if (!known) return false;
    // Whom no roster speaks of, lists know by name only.
    const stated: Partial<StatedPerson> = said ?? {};
    const next = personFields.map(([field]) => stated[field] ?? (field === 'name' ? known.name : null));
    if (personColumns.every((column, at) => known[column] === next[at])) return false;
    update.run(...next, id);
    logChanges(id, known, next, row);
    return true;
  };
}

function createCertificateUpdater(sqlite: Sqlite, source: WrittenBy) {
  const find = sqlite.prepare<[number], KnownCertificate>(
    `select id, number, category, grade, components, first_issued_on, withdrawn_by from certificate
     where person_id = ?`,
  );
  const insert = sqlite.prepare(
    `insert into certificate (category, grade, components, first_issued_on, person_id, number, import_id, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = sqlite.prepare(
    `update certificate set category = ?, grade = ?, components = ?, first_issued_on = ?, withdrawn_by = ?
     where id = ?`,
  );
  const logChanges = createChangeLog(sqlite, source, 'certificate');
  const change = (
    known: KnownCertificate,
    next: readonly (string | number | null)[],
    row: number,
  ): boolean => {
    const { category, grade, components, first_issued_on, withdrawn_by } = known;
    const before = { category, grade, components, first_issued_on, withdrawn_by };
    if (Object.values(before).every((value, at) => value === next[at])) return false;
    update.run(...next, known.id);
    logChanges(known.id, before, next, row);
    return true;
  };
  return {
    of: (personId: number) => find.all(personId),
    save(personId: number, known: KnownCertificate | undefined, certificate: HeldCertificate, row: number) {
      const { category, grade, components, firstIssuedOn, certificateNumber, origin } = certificate;
      const stored = components.length > 0 ? JSON.stringify(components) : null;
      const content = [category, grade, stored, firstIssuedOn] as const;
      if (known) return { id: known.id, isChanged: change(known, [...content, null], row) };
      // A row that had waited for another one brings its certificate only now.
      const from = origin.importId === source.importId ? origin : { ...source, row };
      const { lastInsertRowid } = insert.run(
        ...content,
        personId,
        certificateNumber,
        source.importId,
        from.sheet,
        from.row,
      );
      return { id: Number(lastInsertRowid), isChanged: true };
    },
    /** 无人再提 a certificate that nothing speaks of any more stays in the file and counts nowhere. */
    withdraw(known: KnownCertificate, row: number): boolean {
      if (known.withdrawn_by !== null) return false;
      const { category, grade, components, first_issued_on } = known;
      return change(known, [category, grade, components, first_issued_on, source.importId], row);
    },
  };
}

function createEventRewriter(sqlite: Sqlite, { importId, retracted }: DeriverSource) {
  const list = sqlite.prepare<[number], KnownEvent>(
    `select id, kind, happened_on, expires_on, reason, import_id from current_certificate_event as e
     where certificate_id = ? order by ${inOrder('e')}`,
  );
  const supersede = sqlite.prepare('update certificate_event set superseded_by = ? where id = ?');
  const insert = sqlite.prepare(
    `insert into certificate_event (certificate_id, kind, happened_on, expires_on, reason, import_id, restored_by,
       sheet, row_number) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (certificateId: number, events: readonly CertificateHappening[]) => {
    const before = list.all(certificateId);
    const staying = new Set<KnownEvent>();
    const missing = events.filter(({ kind, on, expiresOn, reason }) => {
      const same = before.find(
        (one) =>
          one.kind === kind &&
          one.happened_on === on &&
          one.expires_on === expiresOn &&
          one.reason === reason &&
          one.import_id !== retracted,
      );
      if (same) staying.add(same);
      return !same;
    });
    const gone = before.filter((one) => !staying.has(one));
    for (const { id } of gone) supersede.run(importId, id);
    for (const { kind, on, expiresOn, reason, origin } of missing) {
      const since = origin.importId === importId ? null : importId;
      const { importId: by, sheet, row } = origin;
      insert.run(certificateId, kind, on, expiresOn, reason, by, since, sheet, row);
    }
    return { before, isChanged: gone.length + missing.length > 0 };
  };
}
