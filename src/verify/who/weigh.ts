import type { Text } from '../../kernel/text.ts';
import { compareNames, type NameAgreement } from '../../registry/names/compare-names.ts';
import type { NameKeys } from '../../registry/names/name-keys.ts';
import { fitsMasked } from '../../registry/names/masked-name.ts';
import { first17At } from '../../registry/people-index.ts';
import { birthClassOf, birthInNumber } from './compare-births.ts';
import { type Evidence, evidence, type SoughtPerson } from './evidence.ts';
import { compareNumbers, type NumberLikeness } from './compare-numbers.ts';
import { phoneEvidence, placeEvidence } from './contact-evidence.ts';
import type { Register } from './register.ts';
import { numberEvidence } from './weigh-number.ts';
import {
  APART,
  AS_THE_LIST_WRITES,
  type BirthClass,
  birthWeights,
  BORN_IN,
  nameWeights,
  SAME_SURNAME,
  SECOND_BIRTH,
  sexWeights,
} from './weights.ts';

/** 各项证据 everything that can be compared of somebody sought and somebody of the register. */
export function weigh(register: Register, sought: SoughtPerson, at: number): readonly Evidence[] {
  const known17 = first17At(register.index, at);
  const likeness = sought.number === undefined ? undefined : compareNumbers(sought.number, known17);
  return [
    ...nameEvidence(register, sought, at),
    ...(likeness ? numberEvidence(register, sought, at, likeness) : []),
    ...birthEvidence(register, sought, at, likeness),
    ...sexEvidence(sought, known17, likeness),
    ...phoneEvidence(register, sought, at),
    ...placeEvidence(register, sought, at),
    ...sought.doubts,
  ];
}

function nameEvidence(
  register: Register,
  { name, keys, form }: SoughtPerson,
  at: number,
): readonly Evidence[] {
  if (name === undefined || !keys) return [];
  const { names } = register.index;
  const { agreement, reasons, differences, isOneSlip } = compareNames(name, names[at] ?? '');
  const { own, relative, twin, breadth } = nameWeights[agreement];
  const isWritten = differences.includes('pinyin') || (differences.includes('part') && !name.includes('·'));
  const isApart = form === 'registered' && agreement !== 'same';
  const rare = strangerNames(register, agreement, at, { keys, form });
  const weights = {
    own: isWritten ? AS_THE_LIST_WRITES : own * (isApart ? APART.name : 1),
    stranger: Math.min(1, breadth * rare),
    relative,
    twin,
  };
  if (agreement === 'same') return [evidence('name', 'agrees', { ...weights, reasons })];
  const masked = fitsMasked(name, names[at] ?? '');
  if (masked?.fits === true) return [maskedName(masked.seen)];
  const isOther = agreement === 'other' || agreement === 'surname' || agreement === 'different';
  // Two slips in a name of two or three characters make most names of most others.
  const contradicts = isOther || !isOneSlip;
  return [
    evidence('name', contradicts ? 'differs' : 'near', {
      ...weights,
      contradicts,
      reasons: isOther ? [OTHER_NAME] : contradicts ? [...reasons, OTHER_NAME] : reasons,
    }),
  ];
}

/** What can be read of a masked name: the surname, and of as many more characters one in fifty. */
function maskedName(seen: number): Evidence {
  const stranger = SAME_SURNAME * 0.02 ** (seen - 1);
  const { relative, twin } = nameWeights.surname;
  return evidence('name', 'near', {
    own: AS_THE_LIST_WRITES,
    stranger,
    relative,
    twin,
    isPart: true,
    reasons: [{ zh: '姓名看得到的字相符', en: 'what can be read of the name agrees' }],
  });
}

const parts = ['head', 'ends', 'tail'] as const;
type NameColumn = 'exact' | 'sound' | 'letters' | 'bag' | (typeof parts)[number];

/** How many strangers have a name that agrees as much: those with the key by which it does. */
function strangerNames(
  register: Register,
  agreement: NameAgreement,
  at: number,
  { keys, form }: { readonly keys: NameKeys; readonly form: SoughtPerson['form'] },
): number {
  const { columns } = register.index;
  const shares = (column: NameColumn): boolean => columns[column][at] === keys[column];
  const share = (column: NameColumn): number => register.share(column, columns[column][at] ?? 0);
  switch (agreement) {
    case 'sound':
    case 'near-sound':
      return share('sound');
    case 'order':
      // Of a row it is its own name that others may have; of two entries either may be the right one, and the rarer says more.
      return Math.min(form === 'registered' ? share('exact') : 1, register.share('exact', keys.exact));
    case 'pinyin':
      return share('letters');
    case 'part':
      return share('head');
    case 'extra':
    case 'other':
      return Math.max(share('exact'), ...parts.filter(shares).map(share));
    case 'surname':
      return SAME_SURNAME;
    case 'different':
      return 1;
    case 'same':
    case 'shape':
    case 'near-shape':
    case 'several':
      return share('exact');
  }
}

