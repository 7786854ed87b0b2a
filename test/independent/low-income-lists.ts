import { lastDay, monthOf, monthsBetween, plusMonths, YEAR } from './dates.ts';
import type { Random } from './random.ts';
import type { ListOf, LowIncomeRow } from './sheets.ts';
import { closing, type FileNames } from './titles.ts';
import { type Person, type Spell, SUBDISTRICTS, type World } from './world.ts';

type LowIncomeList = ListOf<'low-income'>;
type Named = { readonly title: string; readonly stem: string };

/** The word for what a list is stands in its title, or only in the name of its file. */
const names: Readonly<Record<'complete' | 'part' | 'additions' | 'removals', readonly Named[]>> = {
  complete: [
    { title: '低保名单', stem: 'dibao' },
    { title: '全区低保名单', stem: 'dibao' },
    { title: '低保对象名单(全量)', stem: 'dibao' },
  ],
  part: [{ title: '低保名单(部分)', stem: 'dibao' }],
  additions: [
    { title: '新增低保名单', stem: 'dibao' },
    { title: '低保新纳入人员名单', stem: 'dibao' },
    { title: '低保名单', stem: '新增低保' },
  ],
  removals: [
    { title: '低保停保人员名单', stem: 'dibao' },
    { title: '低保减少名单', stem: 'dibao' },
    { title: '低保名单', stem: '停保' },
  ],
};

/** 低保名单 of a world: complete ones of some months, of single subdistricts, and what came and went between. */
export function lowIncomeLists(random: Random, { people }: World, nameOf: FileNames): LowIncomeList[] {
  const often = random.pick([1, 0.6, 0.3]);
  const byArea = random.pick([0, 0, 0.4]);
  const months = ['2019-12', ...YEAR].filter((month) => random.chance(month === '2020-12' ? 0.9 : often));
  const complete = months.flatMap((month) => {
    const day = random.chance(0.85) ? lastDay(month) : `${month}-20`;
    if (!random.chance(byArea)) return [completeList(random, people, day, nameOf)];
    const areas = random.shuffled(SUBDISTRICTS).slice(0, random.int(1, 3));
    return areas.map((area) => completeList(random, people, day, nameOf, area));
  });
  const changes = random.chance(0.5) ? YEAR.filter(() => random.chance(0.4)) : [];
  return [...complete, ...changes.flatMap((month) => changeLists(random, people, month, nameOf))].filter(
    ({ rows }) => rows.length > 0,
  );
}

function completeList(
  random: Random,
  people: readonly Person[],
  day: string,
  nameOf: FileNames,
  area?: string,
): LowIncomeList {
  const own = people.filter(({ subdistrict }) => area === undefined || subdistrict === area);
  const { title, stem } = area === undefined ? random.pick(names.complete) : areaName(area);
  return {
    kind: 'low-income',
    scope: 'complete',
    day,
    file: nameOf(stem),
    ...(area !== undefined && { area }),
    title: title + closing(random, day),
    rows: own.flatMap((person) => rowsAt(random, person, monthOf(day))),
  };
}

function areaName(area: string): Named {
  return { title: `${area}低保名单`, stem: 'dibao' };
}

/** Who is on in the month; now and then who has just gone, an earlier spell, or a later start than was said before. */
function rowsAt(random: Random, { id, name, spells, diedOn }: Person, month: string): LowIncomeRow[] {
  const began = spells.filter(({ from }) => from <= month);
  const isOn = began.some(({ to }) => to === undefined || to >= month);
  if (diedOn !== undefined && monthOf(diedOn) < month && random.chance(0.7)) return [];
  const told = began.filter(({ to }) => {
    if (to === undefined || to >= month) return true;
    return random.chance(isOn ? 0.4 : 0.15);
  });
  return told.map(({ from, to, category }) => ({
    id,
    name,
    category,
    from: to === undefined && random.chance(0.05) ? laterStart(random, from, month) : from,
    to: to !== undefined && (to < month || (to === month && random.chance(0.5))) ? to : undefined,
  }));
}

function laterStart(random: Random, from: string, month: string): string {
  return random.pick(monthsBetween(from < '2020-01' ? '2020-01' : from, month).concat(month));
}

/** 新增、减少、部分 of a month, on days of their own. */
function changeLists(
  random: Random,
  people: readonly Person[],
  month: string,
  nameOf: FileNames,
): LowIncomeList[] {
  const list = (
    scope: 'part' | 'additions' | 'removals',
    day: string,
    rows: readonly LowIncomeRow[],
  ): LowIncomeList => {
    const { title, stem } = random.pick(names[scope]);
    const file = nameOf(stem);
    return { kind: 'low-income', scope, day, file, title: title + closing(random, day), rows };
  };
  const spells = people.flatMap(({ id, name, spells: own }) => own.map((spell) => ({ id, name, spell })));
  const added = spells.filter(({ spell }) => spell.from === month);
  const gone = spells.filter(({ spell }) => spell.to === plusMonths(month, -1) && spell.category === '低保');
  const some = people.filter(() => random.chance(0.3)).flatMap((person) => rowsAt(random, person, month));
  return [
    list(
      'additions',
      `${month}-25`,
      added.map(({ spell, ...who }) => ({ ...who, ...openAt(spell, month) })),
    ),
    list('removals', `${month}-24`, removed(random, gone, month)),
    ...(random.chance(0.3) ? [list('part', `${month}-26`, some)] : []),
  ];
}

function openAt({ from, to, category }: Spell, month: string) {
  return { category, from, to: to === month ? to : undefined };
}

/** 停保月份 is the first month without; a list that leaves it out is of the month before. */
function removed(
  random: Random,
  gone: readonly { readonly id: string; readonly name: string }[],
  month: string,
): LowIncomeRow[] {
  const isStated = random.chance(0.7);
  return gone.map(({ id, name }) => ({ id, name, category: '低保', to: isStated ? month : undefined }));
}
