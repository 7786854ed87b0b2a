import type { Told } from './list-worlds.ts';

/** What a district has on record before the stories: 乙 is on every complete list, or nothing would be a list. */
export const other = { 乙: '2019-01..' };

const september: Told = { of: '2020-09-30', rows: { 甲: '2020-01..', ...other } };

/** A list as it was told, and what follows of 甲. */
export const stories: readonly (readonly [story: string, told: readonly Told[], expected: string])[] = [
  ['on the list', [{ of: '2020-09-30', rows: { 甲: '2020-01..' } }], '1 2020-01..2020-09'],
  [
    'on the list with an end: off after it',
    [{ of: '2020-12-31', rows: { 甲: '2020-01..2020-08', ...other } }],
    '1 2020-01..2020-08',
  ],
  [
    'on from before the list and beyond it: known up to its month',
    [{ of: '2020-09-30', rows: { 甲: '2020-01..2021-06' } }],
    '1 2020-01..2020-09',
  ],
  [
    'monthly lists: on as long as each names them, off in the month of the first that does not',
    [september, { of: '2020-10-31', rows: other }, { of: '2020-11-30', rows: other }],
    '1 2020-01..2020-09',
  ],
  [
    'not on the list half a year later: the months between are undecided',
    [
      { of: '2020-06-30', rows: { 甲: '2020-01..', ...other } },
      { of: '2020-12-31', rows: other },
    ],
    '1 2020-01..2020-06, ? 2020-07..2020-11',
  ],
  [
    'on again half a year later since the same month: on all the time',
    [
      { of: '2020-06-30', rows: { 甲: '2020-01..' } },
      { of: '2020-12-31', rows: { 甲: '2020-01..' } },
    ],
    '1 2020-01..2020-12',
  ],
  [
    'a later start loses no past, and the months between are off',
    [
      { of: '2020-06-30', rows: { 甲: '2020-01..', ...other } },
      { of: '2020-12-31', rows: { 甲: '2020-10..', ...other } },
    ],
    '1 2020-01..2020-06, 1 2020-10..2020-12',
  ],
  [
    'a list that states an end corrects the months that an earlier one called on',
    [september, { of: '2020-12-31', rows: { 甲: '2020-01..2020-07', ...other } }],
    '1 2020-01..2020-07',
  ],
  [
    'a later list that names them from before overrides that an earlier one did not',
    [
      { of: '2020-09-30', rows: other },
      { of: '2020-12-31', rows: { 甲: '2020-08..', ...other } },
    ],
    '1 2020-08..2020-12',
  ],
  [
    'an end that was stated is the end, not an open question',
    [
      { of: '2020-06-30', rows: { 甲: '2020-01..2020-06', ...other } },
      { of: '2020-12-31', rows: other },
    ],
    '1 2020-01..2020-06',
  ],
  [
    'an end beyond the list, but not on the next: undecided up to that end',
    [
      { of: '2020-06-30', rows: { 甲: '2020-01..2020-09', ...other } },
      { of: '2020-12-31', rows: other },
    ],
    '1 2020-01..2020-06, ? 2020-07..2020-09',
  ],
  [
    'two spells on one list: off between them',
    [{ of: '2020-12-31', rows: { 甲: '2020-01..2020-03, 2020-06..', ...other } }],
    '1 2020-01..2020-03, 1 2020-06..2020-12',
  ],
  [
    'added: on from the month on the row up to the month of the list, then undecided',
    [
      { of: '2020-12-31', rows: other },
      { of: '2021-01-31 additions', rows: { 甲: '2021-01..' } },
    ],
    '1 2021-01..2021-01',
  ],
  [
    'added and on the next complete list: on throughout',
    [
      { of: '2020-12-31', rows: other },
      { of: '2021-01-31 additions', rows: { 甲: '2021-01..' } },
      { of: '2021-03-31', rows: { 甲: '2021-01..', ...other } },
    ],
    '1 2021-01..2021-03',
  ],
  [
    'a list of additions ends nobody',
    [
      { of: '2020-12-31', rows: { 甲: '2020-01..', ...other } },
      { of: '2021-01-31 additions', rows: { 丙: '2021-01..' } },
    ],
    '1 2020-01..2020-12',
  ],
  [
    'removed: off from the month of the stop until a later list says otherwise',
    [september, { of: '2020-12-31 removals', rows: { 甲: '..2020-11' } }],
    '1 2020-01..2020-10, 0 2020-11..',
  ],
  [
    'removed without a month: off from the month after the list',
    [september, { of: '2020-11-30 removals', rows: { 甲: '..' } }],
    '1 2020-01..2020-11, 0 2020-12..',
  ],
  [
    'removed without a month after the end that a list stated: on to that end and no longer',
    [
      { of: '2020-09-30', rows: { 甲: '2020-01..2020-09', ...other } },
      { of: '2020-11-30 removals', rows: { 甲: '..' } },
    ],
    '1 2020-01..2020-09, 0 2020-10..',
  ],
  [
    'the same with an end after the month of its list',
    [
      { of: '2020-09-30', rows: { 甲: '2020-01..2020-10', ...other } },
      { of: '2020-12-31 removals', rows: { 甲: '..' } },
    ],
    '1 2020-01..2020-10, 0 2020-11..',
  ],
  [
    'removed from a month after the end that a list stated: undecided between the two',
    [
      { of: '2020-09-30', rows: { 甲: '2020-01..2020-09', ...other } },
      { of: '2020-12-31 removals', rows: { 甲: '..2020-12' } },
    ],
    '1 2020-01..2020-09, ? 2020-10..2020-11, 0 2020-12..',
  ],
  [
    'the month of a removal decides what the complete list after it would leave open',
    [
      { of: '2020-06-30', rows: { 甲: '2020-01..', ...other } },
      { of: '2020-12-31', rows: other },
      { of: '2020-12-31 removals', rows: { 甲: '..2020-09' } },
    ],
    '1 2020-01..2020-08, 0 2020-09..',
  ],
  [
    'removed and later on a list again',
    [
      september,
      { of: '2020-10-31 removals', rows: { 甲: '..2020-10' } },
      { of: '2021-03-31', rows: { 甲: '2021-02..', ...other } },
    ],
    '1 2020-01..2020-09, 1 2021-02..2021-03',
  ],
  [
    'not on a list with rejected rows: it says nothing of them',
    [september, { of: '2020-10-31', rejected: 1, rows: other }],
    '1 2020-01..2020-09',
  ],
  ['a part ends nobody', [september, { of: '2020-10-31 part', rows: other }], '1 2020-01..2020-09'],
  [
    'not on the list of the street where they are recorded: off',
    [september, { of: '2020-11-30', area: '甲街道', rows: other }],
    '1 2020-01..2020-09, ? 2020-10..2020-10, 0 2020-11..2020-11',
  ],
  [
    'not on the list of another street: nothing is said of them',
    [september, { of: '2020-11-30', area: '乙街道', rows: other }],
    '1 2020-01..2020-09',
  ],
  [
    'the corrected list of the same day replaces the one before as a whole',
    [
      { of: '2020-10-31', rows: { 甲: '2020-01..', ...other } },
      { of: '2020-10-31', rows: other },
    ],
    '',
  ],
  [
    'and so does one with other months',
    [
      { of: '2020-10-31', rows: { 甲: '2020-01..', ...other } },
      { of: '2020-10-31', rows: other },
      { of: '2020-10-31', rows: { 甲: '2020-01..2020-08', ...other } },
    ],
    '1 2020-01..2020-08',
  ],
  [
    'two sheets of one workbook are one list',
    [
      { of: '2020-10-31', command: 1, rows: { 甲: '2020-01..' } },
      { of: '2020-10-31', command: 1, rows: other },
    ],
    '1 2020-01..2020-10',
  ],
  [
    'of one person and day the later part corrects the earlier',
    [
      { of: '2020-10-31 part', rows: { 甲: '2020-01..' } },
      { of: '2020-10-31 part', rows: { 甲: '2020-06..' } },
    ],
    '1 2020-06..2020-10',
  ],
];
