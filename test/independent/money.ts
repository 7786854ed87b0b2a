import { YEAR } from './dates.ts';
import { type Office, openOffice } from './program.ts';
import { reckon, SCHEMES, type Scheme } from './reckon.ts';
import { linesOf } from './registry.ts';
import type { Commands } from './statements.ts';

type Tally = {
  readonly scheme: string;
  readonly eligible: number;
  readonly refused: number;
  readonly unknown: number;
};

/** Every difference between what the program pays for 2020 and what the lists say is due, one a line. */
export async function moneyDifferences(commands: Commands): Promise<readonly string[]> {
  const office = await openOffice();
  try {
    for (const lists of commands) await office.import(lists);
    const tallies = new Map<string, readonly Tally[]>();
    for (const month of YEAR) {
      const draft = JSON.parse(await office.dpf('payout', '--month', month, '--json')) as {
        schemes: Tally[];
      };
      tallies.set(month, draft.schemes);
    }
    const found = compare(commands, linesOf(office.database), tallies);
    return [...found, ...(await whoIsUndecided(office, found))];
  } finally {
    office.close();
  }
}

function compare(
  commands: Commands,
  lines: ReturnType<typeof linesOf>,
  tallies: ReadonlyMap<string, readonly Tally[]>,
): readonly string[] {
  const found: string[] = [];
  const counts: string[] = [];
  const paid = new Map(lines.map((line) => [`${line.month} ${line.scheme} ${line.unit}`, line]));
  for (const [month, schemes] of reckon(commands)) {
    for (const [scheme, outcomes] of schemes) {
      for (const [unit, { fen, isDue, payees }] of outcomes) {
        const key = `${month} ${scheme} ${unit}`;
        const line = paid.get(key);
        paid.delete(key);
        if ((line?.fen ?? 0) !== fen)
          found.push(`${key}: paid ${line?.fen ?? 0}, due ${fen} (${told(isDue)})`);
        else if (line && !payees.includes(line.payee_id ?? undefined))
          found.push(`${key}: payee ${nobody(line.payee_id)}, not ${payees.map(nobody).join(' or ')}`);
      }
      counts.push(...countDifferences(month, scheme, [...outcomes.values()], tallies.get(month) ?? []));
    }
  }
  const monthly: ReadonlySet<string> = new Set(SCHEMES);
  for (const [key, { scheme, fen }] of paid)
    if (monthly.has(scheme)) found.push(`${key}: paid ${fen}, not on any list`);
  return [...found, ...counts];
}

function countDifferences(
  month: string,
  scheme: Scheme,
  outcomes: readonly { readonly isDue: boolean | undefined }[],
  tallies: readonly Tally[],
): readonly string[] {
  const tally = tallies.find((one) => one.scheme === scheme);
  return ([true, false, undefined] as const).flatMap((truth) => {
    const own = outcomes.filter(({ isDue }) => isDue === truth).length;
    const count = tally?.[truth === true ? 'eligible' : truth === false ? 'refused' : 'unknown'] ?? 0;
    return own === count
      ? []
      : [`${month} ${scheme}: ${count} ${told(truth)} by the program, ${own} by the lists`];
  });
}

/** By name, whom the program cannot decide about where its count is another: a count alone is hard to look into. */
async function whoIsUndecided(office: Office, found: readonly string[]): Promise<readonly string[]> {
  const counts = found.flatMap((line) => /^(\S+) (\S+): \d+ undecided by the program/.exec(line) ?? []);
  const [, month, scheme] = counts;
  if (month === undefined || scheme === undefined) return [];
  const args = ['--all', '--scheme', scheme, '--month', month, '--format', 'csv', '--reveal'];
  const [, ...rows] = (await office.dpf('explain', ...args)).trim().split('\n');
  return rows
    .filter((row) => row.includes('待核'))
    .map((row) => `${month} ${scheme}: undecided by the program: ${row}`);
}

function nobody(payee: string | null | undefined): string {
  return payee ?? 'nobody';
}

function told(truth: boolean | undefined): string {
  return truth === undefined ? 'undecided' : truth ? 'due' : 'not due';
}
