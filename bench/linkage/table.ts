import type { Answer } from './baselines.ts';
import type { MadeRow } from './files.ts';

/** What became of the rows of a kind, in whole numbers. */
export type Outcome = {
  rows: number;
  listed: number;
  /** The meant one first, without a tie. */
  first: number;
  top: number;
  wrongTop: number;
  ambiguous: number;
  right: number;
  shown: number;
  anything: number;
};

export function outcomes(
  rows: readonly MadeRow[],
  answerOf: (row: MadeRow, at: number) => Answer,
): ReadonlyMap<string, Outcome> {
  const of = new Map<string, Outcome>();
  rows.forEach((row, at) => {
    const outcome = of.get(row.kind) ?? {
      rows: 0,
      listed: 0,
      first: 0,
      top: 0,
      wrongTop: 0,
      ambiguous: 0,
      right: 0,
      shown: 0,
      anything: 0,
    };
    of.set(row.kind, outcome);
    const { ids, top, first } = answerOf(row, at);
    const isListed = row.meant !== undefined && ids.includes(row.meant);
    outcome.rows += 1;
    if (isListed) outcome.listed += 1;
    if (isListed && first === row.meant) outcome.first += 1;
    if (isListed && top) outcome.top += 1;
    if (top && ids.some((id) => id !== row.meant)) outcome.wrongTop += 1;
    if (ids.length > 1) outcome.ambiguous += 1;
    if (ids.length > 0) outcome.anything += 1;
    outcome.right += isListed ? 1 : 0;
    outcome.shown += ids.length;
  });
  return of;
}

/** A table a kind: of those who are meant how many are listed, in the top band, how many answers were right, and ambiguous. */
export function outcomeTable(
  ways: readonly (readonly [string, ReadonlyMap<string, Outcome>])[],
  rows: readonly MadeRow[],
): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const isMeant = new Map(rows.map(({ kind, meant }) => [kind, meant !== undefined]));
  const head = [
    'kind',
    'rows',
    ...ways.map(([name]) => `${name}: listed · alone first · top · precision · ambiguous · wrong in top`),
  ];
  const share = (part: number, whole: number): string =>
    whole === 0 ? '-' : ((100 * part) / whole).toFixed(1);
  const cells = (outcome: Outcome, meant: boolean | undefined): string =>
    [
      share(meant === false ? outcome.anything : outcome.listed, outcome.rows),
      meant === false ? '-' : share(outcome.first, outcome.rows),
      share(outcome.top, outcome.rows),
      share(outcome.right, outcome.shown),
      share(outcome.ambiguous, outcome.rows),
      outcome.wrongTop,
    ].join(' · ');
  const line = (name: string, wanted: (kind: string) => boolean, meant: boolean | undefined): string => {
    const sums = ways.map(([, outcomesOf]) =>
      [...outcomesOf]
        .filter(([kind]) => wanted(kind))
        .map(([, outcome]) => outcome)
        .reduce(added),
    );
    return `| ${[name, sums[0]?.rows ?? 0, ...sums.map((sum) => cells(sum, meant))].join(' | ')} |`;
  };
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...kinds.map((kind) => line(kind, (one) => one === kind, isMeant.get(kind))),
    line('**all who are meant**', (kind) => isMeant.get(kind) === true, true),
    line('**all who are not on the register**', (kind) => isMeant.get(kind) === false, false),
    line('**all rows**', () => true, true),
  ].join('\n');
}

function added(one: Outcome, other: Outcome): Outcome {
  const sum = { ...one };
  for (const key of Object.keys(sum) as (keyof Outcome)[]) sum[key] = one[key] + other[key];
  return sum;
}
