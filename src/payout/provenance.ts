import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/open.ts';
import type { FactName as StoredFact } from '../db/schema.ts';
import { firstDayOf, lastDayOf, type YearMonth } from '../kernel/year-month.ts';
import type { FactName } from '../schemes/facts.ts';
import { touchesMonth } from './facts.ts';

/** 出处 the row of a file that a fact was read from; no row where a whole list says it (不在低保名单上). */
export type Provenance = {
  readonly fact: FactName;
  readonly file: string;
  readonly sheet: string;
  readonly row: number | undefined;
};

type Source = RawBuilder<{ import_id: number; sheet: string; row: number | null }>;
type Unit = { readonly type: 'person' | 'household'; readonly id: number };

/** The rows behind the facts of a unit, by the temp tables built for the month. */
export async function provenanceOf(
  db: Database,
  month: YearMonth,
  unit: Unit,
  asked: readonly FactName[],
): Promise<readonly Provenance[]> {
  const found: Provenance[] = [];
  for (const fact of asked) {
    const { own, otherwise } = sourcesOf(fact, month, peopleOf(unit));
    const rows = await read(db, own);
    found.push(
      ...(rows.length === 0 && otherwise ? await read(db, otherwise) : rows).map(({ file, sheet, row }) => ({
        ...{ fact, file, sheet },
        row: row ?? undefined,
      })),
    );
  }
  return found;
}

async function read({ query }: Database, source: Source) {
  const { rows } = await sql<{ file: string; sheet: string; row: number | null }>`
    select distinct import.file_name as file, source.sheet, source.row
    from (${source}) as source join import on import.id = source.import_id
    order by import.id, source.sheet, source.row`.execute(query);
  return rows;
}

/** The people whose facts make the unit's: the person, or the holders in the household. */
function peopleOf({ type, id }: Unit): RawBuilder<unknown> {
  if (type === 'person') return sql`(${id})`;
  return sql`(select member.person_id from temp.member_in_month as member
    join temp.live_in_month as held on held.person_id = member.person_id where household_id = ${id})`;
}

function sourcesOf(
  fact: FactName,
  month: YearMonth,
  people: RawBuilder<unknown>,
): { readonly own: Source; readonly otherwise?: Source } {
  const stored = (name: StoredFact): Source => sql`
    select recorded_by as import_id, sheet, row_number as row from fact
    where fact.person_id in ${people} and ${touchesMonth(month, name)}`;
  const certificate = sql`(select certificate_id from temp.live_in_month where person_id in ${people})`;
  switch (fact) {
    case 'alive':
    case 'certificate.live':
      return {
        own: sql`select import_id, sheet, row_number as row from death
            where person_id in ${people} and superseded_by is null and died_on < ${firstDayOf(month)}
          union all select import_id, sheet, row_number as row from certificate_event
          where certificate_id in ${certificate} and superseded_by is null and happened_on <= ${lastDayOf(month)}`,
      };
    case 'certificate.category':
    case 'certificate.grade':
      return {
        own: sql`select import_id, sheet, row_number as row from certificate where id in ${certificate}`,
      };
    case 'age':
      return { own: sql`select import_id, sheet, row_number as row from person where id in ${people}` };
    case 'hukou_local':
      return {
        own: sql`select import_id, sheet, row_number as row from move
            where person_id in ${people} and superseded_by is null and moved_on < ${firstDayOf(month)}
          union all ${stored('subdistrict')}`,
      };
    case 'household.holder_count':
      return { own: stored('household') };
    case 'low_income':
    case 'household.low_income':
      return {
        own: stored('low_income'),
        otherwise: sql`select import.id as import_id, import.sheet, null as row
          from coverage join import on import.id = coverage.import_id
          where name = 'low_income' and superseded_by is null and from_month <= ${month} and to_month >= ${month}
          order by coverage.id desc limit 1`,
      };
  }
}
