import { deaths } from '../../src/importing/kinds/people/deaths.ts';
import { moves } from '../../src/importing/kinds/people/moves.ts';
import { staff } from '../../src/importing/kinds/people/staff.ts';
import { parseCertificateNumber } from '../../src/kernel/certificate-number.ts';
import type { CertificateEventKind } from '../../src/registry/certificate/certificate.ts';
import { day, known } from '../payout/registry.ts';
import { cancelled, one, other, type Registry, type RegistryStory } from './planted.ts';

const withMoves =
  (...moved: readonly (readonly [direction: 'in' | 'out', movedOn: string])[]) =>
  async (registry: Registry) => {
    await registry.holders(one);
    for (const [direction, movedOn] of moved) await registry.list(moves, { ...one, direction, movedOn });
  };
const withDeath = (state?: 'cancelled' | 'frozen') => async (registry: Registry) => {
  const ended = state && { state: { kind: state, on: day('2020-06-30'), reason: 'death' as const } };
  await registry.holders({ ...one, ...ended });
  await registry.list(deaths, { ...one, diedOn: '2020-06-20' });
};

export const lifeStories: readonly RegistryStory[] = [
  ['V14', 'six months since moving out', withMoves(['out', '2020-06-30']), withMoves(['out', '2020-07-01'])],
  ['V14', 'moving out, not in', withMoves(['out', '2019-01-01']), withMoves(['in', '2019-01-01'])],
  [
    'V14',
    'a year since moving out, though frozen',
    async (registry) => {
      await registry.holders({ ...one, state: { kind: 'frozen', on: day('2020-06-30') } });
      await registry.list(moves, { ...one, direction: 'out', movedOn: '2019-12-31' });
    },
    async (registry) => {
      await registry.holders({ ...one, state: { kind: 'frozen', on: day('2020-06-30') } });
      await registry.list(moves, { ...one, direction: 'out', movedOn: '2020-01-01' });
    },
  ],
  [
    'V14',
    'moving out again after coming back',
    withMoves(['out', '2018-01-01'], ['in', '2018-06-01'], ['out', '2019-01-01']),
    withMoves(['out', '2018-01-01'], ['in', '2018-06-01']),
  ],
  ['V15', 'a death, and the certificate is live', withDeath(), withDeath('cancelled')],
  [
    'V15',
    'a death, and the certificate is only frozen',
    withDeath('frozen'),
    async (registry) => {
      await registry.holders(one);
      await registry.list(deaths, { ...one, diedOn: '2021-01-01' });
    },
  ],
];

const reissuedOn =
  (cancelledOn: string, issuedOn: string, reason?: 'replaced') => async (registry: Registry) => {
    const second = { certificateNumber: `${one.citizenId}42`, grade: 2, issuedOn: day(issuedOn) } as const;
    await registry.holders({ ...one, ...cancelled(cancelledOn, reason) }, { ...one, ...second });
  };
const regradedOn = (on: string) => async (registry: Registry) => {
  await registry.holders({ ...one, issuedOn: day('2019-03-01') });
  const newNumber = known(parseCertificateNumber(`${one.citizenId}42`));
  const change = { change: 'regraded', on: day(on), newNumber } as const;
  await registry.events({ ...one, certificateNumber: `${one.citizenId}43`, ...change });
};

export const waitingStories: readonly RegistryStory[] = [
  [
    'V16',
    'a new certificate within a year',
    reissuedOn('2019-06-01', '2020-05-31'),
    reissuedOn('2019-06-01', '2020-06-01'),
  ],
  [
    'V16',
    'a cancellation that gave way to nothing',
    reissuedOn('2019-06-01', '2020-05-31'),
    reissuedOn('2019-06-01', '2020-05-31', 'replaced'),
  ],
  ['V17', 'a regrade within a year', regradedOn('2020-02-29'), regradedOn('2020-03-01')],
  [
    'V18',
    'a holder on the staff list',
    async (registry) => {
      await registry.holders(one);
      await registry.list(staff, { ...one, staffName: '辛某', relation: '配偶' });
    },
    async (registry) => {
      await registry.holders(one);
      await registry.list(staff, { ...other, staffName: '辛某', relation: '配偶' });
    },
  ],
];

const happened =
  (...events: readonly (readonly [change: CertificateEventKind, on: string])[]) =>
  async (registry: Registry) => {
    await registry.holders(one);
    const certificateNumber = `${one.citizenId}43`;
    await registry.events(
      ...events.map(([change, on]) => ({ ...one, name: '甲某', certificateNumber, change, on: day(on) })),
    );
  };

