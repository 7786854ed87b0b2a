import type { Told } from './list-worlds.ts';

/** Who is on every list, or it would say nothing. */
export const other = { 乙: 'H9' };

/** A list as it was told, and what follows of 甲. */
export const stories: readonly (readonly [
  story: string,
  told: readonly Told[],
  households: string,
  heads: string,
])[] = [
  [
    'without a day of entry: since the day of the list',
    [{ of: '2020-08-31', rows: { 甲: 'H1' } }],
    'H1 2020-08-31..',
    '',
  ],
  [
    'since a stated day, as its head',
    [{ of: '2020-08-31', rows: { 甲: 'H1 head since 2010-01-01' } }],
    'H1 2010-01-01..',
    'H1 2010-01-01..',
  ],
  [
    'said again without a day: the start stays',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 since 2010-01-01' } },
      { of: '2020-12-31', rows: { 甲: 'H1' } },
    ],
    'H1 2010-01-01..',
    '',
  ],
  [
    'the day of entry that is stated later wins, before or after the one known',
    [
      { of: '2020-08-31', rows: { 甲: 'H1' } },
      { of: '2020-12-31', rows: { 甲: 'H1 since 2010-01-01' } },
      { of: '2021-12-31', rows: { 甲: 'H1 since 2012-01-01' } },
    ],
    'H1 2012-01-01..',
    '',
  ],
  [
    'moved on a stated day',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 since 2010-01-01' } },
      { of: '2020-12-31', rows: { 甲: 'H2 since 2020-10-08' } },
    ],
    'H1 2010-01-01..2020-10-08, H2 2020-10-08..',
    '',
  ],
  [
    'no longer on a complete list: in no household from its day on',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 since 2010-01-01', ...other } },
      { of: '2020-09-30', rows: other },
    ],
    'H1 2010-01-01..2020-09-30',
    '',
  ],
  [
    'not on a part, nor on a list with rejected rows, nor on that of another street: nothing is said of them',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 head', ...other } },
      { of: '2020-09-30 part', rows: other },
      { of: '2020-10-31', rejected: 1, rows: other },
      { of: '2020-11-30', area: '乙街道', rows: other },
    ],
    'H1 2020-08-31..',
    'H1 2020-08-31..',
  ],
  [
    'not on the list of their own street',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 head', ...other } },
      { of: '2020-11-30', area: '甲街道', rows: other },
    ],
    'H1 2020-08-31..2020-11-30',
    'H1 2020-08-31..2020-11-30',
  ],
  [
    'on a list of removals: gone from the stated day, else from that of the list',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 head', ...other } },
      { of: '2020-12-31 removals', rows: { 甲: 'H1 since 2020-10-08' } },
    ],
    'H1 2020-08-31..2020-10-08',
    'H1 2020-08-31..2020-10-08',
  ],
  [
    'head no more: until the day of the list that no longer says so',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 head since 2010-01-01' } },
      { of: '2020-12-31', rows: { 甲: 'H1 since 2010-01-01' } },
    ],
    'H1 2010-01-01..',
    'H1 2010-01-01..2020-12-31',
  ],
  [
    'head only since the list that says so, where an earlier one had them as a member',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 since 2010-01-01' } },
      { of: '2020-12-31', rows: { 甲: 'H1 head since 2010-01-01' } },
    ],
    'H1 2010-01-01..',
    'H1 2020-12-31..',
  ],
  [
    'head since an earlier day than was known, as nobody ever said otherwise',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 head' } },
      { of: '2020-12-31', rows: { 甲: 'H1 head since 2010-01-01' } },
    ],
    'H1 2010-01-01..',
    'H1 2010-01-01..',
  ],
  [
    'a stated day overrides what was known from it on',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 head since 2015-01-01' } },
      { of: '2020-12-31', rows: { 甲: 'H2 since 2010-01-01' } },
    ],
    'H2 2010-01-01..',
    '',
  ],
  [
    'in two households of one list: in the later since its day',
    [{ of: '2020-12-31', rows: { 甲: 'H1 since 2010-01-01, H2 since 2015-01-01' } }],
    'H1 2010-01-01..2015-01-01, H2 2015-01-01..',
    '',
  ],
  [
    'in two households since the same day, or since none: nobody knows in which',
    [
      { of: '2020-08-31', rows: { 甲: 'H1 since 2010-01-01' } },
      { of: '2020-12-31', rows: { 甲: 'H1, H2' } },
    ],
    'H1 2010-01-01..2020-12-31',
    '',
  ],
  [
    'twice in one household of a list: the head if a row says so',
    [{ of: '2020-12-31', rows: { 甲: 'H1, H1 head' } }],
    'H1 2020-12-31..',
    'H1 2020-12-31..',
  ],
  [
    'the corrected list of the same day replaces the one before as a whole',
    [
      { of: '2020-12-31', rows: { 甲: 'H1 head', ...other } },
      { of: '2020-12-31', rows: { 甲: 'H1 since 2010-01-01', ...other } },
    ],
    'H1 2010-01-01..',
    '',
  ],
];
