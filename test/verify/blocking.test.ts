import { expect, test } from 'vitest';
import type { ListedPerson } from '../../src/importing/headings/listed-row.ts';
import { indexPeople } from '../../src/registry/people-index.ts';
import { createSearch } from '../../src/verify/who/blocking.ts';
import { soughtAsDescribed } from '../../src/verify/who/sought-person.ts';
import { someone } from '../payout/registry.ts';

const nowhere = { placeOf: () => 0, asOf: '2020-12-31' as never };

const id = someone(123, '19650817');
const known = { id: 1, citizen_id: id, name: '王建国', phone: '10012345678', address: '三店路12号3栋101室' };
const others = Array.from({ length: 50 }, (_, at) => ({
  id: at + 2,
  citizen_id: someone(500 + at, `19${40 + at}0101`),
  name: '赵小燕',
  phone: `1009999${1000 + at}`,
  address: `环湖路${at}号`,
}));
const search = createSearch(indexPeople([known, ...others], 51));
const changed = (number: string, at: number, to: string): string =>
  number.slice(0, at) + to + number.slice(at + to.length);
/** One digit of the year and one of the day. */
const twoOff = changed(changed(id, 9, '9'), 13, '9');

/** What a slip leaves, and the key by which the person is found all the same. */
test.each<[string, Partial<ListedPerson>]>([
  ['the number with one digit of the sequence wrong', { citizenId: changed(id, 15, '9') }],
  ['the year of birth wrong in the number', { citizenId: changed(id, 8, '75') }],
  [
    'the day of birth wrong in the number, and the name',
    { name: '王健强', citizenId: changed(id, 12, '29') },
  ],
  [
    'year and day wrong in the number, the last character of the name, too',
    { name: '王建军', citizenId: changed(id, 9, '71') },
  ],
  ['year and day wrong in the number, the surname, too', { name: '汪建国', citizenId: changed(id, 9, '71') }],
  ['two digits of the number wrong', { citizenId: changed(changed(id, 9, '9'), 15, '9') }],
  ['a digit of the number missing', { citizenId: id.slice(0, 12) + id.slice(13) }],
  ['the number blacked out but for its end', { citizenId: `999999********${id.slice(14)}` }],
  ['the number blacked out from the year on', { citizenId: `${id.slice(0, 10)}********` }],
  ['day and month of birth exchanged', { birthDate: '1965-08-17' as never, name: '王国建' }],
  ['the year of birth wrong', { birthDate: '1966-08-17' as never }],
  ['the name in another order and the birth date', { name: '王国建', birthDate: '1965-08-17' as never }],
  ['one character of the name missing, and the telephone', { name: '王国', phone: '100 1234 5678' }],
  ['another surname and the telephone', { name: '黄建国', phone: '10012345678' }],
  ['the name alike and the address', { name: '王健国', address: '径河街道三店路12号3幢101' }],
  ['the name and the street with its number', { address: '三店路12号' }],
  ['the name alone', {}],
  ['the name in letters alone', { name: 'Wang Jianguo' }],
  // Each of these is found by one key alone: without it nobody would be weighed.
  ['birth date, and another given name', { name: '王小燕', birthDate: '1965-08-17' as never }],
  ['year and sequence, and the surname', { name: '王小燕', citizenId: changed(id, 10, '1130') }],
  ['month, day and sequence, and the surname', { name: '王小燕', citizenId: changed(id, 6, '2007') }],
  ['the name with the year', { birthDate: '1965-08-19' as never }],
  ['the characters of the name with the sequence', { name: '国建王', citizenId: twoOff }],
  ['the last character with the sequence', { name: '黄志国', citizenId: twoOff }],
  ['the whole address', { name: '李小燕', address: '径河街道三店路12号3幢101' }],
  ['the door, and a name alike', { name: '王大国', address: '三店路12号9栋909室' }],
])('%s: the person is weighed', (_, said) => {
  const nothing = { citizenId: undefined, certificate: undefined, birthDate: undefined, sex: undefined };
  const noPlace = { phone: undefined, address: undefined, subdistrict: undefined, community: undefined };
  const listed: ListedPerson = { role: 'self', name: '王建国', ...nothing, ...noPlace, ...said };
  expect(search(soughtAsDescribed(listed, nowhere))).toEqual([0]);
});

test('a name without its dot is the name: somebody is found by it alone', () => {
  const dotted = { ...known, name: '买买提·吐尔逊' };
  const find = createSearch(indexPeople([dotted, ...others], 51));
  const nothing = { citizenId: undefined, certificate: undefined, birthDate: undefined, sex: undefined };
  const noPlace = { phone: undefined, address: undefined, subdistrict: undefined, community: undefined };
  expect(
    find(soughtAsDescribed({ role: 'self', name: '买买提吐尔逊', ...nothing, ...noPlace }, nowhere)),
  ).toEqual([0]);
});
