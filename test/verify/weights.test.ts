import { expect, test } from 'vitest';
import type { ListedPerson } from '../../src/importing/headings/listed-row.ts';
import { indexPeople } from '../../src/registry/people-index.ts';
import { createRegister } from '../../src/verify/who/register.ts';
import { soughtOnRecord, soughtAsDescribed } from '../../src/verify/who/sought-person.ts';
import { createWho } from '../../src/verify/who/who.ts';
import { someone } from '../payout/registry.ts';

const known = { phone: '10012345678', address: '三店路12号3栋101室' };
const id = someone(123, '19650817');
const people = [
  { id: 1, citizen_id: id, name: '王建国', ...known },
  // Of the same name, and nothing else.
  ...Array.from({ length: 39 }, (_, at) => ({
    id: at + 2,
    citizen_id: someone(500 + at, `19${30 + at}0101`),
    name: '李志强',
    phone: null,
    address: null,
  })),
  { id: 41, citizen_id: someone(700, '19400303'), name: '李志强', phone: null, address: null },
  // Of one home with the first.
  { id: 42, citizen_id: someone(124, '19650817'), name: '王建军', ...known },
  { id: 43, citizen_id: someone(301, '19930505'), name: '王小明', ...known },
  { id: 44, citizen_id: someone(124, '19700908'), name: '赵燕', ...known },
];
const index = indexPeople(people, people.length);
const nowhere = { placeOf: () => 0, asOf: '2020-12-31' as never };
const nothing: ListedPerson = {
  role: 'self',
  name: undefined,
  citizenId: undefined,
  certificate: undefined,
  birthDate: undefined,
  sex: undefined,
  phone: undefined,
  address: undefined,
  subdistrict: undefined,
  community: undefined,
};
const contacts = { phone: known.phone, address: known.address };

/**
 * What a row says, of whom of the register it is weighed, and the bits that it comes to: worked out by hand from the tables of
 * docs/who.md, the term that counts most beside each. A register of fewer than 5,000 counts as one of 5,000.
 */
test.each<[string, Partial<ListedPerson>, number, number]>([
  // 0.9 against 5,000 strangers, of whom 39 have the name.
  ['a name that 39 others have', { name: '李志强' }, 41, -5.4],
  // 0.9 against 5,000 × 0.000025.
  ['a name that nobody else has', { name: '王建国' }, 1, 2.8],
  // 0.97 × 0.003 against 0.002 numbers that slipped in.
  ['the number beside a name wholly different', { name: '赵小燕', citizenId: id }, 1, 0.5],
  // 0.97 × 0.006 against 0.002 × 0.05.
  ['the number beside the surname alone', { name: '王小燕', citizenId: id }, 1, 5.9],
  // 0.9 × 0.6 × 0.6 against a family of three: 3.06 × 0.0005 × 0.5 × 0.75.
  ['name, telephone and home of a family', { name: '王建国', ...contacts }, 1, 9.1],
  // 0.012 × 0.93 × 0.6 × 0.6 against a twin: 0.016 × 0.5 × 0.995 × 0.5 × 0.85.
  [
    'the birth date, telephone and home of a twin with another character',
    { name: '王建民', birthDate: '1965-08-17' as never, ...contacts },
    1,
    0.2,
  ],
  // 0.97 × 0.9 against 0.002 × 0.000025: a number that slipped in seldom meets the name, too.
  ['number and name', { name: '王建国', citizenId: id }, 1, 24],
  // 0.004 × 0.024 × 0.9 against 5,000 × 0.000025: another valid number beside the name.
  ['the name beside the number of nobody', { name: '王建国', citizenId: someone(9, '19800101') }, 1, -9],
])('%s', (_, said, of, bits) => {
  const who = createWho(createRegister(index, 1));
  const at = people.findIndex((one) => one.id === of);
  expect(who.judge(soughtAsDescribed({ ...nothing, ...said }, nowhere), at).score).toBeCloseTo(bits, 0);
});

test.each<[string, number, number, number]>([
  // 3 × 0.012 × 0.36 × 3/17 × 0.15 × 0.5 × 0.6 × 0.6 against 0.016 × 0.5 × 0.7 × 0.93 × 0.3 × 0.5 × 0.85.
  ['twins', 1, 42, -3.4],
  ['father and son', 1, 43, -19.3],
  ['people of one home', 1, 44, -24.8],
])('two entries: %s', (_, one, other, bits) => {
  const who = createWho(createRegister(index, 2));
  const at = (of: number): number => people.findIndex((person) => person.id === of);
  expect(who.judge(soughtOnRecord(index, at(one)), at(other)).score).toBeCloseTo(bits, 0);
});

/** 幸福 of two subdistricts, each with twenty people, and 160 elsewhere, all of one name. */
test('a community is that of its subdistrict, not one of the same name elsewhere', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({
    id: at + 1,
    citizen_id: someone(100 + at, `19${30 + (at % 60)}0101`),
    name: '李志强',
    phone: null,
    address: null,
  }));
  const places = indexPeople(many, many.length);
  many.forEach((_, at) => {
    places.columns.subdistrict[at] = at < 20 ? 1 : at < 40 ? 2 : 3;
    places.columns.community[at] = at < 40 ? 4 : 5;
  });
  const who = createWho(createRegister(places, 1));
  const numbers: Readonly<Record<string, number>> = { 东街道: 1, 西街道: 2, 幸福社区: 4 };
  const of = (said: Partial<ListedPerson>) =>
    soughtAsDescribed(
      { ...nothing, name: '李志强', ...said },
      { ...nowhere, placeOf: (one) => numbers[one ?? ''] ?? 0 },
    );
  const whole = of({ subdistrict: '东街道', community: '幸福社区' });
  const place = (at: number) => who.judge(whole, at).evidence.find(({ field }) => field === 'place');
  expect([place(0)?.verdict, place(20)?.verdict, place(40)?.verdict]).toEqual(['agrees', 'near', 'differs']);
  // Half as many have both as have a community of that name: a bit more.
  const [both, alone] = [whole, of({ community: '幸福社区' })].map((one) => who.judge(one, 0).score);
  expect((both ?? 0) - (alone ?? 0)).toBeCloseTo(Math.log2(39 / 19), 1);
});
