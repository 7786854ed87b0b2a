import { beforeAll, expect, test } from 'vitest';
import { certificatesAsOf } from '../../src/db/people/certificates-as-of.ts';
import { createDatabase, type Database, openScratchDatabase } from '../../src/db/connection/open.ts';
import { addDays, addMonths, type PlainDate } from '../../src/kernel/plain-date.ts';
import { deriveAbsences } from '../../src/importing/derive/roster-absence.ts';
import {
  eventNames,
  stateAfter,
  type CertificateEventKind,
} from '../../src/registry/certificate/certificate.ts';
import { certificateOn, isLive, standingNames } from '../../src/registry/certificate/certificate-life.ts';
import { readFact } from '../payout/reading.ts';
import { day, month as monthOf, someone } from '../payout/registry.ts';
import { newPath, recordImport } from './temporary.ts';

type Event = { readonly kind: CertificateEventKind; readonly on: PlainDate; readonly expiresOn?: PlainDate };
type Life = {
  readonly id: number;
  readonly events: readonly Event[];
  readonly diedOn?: PlainDate | undefined;
};

const kinds = Object.keys(eventNames) as CertificateEventKind[];
const DAY_ONE = day('2020-01-15');
const TERM = day('2030-01-14');

/** Every sequence of so many kinds of event, each a day or a month after the one before; the first begins a term. */
function lives(length: number, step: (index: number) => PlainDate): readonly Life[] {
  const sequences = Array.from({ length }).reduce<readonly CertificateEventKind[][]>(
    (shorter) => shorter.flatMap((events) => kinds.map((kind) => [...events, kind])),
    [[]],
  );
  return sequences.map((sequence, index) => ({
    id: index + 1,
    events: sequence.map((kind, at) => ({ kind, on: step(at), ...(at === 0 && { expiresOn: TERM }) })),
  }));
}

async function registryOf(all: readonly Life[], opened = openScratchDatabase()): Promise<Database> {
  const db = await opened;
  db.sqlite.pragma('foreign_keys = OFF');
  const person = db.sqlite.prepare(
    `insert into person (id, citizen_id, name, import_id, sheet, row_number) values (?, ?, '甲某', 1, '', 2)`,
  );
  const certificate = db.sqlite.prepare(
    `insert into certificate (id, person_id, number, category, grade, first_issued_on, import_id, sheet, row_number)
     values (?, ?, ?, 'physical', 1, '2020-01-01', 1, '', 2)`,
  );
  const event = db.sqlite.prepare(
    `insert into certificate_event (certificate_id, kind, happened_on, expires_on, import_id, sheet, row_number)
     values (?, ?, ?, ?, 1, '', 2)`,
  );
  const death = db.sqlite.prepare(
    `insert into death (person_id, died_on, import_id, sheet, row_number) values (?, ?, 1, '', 2)`,
  );
  db.sqlite.transaction(() => {
    for (const { id, events, diedOn } of all) {
      person.run(id, someone(id % 999, `19${String(10 + Math.floor(id / 999))}0506`));
      certificate.run(id, id, String(id));
      for (const { kind, on, expiresOn } of events) event.run(id, kind, on, expiresOn ?? null);
      if (diedOn !== undefined) death.run(id, diedOn);
    }
  })();
  return db;
}

let db: Database;
const four = lives(4, (index) => addDays(DAY_ONE, index));

beforeAll(async () => {
  db = await registryOf(four);
  return () => db.query.destroy();
});

test.each([0, 1, 2, 3])(
  'the SQL and the table agree on every certificate after each of all 10,000 lives of four events: day %i',
  async (after) => {
    const asOf = addDays(DAY_ONE, after);
    const rows = await db.query.selectFrom(certificatesAsOf(asOf, [])).selectAll().execute();
    expect(rows).toHaveLength(10_000);
    const differing = rows.filter(({ id, last_event, is_live }) => {
      const { state, standing } = certificateOn(asOf, four[id - 1]?.events ?? [], []);
      const isLive = standing === 'live' ? 1 : 0;
      return last_event === null || stateAfter[last_event] !== state || is_live !== isLive;
    });
    expect(differing.map(({ id }) => four[id - 1]?.events.map(({ kind }) => kind))).toEqual([]);
  },
);

