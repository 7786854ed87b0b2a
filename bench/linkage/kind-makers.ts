import { birthIn, dayOf, type Invented, type Pair, type Population, sexIn } from './invented.ts';
import {
  exchangedDigits,
  exchangedName,
  type Mechanics,
  missingCharacter,
  oneDigit,
  twoDigits,
} from './mechanics.ts';
import type { Random } from './random.ts';

/** The cells of a row of a list, by heading. */
export type Cells = Readonly<Partial<Record<Heading, string>>>;
export const headings = [
  '姓名',
  '身份证号',
  '残疾人证号',
  '出生日期',
  '性别',
  '联系电话',
  '家庭住址',
  '街道',
  '社区',
] as const;
type Heading = (typeof headings)[number];

/** 差错的种类 a kind of row of a list: whom it means, undefined for nobody on the register, and what it says. */
export type Kind = {
  readonly kind: string;
  readonly meant: boolean;
  readonly make: (made: Making) => { readonly cells: Cells; readonly person: Invented } | undefined;
};

export type Making = { readonly random: Random; readonly people: Population; readonly how: Mechanics };

type Part = 'id' | 'birth' | 'sex' | 'phone' | 'address' | 'place';
const parts: Readonly<Record<Part, (person: Invented) => Cells>> = {
  id: ({ citizenId }) => ({ 身份证号: citizenId }),
  birth: (person) => ({ 出生日期: dayOf(birthIn(person)) }),
  sex: (person) => ({ 性别: sexIn(person) === 1 ? '男' : '女' }),
  phone: ({ phone }) => ({ 联系电话: phone }),
  address: ({ address }) => ({ 家庭住址: address }),
  place: ({ subdistrict, community }) => ({ 街道: subdistrict, 社区: community }),
};

type Change = (person: Invented, made: Making) => Cells | undefined;

/** A row with some parts of a person as they are, and changes on top of them. */
export function kind(name: string, shown: readonly Part[], ...changes: readonly Change[]): Kind {
  return {
    kind: name,
    meant: true,
    make: (made) => filled(made.random.pick(made.people.register), made, shown, changes),
  };
}

function filled(person: Invented, made: Making, shown: readonly Part[], changes: readonly Change[]) {
  let cells = shown.reduce<Cells>((some, part) => ({ ...some, ...parts[part](person) }), {
    姓名: person.name,
  });
  for (const change of changes) {
    const changed = change(person, made);
    if (!changed) return undefined;
    cells = { ...cells, ...changed };
  }
  return { cells, person };
}

const name =
  (change: (made: Making, name: string) => string | undefined): Change =>
  (person, made) => {
    const 姓名 = change(made, person.name);
    return 姓名 === undefined || 姓名 === person.name ? undefined : { 姓名 };
  };
export const id =
  (change: (made: Making, id: string) => string | undefined): Change =>
  (person, made) => {
    const 身份证号 = change(made, person.citizenId);
    return 身份证号 === undefined || 身份证号 === person.citizenId ? undefined : { 身份证号 };
  };
const birth =
  (change: (made: Making, birth: string) => string | undefined): Change =>
  (person, made) => {
    const changed = change(made, birthIn(person));
    const isDay = changed !== undefined && changed !== birthIn(person) && isCalendarDay(changed);
    return isDay ? { 出生日期: dayOf(changed) } : undefined;
  };

export const homophone = name(({ how, random }, of) => how.homophone(random, of));
export const nearSound = name(({ how, random }, of) => how.nearSound(random, of));
export const lookAlike = name(({ how, random }, of) => how.lookAlike(random, of));
export const variant = name(({ how, random }, of) => how.variant(random, of));
export const exchanged = name(({ random }, of) => exchangedName(random, of));
export const missing = name(({ random }, of) => missingCharacter(random, of));
export const extra = name(({ how, random }, of) => how.extraCharacter(random, of));
export const other = name(({ how, random }, of) => how.otherCharacter(random, of));
export const blanks = name((_, of) => (Array.from(of).length > 3 ? undefined : Array.from(of).join('　')));
export const letters = name(({ how }, of) => how.pinyin(of));
export const part = name((_, of) => (of.includes('·') ? of.split('·')[0] : undefined));
export const noDot = name((_, of) => (of.includes('·') ? of.replace('·', '') : undefined));
export const renamed = name(
  ({ people, random }, of) => of.slice(0, 1) + random.pick(people.register).name.slice(1),
);

export const idDigit = (from: number, to: number) =>
  id(({ how, random }, of) => oneDigit(how, random, of, from, to));
export const idExchange = (from: number, to: number) =>
  id(({ random }, of) => exchangedDigits(random, of, from, to));
export const idTwo = id(({ how, random }, of) => twoDigits(how, random, of));

export const dayMonth = birth((_, of) => of.slice(0, 4) + of.slice(6) + of.slice(4, 6));
export const yearBeside = birth(
  ({ random }, of) => String(Number(of.slice(0, 4)) + (random.chance(0.5) ? 1 : -1)) + of.slice(4),
);
export const dateDigit = birth(({ how, random }, of) => oneDigit(how, random, of, 2, 8));
export const phoneDigit: Change = ({ phone }, { how, random }) => ({
  联系电话: oneDigit(how, random, phone, 3, phone.length),
});

function isCalendarDay(day: string): boolean {
  const date = new Date(`${dayOf(day)}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === dayOf(day) &&
    date.getUTCFullYear() < 2020
  );
}

/** A row that has one part of one person and the rest of another: nobody may be taken for sure. */
export function mixed(kindName: string, make: Kind['make']): Kind {
  return { kind: kindName, meant: true, make };
}

/** A row of somebody who is not on the register. */
export function outsider(
  kindName: string,
  shown: readonly Part[],
  of: (made: Making) => Invented | undefined,
): Kind {
  return {
    kind: kindName,
    meant: false,
    make: (made) => {
      const person = of(made);
      return person && filled(person, made, shown, []);
    },
  };
}

export const commonName = ({ people, random }: Making): Invented => {
  const [one, two] = [random.pick(people.register), random.pick(people.strangers)];
  return { ...two, name: one.name };
};
/** A twin who is not on the register, with a name nearly that of the one who is and slips in their own number. */
export const twinOfLikeName =
  (names: readonly ('homophone' | 'nearSound' | 'lookAlike')[], slips: 1 | 2) =>
  ({ people, random, how }: Making): Invented | undefined => {
    const [twin, holder] = random.pick<Pair>(people.outside.twins);
    const like = how[random.pick(names)](random, holder.name);
    // One surname, and two names.
    if (like === undefined || like === holder.name || !like.startsWith(holder.name.slice(0, 1)))
      return undefined;
    const { citizenId } = twin;
    const number = slips === 1 ? oneDigit(how, random, citizenId, 6, 18) : twoDigits(how, random, citizenId);
    return { ...twin, name: like, citizenId: number };
  };
export const ofPairs =
  (which: keyof Population['outside']) =>
  ({ people, random }: Making) =>
    random.pick<Pair>(people.outside[which])[0];
