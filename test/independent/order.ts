import { oneByOne } from './commands.ts';
import type { Check } from './failing.ts';
import { openOffice } from './program.ts';
import { dumpOf } from './registry.ts';
import type { List } from './sheets.ts';
import type { Commands } from './statements.ts';

/** What a database says in the end. */
type Outcome = { readonly dump: ReturnType<typeof dumpOf>; readonly figures: string };

/**
 * Every difference that the order of imports makes to the registry, to the money of some months and to the figures, one
 * a line: against the same lists one by one in the order of their days.
 */
export function orderCheck(all: readonly List[], months: readonly string[]): Check {
  let known: { readonly lists: string; readonly outcome: Outcome } | undefined;
  const byDays = async (commands: Commands): Promise<Outcome> => {
    const left = new Map(commands.flat().map((list) => [list.file, list]));
    const lists = all.flatMap(({ file }) => left.get(file) ?? []);
    const text = JSON.stringify(lists);
    if (known?.lists !== text) known = { lists: text, outcome: await outcomeOf(oneByOne(lists), months) };
    return known.outcome;
  };
  return async (commands) => differenceOf(await byDays(commands), await outcomeOf(commands, months));
}

function differenceOf(one: Outcome, other: Outcome): readonly string[] {
  const rows = Object.keys(one.dump).flatMap((table) => {
    const [before, after] = [one.dump[table] ?? [], other.dump[table] ?? []];
    return [
      ...missingFrom(after, before).map((row) => `${table}: only in the order of days: ${row}`),
      ...missingFrom(before, after).map((row) => `${table}: only in the other order: ${row}`),
    ];
  });
  return one.figures === other.figures ? rows : [...rows, 'report annual: the figures differ'];
}

async function outcomeOf(commands: Commands, months: readonly string[]): Promise<Outcome> {
  const office = await openOffice();
  try {
    for (const [place, lists] of commands.entries()) {
      // Every third command is given a folder instead of files.
      await office.import(lists, place % 3 === 2);
    }
    for (const month of months) await office.dpf('payout', '--month', month, '--json');
    const figures = await office.dpf('report', 'annual', '--year', '2020', '--json');
    return { dump: dumpOf(office.database), figures };
  } finally {
    office.close();
  }
}

/** The rows of one list that another has not, or has less often. */
function missingFrom(rows: readonly string[], wanted: readonly string[]): readonly string[] {
  const left = [...rows];
  return wanted.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
