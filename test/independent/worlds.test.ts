import { expect, test } from 'vitest';
import { anyOrder, fewest } from './commands.ts';
import { listsOf } from './lists.ts';
import { randomFrom } from './random.ts';
import { reckon, SCHEMES } from './reckon.ts';
import { worldOf } from './world.ts';

// A property over worlds in which nothing happens would hold of any program.

const worlds = Array.from({ length: 40 }, (_, seed) => worldOf(seed));
const lists = worlds.map(listsOf);
const people = worlds.flatMap((world) => world.people);
const certificates = people.flatMap((person) => person.certificates);
const stops = certificates.flatMap((certificate) => certificate.stops);
const all = lists.flat();

test('the same seed invents the same district and the same lists', () => {
  expect(listsOf(worldOf(7))).toEqual(lists[7]);
});

test('every situation comes about in the worlds that the tests try', () => {
  const counts = {
    deaths: people.filter(({ diedOn }) => diedOn !== undefined).length,
    'moves out and back': people.filter(({ moves }) => moves.length === 2).length,
    regrades: stops.filter(({ reason }) => reason === '变更').length,
    reissues: stops.filter(({ reason }) => reason === '补办').length,
    renewals: certificates.filter(({ terms }) => terms.length > 1).length,
    freezes: stops.filter(({ kind }) => kind === '冻结').length,
    'spells with a gap': people.filter(({ spells }) => spells.length > 1).length,
    'moves between households': people.filter(({ stays }) => stays.length > 1).length,
    'minor heads': people.filter(({ heads, bornOn }) => heads.length > 0 && bornOn > '2003').length,
    'corrected lists': all.filter(({ corrects }) => corrects !== undefined).length,
    additions: all.filter(({ scope }) => scope === 'additions').length,
    removals: all.filter(({ scope }) => scope === 'removals').length,
    parts: all.filter(({ scope, kind }) => scope === 'part' && kind === 'low-income').length,
    'lists of one street': all.filter(({ area }) => area !== undefined).length,
    'rows that cannot be read': all.filter(({ rows }) => rows.some(({ isDamaged }) => isDamaged)).length,
  };
  expect(Object.entries(counts).filter(([, count]) => count < 3)).toEqual([]);
});

test('every scheme pays somebody, refuses somebody and leaves somebody undecided', () => {
  const months = lists.flatMap((own) => [...reckon(fewest(own)).values()]);
  for (const scheme of SCHEMES) {
    const told = months.flatMap((month) => [...(month.get(scheme)?.values() ?? [])]);
    for (const truth of [true, false, undefined])
      expect(told.filter(({ isDue }) => isDue === truth).length, `${scheme} ${truth}`).toBeGreaterThan(50);
  }
});

test('any order keeps every list, and what corrects another in a later command', () => {
  for (const [seed, own] of lists.entries()) {
    const commands = anyOrder(randomFrom(seed), own);
    const first = (file: string) => commands.findIndex((some) => some.some((list) => list.file === file));
    expect(new Set(commands.flat().map(({ file }) => file))).toEqual(new Set(own.map(({ file }) => file)));
    for (const { file, corrects } of own)
      if (corrects !== undefined) expect(first(file)).toBeGreaterThan(first(corrects));
  }
});
