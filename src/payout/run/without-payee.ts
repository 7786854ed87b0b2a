import { unitsFor } from '../calculate/due-rows.ts';
import { sql } from 'kysely';
import { factOn } from '../../db/people/fact-on.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { fullYears } from '../../facts/person/age.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import { lastDayOf, type YearMonth } from '../../kernel/year-month.ts';
import { lacksPayee, type Lines } from './lines.ts';
import { payeeKinds } from '../calculate/payees.ts';

/** 缺什么 why nobody can be paid for a line. */
type MissingPayee =
  | 'dead'
  | 'age'
  | 'head'
  | 'guardian-of-head'
  | 'guardian-row'
  | 'guardian-name'
  | 'guardians'
  | 'guardian-dead';

/** 无收款人 a line that stands and that nobody can be paid; `unit` is the id of the person or household. */
export type WithoutPayee = {
  readonly scheme: string;
  readonly unit: number;
  readonly isHousehold: boolean;
  readonly fen: Fen;
  readonly missing: MissingPayee;
};

/** Kept with a draft and shown; the rest are counted. */
const MOST = 200;

/** The lines that have no payee, of what the federation itself pays, in the order of lines. */
export function listWithoutPayee(
  { sqlite }: Database | Writing,
  all: readonly Lines[],
  onRecord: OnRecord,
  month: YearMonth,
): readonly WithoutPayee[] {
  const accounts = sqlite.prepare<[number], { listed: number; named: number }>(
    'select count(*) as listed, count(guardian) as named from account where person_id = ? and superseded_by is null',
  );
  const missingOf = ({ scheme, payee, unit }: Lines, at: number, id: number): MissingPayee => {
    const kind = payeeKinds[payee[at] ?? 0];
    if (kind === 'head') return 'head';
    if (scheme.unit === 'household') return 'guardian-of-head';
    if (kind !== 'guardian') {
      const born = onRecord.people.birth[unit[at] ?? 0] ?? 0;
      return fullYears(born, month) === UNKNOWN ? 'age' : 'dead';
    }
    const { listed = 0, named = 0 } = accounts.get(id) ?? {};
    if (listed === 0) return 'guardian-row';
    if (named === 0) return 'guardian-name';
    return named > 1 ? 'guardians' : 'guardian-dead';
  };
  const found: WithoutPayee[] = [];
  for (const lines of all.filter(({ scheme }) => scheme.mode === 'pay')) {
    const { ids } = unitsFor(lines.scheme, onRecord);
    for (let at = 0; at < lines.count && found.length < MOST; at++) {
      if (lines.waits[at] === 1 || !lacksPayee(lines, at)) continue;
      const unit = ids[lines.unit[at] ?? 0] ?? 0;
      const { id, unit: of } = lines.scheme;
      found.push({
        scheme: id,
        unit,
        isHousehold: of === 'household',
        fen: fen(lines.fen[at] ?? 0),
        missing: missingOf(lines, at, unit),
      });
    }
  }
  return found;
}

/** A line without a payee, with whom it is for: of a household, a member. */
export type NamedWithoutPayee = WithoutPayee & {
  readonly personId: number | null;
  readonly name: string;
  readonly subdistrict: string | null;
};

/** Whom the lines are for, in the same order. */
export async function namedWithoutPayee(
  { query }: Database,
  lines: readonly WithoutPayee[],
  month: YearMonth,
): Promise<readonly NamedWithoutPayee[]> {
  if (lines.length === 0) return [];
  const member = sql`(select person.id from household join fact on fact.name = 'household' and value = household_key
      and superseded_by is null join person on person.id = fact.person_id
    where household.id = unit order by citizen_id limit 1)`;
  type Row = { personId: number | null; name: string | null; subdistrict: string | null };
  const { rows } = await sql<Row>`
    select who as "personId", (select name from person where person.id = who) as name,
      ${factOn('subdistrict', 'who', lastDayOf(month))} as subdistrict
    from (select key, iif(value ->> 'isHousehold', ${member}, unit) as who
      from (select key, value, value ->> 'unit' as unit from json_each(${JSON.stringify(lines)})))
    order by key`.execute(query);
  return lines.map((line, at) => {
    const { personId = null, name, subdistrict = null } = rows[at] ?? {};
    return { ...line, personId, name: name ?? '', subdistrict };
  });
}
