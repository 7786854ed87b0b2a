import { inventedId } from '../intake/invented.ts';
import { day, type HolderStory } from './invented-holder.ts';

const ID = inventedId();
const OTHER = inventedId('19010203', 3);
const MISTYPED = `${ID.slice(0, 16)}3${ID.slice(17)}`;
const FEBRUARY_31 = inventedId('19010231');
const [unborn, newborn] = [inventedId('20210101'), inventedId('20200101')];
const [minor, adultToday] = [inventedId('20030101'), inventedId('20021231')];
const in2020 = { firstIssuedOn: day('2020-06-01'), issuedOn: day('2020-06-01') };
const ranOut = { expiresOn: day('2018-09-16') };
const reissued = { number: `${ID}43B1`, firstIssuedOn: day('2019-01-02') };
const guardian = '李四';

/** A planted defect: the one check that must find it, who has it, and the twin who is in order. */
export type Story = readonly [code: string, what: string, planted: HolderStory, twin: HolderStory];

const one = (number: string): HolderStory => ({ certificates: [{ number }] });

const numberStories: readonly Story[] = [
  ['V01', 'a number that lost a digit', one(`${ID}4`), one(`${ID}43`)],
  ['V01', 'a category digit 8', one(`${ID}83`), one(`${ID}43`)],
  ['V01', 'a grade digit 0', one(`${ID}40`), one(`${ID}43`)],
  ['V01', 'a reissue B0', one(`${ID}43B0`), one(`${ID}43B1`)],
  ['V01', 'an old number of 15 digits and 2', one(`${ID.slice(0, 15)}43`), {}],
  ['V02', 'a mistyped digit', one(`${MISTYPED}43`), one(`${ID}43`)],
  ['V03', 'a birth on 31 February', one(`${FEBRUARY_31}43`), {}],
  [
    'V03',
    'a birth to come',
    { id: unborn, guardian, certificates: [in2020] },
    { id: newborn, guardian, certificates: [in2020] },
  ],
  ['V03', 'a birth after the issue', { id: newborn, guardian }, { id: inventedId('20150505'), guardian }],
  ['V04', 'a number of grade 4 on record as 3', one(`${ID}44`), one(`${ID}43`)],
  ['V04', 'a visual number on record as physical', one(`${ID}13`), one(`${ID}43`)],
  ['V07', 'a number of somebody else', one(`${OTHER}43`), one(`${ID}43`)],
];

const personStories: readonly Story[] = [
  ['V05', 'a man on record as a woman', { statedSex: 'female' }, { statedSex: undefined }],
  [
    'V06',
    'another birth date on record',
    { statedBirthDate: day('1901-02-04') },
    { statedBirthDate: undefined },
  ],
  [
    'V08',
    'a certificate that ran out',
    { certificates: [ranOut] },
    { certificates: [{ ...ranOut, lastValidOn: day('2021-03-03') }] },
  ],
  [
    'V08',
    'a certificate that ran out yesterday',
    { certificates: [{ expiresOn: day('2020-12-30') }] },
    { certificates: [{ expiresOn: day('2020-12-31') }] },
  ],
  [
    'V08',
    'a suspended certificate that ran out',
    { certificates: [{ ...ranOut, state: 'suspended' }] },
    { certificates: [ranOut, reissued] },
  ],
  [
    'V10',
    'a lost certificate live beside its reissue',
    { certificates: [{}, reissued] },
    { certificates: [{ state: 'cancelled' }, reissued] },
  ],
  [
    'V10',
    'a suspended certificate beside its reissue',
    { certificates: [{ state: 'suspended' }, reissued] },
    { certificates: [{ state: 'transferred-out' }, reissued] },
  ],
  ['V11', 'a minor without a guardian', { id: minor }, { id: minor, guardian }],
  ['V11', 'a minor until the day of coming of age', { id: minor }, { id: adultToday }],
  [
    'V11',
    'an intellectual disability without a guardian',
    { certificates: [{ category: 'intellectual' }] },
    { guardian, certificates: [{ category: 'intellectual' }] },
  ],
  [
    'V11',
    'a psychiatric disability without a guardian',
    { certificates: [{ category: 'psychiatric' }] },
    { certificates: [{ category: 'psychiatric', state: 'cancelled' }] },
  ],
];

/** Every check has at least one. */
export const stories: readonly Story[] = [...numberStories, ...personStories];
