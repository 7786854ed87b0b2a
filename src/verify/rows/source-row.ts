import { sql } from 'kysely';
import type { SourceRow } from '../check.ts';

/** Where a row of a sheet stands, as its table keeps it. */
export type RowOnRecord = {
  readonly import_id: number;
  readonly sheet: string;
  readonly row_number: number;
};

/** 出处 the same as a finding tells it. */
export function rowOf({ import_id, sheet, row_number }: RowOnRecord): SourceRow {
  return { importId: import_id, sheet, row: row_number };
}

/** Of rows that are told of as one the first that came: SQLite takes the other columns from the row of the minimum. */
export const firstCome = sql`min(printf('%012d %012d', import_id, row_number))`;
