import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { decide } from '../schemes/language/predicate.ts';
import type { Decision } from '../schemes/language/scheme.ts';
import type { Place } from './settlement.ts';

/**
 * 待核 what becomes of a decision where a group holds all of a household together and that of the month is not known: what
 * is due by itself is undecided. By the table `unplaced` that `reckonMonths` left.
 */
export async function withHousehold(
  { query }: Database,
  scheme: string,
  { unit, period }: Place,
  decision: Decision,
): Promise<Decision> {
  const { rows } = await sql`select 1 from temp.unplaced where unit_id = ${unit.id} and period = ${period}
    and scheme_no = (select no from temp.scheme_no where scheme = ${scheme})`.execute(query);
  if (rows.length === 0) return decision;
  const children = [decision.trace, decide({ fact: 'event.household', is: true }, new Map())];
  return { outcome: 'unknown', fen: undefined, trace: { node: 'all', outcome: 'unknown', children } };
}
