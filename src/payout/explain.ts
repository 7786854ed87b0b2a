import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { factsOfRow } from '../schemes/facts.ts';
import { listedUnlike } from '../schemes/language/listed-amount.ts';
import type { KnownFacts } from '../schemes/language/predicate.ts';
import { groundsOf, reasonsOf } from '../schemes/language/reasons.ts';
import { decideVersion, type Scheme, type SchemeVersion, versionAt } from '../schemes/language/scheme.ts';
import { groupsAt, type Stacking } from '../schemes/language/stacking.ts';
import { versionSha256 } from './digest.ts';
import { type Only, peopleOfEvents } from './events.ts';
import type { ExplainedDecision, Explanation } from './explanation.ts';
import { type FactWindow, wideningKey } from './fact-window.ts';
import { allFacts, buildFacts, choosePeople, type FactContext } from './facts.ts';
import { provenanceOf } from './provenance.ts';
import { reckonMonths } from './reckon.ts';
import { ledgerOf, type Place, settlementOf, type Unit } from './settlement.ts';
import { withHousehold } from './stacked-household.ts';
import { tellWhy } from './told-why.ts';
import { factsOf, unitRows } from './unit-rows.ts';

/** 被解释者 who is asked about: a person with their household, a household, or an employer. */
export type Asked = Unit;

export type Explaining = {
  readonly month: YearMonth;
  /** What is explained. */
  readonly schemes: readonly Scheme[];
  readonly asked: Asked;
  /** Every scheme of the district and the rules between them. */
  readonly policy: { readonly schemes: readonly Scheme[]; readonly stacking: Stacking };
};

type Subject = Omit<Place, 'unit'> & {
  readonly unit: Unit | undefined;
  /** The row of its event in the temp table `event`. */
  readonly event: number | undefined;
  readonly known: KnownFacts;
};

const units: Readonly<Record<Asked['type'], readonly Scheme['unit'][]>> = {
  person: ['person', 'household'],
  household: ['household'],
  employer: ['employer'],
};

/** 解释 decides every scheme for one unit by the rules and facts that a draft of the month would use. */
export async function explainUnit(
  db: Database,
  context: FactContext,
  { month, schemes, asked, policy }: Explaining,
): Promise<readonly Explanation[]> {
  const { stacking } = policy;
  const isOf = ({ unit }: Scheme) => units[asked.type].includes(unit);
  const only = await peopleAround(db, asked);
  const looked = policy.schemes.filter(isOf).map((scheme) => ({ scheme, months: [month], isDrafted: true }));
  await reckonMonths(db, context, { looked, stacking, only });
  const explained = schemes.filter(isOf);
  const ids = explained.map(({ id }) => id);
  await choosePeople(db, [...only.people, ...(await peopleOfEvents(db, month, ids))]);
  const all: Explanation[] = [];
  const windowFor = factsBuilder(db, context, month);
  for (const scheme of explained) {
    const group = groupsAt(stacking, month).find(({ of }) => of.includes(scheme.id));
    const isShared = group?.scope === 'household';
    all.push(...(await explainScheme(db, windowFor, { month, scheme, asked, isShared })));
  }
  return all;
}

/** Builds every fact of the people chosen, anew only for a version that widens them otherwise than the one before. */
function factsBuilder(db: Database, context: FactContext, month: YearMonth) {
  let built: { readonly as: string; readonly window: FactWindow } | undefined;
  return async ({ timing }: SchemeVersion): Promise<FactWindow> => {
    const as = wideningKey(timing);
    if (built?.as === as) return built.window;
    const request = { month, widening: timing, asked: allFacts, all: false };
    built = { as, window: await buildFacts(db, context, request) };
    return built.window;
  };
}

/** The people whose facts decide: the person and whoever ever shared a household with them, or the household's members. */
async function peopleAround({ query }: Database, { type, id }: Asked): Promise<Only> {
  if (type === 'employer') return { people: [], employer: id };
  const own = sql`select value from fact where name = 'household' and person_id = ${id}`;
  const key = type === 'person' ? own : sql`select household_key from household where id = ${id}`;
  const { rows } = await sql<{ id: number }>`
    select distinct person_id as id from fact where name = 'household' and value in (${key})`.execute(query);
  return { people: [...(type === 'person' ? [id] : []), ...rows.map((row) => row.id)] };
}

