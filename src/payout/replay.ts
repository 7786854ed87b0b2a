import { sql } from 'kysely';
import type { Writing } from '../db/connection/open.ts';
import { type Fen, fen } from '../kernel/fen.ts';
import { lastDayOf, type YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import type { Budget, Stacking } from '../schemes/language/stacking.ts';
import { factOn } from '../db/people/fact-on.ts';
import type { FactContext } from './facts.ts';
import { isApproved } from './posted.ts';
import { reckonMonths } from './reckon.ts';

/** What is replayed: some schemes over some months by the rules as they are and as they would be. */
export type Replay = {
  readonly months: readonly YearMonth[];
  /** The ids of the schemes that the change can touch. */
  readonly schemes: readonly string[];
  readonly before: Rules;
  readonly after: Rules;
};
type Rules = { readonly schemes: readonly Scheme[]; readonly stacking: Stacking };

/** What is owed by the rules as they are and as they would be. */
export type Change = {
  readonly oldFen: Fen;
  readonly newFen: Fen;
  readonly oldCount: number;
  readonly newCount: number;
};

/** A unit whose money changes over the months. */
export type ChangedUnit = {
  readonly scheme: string;
  readonly unit: Scheme['unit'];
  readonly id: number;
  readonly name: string;
  readonly subdistrict: string;
  readonly oldFen: Fen;
  readonly newFen: Fen;
};

/** 预算用尽 the first month in which a fund's year would be overspent; undefined where the money lasts. */
export type BudgetEnd = {
  readonly fund: string;
  readonly year: number;
  readonly budgetFen: Fen;
  readonly oldMonth: YearMonth | undefined;
  readonly newMonth: YearMonth | undefined;
};

/**
 * 重算 reckons the months twice, as a run does, and leaves the difference in the temp table `replay_change`: a row a unit,
 * period and month. Pure of the ledger: what is owed, not what was paid.
 */
export async function replayMonths(db: Writing, context: FactContext, replay: Replay): Promise<void> {
  for (const rules of ['before', 'after'] as const) {
    const { schemes, stacking } = replay[rules];
    const looked = schemes
      .filter(({ id }) => replay.schemes.includes(id))
      .map((scheme) => ({ scheme, months: replay.months, isDrafted: true }));
    await reckonMonths(db, context, { looked, stacking });
    await sql`drop table if exists ${sql.table(`temp.replay_${rules}`)}`.execute(db.query);
    await sql`create temp table ${sql.raw(`replay_${rules}`)} as
      select scheme, unit_type, unit_id, period, month, fen from temp.due join temp.scheme_no on no = scheme_no`.execute(
      db.query,
    );
  }
  await sql`drop table if exists temp.replay_change`.execute(db.query);
  await sql`create temp table replay_change (scheme text, unit_type text, unit_id integer, period text, month text,
    old_fen integer, new_fen integer, subdistrict text)`.execute(db.query);
  for (const month of replay.months) await addMonth(db, month);
}

async function addMonth({ query }: Writing, month: YearMonth): Promise<void> {
  const subdistrict = factOn('subdistrict', 'who', lastDayOf(month));
  await sql`insert into temp.replay_change
    select scheme, unit_type, unit_id, period, month, old_fen, new_fen, ${subdistrict} from (
      select scheme, unit_type, unit_id, period, month, sum(old_fen) as old_fen, sum(new_fen) as new_fen,
        case unit_type when 'person' then unit_id when 'household' then (select person.id
          from household join fact as member on member.name = 'household' and member.value = household_key
            and member.superseded_by is null join person on person.id = member.person_id
          where household.id = unit_id order by citizen_id limit 1) end as who
      from (select scheme, unit_type, unit_id, period, month, fen as old_fen, 0 as new_fen from temp.replay_before
        union all select scheme, unit_type, unit_id, period, month, 0, fen from temp.replay_after)
      where month = ${month} group by scheme, unit_type, unit_id, period)`.execute(query);
}

/** Forgets the schemes that were only reckoned for a budget. */
export async function tellOnly({ query }: Writing, schemes: readonly string[]): Promise<void> {
  await sql`delete from temp.replay_change where scheme not in (${sql.join(schemes)})`.execute(query);
}

const sums = sql`total(old_fen) as "oldFen", total(new_fen) as "newFen",
  total(old_fen <> 0) as "oldCount", total(new_fen <> 0) as "newCount"`;

/** The cost by month, or by subdistrict; '' where no subdistrict is on record. */
export async function sumChanges(
  { query }: Writing,
  by: 'month' | 'subdistrict' | 'scheme',
): Promise<readonly (Change & { readonly of: string })[]> {
  const { rows } = await sql<{ of: string } & Record<keyof Change, number>>`
    select coalesce(${sql.ref(by)}, '') as "of", ${sums} from temp.replay_change group by 1 order by 1`.execute(
    query,
  );
  return rows.map((row) => ({ ...row, oldFen: fen(row.oldFen), newFen: fen(row.newFen) }));
}

/** How many units get more, less, or the same over all the months; who starts gets more, who stops gets less. */
export type Winners = Readonly<Record<'starts' | 'more' | 'same' | 'less' | 'stops', number>>;

/** Counts who gains and who loses. */
export async function countWinners({ query }: Writing): Promise<Winners> {
  const { rows } =
    await sql<Winners>`select total(old = 0 and new > 0) as starts, total(old > 0 and new > old) as more,
      total(old = new) as same, total(new > 0 and new < old) as less, total(old > 0 and new = 0) as stops
    from (select sum(old_fen) as old, sum(new_fen) as new from temp.replay_change group by unit_type, unit_id)`.execute(
      query,
    );
  return rows[0] ?? { starts: 0, more: 0, same: 0, less: 0, stops: 0 };
}

/** 名单 the units whose money changes, whoever loses most first, one at a time. */
export function* changedUnits({ sqlite }: Writing): Generator<ChangedUnit> {
  const rows = sqlite.prepare<[], ChangedUnit>(
    `select scheme, unit_type as unit, unit_id as id, coalesce(case unit_type
         when 'person' then (select name from person where person.id = unit_id)
         when 'household' then (select household_key from household where household.id = unit_id)
         else (select employer from employer join employer_unit using (credit_code)
           where employer_unit.id = unit_id and employer.superseded_by is null order by year desc limit 1) end, '') as name,
       coalesce(max(subdistrict), '') as subdistrict, sum(old_fen) as oldFen, sum(new_fen) as newFen
     from temp.replay_change group by scheme, unit_type, unit_id having sum(old_fen) <> sum(new_fen)
     order by sum(new_fen) - sum(old_fen), scheme, unit_type, unit_id`,
  );
  yield* rows.iterate();
}

/** Adds up the months of each budget's year: approved runs before the first month replayed, then what is owed. */
export async function budgetEnds(
  { query }: Writing,
  { months, after, before }: Replay,
  budgets: readonly Budget[],
): Promise<readonly BudgetEnd[]> {
  const [first = ''] = months;
  const ends: BudgetEnd[] = [];
  for (const { fund, year, fen: budgetFen } of budgets) {
    const ids = [...before.schemes, ...after.schemes].flatMap((one) =>
      one.fund === fund && one.mode === 'pay' ? [one.id] : [],
    );
    const ofFund = sql`scheme in (${sql.join(ids.length > 0 ? ids : [''])})`;
    const spent = await sql<{
      fen: number;
    }>`select total(fen) as fen from run join line on line.run_id = run.id
      where ${ofFund} and run.month between ${`${year}-01`} and ${`${year}-12`} and run.month < ${first} and ${isApproved}`.execute(
      query,
    );
    const { rows } = await sql<{ month: YearMonth; old: number; new: number }>`
      select month, total(old_fen) as old, total(new_fen) as new from temp.replay_change
      where ${ofFund} and substr(month, 1, 4) = ${String(year)} group by month order by month`.execute(query);
    const exceeds = (which: 'old' | 'new'): YearMonth | undefined => {
      let sum = spent.rows[0]?.fen ?? 0;
      return rows.find((row) => (sum += row[which]) > budgetFen)?.month;
    };
    ends.push({ fund, year, budgetFen, oldMonth: exceeds('old'), newMonth: exceeds('new') });
  }
  return ends;
}
