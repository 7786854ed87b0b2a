import type { ListedPerson, Unread } from '../../importing/headings/listed-row.ts';
import { nameKeysOf } from '../../registry/names/name-keys.ts';
import {
  addressKeys,
  first17At,
  type PeopleIndex,
  phoneDigits,
  phoneKey,
} from '../../registry/people-index.ts';
import { maskIn, maskPhone } from '../../kernel/mask.ts';
import { checkCharacterOf } from '../../kernel/citizen-id.ts';
import { nameKeyNames, type NameKeys } from '../../registry/names/name-keys.ts';
import { type Evidence, evidence, type SoughtPerson } from './evidence.ts';
import { partsOf, type PlainDate } from '../../kernel/plain-date.ts';
import type { ReadRegister } from './read-register.ts';
import { formOf } from './compare-numbers.ts';

/**
 * Somebody whom a list names; `placeOf` gives the number of a subdistrict or community of the register, `asOf` is the day of
 * an age that has none.
 */
export function soughtAsDescribed(
  listed: ListedPerson,
  { placeOf, asOf }: Pick<ReadRegister, 'placeOf' | 'asOf'>,
): SoughtPerson {
  const { name, citizenId, birthDate, sex, phone, address, subdistrict, community } = listed;
  return {
    name,
    keys: name === undefined ? undefined : nameKeysOf(name),
    number: citizenId,
    form: citizenId === undefined ? undefined : formOf(citizenId),
    birth: birthDate === undefined ? 0 : numberOf(birthDate),
    born: bornBetween(listed, asOf),
    sex,
    phone: phoneKey(phone),
    phoneDigits: phoneDigits(phone),
    ...addressKeys(address),
    subdistrict: placeOf(subdistrict),
    community: placeOf(community),
    doubts: doubtsOf(listed.unread),
  };
}

const doubted = {
  name: ['name', '姓名旁有注', 'a note beside the name'],
  number: ['number', '号码没有读懂', 'an id that was not understood'],
  birth: ['birth', '出生日期没有读懂', 'a birth date that was not understood'],
  age: ['birth', '年龄没有读懂', 'an age that was not understood'],
  sex: ['sex', '性别没有读懂', 'a sex that was not understood'],
} as const;

/** What was not read weighs nothing; it only keeps anybody from being meant beyond doubt. A note beside a name does even where the number is theirs. */
function doubtsOf(unread: Unread = {}): readonly Evidence[] {
  return (Object.keys(unread) as (keyof Unread)[]).map((cell) => {
    const [field, zh, en] = doubted[cell];
    const isName = cell === 'name';
    const note = isName ? maskPhone(maskIn(unread[cell] ?? '')) : undefined;
    const reason = note === undefined ? { zh, en } : { zh: `${zh}（${note}）`, en: `${en} (${note})` };
    return evidence(field, 'differs', {
      own: 1,
      stranger: 1,
      contradicts: isName,
      reasons: [reason],
    });
  });
}

function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''));
}

// An age counted the old way is up to two years over; one without a day may stand in a list that is some years old.
const [OLD_WAY, LIST_AGE] = [2, 5];

function bornBetween({ birthDate, bornIn, age }: ListedPerson, asOf: PlainDate): SoughtPerson['born'] {
  if (birthDate !== undefined) return undefined;
  if (bornIn !== undefined)
    return [numberOf(`${bornIn}-01-01`.slice(0, 10)), numberOf(bornIn + '-12-31'.slice(bornIn.length - 4))];
  if (!age) return undefined;
  const year = partsOf(age.on ?? asOf).year - age.years;
  const first = year - 1 - (age.on === undefined ? LIST_AGE : 0);
  return [numberOf(`${String(first)}-01-01`), numberOf(`${String(year + OLD_WAY)}-12-31`)];
}

/** Somebody of the register, to be held against the others. */
export function soughtOnRecord(index: PeopleIndex, at: number): SoughtPerson {
  const { columns, names, phones } = index;
  const of = (column: keyof typeof columns): number => columns[column][at] ?? 0;
  const first17 = first17At(index, at);
  const keys = Object.fromEntries(nameKeyNames.map((key) => [key, of(key)])) as NameKeys;
  return {
    name: names[at],
    keys,
    number: first17 + checkCharacterOf(first17),
    form: 'registered',
    birth: 0,
    born: undefined,
    sex: of('sequence') % 2 === 1 ? 'male' : 'female',
    phone: of('phone'),
    phoneDigits: phones[at] ?? 0,
    address: of('address'),
    door: of('door'),
    subdistrict: of('subdistrict'),
    community: of('community'),
    doubts: [],
  };
}
