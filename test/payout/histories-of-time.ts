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
  jun,
  firstHalf,
  listed,
  number,
  ordinary,
  owed,
  paid,
  record,
  roster,
  toMay,
} from './history.ts';
import { care, careWith, medication, medicationWith } from './test-schemes.ts';

/** What begins, ends, is renewed or heard of late. */
export const historiesOfTime: readonly History[] = [
  {
    name: 'a death is paid for its month; heard of late, the months after are clawed back',
    ...{ scheme: medication, runs: toMay, due: owed(150, jan, feb) },
    heard: { [jan]: ordinary, [apr]: record('death', { diedOn: '2020-02-10' }) },
    lines: [...paid(150, jan, feb, mar), `${apr}: ${mar} -150 clawback`],
  },
  {
    name: 'a certificate that expires in a month is paid for it and not for the next',
    ...{ scheme: medication, runs: toMay, due: owed(150, jan, feb) },
    heard: { [jan]: expiring('2010-02-20') },
    lines: paid(150, jan, feb),
  },
  {
    name: 'a renewal in time changes nothing',
    ...{ scheme: medication, runs: toMay, due: owed(150, jan, feb, mar, apr, may) },
    heard: { [jan]: expiring('2010-03-20'), [mar]: event('renewed', '2020-03-05') },
    lines: paid(150, jan, feb, mar, apr, may),
  },
  {
    name: 'a late renewal pays from its month where the policy gives no arrears',
    ...{ scheme: medication, runs: firstHalf, due: owed(150, jan, jun) },
    heard: { [jan]: expiring('2010-01-15'), [jun]: event('renewed', '2020-06-10') },
    lines: paid(150, jan, jun),
  },
  {
    name: 'a late renewal pays three months of arrears where the policy of those months gives them',
    ...{ scheme: medicationWith({ arrearsAfterRenewalMonths: 3 }), runs: firstHalf },
    heard: { [jan]: expiring('2010-01-15'), [jun]: event('renewed', '2020-06-10') },
    lines: [
      ...paid(150, jan),
      ...[mar, apr, may].map((each) => `${jun}: ${each} 150 backpay`),
      `${jun}: 150`,
    ],
    due: owed(150, jan, mar, apr, may, jun),
  },
  {
    name: 'a late renewal at another grade gives arrears at the new rate, and none while the old certificate is frozen',
    ...{ scheme: careWith({ arrearsAfterRenewalMonths: 3 }), runs: firstHalf },
    heard: {
      [jan]: all(expiring('2010-01-15'), event('frozen', '2020-03-05'), event('restored', '2020-04-20')),
      [jun]: event('regraded', '2020-06-10', { newNumber: `${holder}61` }),
    },
    lines: [
      ...paid(100, jan),
      ...[mar, apr, may].map((each) => `${jun}: ${each} 200 backpay`),
      `${jun}: 200`,
    ],
    due: `${owed(100, jan)} ${owed(200, mar, apr, may, jun)}`,
  },
  {
    name: 'a regrade that is pending keeps the old rate',
    ...{ scheme: care, runs: toMay, due: owed(100, jan, feb, mar, apr, may) },
    heard: {
      [jan]: ordinary,
      [mar]: record('review', { certificateNumber: number, reviewedOn: '2020-02-20', result: 'reassess' }),
    },
    lines: paid(100, jan, feb, mar, apr, may),
  },
  {
    name: 'a regrade counts from its month; heard of late, the difference is paid',
    ...{ scheme: care, runs: toMay, due: `${owed(100, jan, feb)} ${owed(200, mar, apr, may)}` },
    heard: { [jan]: ordinary, [apr]: event('regraded', '2020-03-20', { newNumber: `${holder}61` }) },
    lines: [...paid(100, jan, feb, mar), `${apr}: ${mar} 100 backpay`, ...paid(200, apr, may)],
  },
  {
    name: 'of two grades in one month the earlier counts where the policy says so',
    ...{ scheme: careWith({ overlap: 'earliest' }), runs: toMay },
    heard: { [jan]: ordinary, [mar]: event('regraded', '2020-03-20', { newNumber: `${holder}61` }) },
    lines: [...paid(100, jan, feb, mar), ...paid(200, apr, may)],
    due: `${owed(100, jan, feb, mar)} ${owed(200, apr, may)}`,
  },
  {
    name: 'whoever moves away is paid for that month',
    ...{ scheme: medication, runs: toMay, due: owed(150, jan, feb) },
    heard: { [jan]: ordinary, [mar]: record('move', { direction: 'out', movedOn: '2020-02-20' }) },
    lines: paid(150, jan, feb),
  },
  {
    name: 'whoever comes back is paid from that month',
    ...{ scheme: medication, runs: toMay, due: owed(150, jan, feb, may) },
    heard: {
      [jan]: ordinary,
      [mar]: record('move', { direction: 'out', movedOn: '2020-02-20' }),
      [may]: record('move', { direction: 'in', movedOn: '2020-05-31' }),
    },
    lines: paid(150, jan, feb, may),
  },
  {
    name: 'low income lost and found again',
    ...{ scheme: medication, runs: toMay, due: owed(150, jan, feb, may) },
    heard: {
      [jan]: all(roster(), listed('2019-01', feb)),
      [mar]: listed('2019-01', apr, []),
      [may]: listed(may, '2020-12'),
    },
    lines: paid(150, jan, feb, may),
  },
  {
    name: 'whom a later list names since earlier months is paid back',
    ...{ scheme: medication, runs: toMay, due: owed(150, feb, mar, apr, may) },
    heard: { [jan]: all(roster(), listed('2019-01', '2020-12', [])), [apr]: listed(feb, '2020-12') },
    lines: [...[feb, mar].map((each) => `${apr}: ${each} 150 backpay`), ...paid(150, apr, may)],
  },
  {
    name: 'but not further than the policy lets months be corrected',
    ...{ scheme: medicationWith({ backPayMonths: 1 }), runs: toMay, due: owed(150, feb, mar, apr, may) },
    heard: { [jan]: all(roster(), listed('2019-01', '2020-12', [])), [apr]: listed(feb, '2020-12') },
    lines: [`${apr}: ${mar} 150 backpay`, ...paid(150, apr, may)],
  },
];
