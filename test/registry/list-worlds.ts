import { parsePlainDate, type PlainDate } from '../../src/kernel/plain-date.ts';
import { monthOf, parseYearMonth, plusMonths, type YearMonth } from '../../src/kernel/year-month.ts';
import { householdsOf, type HouseholdStatement } from '../../src/registry/lists/household-membership.ts';
import { type List, type ListScope, listsInForce } from '../../src/registry/lists/lists.ts';
import { coverageOf, lowIncomeLists } from '../../src/registry/lists/low-income-list.ts';
import {
  lowIncomeOf,
  type LowIncomeHistory,
  type LowIncomeStatement,
} from '../../src/registry/lists/low-income.ts';
import type { Timeline } from '../../src/registry/lists/timeline.ts';

/** A list of a story: `2020-09-30` or `2020-09-30 additions`, and what it says of whom. */
export type Told = {
  readonly of: string;
  readonly area?: string;
  readonly rejected?: number;
  /** Only where a later command corrects an earlier one. */
  readonly command?: number;
  /** 甲: '2020-01..2020-08', '2020-01..', '..2020-08' or several of them; households: 'H1', 'H1 head', 'H1 since 2019-01-01'. */
  readonly rows: Readonly<Record<string, string>>;
};

/** Where each person is recorded, all the time. */
export type Homes = Readonly<Record<string, string>>;

function day(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  if (!parsed) throw new Error(`no day: ${text}`);
  return parsed;
}

const month = (text: string | undefined): YearMonth | undefined =>
  text === undefined ? undefined : parseYearMonth(text);

function inForce(told: readonly Told[]) {
  const imports = told.map(({ of, area, rejected = 0, command }, index) => {
    const [asOf = '', scope = 'complete'] = of.split(' ');
    return {
      id: index + 1,
      scope: scope as ListScope,
      area,
      asOf: day(asOf),
      rejected,
      command: command ?? index + 1,
      content: String(index),
    };
  });
  return listsInForce(imports);
}

function saidOf<Said>(
  lists: readonly List[],
  told: readonly Told[],
  who: string,
  read: (text: string, importId: number) => Said,
): ReadonlyMap<List, readonly Said[]> {
  return new Map(
    lists.flatMap((list) => {
      const rows = list.imports.flatMap((id) => {
        const text = told[id - 1]?.rows[who];
        return text === undefined ? [] : text.split(', ').map((one) => read(one, id));
      });
      return rows.length === 0 ? [] : [[list, rows] as const];
    }),
  );
}

const readSpell = (text: string, importId: number): LowIncomeStatement => {
  const [from, to] = text.split('..').map((part) => (part === '' ? undefined : part));
  return { from: month(from), to: month(to), importId, row: 2 };
};

/** Low-income lists of a story with what they are together. */
export function lowIncomeWorld(told: readonly Told[]) {
  const lists = lowIncomeLists(inForce(told), (list) =>
    list.imports
      .flatMap((id) => Object.values(told[id - 1]?.rows ?? {}).flatMap((text) => text.split(', ')))
      .map((text) => readSpell(text, 0).from ?? monthOf(list.asOf))
      .sort()
      .at(0),
  );
  const historyOf = (who: string, homes: Homes = {}): LowIncomeHistory =>
    lowIncomeOf(
      lists,
      saidOf(lists, told, who, readSpell),
      ({ area }) => area === undefined || homes[who] === area,
    );
  return { lists, coverage: coverageOf(lists), historyOf };
}

/** '1 2020-01..2020-08' for each episode, last months included. */
export function shown(episodes: LowIncomeHistory['episodes']): string {
  return episodes
    .map(({ from, until, value }) => {
      const last = until === undefined ? '' : plusMonths(monthOf(until), -1);
      return `${value.status} ${from.slice(0, 7)}..${last}`;
    })
    .join(', ');
}

/** What the household lists of a story say of one person. */
export function householdWorld(told: readonly Told[]) {
  const lists = inForce(told);
  return (who: string, homes: Homes = {}) =>
    householdsOf(
      lists,
      saidOf(lists, told, who, (text, importId): HouseholdStatement => {
        const [, key = '', head, since] = /^(\S+)( head)?(?: since (\S+))?$/.exec(text) ?? [];
        return {
          key,
          isHead: head !== undefined,
          since: since === undefined ? undefined : day(since),
          importId,
          row: 2,
        };
      }),
      ({ area }) => area === undefined || homes[who] === area,
    );
}

/** 'H1 2020-01-01..2020-08-31' for each stretch, the end not included. */
export function shownHouseholds(timeline: Timeline<{ readonly key: string }>): string {
  return timeline.map(({ from, until = '', value }) => `${value.key} ${from}..${until}`).join(', ');
}
