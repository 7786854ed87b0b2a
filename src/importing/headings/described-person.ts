import type { Sex } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { readDate } from '../cells/read-date.ts';
import { readListedNumber } from '../cells/read-identity.ts';
import { readSex } from '../cells/read-text.ts';
import { Fault, type Reading } from '../cells/reading.ts';
import type { ListedPerson } from './match-columns.ts';

type Described = {
  name?: string;
  citizenId?: string;
  certificate?: string;
  birthDate?: PlainDate;
  sex?: Sex;
  phone?: string;
  address?: string;
  subdistrict?: string;
  community?: string;
};

/** A citizen id with one digit too many; a certificate number is longer. */
const LONGEST_ID = 19;
const LONGEST = 200;

/** 描述 somebody by the words of one line, in any order: name, number, birth date, sex, telephone, place; whole or with a slip. */
export function describedPerson(text: string): ListedPerson {
  const found: Described = {};
  for (const word of text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .split(/[\s,、;。]+/))
    if (word !== '') take(found, word);
  const { name, citizenId, certificate, birthDate, sex, phone, address, subdistrict, community } = found;
  return {
    role: 'self',
    name,
    citizenId,
    certificate,
    birthDate,
    sex,
    phone,
    address,
    subdistrict,
    community,
  };
}

function take(found: Described, word: string): void {
  const birthDate = dayIn(word);
  if (/^[\dXx×*＊]{15,23}$/.test(word) || /^\d{4,}\*+[\dXx]*$/.test(word)) takeNumber(found, word);
  else if (birthDate !== undefined) found.birthDate ??= birthDate;
  else if (/^[\d-]{7,15}$/.test(word)) found.phone ??= word;
  else if (/^[男女]性?$/.test(word)) {
    const sex = readable(readSex({ kind: 'text', text: word }));
    if (sex !== undefined) found.sex = sex;
  } else if (/\d|[路街巷村组号栋室]$/.test(word) && word.length > 4)
    found.address = (found.address ?? '') + word;
  else if (/..(?:街道|街|镇|乡)$/.test(word)) found.subdistrict ??= word;
  else if (/..(?:社区|村|大队)$/.test(word)) found.community ??= word;
  else found.name = found.name === undefined ? word : `${found.name} ${word}`;
}

function takeNumber(found: Described, word: string): void {
  if (word.length > LONGEST_ID) found.certificate ??= word.toUpperCase();
  const cell = { kind: 'text', text: word.length > LONGEST_ID ? word.slice(0, 18) : word } as const;
  const number = readListedNumber(cell);
  const read = number instanceof Fault ? number.rest : number;
  if (read !== undefined) found.citizenId ??= read;
}

/** Eight digits are a day where the calendar has it and somebody may be born on it, else a telephone. */
function dayIn(word: string): PlainDate | undefined {
  const day = /^\d{8}$|^\d{4}[-./年]\d/.test(word)
    ? readable(readDate({ kind: 'text', text: word }))
    : undefined;
  return day !== undefined && day > '1900' && day < '2100' ? day : undefined;
}

function readable<Value>(reading: Reading<Value>): Value | undefined {
  return reading instanceof Fault ? undefined : reading;
}
