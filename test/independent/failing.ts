import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf, type List } from './sheets.ts';
import type { Commands } from './statements.ts';

/** The worlds to try: as many as DPF_WORLDS says (else `usual`), from the seed DPF_WORLDS_FROM on. */
export function seedsToTry(usual: number): readonly number[] {
  const first = Number(process.env['DPF_WORLDS_FROM'] ?? 0);
  return Array.from({ length: Number(process.env['DPF_WORLDS'] ?? usual) }, (_, nth) => first + nth);
}

/** How many people a world to try has: DPF_WORLD_PEOPLE, else a few. Of 300 an eighth is refused: twenty leave a list at once. */
export const peopleToInvent = Number(process.env['DPF_WORLD_PEOPLE'] ?? 0);

export type Check = (commands: Commands) => Promise<readonly string[]>;

const MOST_TRIALS = 150;
const SHOWN = 12;

/** The differences that a check finds; that a command could not run is one. */
export async function differences(check: Check, commands: Commands): Promise<readonly string[]> {
  try {
    return await check(commands);
  } catch (error) {
    return [`could not run: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Tells of a seed that fails: what differs, for as few lists and people as still show it, and where their files are. */
export async function tellOf(seed: number, check: Check, commands: Commands): Promise<string> {
  const all = await differences(check, commands);
  const few = await shrunk(check, commands, all);
  const found = await differences(check, few);
  const folder = mkdtempSync(join(tmpdir(), `dpf-world-${seed}-`));
  for (const [place, lists] of few.entries()) {
    mkdirSync(join(folder, `${place + 1}`));
    for (const list of lists) writeFileSync(join(folder, `${place + 1}`, list.file), csvOf(list));
  }
  const files = few.map((lists, place) => `  ${place + 1}: ${lists.map(({ title }) => title).join(' + ')}`);
  const left = found.length > SHOWN ? [`… and ${found.length - SHOWN} more`] : [];
  return [
    `seed ${seed}: ${all.length} differences; shrunk, one folder a command, in ${folder}:`,
    ...files,
    ...[...found.slice(0, SHOWN), ...left].map((line) => `  ${line}`),
  ].join('\n');
}

/** Drops lists, then people, as long as the check still finds one of the differences that it found at first. */
async function shrunk(check: Check, commands: Commands, all: readonly string[]): Promise<Commands> {
  const exact = all.filter((line) => gistOf(line) === line);
  const wanted = new Set(exact.length > 0 ? exact : all.map(gistOf));
  let left = commands;
  let trials = 0;
  const attempt = async (next: Commands): Promise<void> => {
    trials += 1;
    const lists = next
      .map((own) => own.filter(({ rows }) => rows.length > 0))
      .filter((own) => own.length > 0);
    if (trials > MOST_TRIALS || lists.length === 0) return;
    const found = await differences(check, lists);
    if (found.some((line) => wanted.has(gistOf(line)))) left = lists;
  };
  for (const file of new Set(commands.flat().map((list) => list.file)))
    await attempt(left.map((own) => own.filter((list) => list.file !== file)));
  // What came again may be what it takes, or not.
  for (let place = commands.length - 1; place >= 0; place -= 1) {
    const earlier = new Set(left.slice(0, place).flatMap((own) => own.map((list) => list.file)));
    if (left[place]?.some(({ file }) => earlier.has(file)) === true)
      await attempt(
        left.map((own, at) => (at === place ? own.filter(({ file }) => !earlier.has(file)) : own)),
      );
  }
  for (const id of new Set(left.flat().flatMap((list) => list.rows.map((row) => row.id))))
    await attempt(left.map((own) => own.map((list) => without(list, id))));
  return left;
}

function without<Some extends List>(list: Some, id: string): Some {
  const rows: readonly { readonly id: string }[] = list.rows;
  return { ...list, rows: rows.filter((row) => row.id !== id) };
}

/** What stays of a difference when people are dropped: counts change, and so do the names of files. */
function gistOf(line: string): string {
  if (line.startsWith('could not run')) return 'could not run';
  return line.replaceAll(/\d+ (?=(?:not )?due by|undecided by|by the lists)/g, '');
}
