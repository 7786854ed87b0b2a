import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import type { FactName as StoredFact } from '../db/schema.ts';
import type { FactName } from '../schemes/facts.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import { countsIn, type FactWindow } from './fact-window.ts';
import { covers, isOfHome, lowIncomeRows } from './low-income-in-month.ts';

/** 出处 the row of a file that a fact was read from; no row where a whole list says it (不在低保名单上). */
export type Provenance = {
  readonly fact: FactName;
  readonly file: string;
  readonly sheet: string;
  readonly row: number | undefined;
  /** 登记时间 the instant at which the import that said so was recorded. */
  readonly recordedAt: string;
};

type Source = RawBuilder<{ import_id: number; sheet: string; row: number | null }>;
/** A unit, and the row of its event in the temp table `event` where a scheme pays for events. */
type Unit = { readonly type: Scheme['unit']; readonly id: number; readonly event: number | undefined };

/** The rows behind the facts of a unit, by the temp tables built for the month. */
export async function provenanceOf(
  db: Database,
  window: FactWindow,
  scheme: Scheme,
  unit: Unit,
  asked: readonly FactName[],
): Promise<readonly Provenance[]> {
  const found: Provenance[] = [];
  for (const fact of asked) {
    const { own, otherwise } = sourcesOf(fact, window, unit, scheme);
    const rows = await read(db, own);
    found.push(
      ...(rows.length === 0 && otherwise ? await read(db, otherwise) : rows).map(
        ({ file, sheet, row, recordedAt }) => ({
          ...{ fact, file, sheet },
          row: row ?? undefined,
          recordedAt,
        }),
      ),
    );
  }
  return found;
}

async function read({ query }: Database, source: Source) {
  const { rows } = await sql<{ file: string; sheet: string; row: number | null; recordedAt: string }>`
    select distinct import.file_name as file, source.sheet, source.row, import.recorded_at as "recordedAt"
    from (${source}) as source join import on import.id = source.import_id
    order by import.id, source.sheet, source.row`.execute(query);
  return rows;
}

/** The people whose facts make the unit's: the person, or the holders in the household. */
function peopleOf({ type, id }: Unit): RawBuilder<unknown> {
  if (type === 'person') return sql`(${id})`;
  if (type === 'employer') return sql`(null)`;
  return sql`(select member.person_id from temp.member_in_month as member
    join temp.live_in_month as held on held.person_id = member.person_id where household_id = ${id})`;
}

/** What kind of row says a fact. */
const origins = {
  alive: 'state',
  hukou_local: 'residence',
  'certificate.live': 'state',
  'certificate.category': 'certificate',
  'certificate.grade': 'certificate',
  'certificate.grade_of.visual': 'certificate',
  'certificate.grade_of.hearing': 'certificate',
  'certificate.grade_of.speech': 'certificate',
  'certificate.grade_of.physical': 'certificate',
  'certificate.grade_of.intellectual': 'certificate',
  'certificate.grade_of.psychiatric': 'certificate',
  low_income: 'low-income',
  age: 'person',
  gender: 'person',
  'guardian.known': 'guardian',
  applied: 'application',
  'employment.form': 'placement',
  'household.holder_count': 'household',
  'household.low_income': 'low-income',
  'employer.disabled_workers': 'employer',
  'employer.disabled_ratio': 'employer',
  'event.amount': 'event',
  'event.household': 'household',
  'student.level': 'event',
  'student.basis': 'event',
  'parent.certificate.live': 'event',
  'parent.low_income': 'event',
} as const satisfies Readonly<Record<FactName, string>>;

function sourcesOf(
  fact: FactName,
  window: FactWindow,
  unit: Unit,
  scheme: Scheme,
): { readonly own: Source; readonly otherwise?: Source } {
  const own = ownRows(origins[fact], window, unit, scheme);
  if (origins[fact] !== 'low-income') return { own };
  // Nobody's row says it: the list that leaves them out, which is of one day for one place.
  const otherwise: Source = sql`select import.id as import_id, import.sheet, null as row
    from coverage join import on import.id = coverage.import_id
    where ${covers(window.month)} and (coverage.area is null
      or exists (select 1 from person where id in ${peopleOf(unit)} and ${isOfHome(sql`person.id`)}))
    order by import.as_of desc, coverage.area is null limit 1`;
  return { own, otherwise };
}

function ownRows(origin: (typeof origins)[FactName], window: FactWindow, unit: Unit, scheme: Scheme): Source {
  const people = peopleOf(unit);
  const { lastsTo, begunBy } = window;
  const stored = (name: StoredFact): Source => sql`
    select recorded_by as import_id, sheet, row_number as row from fact
    where fact.person_id in ${people} and ${countsIn(window, name)}`;
  const rows = (table: string, where: RawBuilder<unknown>): Source =>
    sql`select import_id, sheet, row_number as row from ${sql.table(table)} where ${where}`;
  const current = sql`person_id in ${people} and superseded_by is null`;
  const moved = rows('move', sql`${current} and moved_on <= ${begunBy}`);
  const died = rows('death', sql`${current} and died_on < ${lastsTo}`);
  const certificate = sql`(select certificate_id from temp.live_in_month where person_id in ${people})`;
  switch (origin) {
    case 'state': {
      const events = sql`certificate_id in ${certificate} and superseded_by is null and happened_on <= ${begunBy}`;
      return sql`${died} union all ${rows('certificate_event', events)}`;
    }
    case 'certificate':
      return rows('certificate', sql`id in ${certificate}`);
    case 'person':
      return rows('person', sql`id in ${people}`);
    case 'residence':
      return sql`${moved} union all ${stored('subdistrict')}`;
    case 'household':
      return sql`${stored('household')} union all ${moved} union all ${died}`;
    case 'low-income':
      return lowIncomeRows(people, window.month);
    case 'guardian':
      return rows('account', sql`${current} and guardian is not null`);
    case 'application':
      return rows('application', sql`${current} and scheme = ${scheme.id} and applied_on <= ${begunBy}`);
    case 'placement':
      return rows(
        'placement',
        sql`${current} and began_on <= ${begunBy} and (ended_on is null or ended_on >= ${lastsTo})`,
      );
    case 'event':
      return rows('temp.event', sql`event.rowid = ${unit.event ?? null}`);
    case 'employer':
      return rows(
        'employer',
        sql`superseded_by is null and year = ${Number(window.month.slice(0, 4))}
          and credit_code = (select credit_code from employer_unit where id = ${unit.id})`,
      );
  }
}
