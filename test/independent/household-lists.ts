import { lastDay, YEAR } from './dates.ts';
import type { Random } from './random.ts';
import type { HouseholdRow, ListOf } from './sheets.ts';
import { closing, type FileNames } from './titles.ts';
import { type Person, type Stay, SUBDISTRICTS, type World } from './world.ts';

type HouseholdList = ListOf<'households'>;

/** 户名单 of a world: of one to four days, of the district, of a subdistrict or of some people only. */
export function householdLists(random: Random, { people }: World, nameOf: FileNames): HouseholdList[] {
  const states = random.pick(['since', 'since', 'no-since', 'some'] as const);
  const days = ['2019-12-31', ...YEAR.map((month) => lastDay(month)), '2020-05-15'];
  const chosen = random.shuffled(days).slice(0, random.int(1, 4)).toSorted();
  return chosen
    .map((day): HouseholdList => {
      const area = random.chance(0.12) ? random.pick(SUBDISTRICTS) : undefined;
      const isPart = area === undefined && random.chance(0.12);
      const own = people.filter(
        ({ subdistrict }) => (area === undefined || subdistrict === area) && (!isPart || random.chance(0.4)),
      );
      const rows = own.flatMap((person) => rowAt(random, person, people, day, states));
      const title = titleOf(random, area, isPart);
      return {
        kind: 'households',
        day,
        file: nameOf('hu'),
        title: title + closing(random, day),
        rows,
        scope: isPart ? 'part' : 'complete',
        ...(area !== undefined && { area }),
      };
    })
    .filter(({ rows }) => rows.length > 0);
}

function titleOf(random: Random, area: string | undefined, isPart: boolean): string {
  if (isPart) return '户籍人员名单(部分)';
  return area === undefined ? random.pick(['户籍人员名单', '全区户名单']) : `${area}户籍人员名单`;
}

function rowAt(
  random: Random,
  person: Person,
  people: readonly Person[],
  day: string,
  states: 'since' | 'no-since' | 'some',
): HouseholdRow[] {
  const { id, name, diedOn } = person;
  const stay = stayOn(person.stays, day);
  if (stay === undefined || (diedOn !== undefined && diedOn <= day && random.chance(0.5))) return [];
  const head = people.find(({ heads }) => stayOn(heads, day)?.key === stay.key) ?? person;
  const isStated = states === 'since' || (states === 'some' && random.chance(0.5));
  return [
    {
      id,
      name,
      key: stay.key,
      head: { id: head.id, name: head.name },
      since: isStated ? stay.from : undefined,
    },
  ];
}

function stayOn(stays: readonly Stay[], day: string): Stay | undefined {
  return stays.find(({ from, to }) => from <= day && (to === undefined || to > day));
}
