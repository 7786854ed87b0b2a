import { sql } from 'kysely';
import { type CertificateAsOf, certificatesAsOf } from '../../db/people/certificates-as-of.ts';
import type { Database } from '../../db/connection/open.ts';
import type { CitizenId, Sex } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { stateAfter } from '../../registry/certificate/certificate.ts';
import type { HolderCertificate, HolderFile } from '../../registry/certificate/holder-file.ts';
import type { ValidityExtension } from '../../registry/certificate/validity.ts';
import { factOn } from '../../db/people/fact-on.ts';

type Row = CertificateAsOf & {
  citizen_id: CitizenId;
  name: string;
  stated_sex: Sex | null;
  stated_birth_date: PlainDate | null;
  guardian: string | null;
  subdistrict: string | null;
};

/** How many files there are to stream, for telling how far a check has come. */
export async function countHolderFiles({ query }: Database): Promise<number> {
  const row = await query
    .selectFrom('certificate')
    .select((eb) => eb.fn.count<number>('person_id').distinct().as('people'))
    .executeTakeFirstOrThrow();
  return row.people;
}

const PEOPLE_AT_ONCE = 1000;

/** Streams every holder's file as of a day, in order of person, never holding more than a few thousand. */
export function* holderFiles(
  db: Database,
  asOf: PlainDate,
  extensions: readonly ValidityExtension[],
): Generator<HolderFile> {
  const last = db.sqlite
    .prepare<[], { id: number | null }>('select max(person_id) as id from certificate')
    .get();
  const until = last?.id ?? 0;
  const rowsAfter = createRowReader(db, asOf, extensions);
  for (let after = 0; after < until; after += PEOPLE_AT_ONCE) yield* filesOf(rowsAfter(after));
}

function* filesOf(rows: readonly Row[]): Generator<HolderFile> {
  let file: (HolderFile & { certificates: HolderCertificate[] }) | undefined;
  for (const row of rows) {
    if (file?.personId !== row.person_id) {
      if (file) yield file;
      file = {
        personId: row.person_id,
        citizenId: row.citizen_id,
        name: row.name,
        statedSex: row.stated_sex ?? undefined,
        statedBirthDate: row.stated_birth_date ?? undefined,
        guardian: row.guardian ?? undefined,
        subdistrict: row.subdistrict ?? undefined,
        certificates: [],
      };
    }
    if (row.issued_on !== null) file.certificates.push(toCertificate(row, row.issued_on));
  }
  if (file) yield file;
}

function toCertificate(row: Row, issuedOn: PlainDate): HolderCertificate {
  const expiresOn = row.expires_on ?? issuedOn;
  return {
    id: row.id,
    number: row.number,
    category: row.category,
    grade: row.grade,
    components:
      row.components === null ? [] : (JSON.parse(row.components) as HolderCertificate['components']),
    firstIssuedOn: row.first_issued_on,
    issuedOn,
    expiresOn,
    lastValidOn: row.last_valid_on ?? expiresOn,
    state: stateAfter[row.last_event ?? 'issued'],
    isLive: row.is_live === 1,
  };
}

/** All at once, not iterated: between two batches the connection is free for findings to be written. */
function createRowReader(
  { query, sqlite }: Database,
  asOf: PlainDate,
  extensions: readonly ValidityExtension[],
): (after: number) => readonly Row[] {
  // By name, so that one statement serves every batch.
  const among = sql`c.person_id > @after and c.person_id <= @until`;
  const statement = query
    .selectFrom(certificatesAsOf(asOf, extensions, among))
    .innerJoin('person', 'person.id', 'held.person_id')
    .selectAll('held')
    .select(['person.citizen_id', 'person.name', 'person.stated_sex', 'person.stated_birth_date'])
    .select([
      factOn('guardian', 'held.person_id', asOf).as('guardian'),
      factOn('subdistrict', 'held.person_id', asOf).as('subdistrict'),
    ])
    .orderBy('held.person_id')
    .orderBy('held.issued_on')
    .orderBy('held.first_issued_on')
    .orderBy('held.number')
    .compile();
  const rows = sqlite.prepare<unknown[], Row>(statement.sql);
  return (after) => rows.all(...statement.parameters, { after, until: after + PEOPLE_AT_ONCE });
}
