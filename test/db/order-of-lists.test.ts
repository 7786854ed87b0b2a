import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCertificateEventWriter } from '../../src/importing/save/holders/certificate-event-writer.ts';
import type { Sqlite } from '../../src/db/connection/driver.ts';
import type { HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import { openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { createRecordWriter } from '../../src/importing/save/record-writer.ts';
import { createRosterWriter } from '../../src/importing/save/holders/roster-writer.ts';
import { undoImport } from '../../src/importing/derive/take-back.ts';
import { parseCertificateNumber } from '../../src/kernel/certificate-number.ts';
import type { CitizenId } from '../../src/kernel/citizen-id.ts';
import type { CertificateEventKind } from '../../src/registry/certificate/certificate.ts';
import { day, known, someone, sourceOf, validity } from '../payout/registry.ts';
import { recordImport } from './temporary.ts';

/** A row of a roster or of a list of events, by the number of the person and the end of the certificate number. */
type Change = { who: number; ends: string; change: CertificateEventKind; newEnds: string; on: string };
type Death = { who: number; died: string; source: string | undefined };
type Row = Omit<Partial<HolderEntry>, 'citizenId' | 'certificateNumber'> & { who: number; ends: string };
type List = { readonly day: string } & (
  | { readonly kind: 'holders'; readonly rows: readonly Row[]; readonly isComplete: boolean }
  | { readonly kind: 'certificate-events'; readonly rows: readonly Change[] }
  | { readonly kind: 'deaths'; readonly rows: readonly Death[]; readonly stated: readonly string[] }
);

const ends = fc.constantFrom('42', '43', '53');
const days = fc.constantFrom('2015-03-04', '2018-03-04', '2020-05-01', '2020-08-01');
const who = fc.integer({ min: 1, max: 4 });
const row: fc.Arbitrary<Row> = fc.record({
  who,
  ends,
  grade: fc.constantFrom(2, 3),
  firstIssuedOn: fc.constantFrom(day('2015-03-04'), day('2016-01-01')),
  issuedOn: days.map(day),
  expiresOn: fc.constantFrom(undefined, day('2027-01-01')),
  state: fc.constantFrom(
    undefined,
    { kind: 'cancelled', on: day('2020-09-01'), reason: 'death' } as const,
    { kind: 'cancelled', on: day('2020-09-01') } as const,
    { kind: 'frozen', on: day('2020-06-01') } as const,
  ),
  phone: fc.constantFrom(undefined, '13800000000', '13900000000'),
  subdistrict: fc.constantFrom(undefined, '甲街道', '乙街道'),
});
const change: fc.Arbitrary<Change> = fc.record({
  who,
  ends,
  newEnds: ends,
  on: days,
  change: fc.constantFrom('issued', 'renewed', 'regraded', 'frozen', 'restored', 'cancelled'),
});
const death: fc.Arbitrary<Death> = fc.record({
  who,
  died: days,
  source: fc.constantFrom(undefined, '民政', '公安'),
});
const once = <Value extends { who: number }>(values: fc.Arbitrary<Value>, key: (value: Value) => string) =>
  fc.uniqueArray(values, { selector: key, minLength: 1, maxLength: 6 });
const asOf = fc.constantFrom('2020-03-31', '2020-06-30', '2020-09-30', '2020-12-31');
const list: fc.Arbitrary<List> = fc.oneof(
  fc.record({
    kind: fc.constant('holders' as const),
    day: asOf,
    isComplete: fc.boolean(),
    rows: once(row, (one) => `${one.who} ${one.ends}`),
  }),
  fc.record({
    kind: fc.constant('certificate-events' as const),
    day: asOf,
    rows: once(change, (one) => `${one.who} ${one.ends} ${one.change} ${one.on}`),
  }),
  fc.record({
    kind: fc.constant('deaths' as const),
    day: asOf,
    rows: once(death, (one) => String(one.who)),
    stated: fc.constantFrom(['citizenId', 'diedOn', 'source'], ['citizenId', 'diedOn']),
  }),
);
/** Lists of which no two are of one kind and day. */
const lists = fc.uniqueArray(list, {
  selector: ({ kind, day: on }) => `${kind} ${on}`,
  minLength: 2,
  maxLength: 6,
});

const idOf = (number: number): CitizenId => someone(number);

function write(sqlite: Sqlite, one: List, importId: number): void {
  const stated = one.kind === 'deaths' ? one.stated : [];
  const source = { ...sourceOf(importId, '表', one.day), validity };
  if (one.kind === 'holders') {
    const writer = createRosterWriter(sqlite, source);
    writer.save(one.rows.map((entry, at) => ({ entry: holderOf(entry), row: at + 2 })));
    writer.close();
  } else if (one.kind === 'certificate-events') {
    const save = createCertificateEventWriter(sqlite, source);
    for (const [at, { who: person, ends: old, change: kind, newEnds, on }] of one.rows.entries()) {
      const number = `${idOf(person)}${old}`;
      const newNumber = parseCertificateNumber(kind === 'regraded' ? `${idOf(person)}${newEnds}` : number);
      const brings = kind === 'regraded' || kind === 'issued' ? { newNumber: known(newNumber) } : {};
      const said = {
        name: `甲${person}`,
        citizenId: idOf(person),
        certificateNumber: number,
        change: kind,
        on: day(on),
      };
      save({ ...said, ...brings }, at + 2);
    }
  } else {
    const plan = { table: 'death', key: ['citizenId'], fields: ['name', 'citizenId', 'diedOn', 'source'] };
    const save = createRecordWriter(sqlite, source, { ...plan, stated: new Set(stated) });
    for (const [at, { who: person, died, source: said }] of one.rows.entries())
      save(
        {
          name: `甲${person}`,
          citizenId: idOf(person),
          diedOn: died,
          source: stated.includes('source') ? said : undefined,
        },
        at + 2,
      );
  }
  recordImport(sqlite, importId, one.day, {
    kind: one.kind,
    stated,
    scope: 'isComplete' in one && one.isComplete ? 'complete' : 'part',
  });
}

function holderOf({ who: person, ends: end, ...said }: Row): HolderEntry {
  return {
    citizenId: idOf(person),
    certificateNumber: `${idOf(person)}${end}`,
    name: `甲${person}`,
    category: 'physical',
    grade: 2,
    components: [],
    firstIssuedOn: day('2015-03-04'),
    issuedOn: day('2015-03-04'),
    ...said,
  };
}

/** What is on record, by content. */
function registry(sqlite: Sqlite): unknown {
  const all = (sql: string) => sqlite.prepare(sql).raw().all();
  return {
    people: all('select citizen_id, name, phone from person order by 1'),
    certificates: all(
      'select number, category, grade, components, first_issued_on from certificate where withdrawn_by is null order by 1',
    ),
    events: all(`select number, kind, happened_on, expires_on, reason from certificate_event as e
      join certificate as c on c.id = certificate_id where superseded_by is null and withdrawn_by is null order by 1, 3, 2`),
    facts:
      all(`select citizen_id, fact.name, value, valid_from, valid_to from fact join person as p on p.id = person_id
      where superseded_by is null order by 1, 2, 4`),
    deaths: all(`select citizen_id, died_on, source from death join person as p on p.id = person_id
      where superseded_by is null order by 1`),
  };
}

async function after(given: readonly List[], taken?: number): Promise<unknown> {
  return withDatabase(openScratchDatabase(), ({ sqlite }) => {
    sqlite.pragma('foreign_keys = OFF');
    for (const [at, one] of given.entries()) write(sqlite, one, at + 1);
    if (taken !== undefined) {
      const by = given.length + 1;
      undoImport(sqlite, { id: taken + 1, by, validity, keys: new Map([['death', ['citizenId']]]) });
    }
    return Promise.resolve(registry(sqlite));
  });
}

test('lists of different kinds and days leave the same registry in whatever order they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      lists.chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
      ),
      async ([given, shuffled]) => {
        expect(await after(shuffled)).toEqual(await after(given));
      },
    ),
    { numRuns: Number(process.env['DPF_RUNS'] ?? 60), endOnFailure: false },
  );
});

test('a list taken back leaves what there is without it, but for the people whom it brought', async () => {
  await fc.assert(
    fc.asyncProperty(lists, fc.nat(), async (given, at) => {
      const taken = at % given.length;
      const without = (await after(given.filter((_, index) => index !== taken))) as { people: unknown[][] };
      const undone = (await after(given, taken)) as { people: unknown[][] };
      expect({ ...undone, people: [] }).toEqual({ ...without, people: [] });
      expect(undone.people).toEqual(expect.arrayContaining(without.people));
    }),
    { numRuns: Number(process.env['DPF_RUNS'] ?? 60) },
  );
});
