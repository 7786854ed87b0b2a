import { checkCharacterOf } from '../../src/kernel/citizen-id.ts';
import type { Random } from './random.ts';

/** Somebody invented. */
export type Invented = {
  readonly name: string;
  readonly citizenId: string;
  readonly phone: string;
  readonly address: string;
  readonly subdistrict: string;
  readonly community: string;
};

/** Two people of one family, or of one name. */
export type Pair = readonly [Invented, Invented];

/** 虚构的人口 who is on the register, who is not, and who is whose: the second of `outside` pairs is on the register. */
export type Population = {
  readonly register: readonly Invented[];
  readonly strangers: readonly Invented[];
  /** Both on the register. */
  readonly inside: Readonly<Record<'twins' | 'siblings' | 'fatherAndSon', readonly Pair[]>>;
  readonly outside: Readonly<Record<'twins' | 'siblings' | 'fatherAndSon', readonly Pair[]>>;
};

/** How a generator's people come about. */
export type Source = {
  readonly nameOf: (random: Random, sex: 0 | 1) => string;
  /** The name of a twin, of a brother or sister, or of a son. */
  readonly relativeName: (random: Random, of: string, kind: 'twins' | 'siblings' | 'fatherAndSon') => string;
  readonly birthOf: (random: Random) => string;
  readonly sequenceOf: (random: Random, sex: 0 | 1) => number;
  readonly homeOf: (random: Random) => Pick<Invented, 'phone' | 'address' | 'subdistrict' | 'community'>;
  /** Whether the second of a family has the telephone of the first. */
  readonly sharesPhone: number;
};

export const birthIn = ({ citizenId }: Pick<Invented, 'citizenId'>): string => citizenId.slice(6, 14);
export const sexIn = ({ citizenId }: Pick<Invented, 'citizenId'>): 0 | 1 =>
  Number(citizenId[16]) % 2 === 1 ? 1 : 0;
export const dayOf = (birth: string): string => `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;

/** A valid number of the area that does not exist. */
export function numberOf(birth: string, sequence: number): string {
  const first17 = `999999${birth}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacterOf(first17);
}

/** Makes a population: a share of families, the rest single; every number once. */
export function populate(random: Random, source: Source, size: number): Population {
  const taken = new Set<string>();
  const make = (given: Partial<Invented> & { birth?: string; near?: string } = {}): Invented => {
    for (;;) {
      const sex: 0 | 1 =
        given.near !== undefined && random.chance(0.65)
          ? sexOfNumber(given.near)
          : random.chance(0.5)
            ? 1
            : 0;
      const birth = given.birth ?? source.birthOf(random);
      const sequence =
        given.near === undefined ? source.sequenceOf(random, sex) : nearSequence(random, given.near, sex);
      const citizenId = numberOf(birth, sequence);
      if (taken.has(citizenId)) continue;
      taken.add(citizenId);
      const home = source.homeOf(random);
      return {
        name: given.name ?? source.nameOf(random, sex),
        citizenId,
        phone: given.phone ?? home.phone,
        address: given.address ?? home.address,
        subdistrict: given.subdistrict ?? home.subdistrict,
        community: given.community ?? home.community,
      };
    }
  };
  const relative = (of: Invented, kind: keyof Population['inside']): Invented => {
    const { address, subdistrict, community } = of;
    const years = kind === 'siblings' ? 1 + random.below(8) : 20 + random.below(15);
    const birth = kind === 'twins' ? birthIn(of) : yearsLater(random, source, birthIn(of), years);
    return make({
      address,
      subdistrict,
      community,
      birth,
      name: source.relativeName(random, of.name, kind),
      ...(kind === 'twins' && { near: of.citizenId }),
      ...(random.chance(source.sharesPhone) && { phone: of.phone }),
    });
  };
  const register: Invented[] = [];
  const families = (share: number, isInside: boolean): Population['inside'] => {
    const of = (kind: keyof Population['inside']): Pair[] =>
      Array.from({ length: Math.round(size * share) }, () => {
        const first = make();
        const second = relative(first, kind);
        register.push(first);
        if (isInside) register.push(second);
        return isInside ? [first, second] : [second, first];
      });
    return { twins: of('twins'), siblings: of('siblings'), fatherAndSon: of('fatherAndSon') };
  };
  const inside = families(0.01, true);
  const outside = families(0.01, false);
  while (register.length < size) register.push(make());
  // A third of a list's strangers have the name of somebody on the register, as strangers of a place do.
  const strangers = Array.from({ length: Math.max(400, size / 20) }, () => make());
  return { register: shuffled(random, register), strangers, inside, outside };
}

function sexOfNumber(citizenId: string): 0 | 1 {
  return sexIn({ citizenId });
}

/** Twins are registered one after the other. */
function nearSequence(random: Random, near: string, sex: 0 | 1): number {
  const own = Number(near.slice(14, 17));
  const step = 1 + random.below(4);
  const sequence = own + step > 998 ? own - step : own + step;
  return sequence % 2 === sex ? sequence : sequence + 1;
}

function yearsLater(random: Random, source: Source, birth: string, years: number): string {
  const other = source.birthOf(random);
  return `${Math.min(2018, Number(birth.slice(0, 4)) + years)}${other.slice(4) === '0229' ? '0228' : other.slice(4)}`;
}

/** In an order that says nothing. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [all[at], all[other]] = [all[other] as Item, all[at] as Item];
  }
  return all;
}

/** A day of a year that the calendar has. */
export function someDay(random: Random, year: number): string {
  const month = 1 + random.below(12);
  const days = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 28;
  const day = 1 + random.below(days);
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}
