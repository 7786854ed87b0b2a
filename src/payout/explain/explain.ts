import { unitsFor } from '../calculate/due-rows.ts';
import { compareText } from '../../kernel/writing/compare-text.ts';
import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { type FactName, factOf, type FactValue, valueOf } from '../../facts/facts.ts';
import { householdOf } from '../../facts/in-month/household-facts.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import { type Month, monthOf } from '../../facts/month.ts';
import { windowOf } from '../../facts/window.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { listedUnlike } from '../../schemes/language/listed-amount.ts';
import { decide, type KnownFacts } from '../../schemes/language/predicate.ts';
import { groundsOf, reasonsOf } from '../../schemes/language/reasons.ts';
import {
  type Decision,
  decideVersion,
  type Scheme,
  type SchemeVersion,
  versionAt,
} from '../../schemes/language/scheme.ts';
import { groupsAt, type Stacking } from '../../schemes/language/stacking.ts';
import { calculate, type Calculated } from '../calculate/calculate.ts';
import { versionSha256 } from '../run/digest.ts';
import type { Only } from '../calculate/events.ts';
import type { ExplainedDecision, Explanation, Objection } from './explanation.ts';
import { everybody } from '../calculate/people-around.ts';
import { provenanceOf } from './provenance.ts';
import type { FactContext } from '../calculate/read-on-record.ts';
import { rowsOf } from '../calculate/decided-rows.ts';
import { capsAndStackingOf, type PaidUnit, type Subject } from './caps-and-stacking.ts';
import { ledgerOf } from './ledger.ts';
import { factsOf } from '../calculate/tally.ts';
import { sayWhyNotLive } from './why-not-live.ts';

export type Explaining = {
  readonly month: YearMonth;
  /** What is explained. */
  readonly schemes: readonly Scheme[];
  /** 被解释者 a person with their household, a household, or an employer. */
  readonly asked: PaidUnit;
  /** Every scheme of the district and the rules between them. */
  readonly policy: { readonly schemes: readonly Scheme[]; readonly stacking: Stacking };
};

const units: Readonly<Record<PaidUnit['type'], readonly Scheme['unit'][]>> = {
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
  const planned = policy.schemes.filter(isOf).map((scheme) => ({ scheme, months: [month], isDrafted: true }));
  const calculated = calculate(db, context, { planned, stacking, only: await peopleAround(db, asked) });
  const all: Explanation[] = [];
  for (const scheme of schemes.filter(isOf)) {
    const group = groupsAt(stacking, month).find(({ of }) => of.includes(scheme.id));
    const isShared = group?.scope === 'household';
    all.push(...(await explainScheme(db, calculated, { month, scheme, asked, isShared })));
  }
  return all;
}

/** The people whose facts decide: the person and whoever ever shared a household with them, or the household's members. */
async function peopleAround({ query }: Database, { type, id }: PaidUnit): Promise<Only> {
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
  readonly asked: PaidUnit;
  readonly isShared: boolean;
};

async function explainScheme(
  db: Database,
  calculated: Calculated,
  { month, scheme, asked, isShared }: One,
): Promise<readonly Explanation[]> {
  const { id, title, mode } = scheme;
  const head = { scheme: id, title, mode, unit: undefined, period: month };
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return [{ ...head, outcome: 'not-in-force', status: version }];
  const { onRecord } = calculated;
  const facts = monthOf(onRecord, windowOf(month, version.timing), everybody(onRecord));
  const decided = decidedOf(calculated, scheme, version, facts, asked);
  if (decided.length === 0) return [{ ...head, outcome: 'not-in-force', status: 'no-event' }];
  const explained: Explanation[] = [];
  for (const { subject, ...known } of decided) {
    const decision = await explainDecision(db, {
      calculated,
      facts,
      scheme,
      version,
      isShared,
      subject,
      ...known,
    });
    explained.push({ ...head, unit: subject?.unit, period: known.period, ...decision });
  }
  return explained;
}

/** A row that a draft would decide for the unit: without a subject where the unit of the month is not known. */
type Decided = {
  readonly subject: Subject | undefined;
  readonly period: string;
  readonly known: KnownFacts;
};

type Deciding = Omit<Decided, 'period'> & {
  readonly calculated: Calculated;
  readonly facts: Month;
  readonly scheme: Scheme;
  readonly version: SchemeVersion;
  readonly isShared: boolean;
};

