import { type RawBuilder, sql } from 'kysely';
import { type FactValue, factOf } from '../schemes/facts.ts';
import type { Leaf, Predicate } from '../schemes/language/predicate.ts';

/**
 * A predicate over the columns of a fact table: 1, 0 or NULL. SQLite's and/or/not are Kleene's, as `decide` is,
 * so that both say the same of every row; `test/payout` holds them together. `leaf` is asked of its leaves from left to
 * right where they are not to be compared with the columns themselves.
 */
export function predicateSql(
  predicate: Predicate,
  leaf: (leaf: Leaf) => RawBuilder<unknown> = leafSql,
): RawBuilder<number | null> {
  const each = (children: readonly Predicate[]) => children.map((child) => predicateSql(child, leaf));
  if ('all' in predicate) return sql`(${sql.join(each(predicate.all), sql` and `)})`;
  if ('any' in predicate) return sql`(${sql.join(each(predicate.any), sql` or `)})`;
  if ('not' in predicate) return sql`(not ${predicateSql(predicate.not, leaf)})`;
  return sql`(${leaf(predicate)})`;
}

/** A leaf held against the column of its fact. */
export function leafSql(leaf: Leaf): RawBuilder<unknown> {
  const column = sql.ref(factOf(leaf.fact).column);
  if ('known' in leaf) return leaf.known ? sql`${column} is not null` : sql`${column} is null`;
  if ('is' in leaf) return sql`${column} = ${storedValue(leaf.is)}`;
  if ('in' in leaf) return sql`${column} in (${sql.join(leaf.in.map(storedValue))})`;
  if ('between' in leaf) return sql`${column} between ${leaf.between[0]} and ${leaf.between[1]}`;
  return 'gte' in leaf ? sql`${column} >= ${leaf.gte}` : sql`${column} <= ${leaf.lte}`;
}

/** SQLite binds no booleans. */
export function storedValue(value: FactValue): number | string {
  return typeof value === 'boolean' ? Number(value) : value;
}
