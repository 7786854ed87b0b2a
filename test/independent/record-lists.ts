import { dayOf } from './dates.ts';
import { type Random } from './random.ts';
import type { AccountRow, EventRow, HolderRow, ListOf } from './sheets.ts';
import { closing, type FileNames } from './titles.ts';
import type { Certificate } from './certificates.ts';
import { type Person, SUBDISTRICTS, type World } from './world.ts';

/** 花名册 of one to four days, whole or street by street. */
export function rosters(random: Random, { people }: World, nameOf: FileNames): ListOf<'holders'>[] {
  const days = ['2019-12-31', '2020-03-31', '2020-06-30', '2020-09-30', '2020-12-31', '2020-08-15'];
  const isEarly = random.chance(0.75);
  const chosen = new Set(random.shuffled(days).slice(0, random.int(1, 4)));
  if (isEarly) chosen.add('2019-12-31');
  const keepsEnded = random.pick([1, 1, 0.5, 0]);
  return [...chosen].toSorted().flatMap((day) => {
    const isSplit = random.chance(0.25);
    const parts = isSplit ? [...SUBDISTRICTS, undefined] : ['all'];
    return parts
      .map((part): ListOf<'holders'> => {
        const own = people.filter(({ subdistrict }) => part === 'all' || streetOf(subdistrict) === part);
        const rows = own.flatMap((person) =>
          person.certificates.flatMap((one) => rosterRow(random, person, one, day, keepsEnded)),
        );
        const street = part === 'all' ? '' : (part ?? '');
        const title = `${street}持证残疾人花名册${closing(random, day)}`;
        return { kind: 'holders', scope: 'part', day, file: nameOf('ce'), title, rows };
      })
      .filter(({ rows }) => rows.length > 0);
  });
}

function streetOf(subdistrict: string | undefined): string | undefined {
  return SUBDISTRICTS.find((one) => one === subdistrict);
}

function rosterRow(
  random: Random,
  { id, name, subdistrict }: Person,
  certificate: Certificate,
  day: string,
  keepsEnded: number,
): HolderRow[] {
  const { number, category, grade, firstIssuedOn, terms, stops } = certificate;
  const term = terms.findLast(({ on }) => on <= day);
  const stop = stops.findLast(({ on }) => on <= day);
  if (!term || random.chance(0.04)) return [];
  const isEnded = stop?.kind === '注销' || stop?.kind === '迁出';
  if (isEnded && !random.chance(keepsEnded)) return [];
  const state = stop === undefined || stop.kind === '恢复' ? '有效' : stop.kind;
  return [
    {
      id,
      name,
      number,
      category,
      grade: random.chance(0.02) ? typo(grade) : grade,
      firstIssuedOn,
      issuedOn: term.on,
      expiresOn: random.chance(0.9) ? term.expiresOn : undefined,
      state,
      stateOn: state === '有效' ? undefined : stop?.on,
      reason: state === '注销' ? stop?.reason : undefined,
      subdistrict: random.chance(0.9) ? subdistrict : undefined,
    },
  ];
}

/** A grade typed wrongly, though the number says the right one. */
export function typo(grade: 1 | 2 | 3 | 4): 1 | 2 | 3 | 4 {
  return grade === 1 ? 2 : 1;
}

/** 证件变动名单: what happened since the list before, as far as the office wrote it down. */
export function eventLists(random: Random, world: World, nameOf: FileNames): ListOf<'certificate-events'>[] {
  const share = random.pick([0, 0.6, 1, 1]);
  const all = world.people.flatMap((person) =>
    person.certificates.flatMap((certificate) => eventsOf(random, person, certificate)),
  );
  const told = all.filter(() => random.chance(share));
  const days = [dayOf(2020, random.int(3, 10), 31), '2020-12-31'];
  return windows(days, told, ({ on }) => on).map(([day, rows]) => ({
    kind: 'certificate-events',
    scope: 'part',
    day,
    file: nameOf('bian'),
    rows,
    title: `残疾人证变动名单${closing(random, day)}`,
  }));
}

