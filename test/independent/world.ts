import { certificateStory, type Certificate } from './certificates.ts';
import { dayOf, monthOf, plusMonths, plusYears } from './dates.ts';
import { citizenIdOf } from './numbers.ts';
import { anyDay, type Random, randomFrom } from './random.ts';

/** A stretch of days: its first, and the day on which it is no longer so. */
export type Stay = { readonly key: string; readonly from: string; readonly to?: string };
/** 低保 or another kind of relief, from a month through a month. */
export type Spell = { readonly from: string; readonly to?: string; readonly category: string };
export type Move = { readonly on: string; readonly direction: '迁出' | '迁入' };

/** What is true of one invented person. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly bornOn: string;
  /** 户籍街道; undefined where no roster writes it. */
  readonly subdistrict: string | undefined;
  readonly certificates: readonly Certificate[];
  readonly diedOn: string | undefined;
  readonly moves: readonly Move[];
  readonly spells: readonly Spell[];
  readonly stays: readonly Stay[];
  readonly heads: readonly Stay[];
  readonly guardian: { readonly id: string; readonly name: string } | undefined;
};

/** A small invented district in 2020: dated facts, before any office wrote them down. */
export type World = { readonly seed: number; readonly people: readonly Person[] };

export const SUBDISTRICTS = ['吴家山街道', '径河街道', '长青街道'] as const;
const ELSEWHERE = '虚构街道';
const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张');
const GIVEN = ['安', '宁', '和平', '永年', '春生', '秀英', '志远', '思源', '明', '小雨'];
const OTHER_RELIEF = ['特困供养', '低保边缘', '建档立卡'];

type Draft = { -readonly [Field in keyof Person]: Person[Field] };
type Household = { readonly key: string; readonly members: Draft[] };

/** Invents a district from a seed: so many people in households, or 5 to 25. */
export function worldOf(seed: number, count = 0): World {
  const random = randomFrom(seed);
  const people: Draft[] = [];
  const households: Household[] = [];
  const size = count === 0 ? random.int(5, 25) : count;
  while (people.length < size) {
    const members = Array.from({ length: random.int(1, 5) }, (_, nth) =>
      invented(random, people.length + nth, nth),
    );
    people.push(...members);
    households.push({ key: `H${String(households.length + 1).padStart(3, '0')}`, members });
  }
  for (const household of households) {
    live(random, household, households);
    relieve(random, household.members);
  }
  // Whoever left for a household lived there by then: heads are settled when everybody has moved.
  for (const { key } of households) settleHeads(key, people);
  for (const person of people) appointGuardian(random, person, people);
  return { seed, people };
}

function invented(random: Random, index: number, nth: number): Draft {
  const isMinor = random.chance(nth === 0 ? 0.05 : 0.2);
  const year = isMinor ? random.int(2001, 2012) : random.int(1935, 1996);
  const bornOn = dayOf(year, random.int(1, 12), random.int(1, 28));
  const surname = SURNAMES[Math.floor(index / GIVEN.length) % SURNAMES.length] ?? '';
  const diedOn = random.chance(0.09) ? anyDay(random) : undefined;
  const moves = movesOf(random, diedOn);
  const isHolder = random.chance(0.65);
  return {
    id: citizenIdOf(bornOn, index + 1),
    name: surname + (GIVEN[index % GIVEN.length] ?? ''),
    bornOn,
    diedOn,
    moves,
    spells: [],
    stays: [],
    heads: [],
    guardian: undefined,
    subdistrict: subdistrictOf(random),
    certificates: [],
    ...(isHolder && {
      certificates: certificateStory(random, citizenIdOf(bornOn, index + 1), { bornOn, diedOn, moves }),
    }),
  };
}

function subdistrictOf(random: Random): string | undefined {
  if (random.chance(0.04)) return undefined;
  return random.chance(0.04) ? ELSEWHERE : random.pick(SUBDISTRICTS);
}

function movesOf(random: Random, diedOn: string | undefined): Move[] {
  if (!random.chance(0.1)) return [];
  const out = anyDay(random);
  const back = anyDay(random);
  const moves: Move[] = [{ on: out, direction: '迁出' }];
  if (random.chance(0.5) && back > out) moves.push({ on: back, direction: '迁入' });
  return moves.filter(({ on }) => diedOn === undefined || on < diedOn);
}

