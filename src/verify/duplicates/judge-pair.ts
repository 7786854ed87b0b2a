import { birthDateOf, type CitizenId, sexOf } from '../../kernel/citizen-id.ts';
import type { Text } from '../../kernel/text.ts';
import { ALIKE, compareNames } from '../../registry/names/compare-names.ts';
import { typingError, typingErrorText } from '../../registry/near-number.ts';

/** What is compared of a person. */
export type ComparedPerson = {
  readonly citizen_id: CitizenId;
  readonly name: string;
  /** A number for the telephone and the address; 0 for none, or for one of many people. */
  readonly phone: number;
  readonly address: number;
};

/** How surely two people are one, to 99, and why. */
export type PairStrength = { readonly strength: number; readonly reasons: readonly Text[] };

// An order, not a probability: what agrees most surely counts, and each further thing a little.
const WEIGHTS = { id: 85, birth: 80, phone: 70, address: 60 } as const;
const FURTHER = 5;
const OTHER_SEX = 10;
const SUREST = 99;
/** From this strength on two names are one, written in two ways. */
const ONE_NAME = 97;

const words: Readonly<Record<'birth' | 'phone' | 'address', Text>> = {
  birth: { zh: '出生日期相同', en: 'same birth date' },
  phone: { zh: '电话相同', en: 'same telephone' },
  address: { zh: '住址相同', en: 'same address' },
};

/** 判断一对 how surely two people are one; undefined where their names are not alike or nothing else agrees. */
export function judgePair(one: ComparedPerson, other: ComparedPerson): PairStrength | undefined {
  const name = compareNames(one.name, other.name);
  if (name.strength < ALIKE) return undefined;
  const error = typingError(one.citizen_id.slice(0, 17), other.citizen_id.slice(0, 17));
  const agreeing = [
    ...(error ? (['id'] as const) : []),
    ...(birthDateOf(one.citizen_id) === birthDateOf(other.citizen_id) ? (['birth'] as const) : []),
    ...(['phone', 'address'] as const).filter((part) => one[part] !== 0 && one[part] === other[part]),
  ];
  if (agreeing.length === 0) return undefined;
  // A family shares its telephone and home, and parents name children after themselves: there only one name counts.
  const isContactOnly = !agreeing.some((part) => part === 'id' || part === 'birth');
  if (isContactOnly && name.strength < ONE_NAME) return undefined;
  const sum = Math.max(...agreeing.map((part) => WEIGHTS[part])) + FURTHER * (agreeing.length - 1);
  const isOtherSex = sexOf(one.citizen_id) !== sexOf(other.citizen_id);
  const strength = Math.round((sum * name.strength) / 100) - (isOtherSex ? OTHER_SEX : 0);
  const said = agreeing.map((part) => (part === 'id' ? error && typingErrorText(error) : words[part]));
  return {
    strength: Math.min(SUREST, strength),
    reasons: [
      ...(name.reasons.length === 0 ? [{ zh: '同名', en: 'same name' }] : name.reasons),
      ...said.filter((text) => text !== undefined),
      ...(isOtherSex ? [{ zh: '性别不同', en: 'other sex' }] : []),
    ],
  };
}
