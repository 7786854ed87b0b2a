import { birthIn, dayOf, type Invented, type Population } from './invented.ts';
import { oneDigit, withCheck } from './mechanics.ts';

import {
  type Cells,
  type Kind,
  type Making,
  blanks,
  commonName,
  dateDigit,
  dayMonth,
  exchanged,
  extra,
  homophone,
  id,
  idDigit,
  idExchange,
  idTwo,
  kind,
  letters,
  lookAlike,
  missing,
  mixed,
  nearSound,
  noDot,
  ofPairs,
  other,
  outsider,
  part,
  phoneDigit,
  renamed,
  twinOfLikeName,
  variant,
  yearBeside,
} from './kind-makers.ts';

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
