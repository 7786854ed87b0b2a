import type { YearMonth } from '../../kernel/year-month.ts';
import type { List } from '../../registry/lists/lists.ts';
import { coverageOf, lowIncomeLists, type LowIncomeCoverage } from '../../registry/lists/low-income-list.ts';
import { lowIncomeOf } from '../../registry/lists/low-income.ts';
import { derivePeople, type ListOutcome, type StatedRow } from './derive-people.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { listsOnRecord } from './lists-on-record.ts';

type Row = StatedRow & { category: string; from_month: YearMonth | null; to_month: YearMonth | null };

/**
 * 推定低保 makes the facts `low_income` and the coverage follow from the lists on record, by the import that brought or
 * took back some of them. Other categories of relief are kept as they were said and are not low income.
 */
export function deriveLowIncome(sqlite: Sqlite, importId: number): ListOutcome {
  const lists = lowIncomeLists(listsOnRecord(sqlite, 'low-income'), createEarliest(sqlite));
  writeCoverage(sqlite, importId, coverageOf(lists));
  return derivePeople<Row>(sqlite, importId, {
    table: 'low_income_row',
    columns: 'category, from_month, to_month',
    names: ['low_income'],
    lists,
    derive(rows, isOf) {
      const said = new Map(
        [...rows].flatMap(([list, own]) => {
          const statements = own
            .filter(({ category }) => category === 'low-income')
            .map(({ import_id, row_number, from_month, to_month }) => ({
              from: from_month ?? undefined,
              to: to_month ?? undefined,
              importId: import_id,
              row: row_number,
            }));
          return statements.length === 0 ? [] : [[list, statements] as const];
        }),
      );
      const { episodes, ...rest } = lowIncomeOf(lists, said, isOf);
      const facts = episodes.map(({ from, until, value: { status, ...row } }) => {
        return { name: 'low_income' as const, value: status, from, until, ...row };
      });
      return { ...rest, facts };
    },
  });
}

/** The first month that each list names for anybody. */
function createEarliest(sqlite: Sqlite): (list: List) => YearMonth | undefined {
  const rows = sqlite
    .prepare<[], [number, YearMonth]>(
      `select import_id, min(coalesce(from_month, substr(as_of, 1, 7))) from current_low_income_row
       join import on import.id = import_id
       where category = 'low-income' group by import_id`,
    )
    .raw()
    .all();
  const byImport = new Map(rows);
  return ({ imports }) =>
    imports
      .flatMap((id) => byImport.get(id) ?? [])
      .sort()
      .at(0);
}

type Covered = { id: number; from: YearMonth; to: YearMonth; area: string | null; importId: number };

function writeCoverage(sqlite: Sqlite, importId: number, coverage: readonly LowIncomeCoverage[]): void {
  const rows = sqlite
    .prepare<[], Covered>(
      `select id, from_month as "from", to_month as "to", area, import_id as importId from current_coverage`,
    )
    .all();
  const known = new Map(rows.map((row) => [keyOf(row), row.id] as const));
  const added = coverage.filter((one) => !known.delete(keyOf(one)));
  const supersede = sqlite.prepare('update coverage set superseded_by = ? where id = ?');
  for (const id of known.values()) supersede.run(importId, id);
  const insert = sqlite.prepare(
    `insert into coverage (name, from_month, to_month, area, import_id, restored_by)
     values ('low_income', ?, ?, ?, ?, ?)`,
  );
  for (const { from, to, area = null, importId: by } of added)
    insert.run(from, to, area, by, by === importId ? null : importId);
}

function keyOf({ from, to, area, importId }: LowIncomeCoverage | Covered): string {
  return JSON.stringify([from, to, area ?? null, importId]);
}