function eventsOf(
  random: Random,
  { id, name, certificates }: Person,
  { number, terms, stops }: Certificate,
): EventRow[] {
  const printed = (day: string | undefined) => (random.chance(0.5) ? day : undefined);
  const begun = terms.flatMap(({ kind, on, expiresOn }): EventRow[] => {
    // 补办 and 变更 stand in the row of the number that they end.
    if (on < '2020' || (kind !== '新办' && kind !== '换领')) return [];
    return [{ id, name, number, change: kind, on, expiresOn: printed(expiresOn) }];
  });
  const ended = stops.map(({ kind, on, reason, newNumber }): EventRow => {
    if (newNumber === undefined) return { id, name, number, change: kind, on, reason };
    const change = reason === '补办' ? '补办' : '变更';
    const next = certificates.find((one) => one.number === newNumber);
    return { id, name, number, change, on, newNumber, expiresOn: printed(next?.terms[0]?.expiresOn) };
  });
  return [...begun, ...ended];
}

/** 死亡名单, each of all deaths of the year so far, or of those since the one before. */
export function deathLists(random: Random, { people }: World, nameOf: FileNames): ListOf<'deaths'>[] {
  const deaths = people.flatMap(({ id, name, diedOn }) =>
    diedOn === undefined ? [] : [{ id, name, on: diedOn }],
  );
  const days = random.shuffled(['2020-04-30', '2020-08-31', '2020-12-31']).slice(0, random.int(1, 3));
  const told = deaths.filter(() => random.chance(0.93));
  return windows(days, told, ({ on }) => on, random.chance(0.5)).map(([day, rows]) => ({
    kind: 'deaths',
    scope: 'part',
    day,
    file: nameOf('si'),
    rows,
    title: `2020年死亡人员名单${closing(random, day)}`,
  }));
}

/** 户籍迁移名单. */
export function moveLists(random: Random, { people }: World, nameOf: FileNames): ListOf<'moves'>[] {
  const moves = people.flatMap(({ id, name, moves: own }) => own.map((move) => ({ id, name, ...move })));
  const days = random.chance(0.5) ? ['2020-12-31'] : ['2020-07-31', '2020-12-31'];
  return windows(days, moves, ({ on }) => on, random.chance(0.5)).map(([day, rows]) => ({
    kind: 'moves',
    scope: 'part',
    day,
    file: nameOf('qian'),
    rows,
    title: `户籍迁移名单${closing(random, day)}`,
  }));
}

/** 监护人与银行账户表: guardians, then their accounts or other guardians. */
export function accountLists(random: Random, { people }: World, nameOf: FileNames): ListOf<'accounts'>[] {
  const list = (day: string, rows: readonly AccountRow[]): ListOf<'accounts'>[] => {
    const title = `监护人与银行账户表${closing(random, day)}`;
    return rows.length === 0
      ? []
      : [{ kind: 'accounts', scope: 'part', day, file: nameOf('zhang'), title, rows }];
  };
  const wards = people.filter(({ guardian }) => guardian !== undefined);
  const adults = people.filter(({ bornOn }) => bornOn < '2000');
  const guardians = wards.map(({ id, name, guardian }) => ({ id, name, guardian }));
  const accounts = wards.map(({ id, name }, nth) => ({ id, name, account: `6228000000${1000 + nth}` }));
  const others = guardians
    .filter(() => random.chance(0.3))
    .map((row) => ({ ...row, guardian: adults.find(({ id }) => id !== row.id) ?? row.guardian }))
    .map(({ guardian, ...row }) => ({
      ...row,
      guardian: guardian && { id: guardian.id, name: guardian.name },
    }));
  return [
    ...list('2020-01-31', guardians),
    ...(random.chance(0.4) ? list('2020-06-30', others) : []),
    ...(random.chance(0.4) ? list('2020-09-30', accounts) : []),
  ];
}

/** Rows by the list that first could hold them, or from then on by every later one. Lists without rows are not made. */
function windows<Row>(
  days: readonly string[],
  rows: readonly Row[],
  dayOfRow: (row: Row) => string,
  isCumulative = false,
): [string, readonly Row[]][] {
  const inOrder = [...new Set(days)].toSorted();
  return inOrder.flatMap((day, nth): [string, readonly Row[]][] => {
    const after = isCumulative ? '' : (inOrder[nth - 1] ?? '');
    const own = rows.filter((row) => dayOfRow(row) <= day && dayOfRow(row) > after);
    return own.length === 0 ? [] : [[day, own]];
  });
}
