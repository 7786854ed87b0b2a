import { type Invented, numberOf, type Pair, type Population, type Source } from './invented.ts';
import {
  exchangedDigits,
  exchangedName,
  type Mechanics,
  oneDigit,
  twoDigits,
  withCheck,
} from './mechanics.ts';
import type { Random } from './random.ts';

type Slip = (person: Invented, random: Random, how: Mechanics) => Partial<Invented> | undefined;

const isDay = (id: string): boolean => {
  const day = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  const date = new Date(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === day &&
    day > '1900-01-01' &&
    day < '2020-01-01'
  );
};
const number = (changed: string | undefined): Partial<Invented> | undefined => {
  if (changed === undefined) return undefined;
  const citizenId = withCheck(changed);
  return isDay(citizenId) ? { citizenId } : undefined;
};
const moved = (random: Random, people: readonly Invented[]): Partial<Invented> => {
  const { phone, address, subdistrict, community } = random.pick(people);
  return random.chance(0.5) ? {} : { phone, address, subdistrict, community };
};
const oneSlip: Slip = ({ citizenId }, random, how) => number(oneDigit(how, random, citizenId, 6, 17));
const otherSequence = ({ citizenId }: Invented, random: Random): Partial<Invented> => {
  // Of one sex.
  const sequence = 1 + 2 * random.below(400) + (1 - (Number(citizenId[16]) % 2));
  return { citizenId: numberOf(citizenId.slice(6, 14), sequence) };
};
const names =
  (change: (random: Random, name: string, how: Mechanics) => string | undefined): Slip =>
  ({ name }, random, how) => {
    const changed = change(random, name, how);
    return changed === undefined || changed === name ? undefined : { name: changed };
  };

/** 登记两次 how the second entry of one person differs, each kind with whether they have moved in half of the cases. */
const doubleKinds: readonly {
  readonly kind: string;
  readonly slips: readonly Slip[];
  readonly mayMove: boolean;
}[] = [
  { kind: '号码错一位', slips: [oneSlip], mayMove: true },
  {
    kind: '号码相邻互换',
    slips: [({ citizenId }, random) => number(exchangedDigits(random, citizenId, 6, 17))],
    mayMove: true,
  },
  {
    kind: '号码错两位',
    slips: [({ citizenId }, random, how) => number(twoDigits(how, random, citizenId))],
    mayMove: true,
  },
  {
    kind: '出生日月颠倒',
    slips: [
      ({ citizenId }) =>
        number(
          citizenId.slice(0, 10) + citizenId.slice(12, 14) + citizenId.slice(10, 12) + citizenId.slice(14),
        ),
    ],
    mayMove: true,
  },
  {
    kind: '字序颠倒，号码错一位',
    slips: [names((random, name) => exchangedName(random, name)), oneSlip],
    mayMove: true,
  },
  {
    kind: '字序颠倒，顺序码不同',
    slips: [names((random, name) => exchangedName(random, name)), otherSequence],
    mayMove: true,
  },
  {
    kind: '同音，号码错一位',
    slips: [names((random, name, how) => how.homophone(random, name)), oneSlip],
    mayMove: true,
  },
  {
    kind: '形近，号码错一位',
    slips: [names((random, name, how) => how.lookAlike(random, name)), oneSlip],
    mayMove: true,
  },
  {
    kind: '形近，顺序码不同',
    slips: [names((random, name, how) => how.lookAlike(random, name)), otherSequence],
    mayMove: true,
  },
  { kind: '改名，原住址', slips: [otherSequence], mayMove: false },
];

export type Double = { readonly kind: string; readonly first: Invented; readonly second: Invented };

/** People entered a second time, so many of each kind. */
export function doublesOf(
  random: Random,
  { register }: Population,
  how: Mechanics,
  each: number,
): readonly Double[] {
  const taken = new Set(register.map(({ citizenId }) => citizenId));
  return doubleKinds.flatMap(({ kind, slips, mayMove }) => {
    const made: Double[] = [];
    for (let tries = 0; made.length < each && tries < each * 200; tries += 1) {
      const first = random.pick(register);
      const changes = slips.map((slip) => slip(first, random, how));
      if (changes.includes(undefined)) continue;
      const newName = kind.startsWith('改名')
        ? { name: first.name.slice(0, 1) + random.pick(register).name.slice(1) }
        : {};
      const parts = [mayMove ? moved(random, register) : {}, ...changes, newName];
      const second = parts.reduce<Invented>((person, part) => ({ ...person, ...part }), first);
      if (taken.has(second.citizenId) || (newName.name !== undefined && newName.name === first.name))
        continue;
      taken.add(second.citizenId);
      made.push({ kind, first, second });
    }
    return made;
  });
}

/** 两个人 people who are two although much agrees: man and wife born on one day, father and son of one name. */
export function alikeOf(
  random: Random,
  { register }: Population,
  source: Source,
  each: number,
): Readonly<Record<'coupleOfOneDay' | 'fatherAndSonOfOneName', readonly Pair[]>> {
  const taken = new Set(register.map(({ citizenId }) => citizenId));
  const made = (second: (first: Invented) => Invented): readonly Pair[] => {
    const pairs: Pair[] = [];
    while (pairs.length < each) {
      const first = random.pick(register);
      const other = second(first);
      if (taken.has(other.citizenId)) continue;
      taken.add(other.citizenId);
      pairs.push([first, other]);
    }
    return pairs;
  };
  return {
    coupleOfOneDay: made((first) => {
      const sex = Number(first.citizenId[16]) % 2 === 1 ? 0 : 1;
      const sequence = source.sequenceOf(random, sex);
      return {
        ...first,
        name: source.nameOf(random, sex),
        citizenId: numberOf(first.citizenId.slice(6, 14), sequence),
      };
    }),
    fatherAndSonOfOneName: made((first) => {
      const year = Number(first.citizenId.slice(6, 10));
      const birth = `${Math.min(2018, year + 20 + random.below(15))}${source.birthOf(random).slice(4).replace('0229', '0228')}`;
      return { ...first, citizenId: numberOf(birth, source.sequenceOf(random, 1)) };
    }),
  };
}
