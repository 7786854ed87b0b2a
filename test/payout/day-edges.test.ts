import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import type { Timing } from '../../src/facts/window.ts';
import { all, event, listed, holder, mate, ordinary, record, roster } from './history.ts';
import { importRecords } from './lists.ts';
import { dueOf } from './reading.ts';
import { contextOf, day, importHolders, importHousehold, month, someone } from './registry.ts';
import { appliedWith, careWith, employedWith, householdWith, medicationWith } from './test-schemes.ts';

/** What every packaged scheme says: 当月起发，次月停发，变更当月按原来的算. */
const usual: Partial<Timing> = { overlap: 'earliest' };
const [medication, care, employed] = [medicationWith(usual), careWith(usual), employedWith(usual)];
const [household, applied] = [householdWith(usual), appliedWith(usual)];

type Edge = {
  readonly what: string;
  readonly scheme: Scheme;
  readonly heard: (on: string) => (db: Database) => Promise<void>;
  readonly paid: string;
};

const mates = all(roster(), listed(), (db) => importHolders(db, [{ citizenId: mate }]));
const together = all(mates, (db) => importHousehold(db, 'H1', [holder, mate], { asOf: '2020-03-31' }));
const regradedTo =
  (grade: 1 | 3, firstIssuedOn?: string) =>
  (on: string): ((db: Database) => Promise<void>) =>
    firstIssuedOn === undefined
      ? all(roster(), event('regraded', on, { newNumber: `${holder}6${grade}` }))
      : all(
          roster(),
          roster({
            grade,
            certificateNumber: `${holder}6${grade}`,
            issuedOn: day(on),
            firstIssuedOn: day(firstIssuedOn),
          }),
        );

/** Each happens on some day of May. */
const edges: readonly Edge[] = [
  {
    what: 'a death',
    scheme: medication,
    paid: '04=150 05=150',
    heard: (on) => all(ordinary, record('death', { diedOn: on })),
  },
  ...(['cancelled', 'frozen', 'transferred-out'] as const).map((kind): Edge => ({
    what: `a certificate ${kind}`,
    scheme: medication,
    paid: '04=150 05=150',
    heard: (on) => all(ordinary, event(kind, on, kind === 'cancelled' ? { reason: 'voluntary' } : {})),
  })),
  {
    what: 'a certificate cancelled for death',
    scheme: medication,
    paid: '04=150 05=150',
    heard: (on) => all(ordinary, event('cancelled', on, { reason: 'death' })),
  },
  {
    what: 'a frozen certificate restored',
    scheme: medication,
    paid: '05=150 06=150 07=150',
    heard: (on) => all(ordinary, event('frozen', '2020-03-10'), event('restored', on)),
  },
  {
    what: 'a first certificate',
    scheme: medication,
    paid: '05=150 06=150 07=150',
    heard: (on) => all(roster({ issuedOn: day(on) }), listed()),
  },
  {
    what: 'the last valid day of a certificate',
    scheme: medication,
    paid: '04=150 05=150',
    heard: (on) => all(roster({ expiresOn: day(on) }), listed()),
  },
  {
    what: 'a rise in grade by a change of the certificate',
    scheme: care,
    paid: '04=100 05=100 06=200 07=200',
    heard: regradedTo(1),
  },
  {
    what: 'a fall in grade to one that is paid nothing',
    scheme: care,
    paid: '04=100 05=100',
    heard: regradedTo(3),
  },
  {
    what: 'a rise in grade of which only the next roster knows, the first issue unchanged',
    scheme: care,
    paid: '04=100 05=100 06=200 07=200',
    heard: regradedTo(1, '2015-03-04'),
  },
  {
    what: 'a move away',
    scheme: medication,
    paid: '04=150 05=150',
    heard: (on) => all(ordinary, record('move', { direction: 'out', movedOn: on })),
  },
  {
    what: 'a move back',
    scheme: medication,
    paid: '05=150 06=150 07=150',
    heard: (on) =>
      all(
        ordinary,
        record('move', { direction: 'out', movedOn: '2020-03-10' }),
        record('move', { direction: 'in', movedOn: on }),
      ),
  },
  {
    what: 'an application',
    scheme: applied,
    paid: '05=80 06=80 07=80',
    heard: (on) => all(roster(), record('application', { scheme: applied.id, appliedOn: on })),
  },
  {
    what: 'a placement begun',
    scheme: employed,
    paid: '05=60 06=60 07=60',
    heard: (on) => all(roster(), record('placement', { employer: '某厂', form: 'quota', beganOn: on })),
  },
  {
    what: 'a placement ended',
    scheme: employed,
    paid: '04=60 05=60',
    heard: (on) =>
      all(
        roster(),
        record('placement', { employer: '某厂', form: 'quota', beganOn: '2019-03-01', endedOn: on }),
      ),
  },
  {
    what: 'a job of another kind taken while the first has no end on record',
    scheme: employed,
    paid: '04=60 05=60',
    heard: (on) =>
      all(roster(), (db) =>
        importRecords(db, 'placement', [
          { citizenId: holder, employer: '某厂', form: 'quota', beganOn: '2019-03-01' },
          { citizenId: holder, employer: '某店', form: 'flexible', beganOn: on },
        ]),
      ),
  },
  {
    what: 'a second holder who joins the household',
    scheme: household,
    paid: '05=100 06=100 07=100',
    heard: (on) =>
      all(
        mates,
        (db) => importHousehold(db, 'H1', [holder]),
        (db) => importHousehold(db, 'H1', [mate], { hasHead: false, since: on }),
      ),
  },
  {
    what: 'a second holder who leaves it for another',
    scheme: household,
    paid: '04=100 05=100',
    heard: (on) => all(together, (db) => importHousehold(db, 'H2', [mate], { since: on })),
  },
  {
    what: 'a second holder who moves away',
    scheme: household,
    paid: '04=100 05=100',
    heard: (on) => all(together, record('move', { citizenId: mate, direction: 'out', movedOn: on })),
  },
  {
    what: 'a second holder who dies',
    scheme: household,
    paid: '04=100 05=100',
    heard: (on) => all(together, record('death', { citizenId: mate, diedOn: on })),
  },
];

test.each(edges)(
  '$what counts the same on the first, on any and on the last day of a month',
  async (edge) => {
    const { scheme, heard, paid } = edge;
    for (const on of ['2020-05-01', '2020-05-17', '2020-05-31']) {
      await withDatabase(openScratchDatabase(), async (db) => {
        await heard(on)(db);
        expect(`${on} ${dueIn(db, scheme)}`).toBe(`${on} ${paid}`);
      });
    }
  },
);

test('low income counts by the months that the list names', async () => {
  await withDatabase(openScratchDatabase(), async (db) => {
    await all(roster(), listed('2020-05', '2020-06'))(db);
    await listed('2020-07', '2020-07', [someone(9)])(db);
    expect(dueIn(db, medication)).toBe('05=150 06=150');
  });
});

/** What the first holder, or their household, is due from April to July. */
function dueIn(db: Database, scheme: Scheme): string {
  const months = ['2020-04', '2020-05', '2020-06', '2020-07'].map(month);
  const due = dueOf(db, contextOf(), {
    planned: [{ scheme, months, isDrafted: true }],
    stacking: { groups: [], budgets: [] },
  });
  const key = scheme.unit === 'household' ? 'H1' : holder;
  return due
    .filter((one) => one.key === key)
    .map((one) => `${one.month.slice(5)}=${one.fen / 100}`)
    .sort()
    .join(' ');
}
