import { firstDay, lastDay } from './dates.ts';
import { type Commands, standing } from './statements.ts';
import type { Truth } from './truth.ts';

/** 东西湖区的十二个街道 as policies/dongxihu/district.yaml names them, as far as our lists do. */
const OF_THE_DISTRICT = ['吴家山街道', '径河街道', '长青街道'];

export type People = {
  readonly diedOn: (id: string) => string | undefined;
  /** 迁出 before the month, and not back in it: who leaves counts to the month's end, who comes from its beginning. */
  readonly hasLeft: (id: string, month: string) => boolean;
  /** 户籍在本区 on some day of the month. */
  readonly isLocal: (id: string, month: string) => Truth;
  readonly subdistrictOn: (id: string, day: string) => string | undefined;
  readonly guardianOf: (id: string) => string | undefined;
};

type Address = { readonly from: string; readonly subdistrict: string };

/** Deaths, moves, addresses and guardians: of one thing the statement of the latest day has the word. */
export function peopleBy(commands: Commands): People {
  const deaths = new Map<string, string>();
  for (const { rows } of standing('deaths', commands)) for (const { id, on } of rows) deaths.set(id, on);
  const guardians = new Map<string, string>();
  for (const { rows } of standing('accounts', commands))
    for (const { id, guardian } of rows) if (guardian) guardians.set(id, guardian.id);
  const moves = movesBy(commands);
  const addresses = addressesBy(commands);
  const addressesOf = (id: string) => addresses.get(id) ?? [];
  const hasLeft = (id: string, month: string): boolean => {
    const [first, last] = [firstDay(month), lastDay(month)];
    const begun = moves.filter(({ on, direction }) => (direction === '迁出' ? on < first : on <= last));
    return begun.findLast((move) => move.id === id)?.direction === '迁出';
  };
  return {
    diedOn: (id) => deaths.get(id),
    guardianOf: (id) => guardians.get(id),
    subdistrictOn: (id, day) => addressesOf(id).findLast(({ from }) => from <= day)?.subdistrict,
    hasLeft,
    isLocal: (id, month) => {
      if (hasLeft(id, month)) return false;
      return addressesOf(id).some(({ from }) => from <= lastDay(month)) || undefined;
    },
  };
}

function movesBy(commands: Commands) {
  const known = new Map<string, { id: string; on: string; direction: string }>();
  for (const { rows } of standing('moves', commands))
    for (const { id, on, direction } of rows) known.set(`${id} ${on}`, { id, on, direction });
  return [...known.values()].toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/** 户籍街道 by the rosters: the first since the first issue, a later one from the day of the list that first says it. */
function addressesBy(commands: Commands): ReadonlyMap<string, readonly Address[]> {
  const known = new Map<string, Address[]>();
  for (const { day, rows } of standing('holders', commands)) {
    for (const { id, subdistrict, firstIssuedOn } of rows) {
      // A name that the policies do not have may be a slip: where they live is not known by it.
      if (subdistrict === undefined || !OF_THE_DISTRICT.includes(subdistrict)) continue;
      const own = known.get(id) ?? [];
      known.set(id, own);
      if (own.at(-1)?.subdistrict !== subdistrict)
        own.push({ from: own.length === 0 ? firstIssuedOn : day, subdistrict });
    }
  }
  return known;
}
