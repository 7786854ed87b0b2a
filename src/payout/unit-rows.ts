import { type RawBuilder, sql } from 'kysely';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Cap } from '../schemes/language/amount.ts';
import { type FactName, factOf } from '../schemes/facts.ts';
import { leavesOf } from '../schemes/language/predicate.ts';
import { conditionsOf, type Scheme, type SchemeVersion, versionAt } from '../schemes/language/scheme.ts';
import { appliedSql } from './applications.ts';
import { inWindow } from './events.ts';

/** Every fact that a version asks for. */
export function factsOf(version: SchemeVersion): readonly FactName[] {
  return [...new Set(leavesOf(conditionsOf(version)).map(({ fact }) => fact))];
}

/** The facts that have to be built for a version of a scheme: what it asks, and whether a payee is a minor. */
export function factsToBuild({ unit, payee, events }: Scheme, version: SchemeVersion): readonly FactName[] {
  const isAsked = factsOf(version);
  const ofParent: readonly FactName[] = isAsked.some((name) => name.startsWith('parent.'))
    ? ['certificate.live', 'low_income']
    : [];
  return [
    ...isAsked,
    ...(events ? ofParent : []),
    ...(payee.ifMinor && unit === 'person' ? (['age'] as const) : []),
  ];
}

/**
 * The rows that a version decides, by the fact tables of the month: one a unit of a monthly
 * scheme, one an event of another. The columns are those of the facts, and `unit_id`, `household_id`, `head_id`,
 * `period`, `happened_on` and `tie`; an event also has its row in `event` (`event_id`) and whom it names (`event_person`), and
 * no unit where that is not known.
 */
export function unitRows(scheme: Scheme, asked: readonly FactName[], month: YearMonth): RawBuilder<unknown> {
  return scheme.events ? eventRows(scheme, asked, month) : monthlyRows(scheme, asked, month);
}

function monthlyRows(scheme: Scheme, asked: readonly FactName[], month: YearMonth): RawBuilder<unknown> {
  const { unit } = scheme;
  const period = sql`${month} as period, null as happened_on, null as tie`;
  if (unit !== 'person') return sql`(select *, unit_id as household_id, ${period} from ${factTable(unit)})`;
  return sql`(select unit.*, ${period} from ${personRows(scheme, asked, month)} as unit)`;
}

function eventRows(scheme: Scheme, asked: readonly FactName[], month: YearMonth): RawBuilder<unknown> {
  const { unit, cadence, id } = scheme;
  const cap = householdCapOf(scheme, month);
  const facts = unit === 'person' ? personRows(scheme, asked, month) : factTable(unit);
  const place = sql`row_number() over (partition by event_unit, base
    order by (select citizen_id from person where person.id = event.person_id), tie)`;
  const event = sql`(select event.*, ${place} as place from (
      select event.rowid as event_id, event.*, ${eventUnits[unit]} as event_unit ${cap ? sql`, ${eventUnits.household} as cap_household` : sql``}
      from temp.event
      where scheme = ${id} and month = ${month}) as event)`;
  const periods = {
    annual: sql`year`,
    once: sql`'once'`,
    event: sql`base || iif(place > 1, '#' || place, '')`,
    monthly: sql`month`,
  };
  return sql`(select unit.*, ${periods[cadence]} as period, happened_on, tie || ' ' || place as tie, event_id, event_amount,
      student_level, student_basis, event.person_id as event_person ${unit === 'household' ? sql`, event_unit as household_id` : sql``} ${parentFacts(asked)} ${capFact(scheme, cap)}
    from ${event} as event left join ${facts} as unit on unit.unit_id = event_unit)`;
}

/** Whom an event concerns: the person, their household of the month, the employer. */
const eventUnits: Readonly<Record<Scheme['unit'], RawBuilder<unknown>>> = {
  person: sql`event.person_id`,
  household: sql`(select household_id from temp.member_in_month as m where m.person_id = event.person_id)`,
  employer: sql`event.employer_id`,
};

function parentFacts(asked: readonly FactName[]): RawBuilder<unknown> {
  const of = (column: string) =>
    sql`(select ${sql.ref(column)} from temp.person_fact as parent where parent.unit_id = event.parent_id)`;
  const live = sql`iif(event.parent_id is null and event.parent_citizen_id is not null,
    iif(exists (select 1 from certificate where withdrawn_by is null), 0, null), ${of('certificate_live')})`;
  return sql.join(
    [
      ...(asked.includes('parent.certificate.live') ? [sql`, ${live} as parent_certificate_live`] : []),
      ...(asked.includes('parent.low_income') ? [sql`, ${of('low_income')} as parent_low_income`] : []),
    ],
    sql``,
  );
}

/** 每户上限 the cap of the month where it is per household. */
function householdCapOf(scheme: Scheme, month: YearMonth): Cap | undefined {
  const version = versionAt(scheme, month);
  const cap =
    typeof version !== 'string' && version.amount.kind === 'actual' ? version.amount.cap : undefined;
  return cap?.per === 'household' ? cap : undefined;
}

/**
 * 上限所属的户 whether it is known whose cap an event is held against, or the cap cannot bite: all that was claimed by then
 * is within it, or nobody else has claimed. What a member claimed while in no known household may be of this one.
 */
function capFact({ id }: Scheme, cap: Cap | undefined): RawBuilder<unknown> {
  if (!cap) return sql``;
  const unplaced = sql`select 1 from temp.member_in_month as mate
      join temp.event as earlier on earlier.person_id = mate.person_id and earlier.scheme = ${id}
    where mate.household_id = cap_household and earlier.happened_on < event.happened_on
      and ${inWindow(cap.window, 'earlier')} = ${inWindow(cap.window, 'event')}
      and not exists (select 1 from fact where fact.person_id = mate.person_id and fact.name = 'household'
        and superseded_by is null and valid_from < date(earlier.month || '-01', '+1 month')
        and (valid_to is null or valid_to > earlier.month || '-01'))`;
  return sql`, case when claimed <= ${cap.fen} then 1 when cap_household is null then iif(has_others, null, 1)
    else iif(exists (${unplaced}), null, 1) end as event_household`;
}

/** The facts of people, and whether they applied for this very scheme. */
function personRows(scheme: Scheme, asked: readonly FactName[], month: YearMonth): RawBuilder<unknown> {
  const people = personWithHousehold(asked);
  if (!asked.includes('applied')) return people;
  return sql`(select one.*, ${appliedSql(scheme, month)} as applied from ${people} as one)`;
}

/** A person may be asked of their household. */
function personWithHousehold(asked: readonly FactName[]): RawBuilder<unknown> {
  if (!asked.some((name) => factOf(name).entity === 'household')) return sql`temp.person_fact`;
  return sql`(select person_fact.*, household_id, household_holder_count, household_low_income
    from temp.person_fact left join temp.member_in_month on person_id = person_fact.unit_id
    left join temp.household_fact on household_fact.unit_id = household_id)`;
}

function factTable(unit: Scheme['unit']): RawBuilder<unknown> {
  return sql.table(`temp.${unit}_fact`);
}

/** Which rows a run reckons: of a monthly scheme of people, the holders. */
export function isReckoned({ unit, events }: Scheme): RawBuilder<unknown> {
  return unit === 'person' && !events ? sql`is_holder` : sql`1`;
}