function birthEvidence(
  register: Register,
  sought: SoughtPerson,
  at: number,
  likeness: NumberLikeness | undefined,
): readonly Evidence[] {
  const known = register.index.columns.birth[at] ?? 0;
  const inNumber = birthInNumber(sought.number);
  const { born } = sought;
  if (born && (known < born[0] || known > born[1])) return [OTHER_YEARS];
  const isInNumber = likeness !== undefined && likeness.kind !== 'other' && inNumber !== 0;
  if (isInNumber)
    return sought.birth === 0 || sought.birth === inNumber ? [] : [secondBirth(sought.birth, known)];
  // The birth date in a number that is not theirs is that of its holder.
  const day = sought.birth === 0 ? inNumber : sought.birth;
  if (day === 0) return born ? [withinYears(register, born, known)] : [];
  const kind = birthClassOf(day, known);
  const { own, breadth } = birthWeights[kind];
  const stranger =
    kind === 'same' ? register.birthShare(known) : kind === 'other' ? 1 : breadth * register.dayShare(known);
  const verdict = kind === 'same' ? 'agrees' : kind === 'other' ? 'differs' : 'near';
  const contradicts = kind === 'other';
  return [evidence('birth', verdict, { own, stranger, twin: own, contradicts, reasons: [birthTexts[kind]] })];
}

/** A year, month or age that fits says as much as few are born then. */
function withinYears(register: Register, [from, to]: readonly [number, number], known: number): Evidence {
  const days = Math.max(1, ((to - from) / 10_000) * 365);
  const stranger = Math.min(1, days * register.dayShare(known));
  return evidence('birth', 'near', {
    own: BORN_IN.within,
    stranger,
    twin: BORN_IN.within,
    isPart: true,
  });
}

/** A row that says two birth dates has one of them wrong. */
function secondBirth(day: number, known: number): Evidence {
  const kind = birthClassOf(day, known);
  const isOther = kind === 'other';
  return evidence('birth', isOther ? 'differs' : kind === 'same' ? 'agrees' : 'near', {
    ...SECOND_BIRTH[isOther ? 'other' : 'near'],
    contradicts: isOther,
    reasons: [birthTexts[kind]],
  });
}

function sexEvidence(
  { sex, form, number }: SoughtPerson,
  known17: string,
  likeness: NumberLikeness | undefined,
): readonly Evidence[] {
  if (sex === undefined) return [];
  const isSame = (sex === 'male') === (Number(known17[16]) % 2 === 1);
  const weights = sexWeights[isSame ? 'same' : 'differs'];
  // Two numbers that differ by a slip in the very digit that says the sex: what they say of it was weighed with the slip.
  const isSlip =
    form === 'registered' &&
    (likeness?.kind === 'one-digit' || likeness?.kind === 'exchange' || likeness?.kind === 'two-digits') &&
    number?.[16] !== known17[16];
  return [
    evidence('sex', isSame ? 'agrees' : 'differs', {
      ...weights,
      ...(isSlip && { own: weights.stranger }),
      contradicts: !isSame,
      reasons: isSame ? [] : [OTHER_SEX],
    }),
  ];
}

const OTHER_YEARS: Evidence = evidence('birth', 'differs', {
  own: BORN_IN.other,
  stranger: 1,
  contradicts: true,
  reasons: [{ zh: '出生年月或年龄不符', en: 'year or month of birth, or age, does not fit' }],
});
const birthTexts: Readonly<Record<BirthClass, Text>> = {
  same: { zh: '出生日期相同', en: 'same birth date' },
  'day-month': { zh: '出生月、日颠倒', en: 'day and month of birth exchanged' },
  year: { zh: '出生年份差一年', en: 'a year between the birth dates' },
  'one-digit': { zh: '出生日期差一位', en: 'birth dates differ in one digit' },
  exchange: { zh: '出生日期两位互换', en: 'two digits of the birth date exchanged' },
  other: { zh: '出生日期不同', en: 'another birth date' },
};
const OTHER_NAME: Text = { zh: '姓名不同', en: 'another name' };
const OTHER_SEX: Text = { zh: '性别不同', en: 'other sex' };
