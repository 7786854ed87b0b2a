import { unitsFor } from '../calculate/due-rows.ts';
import { compareText } from '../../kernel/writing/compare-text.ts';
import { sql } from 'kysely';
import { factOn } from '../../db/people/fact-on.ts';
import type { Database } from '../../db/connection/open.ts';
import { heads, householdOf } from '../../facts/in-month/household-facts.ts';
import { subdistrictOn } from '../../facts/in-month/residence.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import type { Month } from '../../facts/month.ts';
import { lastDayOf } from '../../kernel/year-month.ts';
import type { Truth } from '../../schemes/language/predicate.ts';
import type { Question } from '../../schemes/language/questions.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { marked } from '../calculate/grounds.ts';

/** 名单一行 a unit to look into: dropped out, refused on one condition alone, or not to be decided. */
export type ListedUnit = {
  readonly outcome: 'refused' | 'unknown';
  readonly isDropped: boolean;
  readonly isNear: boolean;
  readonly id: number | null;
  readonly key: string;
  readonly name: string;
  readonly subdistrict: string;
  readonly community: string;
  /** What it is refused on, or what is missing; of a near miss those of which any one would do. */
  readonly questions: readonly Question[];
};

/** What becomes of a unit or event, on what that rests, and whether it was eligible the month before. */
export type UnitOutcome = {
  readonly outcome: Truth;
  readonly rests: string;
  readonly near: string;
  readonly was: boolean;
  /** The place of the unit; below 0 where it is not known. */
  readonly unit: number;
  /** The id of the person that the event names. */
  readonly person: number | undefined;
};

type Listing = {
  readonly scheme: Scheme;
  readonly questions: readonly Question[];
  readonly outcomes: () => Generator<UnitOutcome>;
  readonly facts: Month;
  readonly withNear: boolean;
};

type Shown = UnitOutcome & {
  readonly id: number | null;
  readonly who: number | null;
  readonly subdistrict: string;
};

/** One unit at a time, street by street: those that somebody should look into; near misses if asked for. */
export function* listUnits(
  { sqlite, query }: Database,
  { scheme, questions, outcomes, facts, withNear }: Listing,
): Generator<ListedUnit> {
  const community = factOn('community', 'who', lastDayOf(facts.window.month));
  const name =
    scheme.unit === 'employer'
      ? sql`(select employer from employer join employer_unit using (credit_code)
          where employer_unit.id = one.id and employer.superseded_by is null order by year desc limit 1)`
      : sql`(select name from person where person.id = who)`;
  const statement = (json: string) =>
    sql`select coalesce(${name}, '') as name, coalesce(${community}, '') as community
      from (select key, value ->> 'id' as id, value ->> 'who' as who from json_each(${json})) as one
      order by key`.compile(query);
  const read = sqlite.prepare<unknown[], { name: string; community: string }>(statement('').sql);
  const shown = inOrder([...shownOf({ scheme, questions, outcomes, facts, withNear })]);
  for (let from = 0; from < shown.length; from += AT_ONCE) {
    const some = shown.slice(from, from + AT_ONCE);
    const json = JSON.stringify(some.map(({ id, who }) => ({ id, who })));
    const rows = read.all(...statement(json).parameters);
    for (const [at, one] of some.entries()) {
      const { outcome, was, near, rests, id, who, subdistrict } = one;
      const { name: called = '', community: lives = '' } = rows[at] ?? {};
      const key =
        scheme.unit === 'person'
          ? String(who ?? '')
          : one.unit < 0
            ? ''
            : unitsFor(scheme, facts.onRecord).keyAt(one.unit);
      yield {
        id,
        key,
        name: called,
        subdistrict,
        community: lives,
        outcome: outcome === 'unknown' ? 'unknown' : 'refused',
        isDropped: was,
        isNear: near.includes('1'),
        questions: marked(questions, near.includes('1') ? near : rests),
      };
    }
  }
}

const AT_ONCE = 500;

function* shownOf({ scheme, outcomes, facts, withNear }: Listing): Generator<Shown> {
  const { onRecord, window } = facts;
  const { people, subdistricts } = onRecord;
  const units = unitsFor(scheme, onRecord);
  const whoOf = whoIsShown(scheme, facts);
  for (const one of outcomes()) {
    const isNear = withNear && one.near.includes('1');
    if (one.outcome === true || (one.outcome === false && !one.was && !isNear)) continue;
    const who = whoOf(one);
    const street = who < 0 ? UNKNOWN : subdistrictOn(onRecord, who, window.lastDay);
    yield {
      ...one,
      id: one.unit < 0 ? null : (units.ids[one.unit] ?? null),
      who: who < 0 ? null : (people.ids[who] ?? null),
      subdistrict: subdistricts[street]?.name ?? '',
    };
  }
}

/** 户 is shown by its head, or else by its first member; whoever is on no sheet of a household by the event's own. */
function whoIsShown({ unit }: Scheme, facts: Month): (one: UnitOutcome) => number {
  const named = ({ person }: UnitOutcome): number =>
    person === undefined ? UNKNOWN : facts.onRecord.people.placeOf(person);
  if (unit === 'employer') return () => UNKNOWN;
  if (unit === 'person') return (one) => (one.unit < 0 ? named(one) : one.unit);
  const [head, own] = [facts.of(heads), facts.of(householdOf)];
  const first = new Int32Array(head.length).fill(UNKNOWN);
  for (const person of facts.people.toReversed()) {
    const household = own[person] ?? UNKNOWN;
    if (household >= 0) first[household] = person;
  }
  return (one) => {
    if (one.unit < 0) return named(one);
    const shown = head[one.unit] ?? UNKNOWN;
    return shown >= 0 ? shown : (first[one.unit] ?? UNKNOWN);
  };
}

/** Street by street, whoever is not on record anywhere last; then who cannot be decided, and who dropped out. */
function inOrder(shown: readonly Shown[]): readonly Shown[] {
  return shown.toSorted(
    (a, b) =>
      Number(a.subdistrict === '') - Number(b.subdistrict === '') ||
      compareText(a.subdistrict, b.subdistrict) ||
      Number(a.outcome !== 'unknown') - Number(b.outcome !== 'unknown') ||
      Number(b.was) - Number(a.was) ||
      compareText(b.rests, a.rests) ||
      (a.id ?? 0) - (b.id ?? 0),
  );
}
