import { unitsFor } from '../calculate/due-rows.ts';
import { type RawBuilder, sql } from 'kysely';
import { eachRow } from '../../db/connection/each-row.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { grouped } from '../../kernel/grouped.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';

/** The state of a run, of the table `run`. */
export const stateOfRun = sql`(select state from run_state where run_state.run_id = run.id)`;

/** The runs whose lines are in the ledger for good. */
export const isApproved = sql`${stateOfRun} in ('approved', 'exported', 'closed')`;

/** 已入账 what a run of a month is held against: whatever is approved, and the open drafts of the months before. */
export function runsBefore(month: YearMonth): RawBuilder<unknown> {
  return sql`(select scheme, run, month, state from standing_run where state <> 'drafted' or month < ${month})`;
}

/** The months up to one for which an approved run of a scheme exists: dpf corrects no month that it never paid. */
export async function approvedMonths(
  { query }: Database | Writing,
  month: YearMonth,
): Promise<ReadonlyMap<string, ReadonlySet<YearMonth>>> {
  const { rows } = await sql<{ scheme: string; month: YearMonth }>`
    select distinct asked.value as scheme, month from run, json_each(run.scope) as asked
    where month < ${month} and ${isApproved}`.execute(query);
  const months = new Map<string, Set<YearMonth>>();
  for (const row of rows)
    months.set(row.scheme, (months.get(row.scheme) ?? new Set<YearMonth>()).add(row.month));
  return months;
}

/** 已入账 what the runs before one hold of a scheme in a period, by units in their order. */
export type Posted = {
  readonly unit: Int32Array;
  readonly fen: Float64Array;
  /** What of it open drafts of earlier months hold; not a number where they hold nothing. */
  readonly drafted: Float64Array;
  /** The last line of each unit, as a place in `lines`. */
  readonly last: Int32Array;
  readonly lines: PostedLines;
  /** The months of the drafts that hold any of it. */
  readonly draftMonths: ReadonlySet<YearMonth>;
};

/** Lines of runs in the order of these; a kind is a row of `line_kind`. */
type PostedLines = {
  readonly kind: Int32Array;
  readonly person: Int32Array;
  readonly account: Int32Array;
};

/** 明细的种类 what lines have in common: their month, payee and version. */
export type LineKind = { readonly month: YearMonth; readonly payee: string; readonly sha256: string };

/** A group of lines of a run that stands before another. */
type Group = {
  readonly id: number;
  readonly period: string;
  readonly lines: number;
  readonly month: YearMonth;
  readonly state: string;
};

/** Every kind of line there is, by its id. */
export function lineKinds({ sqlite }: Database | Writing): ReadonlyMap<number, LineKind> {
  const rows = sqlite
    .prepare<[], LineKind & { id: number }>(
      'select id, month, payee, version_sha256 as sha256 from line_kind',
    )
    .all();
  return new Map(rows.map(({ id, ...kind }) => [id, kind]));
}

/** What stands of a scheme before the run of a month, by period; only the lines that are meant. */
export function* readPosted(
  db: Database | Writing,
  { scheme, month }: { readonly scheme: Scheme; readonly month: YearMonth },
  onRecord: OnRecord,
  isMeant: {
    readonly period: (period: string) => boolean;
    readonly line: (unit: number, kind: number, period: string) => boolean;
  },
): Generator<readonly [period: string, Posted]> {
  const { sql: text, parameters } = sql`
    select id, period, before.month, state, (select count(*) from line_entry where group_id = own.id) as lines
    from ${runsBefore(month)} as before join line_group as own on own.run_id = before.run and own.scheme = before.scheme
    where before.scheme = ${scheme.id} order by before.run`.compile(db.query);
  const groups = db.sqlite.prepare<unknown[], Group>(text).all(...parameters);
  const units = unitsFor(scheme, onRecord);
  for (const [period, own] of grouped(groups, (group) => group.period)) {
    if (isMeant.period(period))
      yield [
        period,
        readGroups(
          db,
          own,
          (id) => onRecord.people.placeOf(id),
          (id, kind) => {
            const unit = units.placeOf(id);
            return unit >= 0 && isMeant.line(unit, kind, period) ? unit : -1;
          },
        ),
      ];
  }
}

/** Adds up the lines of groups by unit. */
function readGroups(
  db: Database | Writing,
  groups: readonly Group[],
  personOf: (id: number) => number,
  unitOf: (id: number, kind: number) => number,
): Posted {
  const most = groups.reduce((sum, { lines }) => sum + lines, 0);
  const lines = { kind: new Int32Array(most), person: new Int32Array(most), account: new Int32Array(most) };
  const [amount, keys] = [new Float64Array(most), new Float64Array(most)];
  const isDraft = new Uint8Array(most);
  let count = 0;
  const draftMonths = new Set<YearMonth>();
  for (const { id, state, month } of groups) {
    const before = count;
    const columns = 'unit_id, kind_id, coalesce(payee_person_id, -1), coalesce(payee_account_id, 0), fen';
    eachRow(db, columns, sql`line_entry where group_id = ${id}`, (unitId, kind, person, account, money) => {
      const unit = unitOf(unitId, kind);
      if (unit < 0) return;
      keys[count] = unit * MOST_LINES + count;
      lines.kind[count] = kind;
      lines.person[count] = personOf(person);
      lines.account[count] = account;
      amount[count] = money;
      isDraft[count] = Number(state === 'drafted');
      count += 1;
    });
    if (state === 'drafted' && count > before) draftMonths.add(month);
  }
  const inOrder = keys.subarray(0, count).sort();
  const [unit, last] = [new Int32Array(count), new Int32Array(count)];
  const [sum, drafted] = [new Float64Array(count), new Float64Array(count).fill(NaN)];
  let units = 0;
  for (const key of inOrder) {
    const [own, line] = [Math.floor(key / MOST_LINES), key % MOST_LINES];
    if (units === 0 || unit[units - 1] !== own) unit[units++] = own;
    const at = units - 1;
    last[at] = line;
    sum[at] = (sum[at] ?? 0) + (amount[line] ?? 0);
    const held = drafted[at] ?? NaN;
    if (isDraft[line] === 1) drafted[at] = (Number.isNaN(held) ? 0 : held) + (amount[line] ?? 0);
  }
  return {
    unit: unit.subarray(0, units),
    fen: sum.subarray(0, units),
    drafted: drafted.subarray(0, units),
    last,
    lines,
    draftMonths,
  };
}

/** More lines than a scheme has in a period, over all runs. */
const MOST_LINES = 2 ** 26;