export const orderStories: readonly RegistryStory[] = [
  [
    'V29',
    'a renewal of a cancelled certificate',
    happened(['cancelled', '2019-06-01'], ['renewed', '2020-01-01']),
    happened(['cancelled', '2019-06-01'], ['restored', '2019-12-01'], ['renewed', '2020-01-01']),
  ],
  [
    'V29',
    'a freeze of a certificate that was transferred out',
    happened(['transferred-out', '2019-06-01'], ['frozen', '2020-01-01']),
    happened(['frozen', '2019-06-01'], ['transferred-out', '2020-01-01']),
  ],
  [
    'V29',
    'a renewal that was reported before the loss it came after',
    happened(['renewed', '2020-01-01'], ['suspended', '2019-06-01']),
    happened(['renewed', '2020-01-01'], ['restored', '2019-12-01'], ['suspended', '2019-06-01']),
  ],
  [
    'V29',
    'a restoring of what was in force',
    happened(['restored', '2020-01-01']),
    happened(['restored', '2021-01-01']),
  ],
  [
    'V29',
    'a freeze and a restoring of one day',
    happened(['restored', '2020-01-01'], ['frozen', '2020-01-01']),
    happened(['restored', '2020-01-02'], ['frozen', '2020-01-01']),
  ],
];

const told = (change: CertificateEventKind, on: string) => (registry: Registry) =>
  registry.events({ ...one, certificateNumber: `${one.citizenId}43`, change, on: day(on) });
const inTurn =
  (...steps: readonly ((registry: Registry) => Promise<void>)[]) =>
  async (registry: Registry) => {
    for (const step of steps) await step(registry);
  };
const rosterOf = (asOf: string, state?: 'cancelled' | 'frozen') => (registry: Registry) =>
  registry.roster(asOf, { ...one, ...(state && { state: { kind: state, on: day('2020-07-10') } }) });

/** The earlier roster names them, the complete one of the end of the year does or does not. */
export const absenceStories: readonly RegistryStory[] = [
  [
    'V33',
    'a complete roster that leaves out whom an earlier one named',
    inTurn(rosterOf('2020-06-30'), (registry) => registry.fullRoster('2020-12-30')),
    inTurn(rosterOf('2020-06-30'), (registry) => registry.fullRoster('2020-12-30', one)),
  ],
];

/** The list of events is of the end of the year. */
export const stateStories: readonly RegistryStory[] = [
  [
    'V31',
    'a roster that calls a cancelled certificate valid',
    inTurn(told('cancelled', '2020-07-10'), rosterOf('2020-12-31')),
    inTurn(told('cancelled', '2020-07-10'), rosterOf('2020-12-31', 'cancelled')),
  ],
  [
    'V31',
    'a roster of the day of the list that froze the certificate, read before it',
    inTurn(rosterOf('2020-12-31'), told('frozen', '2020-07-10')),
    // An older roster could not know.
    inTurn(rosterOf('2020-12-30'), told('frozen', '2020-07-10')),
  ],
  [
    'V31',
    'a roster that said the same twice',
    inTurn(rosterOf('2020-06-30'), rosterOf('2020-12-31'), told('frozen', '2020-07-10')),
    inTurn(rosterOf('2020-06-30'), told('frozen', '2020-07-10')),
  ],
  [
    'V31',
    'a later roster that calls valid what an earlier one had as frozen',
    inTurn(rosterOf('2020-11-30', 'frozen'), rosterOf('2020-12-31')),
    inTurn(rosterOf('2020-11-30', 'frozen'), rosterOf('2020-12-31'), told('restored', '2020-12-01')),
  ],
  [
    'V31',
    'the latest roster, whichever came last',
    inTurn(rosterOf('2020-12-31'), rosterOf('2020-11-30', 'frozen')),
    // Without a column for it a roster says nothing of the state.
    inTurn(told('frozen', '2020-07-10'), (registry) => registry.holders(one)),
  ],
  [
    'V32',
    'an event before the certificate was first issued',
    inTurn(
      (registry) => registry.holders({ ...one, issuedOn: day('2019-03-01') }),
      told('suspended', '2018-07-10'),
    ),
    inTurn(
      (registry) => registry.holders({ ...one, issuedOn: day('2019-03-01') }),
      told('suspended', '2019-07-10'),
    ),
  ],
  [
    'V32',
    'an event of a certificate that no roster has',
    inTurn(
      (registry) => registry.holders(one),
      (registry) =>
        registry.events({
          ...one,
          certificateNumber: `${one.citizenId}42`,
          change: 'frozen',
          on: day('2020-07-10'),
        }),
    ),
    inTurn(told('renewed', '2019-07-10'), (registry) => registry.holders(one)),
  ],
];