type One = {
  readonly month: YearMonth;
  readonly scheme: Scheme;
  readonly asked: Asked;
  readonly isShared: boolean;
};

async function explainScheme(
  db: Database,
  windowFor: ReturnType<typeof factsBuilder>,
  { month, scheme, asked, isShared }: One,
): Promise<readonly Explanation[]> {
  const { id, title, mode } = scheme;
  const head = { scheme: id, title, mode, unit: undefined, period: month };
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return [{ ...head, outcome: 'not-in-force', status: version }];
  const window = await windowFor(version);
  const subjects = await subjectsOf(db, scheme, version, month, asked);
  if (subjects.length === 0) return [{ ...head, outcome: 'not-in-force', status: 'no-event' }];
  const explained: Explanation[] = [];
  for (const subject of subjects) {
    const decided = await explainDecision(db, { window, scheme, version, subject, isShared });
    explained.push({ ...head, unit: subject.unit, period: subject.period, ...decided });
  }
  return explained;
}

type Deciding = {
  readonly window: FactWindow;
  readonly scheme: Scheme;
  readonly version: SchemeVersion;
  readonly subject: Subject;
  readonly isShared: boolean;
};

async function explainDecision(
  db: Database,
  { window, scheme, version, subject: { unit, known, event, ...rest }, isShared }: Deciding,
): Promise<ExplainedDecision> {
  const place = unit && { ...rest, unit };
  const settlement = place && (await settlementOf(db, scheme.id, isShared, place));
  const own = decideVersion(version, known, settlement?.before);
  const { outcome, fen, trace, reckoning } = place ? await withHousehold(db, scheme.id, place, own) : own;
  const reasons = reasonsOf(trace);
  const isPerson = unit?.type === 'person';
  const listed = reckoning && listedUnlike(reckoning, known);
  const asked = [...factsOf(version), ...(listed === undefined ? [] : (['event.amount'] as const))];
  return {
    ...{ outcome, fen, trace, reckoning, listed },
    settlement: outcome === 'eligible' ? settlement : undefined,
    reasons: isPerson ? await tellWhy(db, window, unit.id, reasons) : reasons,
    grounds: groundsOf(trace),
    ...{ versionFrom: version.from, versionSha256: versionSha256(scheme, version) },
    ...{ basis: version.basis, unverified: version.unverified },
    provenance: place ? await provenanceOf(db, window, scheme, { ...place.unit, event }, asked) : [],
    ...(place
      ? await ledgerOf(db, scheme.id, window.month, { place, isDue: outcome === 'eligible' })
      : { payments: [], waiting: undefined }),
  };
}

/** The rows that a draft would decide for the unit: one of a monthly scheme, one an event of another. */
async function subjectsOf(
  { query }: Database,
  scheme: Scheme,
  version: SchemeVersion,
  month: YearMonth,
  asked: Asked,
): Promise<readonly Subject[]> {
  const household = sql`(select household_id from temp.member_in_month where person_id = ${asked.id})`;
  const own =
    scheme.unit === asked.type
      ? sql`unit_id = ${asked.id}`
      : sql`coalesce(unit_id, 0) = coalesce(${household}, 0)`;
  type Row = Record<string, unknown> &
    Pick<Place, 'period' | 'happenedOn' | 'tie'> & { unit_id: number | null; event_id?: number };
  const { rows } = await sql<Row>`select *, happened_on as "happenedOn"
    from ${unitRows(scheme, factsOf(version), month)} where ${own} order by period`.execute(query);
  const subjects = rows.map((row) => ({
    unit: row.unit_id === null ? undefined : { type: scheme.unit, id: row.unit_id },
    ...{ period: row.period, happenedOn: row.happenedOn, tie: row.tie, event: row.event_id },
    known: factsOfRow(row),
  }));
  if (subjects.length > 0 || scheme.events) return subjects;
  return [
    { unit: undefined, period: month, happenedOn: null, tie: null, event: undefined, known: new Map() },
  ];
}