/** 户籍: who is in which household from when, who joins, leaves, goes over to another and comes back. */
function live(random: Random, { key, members }: Household, all: readonly Household[]): void {
  for (const [nth, person] of members.entries()) {
    const isNew = nth > 0 && random.chance(0.06);
    const before = plusYears(person.bornOn, random.int(0, 12));
    const from = isNew ? anyDay(random) : before < '2019-12-01' ? before : person.bornOn;
    const leavesOn = anyDay(random);
    if (!random.chance(0.12) || leavesOn <= from) {
      person.stays = [{ key, from }];
      continue;
    }
    person.stays = [{ key, from, to: leavesOn }];
    const other = random.pick(all);
    if (other.key === key || random.chance(0.3)) continue;
    const returnsOn = anyDay(random);
    const isReturning = random.chance(0.3) && returnsOn > leavesOn;
    person.stays = [
      ...person.stays,
      { key: other.key, from: leavesOn, ...(isReturning && { to: returnsOn }) },
      ...(isReturning ? [{ key, from: returnsOn }] : []),
    ];
  }
}

/** 户主: the first of the household; when they die or leave, the eldest who is there, an adult before a minor. */
function settleHeads(key: string, people: readonly Draft[]): void {
  const own = people.filter(({ stays }) => stays.some((stay) => stay.key === key));
  const starts = own.map(({ stays }) => stays.find((stay) => stay.key === key)?.from ?? '');
  let from = starts.filter((start) => start > '2020').toSorted()[0];
  if (starts.some((start) => start < '2020')) from = '2019-12-31';
  while (from !== undefined && from <= '2020-12-31') {
    const since: string = from;
    const there = own.flatMap((person) => {
      const stay = person.stays.find(
        (one) => one.key === key && one.from <= since && (one.to ?? '9999') > since,
      );
      return stay && (person.diedOn ?? '9999') > since ? [{ person, stay }] : [];
    });
    const [next] = there.toSorted((one, other) => (one.person.bornOn < other.person.bornOn ? -1 : 1));
    if (!next) {
      from = starts.filter((start) => start > since).toSorted()[0];
      continue;
    }
    const ends = [next.person.diedOn, next.stay.to].filter((day) => day !== undefined).toSorted();
    const to = ends[0];
    const begun = since < '2020' ? next.stay.from : since;
    next.person.heads = [...next.person.heads, { key, from: begun, ...(to !== undefined && { to }) }];
    from = to;
  }
}

/** 低保: mostly whole households, some people alone; some fall out and come back. */
function relieve(random: Random, members: readonly Draft[]): void {
  const isPoor = random.chance(0.5);
  const first = spellsOf(random);
  for (const person of members) {
    if (isPoor && random.chance(0.85)) person.spells = first;
    else if (random.chance(0.15)) person.spells = spellsOf(random);
    if (person.spells.length > 0 && random.chance(0.08)) {
      const category = random.pick(OTHER_RELIEF);
      person.spells = person.spells.map((spell) => ({ ...spell, category }));
    }
  }
}

function spellsOf(random: Random): Spell[] {
  const category = '低保';
  const year = random.chance(0.6) ? random.int(2018, 2019) : 2020;
  const from = monthOf(dayOf(year, random.int(1, year === 2020 ? 11 : 12), 1));
  const earliest = from < '2020-01' ? '2020-01' : from;
  const to = plusMonths(earliest, random.int(0, 9));
  if (!random.chance(0.45) || to > '2020-12') return [{ from, category }];
  const again = plusMonths(to, random.int(2, 4));
  if (again > '2020-12' || random.chance(0.5)) return [{ from, to, category }];
  return [
    { from, to, category },
    { from: again, category },
  ];
}

function appointGuardian(random: Random, person: Draft, people: readonly Draft[]): void {
  if (person.bornOn < '2000' && !random.chance(0.1)) return;
  const adults = people.filter(({ bornOn, id }) => bornOn < '2000' && id !== person.id);
  if (adults.length === 0 || random.chance(0.2)) return;
  const { id, name } = random.pick(adults);
  person.guardian = { id, name };
}
