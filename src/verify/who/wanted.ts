import type { ListedPerson } from '../../importing/headings/match-columns.ts';
import { nameKeysOf } from '../../registry/names/name-keys.ts';
import {
  addressKeys,
  first17At,
  type PeopleIndex,
  phoneDigits,
  phoneKey,
} from '../../registry/people-index.ts';
import { checkCharacterOf } from '../../kernel/citizen-id.ts';
import { nameKeyNames, type NameKeys } from '../../registry/names/name-keys.ts';
import { type Wanted } from './evidence.ts';
import { formOf } from './compare-numbers.ts';

/** Somebody whom a list names; `placeOf` gives the number of a subdistrict or community of the register. */
export function wantedOf(listed: ListedPerson, placeOf: (place: string | undefined) => number): Wanted {
  const { name, citizenId, birthDate, sex, phone, address, subdistrict, community } = listed;
  return {
    ...{ name, keys: name === undefined ? undefined : nameKeysOf(name) },
    ...{ number: citizenId, form: citizenId === undefined ? undefined : formOf(citizenId) },
    ...{ birth: birthDate === undefined ? 0 : Number(birthDate.replaceAll('-', '')), sex },
    ...{ phone: phoneKey(phone), phoneDigits: phoneDigits(phone), ...addressKeys(address) },
    ...{ subdistrict: placeOf(subdistrict), community: placeOf(community) },
  };
}

/** Somebody of the register, to be held against the others. */
export function wantedAt(index: PeopleIndex, at: number): Wanted {
  const { columns, names, phones } = index;
  const of = (column: keyof typeof columns): number => columns[column][at] ?? 0;
  const first17 = first17At(index, at);
  const keys = Object.fromEntries(nameKeyNames.map((key) => [key, of(key)])) as NameKeys;
  return {
    ...{ name: names[at], keys, number: first17 + checkCharacterOf(first17), form: 'registered', birth: 0 },
    ...{ sex: of('sequence') % 2 === 1 ? 'male' : 'female', phone: of('phone') },
    ...{ phoneDigits: phones[at] ?? 0, address: of('address'), door: of('door') },
    ...{ subdistrict: of('subdistrict'), community: of('community') },
  };
}
