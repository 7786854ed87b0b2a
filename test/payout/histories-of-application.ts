import {
  type History,
  all,
  apr,
  feb,
  firstHalf,
  jan,
  jun,
  mar,
  may,
  ordinary,
  owed,
  paid,
  record,
  toMay,
} from './history.ts';
import { appliedWith } from './test-schemes.ts';

const applied = (on: string, scheme = 'applied-for') => record('application', { scheme, appliedOn: on });

/** Eligible all along, but paid only once it is applied for. */
export const historiesOfApplication: readonly History[] = [
  {
    name: 'a late application pays from its month, and nothing before',
    why: '01 02: refused applied',
    scheme: appliedWith({}),
    runs: toMay,
    due: owed(80, mar, apr, may),
    heard: { [jan]: ordinary, [mar]: applied('2020-03-31') },
    lines: paid(80, mar, apr, may),
  },
  {
    name: 'or from the month after, where the policy says so',
    why: '01 02 03: refused applied',
    scheme: appliedWith({ start: 'next_month' }),
    runs: toMay,
    due: owed(80, apr, may),
    heard: { [jan]: ordinary, [mar]: applied('2020-03-01') },
    lines: paid(80, apr, may),
  },
  {
    name: 'an application of which the office hears late is paid back to its month',
    why: '01: refused applied',
    scheme: appliedWith({}),
    runs: toMay,
    due: owed(80, feb, mar, apr, may),
    heard: { [jan]: ordinary, [may]: applied('2020-02-20') },
    lines: [...[feb, mar, apr].map((each) => `${may}: ${each} 80 backpay`), ...paid(80, may)],
  },
  {
    name: 'a second application takes nothing from the first',
    why: '01: refused applied',
    scheme: appliedWith({}),
    runs: firstHalf,
    due: owed(80, feb, mar, apr, may, jun),
    heard: { [jan]: ordinary, [feb]: applied('2020-02-03'), [may]: applied('2020-05-04') },
    lines: paid(80, feb, mar, apr, may, jun),
  },
  {
    name: 'an application for another scheme pays nothing',
    why: '01 02 03 04 05: refused applied',
    scheme: appliedWith({}),
    runs: toMay,
    due: '',
    lines: [],
    heard: { [jan]: all(ordinary, applied('2020-01-02', 'family-care')) },
  },
];