test('the SQL and the table agree on who died, on terms that begin late, are extended or not known', async () => {
  const extensions = [
    { expiresFrom: day('2020-01-01'), expiresTo: day('2020-01-31'), until: day('2020-03-31') },
  ];
  const terms = [[], [0], [2], [0, 2]];
  const deaths = [undefined, '2020-01-15', '2020-01-17', '2020-03-31'].map((on) =>
    on === undefined ? on : day(on),
  );
  const told = lives(3, (index) => addDays(DAY_ONE, index)).flatMap(({ events }) =>
    terms.map((begin) =>
      events.map(({ kind, on }, at) => ({
        kind,
        on,
        ...(begin.includes(at) && { expiresOn: addDays(on, at + 2) }),
      })),
    ),
  );
  const all = told.flatMap((events) => deaths.map((diedOn) => ({ events, diedOn })));
  const numbered = all.map((one, index) => ({ id: index + 1, ...one }));
  const registry = await registryOf(numbered, createDatabase(newPath()));
  try {
    const seen = new Set<string>();
    for (const asOf of ['2020-01-14', '2020-01-15', '2020-01-16', '2020-01-17', '2020-01-31', '2020-04-01']) {
      const rows = await registry.query
        .selectFrom(certificatesAsOf(day(asOf), extensions))
        .selectAll()
        .execute();
      expect(rows).toHaveLength(16_000);
      const differing = rows.flatMap(({ id, is_live }) => {
        const one = numbered[id - 1];
        const { standing } = certificateOn(day(asOf), one?.events ?? [], extensions, one?.diedOn);
        seen.add(standing);
        const live = isLive(standing);
        return is_live === (live === undefined ? null : Number(live)) ? [] : [{ ...one, standing, is_live }];
      });
      expect(differing.slice(0, 5)).toEqual([]);
    }
    expect([...seen].toSorted()).toEqual(Object.keys(standingNames).toSorted());
  } finally {
    await registry.query.destroy();
  }
});

test('a full roster without any of the 10,000 misses those that are held by their last event, and no others', () => {
  recordImport(db.sqlite, 2, '2020-12-31', { scope: 'complete' });
  const held = four.filter(({ events }) => {
    const { state } = certificateOn(day('2020-12-31'), events, []);
    return state === 'valid' || state === 'suspended';
  });
  const work = db.sqlite.transaction(() => deriveAbsences(db.sqlite, 2));
  expect(work()).toEqual({ held: held.length, left: held.length });
});

test('after the term none of the 10,000 is live', async () => {
  const rows = await db.query
    .selectFrom(certificatesAsOf(day('2030-01-15'), []))
    .select('held.id')
    .where('held.is_live', '=', 1)
    .execute();
  expect(rows).toEqual([]);
});

test('a month pays whoever was live at its beginning or became so in it: all 1,000 lives of three events, a month each', async () => {
  const monthly = lives(3, (index) => addMonths(DAY_ONE, index));
  const registry = await registryOf(monthly);
  try {
    for (const text of ['2020-01', '2020-02', '2020-03', '2020-04']) {
      const month = monthOf(text);
      const widening = {
        ...({ start: 'same_month', stop: 'next_month', overlap: 'latest' } as const),
        arrearsAfterRenewalMonths: 0,
      };
      const paid = [...readFact(registry, 'certificate.live', { of: text, widening }).values()];
      expect(paid).toHaveLength(1000);
      const isLive = (events: readonly Event[], on: PlainDate) =>
        certificateOn(on, events, []).standing === 'live';
      const expected = monthly.map(({ events }) => {
        const lastOfBefore = addDays(day(`${month}-01`), -1);
        return isLive(events, lastOfBefore) || isLive(events, day(`${month}-28`));
      });
      expect(paid).toEqual(expected);
    }
  } finally {
    await registry.query.destroy();
  }
});
