import {
  type History,
  all,
  event,
  expiring,
  holder,
  jan,
  feb,
  mar,
  apr,
  may,
  listed,
  mate,
  number,
  ordinary,
  owed,
  paid,
  record,
  roster,
  toMay,
} from './history.ts';
import { day, importHolders, importHousehold } from './registry.ts';
import { adaptation, household, medication, relief, startup } from './test-schemes.ts';

/** What changes its state, its household or its amount. */
export const historiesOfState: readonly History[] = [
  {
    name: 'frozen and restored: the months between are not paid',
    why: '03: refused certificate.live',
    scheme: medication,
    runs: toMay,
    due: owed(150, jan, feb, apr, may),
    heard: { [jan]: ordinary, [feb]: event('frozen', '2020-02-10'), [apr]: event('restored', '2020-04-05') },
    lines: paid(150, jan, feb, apr, may),
  },
  {
    name: 'lost and reissued: the holder stays a holder',
    why: '',
    scheme: medication,
    runs: toMay,
    due: owed(150, jan, feb, mar, apr, may),
    heard: {
      [jan]: ordinary,
      [feb]: event('suspended', '2020-02-10'),
      [apr]: event('reissued', '2020-04-05', { newNumber: `${number}B1` }),
    },
    lines: paid(150, jan, feb, mar, apr, may),
  },
  {
    name: 'the extension of 2020–21 pays on to its last month, and no further',
    why: '04: refused certificate.live',
    scheme: medication,
    runs: ['2021-01', '2021-04'],
    due: owed(150, '2021-01', '2021-02', '2021-03'),
    heard: { '2021-01': expiring('2010-05-01') },
    extensions: [{ expiresFrom: day('2019-01-01'), expiresTo: day('2021-03-02'), until: day('2021-03-03') }],
    lines: paid(150, '2021-01', '2021-02', '2021-03'),
  },
  {
    name: 'a multiple certificate pays by its component, once that is known',
    why: '',
    scheme: medication,
    runs: [jan, mar],
    due: owed(150, jan, feb, mar),
    heard: {
      [jan]: all(roster({ category: 'multiple' }), listed()),
      [mar]: roster({ category: 'multiple', components: [{ category: 'psychiatric', grade: 3 }] }),
    },
    lines: [...[jan, feb].map((each) => `${mar}: ${each} 150 backpay`), `${mar}: 150`],
  },
  {
    name: 'a household is paid from the month of its second holder',
    why: '01 02: refused household.holder_count',
    scheme: household,
    runs: toMay,
    due: owed(100, mar, apr, may),
    heard: {
      [jan]: all(ordinary, (db) => importHousehold(db, 'H1', [holder, mate])),
      [mar]: (db) => importHolders(db, [{ citizenId: mate, issuedOn: day('2020-03-31') }]),
    },
    lines: paid(100, mar, apr, may),
  },
  {
    name: 'a corrected amount pays the difference, and a certificate that was never valid takes all back',
    why: '01: no-event; 02: refused certificate.live; 03 04 05: no-event',
    scheme: relief,
    runs: toMay,
    due: '',
    heard: {
      [jan]: ordinary,
      [feb]: record('entitlement', { scheme: relief.id, month: feb, amountFen: 30_000 }),
      [mar]: record('entitlement', { scheme: relief.id, month: feb, amountFen: 50_000 }),
      [may]: event('cancelled', '2019-12-05', { reason: 'fraud' }),
    },
    lines: [`${feb}: 300`, `${mar}: ${feb} 200 backpay`, `${may}: ${feb} -500 clawback`],
  },
  {
    name: 'what is given once is given once, whatever a later list says',
    why: '01 03: no-event; 04: eligible but that of 2020-02-01 counts; 05: no-event',
    scheme: startup,
    runs: toMay,
    due: owed(4000, feb),
    heard: {
      [jan]: ordinary,
      [feb]: record('entitlement', { scheme: startup.id, month: feb, amountFen: 400_000 }),
      [apr]: record('entitlement', { scheme: startup.id, month: apr, amountFen: 400_000 }),
    },
    lines: [`${feb}: 4000`],
  },
  {
    name: 'a cap of a lifetime is used up by the works of a household',
    why: '01 03: no-event; 05: eligible but the cap is used up',
    scheme: adaptation,
    runs: toMay,
    due: `${owed(15_000, feb)} ${owed(3000, apr)}`,
    heard: {
      [jan]: all(ordinary, (db) => importHousehold(db, 'H1', [mate, holder])),
      [feb]: record('service_record', work('2020-02-10', 1_500_000)),
      [apr]: record('service_record', work('2020-04-10', 700_000)),
      [may]: record('service_record', work('2020-05-10', 500_000)),
    },
    lines: [`${feb}: 15000`, `${apr}: 3000`],
  },
];

function work(servedOn: string, amountFen: number) {
  return { programme: '无障碍', servedOn, quantity: 1, unit: '户', amountFen };
}
