import type { Database } from '../../src/db/connection/open.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import { importEvents, importRecords } from './lists.ts';
import { type contextOf, day, importHolders, importLowIncome, someone } from './registry.ts';

type Hearing = (db: Database) => Promise<void>;

/**
 * 事件序列 one life of a holder as the office comes to hear of it. `heard` is imported before the run of that month; each
 * run is approved. `lines` are the holder's, `due` what the months come to by all that is known at the end, and `why` what
 * `explain` says then of the months that come to nothing.
 */
export type History = {
  readonly name: string;
  readonly scheme: Scheme;
  readonly heard: Readonly<Record<string, Hearing>>;
  readonly runs: readonly [from: string, to: string];
  readonly lines: readonly string[];
  readonly due: string;
  readonly why: string;
  readonly extensions?: Parameters<typeof contextOf>[0];
};

export const [holder, mate] = [someone(1), someone(2)];
export const number = `${holder}62`;

export const all =
  (...steps: readonly Hearing[]): Hearing =>
  async (db) => {
    for (const step of steps) await step(db);
  };
type Row = Omit<Parameters<typeof importHolders>[1][number], 'citizenId'>;
export const roster =
  (row: Partial<Row> = {}): Hearing =>
  (db) =>
    importHolders(db, [{ citizenId: holder, ...row }]);
export const listed =
  (from = '2019-01', to = '2022-12', people = [holder]): Hearing =>
  (db) =>
    importLowIncome(db, [...people, someone(8)], { from, to });
export const event =
  (change: Parameters<typeof importEvents>[1][number]['change'], on: string, more: object = {}): Hearing =>
  (db) =>
    importEvents(db, [{ certificateNumber: number, citizenId: holder, change, on: day(on), ...more }]);
export const record =
  (table: string, row: Readonly<Record<string, string | number>>): Hearing =>
  (db) =>
    importRecords(db, table, [{ citizenId: holder, ...row }]);
export const ordinary = all(roster(), listed());
export const expiring = (issuedOn: string): Hearing => all(roster({ issuedOn: day(issuedOn) }), listed());

/** Lines of a month's own run, then those that correct earlier months. */
export const paid = (yuan: number, ...months: readonly string[]): readonly string[] =>
  months.map((each) => `${each}: ${yuan}`);
export const owed = (yuan: number, ...months: readonly string[]): string =>
  months.map((each) => `${each}=${yuan}`).join(' ');
export const [jan, feb, mar, apr, may, jun] = [
  '2020-01',
  '2020-02',
  '2020-03',
  '2020-04',
  '2020-05',
  '2020-06',
] as const;
export const [firstHalf, toMay] = [
  [jan, jun],
  [jan, may],
] as const;
