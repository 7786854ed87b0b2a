import { birthIn, dayOf, type Invented, type Pair, type Population, sexIn } from './invented.ts';
import {
  exchangedDigits,
  exchangedName,
  type Mechanics,
  missingCharacter,
  oneDigit,
  twoDigits,
  withCheck,
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

type Making = { readonly random: Random; readonly people: Population; readonly how: Mechanics };

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
function kind(name: string, shown: readonly Part[], ...changes: readonly Change[]): Kind {
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
const id =
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

const homophone = name(({ how, random }, of) => how.homophone(random, of));
const nearSound = name(({ how, random }, of) => how.nearSound(random, of));
const lookAlike = name(({ how, random }, of) => how.lookAlike(random, of));
const variant = name(({ how, random }, of) => how.variant(random, of));
const exchanged = name(({ random }, of) => exchangedName(random, of));
const missing = name(({ random }, of) => missingCharacter(random, of));
const extra = name(({ how, random }, of) => how.extraCharacter(random, of));
const other = name(({ how, random }, of) => how.otherCharacter(random, of));
const blanks = name((_, of) => (Array.from(of).length > 3 ? undefined : Array.from(of).join('　')));
const letters = name(({ how }, of) => how.pinyin(of));
const part = name((_, of) => (of.includes('·') ? of.split('·')[0] : undefined));
const noDot = name((_, of) => (of.includes('·') ? of.replace('·', '') : undefined));
const renamed = name(({ people, random }, of) => of.slice(0, 1) + random.pick(people.register).name.slice(1));

const idDigit = (from: number, to: number) =>
  id(({ how, random }, of) => oneDigit(how, random, of, from, to));
const idExchange = (from: number, to: number) =>
  id(({ random }, of) => exchangedDigits(random, of, from, to));
const idTwo = id(({ how, random }, of) => twoDigits(how, random, of));

const dayMonth = birth((_, of) => of.slice(0, 4) + of.slice(6) + of.slice(4, 6));
const yearBeside = birth(
  ({ random }, of) => String(Number(of.slice(0, 4)) + (random.chance(0.5) ? 1 : -1)) + of.slice(4),
);
const dateDigit = birth(({ how, random }, of) => oneDigit(how, random, of, 2, 8));
const phoneDigit: Change = ({ phone }, { how, random }) => ({
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
function mixed(kindName: string, make: Kind['make']): Kind {
  return { kind: kindName, meant: true, make };
}

/** A row of somebody who is not on the register. */
function outsider(
  kindName: string,
  shown: readonly Part[],
  of: (made: Making) => Invented | undefined,
): Kind {
  return {
    ...{ kind: kindName, meant: false },
    make: (made) => {
      const person = of(made);
      return person && filled(person, made, shown, []);
    },
  };
}

const commonName = ({ people, random }: Making): Invented => {
  const [one, two] = [random.pick(people.register), random.pick(people.strangers)];
  return { ...two, name: one.name };
};
/** A twin who is not on the register, with a name nearly that of the one who is and slips in their own number. */
const twinOfLikeName =
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
const ofPairs =
  (which: keyof Population['outside']) =>
  ({ people, random }: Making) =>
    random.pick<Pair>(people.outside[which])[0];

const numbers: readonly Kind[] = [
  kind('号码姓名全对', ['id']),
  kind('只有号码', ['id'], () => ({ 姓名: '' })),
  kind('残疾人证号在身份证号列', [], ({ citizenId }) => ({ 身份证号: `${citizenId}43` })),
  kind('号码小写全角带空格', [], ({ citizenId }) => ({
    身份证号: ` ${citizenId.slice(0, 6)} ${citizenId.slice(6, 14)} ${citizenId.slice(14)}`
      .toLowerCase()
      .replaceAll('9', '９'),
  })),
  kind('号码错一位：出生', [], idDigit(6, 14)),
  kind('号码错一位：顺序码', [], idDigit(14, 17)),
  kind('号码错一位：地区', [], idDigit(0, 6)),
  kind(
    '号码错一位：校验码',
    [],
    id(
      ({ random }, of) =>
        of.slice(0, 17) + random.pick(Array.from('0123456789X').filter((one) => one !== of[17])),
    ),
  ),
  kind(
    '号码错一位，校验码重算',
    [],
    id(({ how, random }, of) => withCheck(oneDigit(how, random, of, 8, 17))),
  ),
  kind('号码相邻互换：出生', [], idExchange(8, 14)),
  kind('号码相邻互换：顺序码', [], idExchange(13, 17)),
  kind('号码错两位', [], idTwo),
  kind('号码错两位，有电话住址', ['phone', 'address'], idTwo),
  kind(
    '号码少一位(17位)',
    [],
    id(({ random }, of) =>
      Array.from(of)
        .toSpliced(6 + random.below(11), 1)
        .join(''),
    ),
  ),
  kind(
    '号码多一位(19位)',
    [],
    id(({ random }, of) =>
      Array.from(of)
        .toSpliced(6 + random.below(11), 0, String(random.below(10)))
        .join(''),
    ),
  ),
  kind(
    '老号码15位',
    [],
    id((_, of) => (of.slice(6, 8) === '19' ? of.slice(0, 6) + of.slice(8, 17) : undefined)),
  ),
  kind(
    'Excel后三位成000',
    [],
    id((_, of) => `${of.slice(0, 15)}000`),
  ),
  kind(
    'Excel科学记数，有出生',
    ['birth'],
    id((_, of) => `${of.slice(0, 1)}.${of.slice(1, 6)}E+17`),
  ),
  kind(
    '号码打码：中间',
    [],
    id((_, of) => `${of.slice(0, 6)}********${of.slice(14)}`),
  ),
  kind(
    '号码打码：后四位',
    [],
    id((_, of) => `${of.slice(0, 14)}****`),
  ),
  kind(
    '号码打码：出生月日',
    [],
    id((_, of) => `${of.slice(0, 10)}****${of.slice(14)}`),
  ),
  kind(
    'X写成×',
    [],
    id((_, of) => (of.endsWith('X') ? `${of.slice(0, 17)}×` : undefined)),
  ),
  kind('只有残疾人证号', [], ({ citizenId }) => ({ 残疾人证号: `${citizenId}43` })),
];

const names: readonly Kind[] = [
  kind('姓名和出生', ['birth']),
  kind('同音+出生', ['birth'], homophone),
  kind('近音+出生', ['birth'], nearSound),
  kind('形近+出生', ['birth'], lookAlike),
  kind('繁体异体+出生', ['birth'], variant),
  kind('字序颠倒+出生', ['birth'], exchanged),
  kind('漏字+出生', ['birth'], missing),
  kind('多字+出生', ['birth'], extra),
  kind('空格+出生', ['birth'], blanks),
  kind('拼音+出生', ['birth'], letters),
  kind('少数民族名只写本名+出生', ['birth'], part),
  kind('少数民族名无间隔点+出生', ['birth'], noDot),
  kind('一字全错+出生+性别+街道', ['birth', 'sex', 'place'], other),
  kind('同音+电话', ['phone'], homophone),
  kind('形近+电话', ['phone'], lookAlike),
  kind('漏字+电话', ['phone'], missing),
  kind('同音+住址', ['address'], homophone),
  kind('姓名和电话', ['phone']),
  kind('姓名和住址', ['address']),
  kind('姓名、住址门牌写法不同', ['sex'], ({ address, subdistrict, community }) => ({
    家庭住址: `${subdistrict}${address.startsWith(community) ? '' : community}${address.replace('栋', '幢').replace(/室$/, '')}`,
  })),
  kind('姓名和电话错一位', ['sex'], phoneDigit),
  kind('日月颠倒+电话', ['phone'], dayMonth),
  kind('年份差一+电话', ['phone'], yearBeside),
  kind('日期错一位+电话', ['phone'], dateDigit),
  kind('日月颠倒+街道性别', ['sex', 'place'], dayMonth),
  kind('年份差一+住址', ['address'], yearBeside),
  kind('同音+日期错一位+电话', ['phone'], homophone, dateDigit),
  kind('同音+号码错一位', [], homophone, idDigit(6, 17)),
  kind('形近+号码互换', [], lookAlike, idExchange(8, 17)),
  kind('漏字+号码错一位+电话', ['phone'], missing, idDigit(6, 17)),
  kind('同音+号码错两位+电话住址', ['phone', 'address'], homophone, idTwo),
  kind('同音，号码对', ['id'], homophone),
  kind('漏字，号码对', ['id'], missing),
  kind('改名，号码出生都对', ['id', 'birth'], renamed),
  kind('重名，电话分得开', ['phone'], namesake),
  kind('重名，街道社区性别', ['sex', 'place'], namesake),
];

/** A person who has a namesake on the register, or none. */
function namesake(person: Invented, { people }: Making): Cells | undefined {
  return (timesOf(people).get(person.name) ?? 0) > 1 ? {} : undefined;
}
const counted = new WeakMap<Population, ReadonlyMap<string, number>>();
function timesOf(people: Population): ReadonlyMap<string, number> {
  const known = counted.get(people);
  if (known) return known;
  const times = new Map<string, number>();
  for (const { name: of } of people.register) times.set(of, (times.get(of) ?? 0) + 1);
  counted.set(people, times);
  return times;
}

const others: readonly Kind[] = [
  // Name and birth date are the person's, the number is somebody else's.
  mixed('别人的号码，姓名出生对', ({ random, people }) => {
    const [person, holder] = [random.pick(people.register), random.pick(people.register)];
    if (person.name === holder.name) return undefined;
    return {
      person,
      cells: { 姓名: person.name, 身份证号: holder.citizenId, 出生日期: dayOf(birthIn(person)) },
    };
  }),
  mixed('双胞胎之一的号码，姓名是另一个', ({ random, people }) => {
    const [person, other] = random.pick(people.inside.twins);
    return { person, cells: { 姓名: person.name, 身份证号: other.citizenId } };
  }),
  outsider('外人：姓名和号码', ['id'], ({ people, random }) => random.pick(people.strangers)),
  outsider('外人：姓名和出生', ['birth'], ({ people, random }) => random.pick(people.strangers)),
  outsider('外人：姓名、出生、性别、街道', ['birth', 'sex', 'place'], ({ people, random }) =>
    random.pick(people.strangers),
  ),
  outsider('外人常见名：号码', ['id'], commonName),
  outsider('外人常见名：出生', ['birth'], commonName),
  outsider('外人常见名：出生、电话', ['birth', 'phone'], commonName),
  outsider('外人：双胞胎在册', ['id', 'phone', 'address'], ofPairs('twins')),
  outsider('外人：兄弟姐妹在册', ['id', 'phone', 'address'], ofPairs('siblings')),
  outsider('外人：父子在册', ['id', 'phone', 'address'], ofPairs('fatherAndSon')),
  outsider('外人：双胞胎在册，无号码', ['birth', 'phone', 'address'], ofPairs('twins')),
  outsider('外人常见名：性别、街道社区', ['sex', 'place'], commonName),
  outsider(
    '外人：双胞胎在册，同音，号码错一位',
    ['id', 'phone', 'address'],
    twinOfLikeName(['homophone'], 1),
  ),
  outsider(
    '外人：双胞胎在册，同音，号码错两位',
    ['id', 'phone', 'address'],
    twinOfLikeName(['homophone'], 2),
  ),
  outsider('外人：双胞胎在册，近音形近，号码错两位', ['id'], twinOfLikeName(['nearSound', 'lookAlike'], 2)),
];

export const kinds: readonly Kind[] = [...numbers, ...names, ...others];
