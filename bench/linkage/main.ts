import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Answer, exactMatching, plainFellegiSunter } from './baselines.ts';
import { alikeOf, doublesOf } from './doubles.ts';
import { type MadeRow, makeRows, writeList, writeRegister } from './files.ts';
import { firstMechanics } from './first-mechanics.ts';
import { firstSource } from './first-source.ts';
import { type Invented, type Pair, populate, sexIn } from './invented.ts';
import { kinds } from './kinds.ts';
import { createRandom } from './random.ts';
import { secondMechanics, secondSource } from './second-source.ts';
import { outcomes, outcomeTable } from './table.ts';

// `npx tsx bench/linkage/main.ts [--size N] [--generator first|second] [--seed S] [--each N] [--program bin/dpf.js …]`
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20000' },
    each: { type: 'string', default: '200' },
    seed: { type: 'string', default: '18' },
    generator: { type: 'string', default: 'first' },
    program: { type: 'string', multiple: true, default: [join(import.meta.dirname, '../../bin/dpf.js')] },
    folder: { type: 'string', default: join(tmpdir(), 'dpf-linkage') },
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
});
const [source, how] =
  values.generator === 'second' ? [secondSource, secondMechanics] : [firstSource, firstMechanics];
const random = createRandom(Number(values.seed));
const people = populate(random, source, Number(values.size));
const rows = makeRows(kinds, { random, people, how }, Number(values.each));
const doubles = doublesOf(random, people, how, Number(values.each));
const alike = alikeOf(random, people, source, Number(values.each) / 4);
const folder = resolve(values.folder, `${values.generator}-${values.size}-${values.seed}`);
mkdirSync(folder, { recursive: true });
const paths = {
  register: join(folder, 'register.csv'),
  list: join(folder, 'list.csv'),
  twice: join(folder, 'twice.csv'),
};
writeRegister(paths.register, people.register);
const entered = [
  ...doubles.map(({ second }) => second),
  ...Object.values(alike)
    .flat()
    .map(([, second]) => second),
];
writeRegister(paths.twice, [...people.register, ...entered]);
writeList(paths.list, rows);

const exact = exactMatching(people.register);
const plain = plainFellegiSunter(people.register);
const programs = values.program.map((path, at) => ({ path: resolve(path), at }));
if (values.only !== 'duplicates') {
  const ways = [
    ['exact', outcomes(rows, ({ cells }) => exact(cells))] as const,
    ['plain FS', outcomes(rows, ({ cells }) => plain(cells))] as const,
    ...programs.map(
      (program) =>
        [program.at === 0 ? 'dpf' : `dpf ${program.path}`, outcomes(rows, matched(program))] as const,
    ),
  ];
  process.stdout.write(
    `${values.generator} generator, ${values.size} people, seed ${values.seed}\n\n${outcomeTable(ways, rows)}\n\n${likeOthers(rows)}\n\n`,
  );
}
if (values.only !== 'match')
  for (const program of programs) process.stdout.write(`${program.path}\n\n${duplicatesTable(program)}\n\n`);

/** 分不开 of namesakes, how many rows say nothing that somebody else of the register does not have as well. */
function likeOthers(all: readonly MadeRow[]): string {
  const place = (one: Pick<Invented, 'name' | 'citizenId' | 'subdistrict' | 'community'>): string =>
    [one.name, sexIn(one), one.subdistrict, one.community].join(' ');
  const known = new Map<string, number>();
  for (const one of people.register) known.set(place(one), (known.get(place(one)) ?? 0) + 1);
  const meant = new Map(people.register.map((one) => [one.citizenId, one]));
  const of = all.filter(({ kind }) => kind === '重名，街道社区性别');
  const alike = of.filter((row) => {
    const person = meant.get(row.meant ?? '');
    return person !== undefined && (known.get(place(person)) ?? 0) > 1;
  });
  return `重名，街道社区性别: of ${of.length} rows ${alike.length} fit another of the register just as well`;
}

type Program = (typeof programs)[number];

function run(program: Program, args: readonly string[], out?: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program.path, ...args, ...(out === undefined ? [] : ['-o', out, '--force'])],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2_000_000_000,
      env: { ...process.env, DPF_LANG: 'zh', NO_COLOR: '1' },
    },
  );
  if (status === null || status > 1)
    throw new Error(`${args.join(' ')} ended with ${String(status)}\n${stderr}${stdout.slice(0, 500)}`);
  return out === undefined ? stdout : readFileSync(out, 'utf8');
}

function database(program: Program, register: string): string {
  const db = join(folder, `${program.at}.sqlite`);
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(db + end, { force: true });
  run(program, ['import', register, '--large', '--as-of', '2020-12-31', '--db', db]);
  return db;
}

type Hit = {
  readonly row: number;
  readonly level: string;
  readonly band?: string;
  readonly people: readonly { readonly citizenId: string; readonly score?: number }[];
};

