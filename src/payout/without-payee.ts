import { sql } from 'kysely';
import { factOn } from '../db/people/fact-on.ts';
import type { Database, Writing } from '../db/connection/open.ts';
import type { Fen } from '../kernel/fen.ts';
import { lastDayOf, type YearMonth } from '../kernel/year-month.ts';
import { delta } from './delta.ts';
import { unitKey } from './due.ts';
import { ageIn } from './person-facts.ts';

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

/** The lines of the delta that have no payee, of what the federation itself pays, in the order of lines. */
export async function listWithoutPayee(
  { query }: Writing,
  month: YearMonth,
): Promise<readonly WithoutPayee[]> {
  const guardians = sql`(select count(*) as listed, count(guardian) as named from account
    where account.person_id = unit_id and superseded_by is null)`;
  const ofMinor = sql`(select case when listed = 0 then 'guardian-row' when named = 0 then 'guardian-name'
    when named > 1 then 'guardians' else 'guardian-dead' end from ${guardians})`;
  const ofSelf = sql`(select iif(${ageIn(month)} is null, 'age', 'dead') from person where person.id = unit_id)`;
  const { rows } = await sql<Omit<WithoutPayee, 'isHousehold'> & { isHousehold: number }>`
    select scheme, unit_id as unit, unit_type = 'household' as "isHousehold", fen,
      case when payee = 'head' then 'head' when unit_type = 'household' then 'guardian-of-head'
        when payee = 'guardian' then ${ofMinor} else ${ofSelf} end as missing
    from ${delta(month)} as d join temp.scheme_no on no = scheme_no
    where mode = 'pay' and payee in ('self', 'guardian', 'head')
      and coalesce(payee_person_id, payee_account_id) is null
    order by scheme_no, ${unitKey}, period limit ${MOST}`.execute(query);
  return rows.map((row) => ({ ...row, isHousehold: row.isHousehold === 1 }));
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
