import { type RawBuilder, sql } from 'kysely';
import type { Fen } from '../kernel/fen.ts';
import { type Amount, rowValues, type Share } from '../schemes/language/amount.ts';
import { factOf } from '../schemes/facts.ts';
import { storedValue } from './predicate-sql.ts';

/** 标准 what an amount comes to for a row whose conditions hold, before any cap; NULL where it cannot be told. */
export function amountSql(amount: Amount): RawBuilder<number | null> {
  if (amount.kind === 'flat') return sql`${amount.fen}`;
  if (amount.kind === 'table') {
    const { by, rows } = amount;
    const cases = rowValues(by, rows).map(
      (value) => sql`when ${storedValue(value)} then ${rows[String(value)] ?? null}`,
    );
    return sql`case ${sql.ref(factOf(by).column)} ${sql.join(cases, sql` `)} end`;
  }
  const recorded = sql<number | null>`event_amount`;
  return amount.kind === 'actual' && amount.share ? shareSql(recorded, amount.share) : recorded;
}

/** Half a fen rounded up, as `mulDivHalfUp` does it. A bound number is a REAL, whose quotient is not whole. */
function shareSql(amount: RawBuilder<unknown>, share: Share): RawBuilder<number | null> {
  const [numerator, denominator] = [sql.lit(share.numerator), sql.lit(share.denominator)];
  return sql`(2 * cast(${amount} as integer) * ${numerator} + ${denominator}) / (2 * ${denominator})`;
}

/** 上限 what is left for an amount where earlier ones of the window came to `before`, as `withinCap` does it. */
export function capSql(
  cap: RawBuilder<unknown> | Fen,
  before: RawBuilder<unknown>,
  amount: RawBuilder<unknown>,
): RawBuilder<number | null> {
  return sql`(min(${cap}, ${before} + ${amount}) - min(${cap}, ${before}))`;
}