function matched(program: Program): (row: MadeRow, at: number) => Answer {
  const db = database(program, paths.register);
  const { hits } = JSON.parse(
    run(program, ['match', paths.list, '--db', db, '--json', '--reveal', '--as-of', '2020-12-31']),
  ) as { hits: readonly Hit[] };
  const byRow = new Map(hits.map((hit) => [hit.row, hit]));
  const missed = new Map<string, number>();
  return ({ kind, meant, cells }, at) => {
    const hit = byRow.get(at + 2);
    const isTop =
      hit && (hit.band === undefined ? ['id', 'certificate'].includes(hit.level) : hit.band === 'sure');
    const ids = hit?.people.map(({ citizenId }) => citizenId) ?? [];
    const isWrongTop = isTop === true && ids.some((id) => id !== meant);
    const isWrong = meant === undefined ? ids.length > 0 : !ids.includes(meant);
    const number = missed.get(kind) ?? 0;
    if (values.misses && program.at === 0 && (isWrongTop || (isWrong && number < 4))) {
      missed.set(kind, number + 1);
      const known = people.register.find(({ citizenId }) => citizenId === meant);
      process.stderr.write(
        `${isWrongTop ? 'WRONG IN TOP ' : ''}${kind} ${JSON.stringify(cells)} ${JSON.stringify(known)} ${JSON.stringify(hit?.people)}\n`,
      );
    }
    const [best, second] = hit?.people ?? [];
    const isAlone = second === undefined || (best?.score ?? 0) > (second.score ?? 0);
    return { ids, top: isTop ?? false, first: isAlone ? ids[0] : undefined };
  };
}

type FoundPair = {
  readonly strength: number;
  readonly score?: number;
  readonly people: readonly [{ citizenId: string }, { citizenId: string }];
};

/** Of the doubles and of pairs that are two people, how many are listed, and how strongly. */
function duplicatesTable(program: Program): string {
  const db = database(program, paths.twice);
  const { pairs } = JSON.parse(
    run(program, ['verify', 'duplicates', '--db', db, '--json', '--reveal', '--as-of', '2020-12-31']),
  ) as { pairs: readonly FoundPair[] };
  const key = (one: string, other: string): string => [one, other].toSorted().join(' ');
  const found = new Map(pairs.map((pair) => [key(pair.people[0].citizenId, pair.people[1].citizenId), pair]));
  const groups = new Map<string, string[]>();
  const add = (kind: string, one: string, other: string): void => {
    groups.set(kind, [...(groups.get(kind) ?? []), key(one, other)]);
  };
  for (const { kind, first, second } of doubles) add(kind, first.citizenId, second.citizenId);
  const apart: readonly (readonly [string, readonly Pair[]])[] = Object.entries({
    ...people.inside,
    ...alike,
  });
  for (const [kind, two] of apart)
    for (const [one, other] of two) add(`两个人：${kind}`, one.citizenId, other.citizenId);
  // Somebody who was entered three times is three pairs.
  const truth = new Set(
    doubles.flatMap(({ first, second }) =>
      doubles
        .filter((one) => one.first === first)
        .flatMap((one) => [
          key(first.citizenId, one.second.citizenId),
          key(second.citizenId, one.second.citizenId),
        ]),
    ),
  );
  const lines = [...groups].map(([kind, keys]) => {
    const strengths = keys
      .flatMap((one) => found.get(one)?.strength ?? [])
      .toSorted((one, other) => one - other);
    return `| ${kind} | ${keys.length} | ${((100 * strengths.length) / keys.length).toFixed(1)} | ${strengths[Math.floor(strengths.length / 2)] ?? '-'} |`;
  });
  const right = pairs.filter((pair) =>
    truth.has(key(pair.people[0].citizenId, pair.people[1].citizenId)),
  ).length;
  const cuts = [100, 200, 500, 1000, 1500].map((most) => {
    const first = pairs.slice(0, most);
    return `${most}: ${((100 * first.filter((pair) => truth.has(key(pair.people[0].citizenId, pair.people[1].citizenId))).length) / Math.max(1, first.length)).toFixed(1)}`;
  });
  if (values.misses) {
    const known = new Map([...people.register, ...entered].map((one) => [one.citizenId, one]));
    for (const [kind, keys] of groups)
      for (const one of keys.filter((each) => found.has(each) === kind.startsWith('两')).slice(0, 4))
        process.stderr.write(
          `${kind} ${one
            .split(' ')
            .map((id) => JSON.stringify(known.get(id)))
            .join(' ')} ${JSON.stringify(found.get(one))}\n`,
        );
    for (const pair of pairs
      .filter((one) => !truth.has(key(one.people[0].citizenId, one.people[1].citizenId)))
      .slice(0, 5))
      process.stderr.write(`wrong ${JSON.stringify(pair)}\n`);
  }
  return [
    '| kind | pairs | listed % | middle strength |',
    '|---|---|---|---|',
    ...lines,
    '',
    `listed ${pairs.length}, right ${right} (${((100 * right) / Math.max(1, pairs.length)).toFixed(1)} %); of the first ${cuts.join(' · ')}`,
  ].join('\n');
}