async function explainDecision(
  db: Database,
  { calculated, facts, scheme, version, subject, known, isShared }: Deciding,
): Promise<ExplainedDecision> {
  const capsAndStacking = subject && capsAndStackingOf(calculated, scheme, isShared, subject);
  const own = decideVersion(version, known, capsAndStacking?.before);
  const isUnplaced = calculated.unplaced.some(
    (one) => one.scheme === scheme.id && one.unit === subject?.place && one.period === subject.period,
  );
  const { outcome, fen, trace, calculation } = isUnplaced ? withoutHousehold(own) : own;
  const reasons = reasonsOf(trace);
  const listed = calculation && listedUnlike(calculation, known);
  const asked = [...factsOf(version), ...(listed === undefined ? [] : (['event.amount'] as const))];
  const isPerson = subject?.unit.type === 'person';
  return {
    outcome,
    fen,
    trace,
    calculation,
    listed,
    capsAndStacking: outcome === 'eligible' ? capsAndStacking : undefined,
    reasons: isPerson ? await sayWhyNotLive(db, facts, subject.place, reasons) : reasons,
    grounds: groundsOf(trace),
    versionFrom: version.from,
    versionSha256: versionSha256(scheme, version),
    basis: version.basis,
    unverified: version.unverified,
    provenance: subject ? await provenanceOf(db, facts, scheme, subject, asked) : [],
    case: caseOf(subject),
    questions: questionsOf(db, scheme, facts.window.month, subject),
    ...(subject
      ? await ledgerOf(db, scheme.id, facts.window.month, { subject, isDue: outcome === 'eligible' })
      : { payments: [], waiting: undefined }),
  };
}

/** The cases that whoever is asked about has brought about the scheme, of the month or of none in particular. */
function questionsOf(
  { sqlite }: Database,
  scheme: Scheme,
  month: YearMonth,
  subject: Subject | undefined,
): ExplainedDecision['questions'] {
  if (!subject) return [];
  const { type, id } = subject.unit;
  const whose = {
    person: 'file.person_id = ?',
    household: 'file.household_key = (select household_key from household where id = ?)',
    employer: 'file.credit_code = (select credit_code from employer_unit where id = ?)',
  }[type];
  return sqlite
    .prepare<unknown[], Omit<Objection, 'isOpen'> & { readonly isOpen: 0 | 1 }>(
      `select file.id, file.kind, opened_on as "openedOn", ended is null as "isOpen"
       from case_file as file join current_case_event as event on event.case_id = file.id
       where ${whose} and about_scheme = ? and (about_month is null or about_month = ?)
       order by file.id`,
    )
    .all(id, scheme.id, month)
    .map((one) => ({ ...one, isOpen: one.isOpen === 1 }));
}

function caseOf(subject: Subject | undefined): ExplainedDecision['case'] {
  const { case: id = null, approval = null } = subject?.event ?? {};
  return id === null ? undefined : { id, approval };
}

/**
 * 待核 what becomes of a decision where a group holds all of a household together and that of the month is not known: what
 * is due by itself is undecided.
 */
function withoutHousehold({ trace }: Decision): Decision {
  const children = [trace, decide({ fact: 'event.household', is: true }, new Map())];
  return { outcome: 'unknown', fen: undefined, trace: { node: 'all', outcome: 'unknown', children } };
}

/** The rows that a draft would decide for the unit: one of a monthly scheme, one an event of another. */
function decidedOf(
  { onRecord, events }: Calculated,
  scheme: Scheme,
  version: SchemeVersion,
  facts: Month,
  asked: PaidUnit,
): readonly Decided[] {
  const units = unitsFor(scheme, onRecord);
  const rows = rowsOf(scheme, facts, events.get(scheme.id) ?? []);
  const own = asked.type === 'person' ? onRecord.people.placeOf(asked.id) : units.placeOf(asked.id);
  const place = scheme.unit === asked.type ? own : Math.max(facts.of(householdOf)[own] ?? UNKNOWN, UNKNOWN);
  const decided: Decided[] = [];
  const names: readonly FactName[] = [
    ...factsOf(version),
    ...(scheme.events ? (['event.amount'] as const) : []),
  ];
  for (let row = 0; row < rows.count; row++) {
    const unit = rows.unitAt(row);
    if (unit !== place || (scheme.unit === 'household' && !rows.isMeant(row))) continue;
    const known = new Map<FactName, FactValue>();
    for (const name of names) {
      const value = valueOf(factOf(name), rows.codes(name)[row] ?? UNKNOWN);
      if (value !== undefined) known.set(name, value);
    }
    const placed = rows.events?.[row];
    const period = placed?.period ?? facts.window.month;
    const subject = {
      unit: { type: scheme.unit, id: units.ids[unit] ?? 0 },
      place: unit,
      period,
      event: placed?.event,
    };
    decided.push({ subject: unit < 0 ? undefined : subject, period, known });
  }
  if (decided.length === 0 && !scheme.events)
    return [{ subject: undefined, period: facts.window.month, known: new Map() }];
  return decided.toSorted((a, b) => compareText(a.period, b.period));
}
