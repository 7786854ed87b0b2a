import type { Category, Grade } from '../kernel/certificate-number.ts';
import type { CitizenId } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { createChangeLog } from './change-log.ts';
import type { Sqlite } from './driver.ts';
import type { Source } from './fact-writer.ts';
import type { Saved } from './saved.ts';

/** 残疾人证 what a row says of a certificate itself. */
export type CertificateEntry = {
  readonly certificateNumber: string;
  readonly category: Category;
  readonly grade: Grade;
  readonly components: readonly { readonly category: Category; readonly grade: Grade }[];
  readonly firstIssuedOn: PlainDate;
};

/** A certificate on record and whose it is. */
export type KnownCertificate = {
  id: number;
  person_id: number;
  citizen_id: CitizenId;
  name: string;
  category: Category;
  grade: Grade;
  components: string | null;
  first_issued_on: PlainDate;
  withdrawn_by: number | null;
};

/** Finds, adds and updates certificates by number. Statements are prepared once. */
export type CertificateWriter = {
  readonly find: (number: string) => KnownCertificate | undefined;
  readonly insert: (entry: CertificateEntry, personId: number, row: number) => number;
  readonly update: (known: KnownCertificate, entry: CertificateEntry, row: number) => Saved;
};

/** Prepares the statements of one import. */
export function createCertificateWriter(sqlite: Sqlite, source: Source): CertificateWriter {
  const find = sqlite.prepare<[string], KnownCertificate>(
    `select c.id, c.person_id, p.citizen_id, p.name, c.category, c.grade, c.components, c.first_issued_on, c.withdrawn_by
     from certificate as c join person as p on p.id = c.person_id where c.number = ?`,
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
  const contentOf = ({ category, grade, components, firstIssuedOn }: CertificateEntry) =>
    [category, grade, components.length > 0 ? JSON.stringify(components) : null, firstIssuedOn] as const;
  return {
    find: (number) => find.get(number),
    insert(entry, personId, row) {
      const { importId, sheet } = source;
      const content = contentOf(entry);
      return Number(
        insert.run(...content, personId, entry.certificateNumber, importId, sheet, row).lastInsertRowid,
      );
    },
    update({ id, category, grade, components, first_issued_on, withdrawn_by }, entry, row) {
      const known = { category, grade, components, first_issued_on, withdrawn_by };
      const next = [...contentOf(entry), null];
      if (Object.values(known).every((value, index) => value === next[index])) return 'unchanged';
      update.run(...next, id);
      logChanges(id, known, next, row);
      return withdrawn_by === null ? 'updated' : 'inserted';
    },
  };
}
