import { unitsFor } from '../calculate/due-rows.ts';
import { compareText } from '../../kernel/writing/compare-text.ts';
import { createHash } from 'node:crypto';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { lineReasons, type Lines } from './lines.ts';
import { payeeKinds } from '../calculate/payees.ts';

/** Characters hashed at once: a call for each line costs more than its hash. */
const CHUNK = 65_536;

/**
 * 明细摘要 the sha256 over the lines that do not wait, in the order of their schemes and units, whatever order those were
 * imported in; units and payees by what they are known by and not by their ids.
 */
export function linesSha256(
  db: Database | Writing,
  all: readonly Lines[],
  onRecord: OnRecord,
): { readonly sha256: string; readonly count: number } {
  const hash = createHash('sha256');
  const guardianOf = guardianNames(db);
  let count = 0;
  let pending = '';
  for (const lines of all) {
    const { scheme, names } = lines;
    const units = unitsFor(scheme, onRecord);
    const name = (column: Uint32Array, at: number): string => names[column[at] ?? 0] ?? '';
    // What a line shares with the one before it is put together once.
    const shared = [lines.period, lines.month, lines.payee, lines.reason, lines.version];
    let [kind, middle, end] = ['', '', ''];
    for (let at = 0; at < lines.count; at++) {
      if (shared.some((column) => column[at] !== column[at - 1])) {
        kind = payeeKinds[lines.payee[at] ?? 0] ?? '';
        middle = ['', name(lines.period, at), name(lines.month, at), kind, ''].join(BETWEEN);
        end = ['', lineReasons[lines.reason[at] ?? 0], name(lines.version, at)].join(BETWEEN);
      }
      if (lines.waits[at] === 1) continue;
      const person = lines.person[at] ?? -1;
      const named = person >= 0 ? onRecord.people.keyAt(person) : guardianOf(lines.account[at] ?? 0);
      const payee = kind !== 'self' ? named : person < 0 ? '-' : '';
      const unit = units.keyAt(lines.unit[at] ?? 0);
      pending += `${scheme.id}${BETWEEN}${unit}${middle}${payee}${BETWEEN}${lines.fen[at] ?? 0}${end}\n`;
      count += 1;
      if (pending.length < CHUNK) continue;
      hash.update(pending);
      pending = '';
    }
  }
  return { sha256: hash.update(pending).digest('hex'), count };
}

const BETWEEN = '\u001f';

/** The guardian that an account row names, by number or else by name; '' of no account. */
function guardianNames({ sqlite }: Database | Writing): (account: number) => string {
  const statement = sqlite
    .prepare<[number], string | null>(
      'select coalesce(guardian_citizen_id, guardian) from account where id = ?',
    )
    .pluck();
  return (account) => (account === 0 ? '' : (statement.get(account) ?? ''));
}

/** Appends the lines of a scheme that do not wait to the ledger, as those of a run: first what they have in common. */
export function writeLines({ sqlite }: Writing, lines: Lines, onRecord: OnRecord, run: number): void {
  const { scheme, unit, person, account, fen, period, waits, names } = lines;
  const { ids } = unitsFor(scheme, onRecord);
  const payeeOf = (place: number): number | null => (place < 0 ? null : (onRecord.people.ids[place] ?? null));
  const kindOf = kindsOf(sqlite, lines);
  const write = inserter(sqlite);
  // By their ids, the key by which they are stored.
  const byPeriod = new Map<number, number[]>();
  for (let at = 0; at < lines.count; at++) {
    if (waits[at] === 1) continue;
    const own = byPeriod.get(period[at] ?? 0) ?? [];
    if (own.push((ids[unit[at] ?? 0] ?? 0) * MOST_LINES + at) === 1) byPeriod.set(period[at] ?? 0, own);
  }
  const inOrder = [...byPeriod].map(([place, keys]) => [names[place] ?? '', keys] as const);
  for (const [text, keys] of inOrder.sort(([one], [other]) => compareText(one, other))) {
    const group = sqlite
      .prepare<unknown[], number>(
        'insert into line_group (run_id, scheme, unit_type, period) values (?, ?, ?, ?) returning id',
      )
      .pluck()
      .get(run, scheme.id, scheme.unit, text);
    for (const key of new Float64Array(keys).sort()) {
      const id = Math.floor(key / MOST_LINES);
      const at = key - id * MOST_LINES;
      const [payee, own] = [payeeOf(person[at] ?? -1), account[at] ?? 0];
      write.row(group ?? 0, id, kindOf(at), payee, own === 0 ? null : own, fen[at] ?? 0);
    }
  }
  write.end();
}

/** More lines than a scheme has in a run. */
const MOST_LINES = 2 ** 26;

/** The row of `line_kind` of each line; one that is not there yet is added. */
function kindsOf(sqlite: Sqlite, lines: Lines): (at: number) => number {
  const { names, month, payee, reason, version, waits } = lines;
  const keyAt = (at: number): number =>
    (((month[at] ?? 0) * names.length + (version[at] ?? 0)) * payeeKinds.length + (payee[at] ?? 0)) *
      lineReasons.length +
    (reason[at] ?? 0);
  const kinds = new Map<number, readonly (string | undefined)[]>();
  for (let at = 0; at < lines.count; at++) {
    const key = keyAt(at);
    if (waits[at] === 1 || kinds.has(key)) continue;
    const texts = [names[month[at] ?? 0], payeeKinds[payee[at] ?? 0], lineReasons[reason[at] ?? 0]];
    kinds.set(key, [...texts, names[version[at] ?? 0]]);
  }
  const own = 'month = ? and payee = ? and reason = ? and version_sha256 = ?';
  const find = sqlite.prepare<unknown[], number>(`select id from line_kind where ${own}`).pluck();
  const add = sqlite
    .prepare<unknown[], number>(
      'insert into line_kind (month, payee, reason, version_sha256) values (?, ?, ?, ?) returning id',
    )
    .pluck();
  const inOrder = [...kinds].sort(([, a], [, b]) => compareText(a.join(BETWEEN), b.join(BETWEEN)));
  const ids = new Map(inOrder.map(([key, texts]) => [key, find.get(...texts) ?? add.get(...texts) ?? 0]));
  return (at) => ids.get(keyAt(at)) ?? 0;
}

type Row = readonly [number, number, number, number | null, number | null, number];

/** Writes many rows a statement: each statement costs more than its row. */
function inserter(sqlite: Sqlite): { readonly row: (...row: Row) => void; readonly end: () => void } {
  const into = `insert into line_entry (group_id, unit_id, kind_id, payee_person_id, payee_account_id, fen) values `;
  const prepare = (rows: number) => sqlite.prepare(into + Array(rows).fill('(?, ?, ?, ?, ?, ?)').join(', '));
  const many = prepare(AT_ONCE);
  let pending: (number | null)[] = [];
  return {
    row: (group, unit, kind, payee, account, fen) => {
      pending.push(group, unit, kind, payee, account, fen);
      if (pending.length < AT_ONCE * COLUMNS) return;
      many.run(pending);
      pending = [];
    },
    end: () => {
      if (pending.length > 0) prepare(pending.length / COLUMNS).run(pending);
      pending = [];
    },
  };
}

const AT_ONCE = 50;
const COLUMNS = 6;
