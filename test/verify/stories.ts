import type { Category, Grade } from '../../src/kernel/certificate-number.ts';
import { inventedId } from '../importing/invented.ts';
import { day, ID, type HolderStory } from './invented-holder.ts';

const OTHER = inventedId('19510203', 3);
/** As a citizen id was before 1999: two digits of the year, no check character. */
const OLD_ID = ID.slice(0, 6) + ID.slice(8, 17);
const MISTYPED = `${ID.slice(0, 16)}3${ID.slice(17)}`;
const FEBRUARY_31 = inventedId('19510231');
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
  [
    'V20',
    'an old number of 15 digits and 2',
    one(`${OLD_ID}43`),
    { certificates: [{ number: `${OLD_ID}43`, state: 'cancelled' }] },
  ],
  ['V20', 'an old number of 15 digits', one(OLD_ID), one(`${ID}43`)],
  ['V01', '17 digits that are no old number', one(`${OLD_ID.slice(0, 8)}1301143`), one(`${ID}43`)],
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
    { statedBirthDate: day('1951-02-04') },
    { statedBirthDate: undefined },
  ],
  [
    'V08',
    'a certificate that ran out',
    { certificates: [ranOut] },
    { certificates: [{ ...ranOut, lastValidOn: day('2023-03-03') }] },
  ],
  [
    'V08',
    'a certificate that ran out yesterday',
    { certificates: [{ expiresOn: day('2020-12-30') }] },
    { certificates: [{ expiresOn: day('2020-12-30'), state: 'frozen' }] },
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
  [
    'V30',
    'two certificates of one day, both ended since, of another grade',
    { certificates: [{ state: 'cancelled' }, { grade: 2, state: 'cancelled' }] },
    { certificates: [{ state: 'cancelled' }, { grade: 2, state: 'cancelled', issuedOn: day('2016-05-05') }] },
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

const in2019 = { firstIssuedOn: day('2019-05-05'), issuedOn: day('2019-05-05') };
const multiple = (grade: Grade, ...parts: [Category, Grade][]): HolderStory => ({
  certificates: [
    {
      category: 'multiple',
      grade,
      ...in2019,
      components: parts.map(([category, each]) => ({ category, grade: each })),
    },
  ],
});
const child = (born: string, category: Category, grade: Grade): HolderStory => ({
  id: inventedId(born),
  guardian,
  certificates: [{ category, grade, ...in2019 }],
});

const laterStories: readonly Story[] = [
  [
    'V09',
    'six months left',
    { certificates: [{ expiresOn: day('2021-06-30') }] },
    { certificates: [{ expiresOn: day('2021-07-01') }] },
  ],
  [
    'V09',
    'a month left',
    { certificates: [{ expiresOn: day('2021-01-31') }] },
    { certificates: [{ expiresOn: day('2021-01-31'), state: 'frozen' }] },
  ],
  [
    'V09',
    'an extension that ends soon',
    { certificates: [{ ...ranOut, lastValidOn: day('2021-03-03') }] },
    { certificates: [{ ...ranOut, lastValidOn: day('2021-07-03') }] },
  ],
  ['V12', 'hearing 3 under the age of two', child('20170506', 'hearing', 3), child('20170505', 'hearing', 3)],
  [
    'V12',
    'hearing 4 under the age of four',
    child('20150506', 'hearing', 4),
    child('20150505', 'hearing', 4),
  ],
  ['V12', 'speech under the age of three', child('20160506', 'speech', 1), child('20160505', 'speech', 1)],
  [
    'V12',
    'psychiatric under the age of two',
    child('20170506', 'psychiatric', 1),
    child('20170505', 'psychiatric', 1),
  ],
  [
    'V12',
    'speech under the age of three among others',
    { ...child('20160506', 'physical', 1), ...multiple(1, ['physical', 1], ['speech', 2]) },
    { ...child('20160506', 'physical', 1), ...multiple(1, ['physical', 1], ['visual', 2]) },
  ],
  ['V13', 'a multiple disability of nothing', multiple(3), multiple(2, ['physical', 3], ['visual', 2])],
  [
    'V13',
    'a multiple disability of one category',
    multiple(3, ['physical', 3]),
    multiple(3, ['physical', 3], ['visual', 4]),
  ],
  [
    'V13',
    'a multiple disability of one category twice',
    multiple(3, ['physical', 3], ['physical', 4]),
    multiple(3, ['physical', 3], ['visual', 4]),
  ],
  [
    'V13',
    'a multiple disability lighter than its gravest',
    multiple(3, ['physical', 3], ['visual', 2]),
    multiple(2, ['physical', 3], ['visual', 2]),
  ],
  [
    'V13',
    'a single disability of two',
    {
      certificates: [
        {
          components: [
            { category: 'physical', grade: 3 },
            { category: 'visual', grade: 4 },
          ],
        },
      ],
    },
    { certificates: [{ components: [{ category: 'physical', grade: 3 }] }] },
  ],
  [
    'V19',
    'no subdistrict on file',
    { subdistrict: undefined },
    { subdistrict: undefined, certificates: [{ state: 'cancelled' }] },
  ],
  ['V19', 'a subdistrict of elsewhere', { subdistrict: '民族街道' }, { subdistrict: '吴家山街道' }],
  ['V25', 'a hundredth birthday', { id: inventedId('19201231') }, { id: inventedId('19210101') }],
];

/** Every check over a file has at least one. */
export const stories: readonly Story[] = [...numberStories, ...personStories, ...laterStories];
