import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { Sex } from '../../kernel/citizen-id.ts';
import { parsePlainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { readAge, readBirth } from '../cells/people/read-birth.ts';
import { readCategory, readGrade } from '../cells/people/read-category.ts';
import { readListedNumber } from '../cells/people/read-identity.ts';
import { isOfThem, notesIn, readListedName, withoutNotes } from '../cells/people/listed-name.ts';
import { readSex } from '../cells/read-words.ts';
import { Fault, type CellReading } from '../cells/reading.ts';
import type { ListedPerson } from './listed-row.ts';

type Described = {
  names: string[];
  numbers: string[];
  citizenId?: string;
  certificate?: string;
  birthDate?: PlainDate;
  bornIn?: string;
  years?: number;
  sex?: Sex;
  phone?: string;
  address?: string;
  subdistrict?: string;
  community?: string;
  category?: Category | undefined;
  grade?: Grade | undefined;
  note?: string;
};

/** 描述 somebody by the words of one line, as a row of a list has them, and what such a row does not have. */
export type Description = {
  readonly listed: ListedPerson;
  /** Each word that may be a name, or a registry id. */
  readonly words: readonly string[];
  readonly category: Category | undefined;
  readonly grade: Grade | undefined;
};

/** A citizen id with one digit too many; a certificate number is longer. */
const LONGEST_ID = 19;
const LONGEST = 200;

/**
 * Understands the words of one line, in any order: name, number, birth date, year or age, sex, telephone, place, category and
 * grade; whole or with a slip.
 */
export function describedPerson(text: string): Description {
  const found: Described = { names: [], numbers: [] };
  const said = text.slice(0, LONGEST);
  for (const word of wordsOf(withoutNotes(said))) take(found, word);
  const isUnread = (note: string): boolean =>
    !isOfThem(note) && wordsOf(note).some((word) => !understood(found, word));
  const note = notesIn(said).find(isUnread) ?? found.note;
  const { names, numbers, citizenId, certificate, birthDate, bornIn, years, sex } = found;
  const { phone, address, subdistrict, community, category, grade } = found;
  // A name in letters, or with blanks between its characters, is one; of two names the first is theirs.
  const isApart = names.every((name) => /^[A-Za-z'’]+$/.test(name) || Array.from(name).length === 1);
  const whole = isApart && names.length > 0 ? [names.join(' ')] : names;
  return {
    listed: {
      role: 'self',
      name: whole[0],
      citizenId,
      certificate,
      birthDate,
      bornIn,
      sex,
      age: years === undefined ? undefined : { years, on: undefined },
      phone,
      address,
      subdistrict,
      community,
      unread: note === undefined ? undefined : { name: note },
    },
    words: [...whole.filter((name) => Array.from(name).length > 1), ...numbers],
    category,
    grade,
  };
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/[\s,、;。]+/)
    .filter((word) => word !== '');
}

/** Whatever is nothing else is a name. */
function take(found: Described, word: string): void {
  if (understood(found, word)) return;
  const name = readable(readListedName({ kind: 'text', text: word }));
  if (name?.sex !== undefined) found.sex ??= name.sex;
  if (name?.unread !== undefined) found.note ??= name.unread;
  if (name?.value !== undefined) found.names.push(name.value);
}

function understood(found: Described, word: string): boolean {
  const isNumber = /^[\dXx×*＊]{15,23}$/.test(word) || /^\d{4,}\*+[\dXx]*$/.test(word);
  if (isNumber) takeNumber(found, word);
  return isNumber || takeBirth(found, word) || takePlain(found, word) || takePlace(found, word);
}

function takeNumber(found: Described, word: string): void {
  if (word.length > LONGEST_ID) found.certificate ??= word.toUpperCase();
  const cell = { kind: 'text', text: word.length > LONGEST_ID ? word.slice(0, 18) : word } as const;
  const number = readListedNumber(cell);
  const read = number instanceof Fault ? (number.rest as string | undefined) : number;
  // Two digits short: the end was not written yet.
  const short = /^\d{16}$/.test(word) ? `${word}**` : undefined;
  const said = read ?? short;
  if (said !== undefined) found.citizenId ??= said;
}

/** A day, a month, a year or an age. Eight digits are a day where the calendar has it and somebody may be born on it, else a telephone. */
function takeBirth(found: Described, word: string): boolean {
  const years = word.endsWith('岁') ? readable(readAge({ kind: 'text', text: word })) : undefined;
  if (years !== undefined) {
    found.years ??= years;
    return true;
  }
  const born = /^(?:\d{8}|\d{4}年?|\d{4}[-./年]\d.*)$/.test(word)
    ? readable(readBirth({ kind: 'text', text: word }))
    : undefined;
  if (born === undefined || born < '1900' || born >= '2100') return false;
  const day = parsePlainDate(born);
  if (day === undefined) found.bornIn ??= born;
  else found.birthDate ??= day;
  return true;
}

function takePlain(found: Described, word: string): boolean {
  const cell = { kind: 'text', text: word } as const;
  if (/^[\d-]{7,15}$/.test(word)) found.phone ??= word;
  else if (/^\d{1,6}$/.test(word)) found.numbers.push(word);
  else if (/^[男女]性?$/.test(word)) {
    const sex = readable(readSex(cell));
    if (sex !== undefined) found.sex = sex;
  } else if (word.length > 1) {
    const category = readable(readCategory(cell));
    const grade = category?.grade ?? (word.endsWith('级') ? readable(readGrade(cell)) : undefined);
    found.category ??= category?.category;
    found.grade ??= grade;
    return category !== undefined || grade !== undefined;
  } else return false;
  return true;
}

/** Digits are in no name; what ends like a street is none either, where it is long or a name was said. */
function takePlace(found: Described, word: string): boolean {
  const isStreet = /..[路街巷村组号栋室]$/.test(word) && (word.length > 4 || found.names.length > 0);
  if (/..(?:街道|街|镇|乡)$/.test(word)) found.subdistrict ??= word;
  else if (/..(?:社区|村|大队)$/.test(word)) found.community ??= word;
  else if (/\d|[一二三四五六七八九十百](?:号|栋|幢|座|单元|室|组|楼)/.test(word) || isStreet)
    found.address = (found.address ?? '') + word;
  else return false;
  return true;
}

function readable<Value>(reading: CellReading<Value>): Value | undefined {
  return reading instanceof Fault ? undefined : reading;
}
