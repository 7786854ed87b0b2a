import { schemesOfCases } from '../../db/cases/case-store.ts';
import type { Database } from '../../db/connection/open.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { mask } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { monthOf, type YearMonth } from '../../kernel/year-month.ts';
import { replacedByCases } from '../../payout/calculate/events.ts';
import type { PaidUnit } from '../../payout/explain/caps-and-stacking.ts';
import { explainUnit } from '../../payout/explain/explain.ts';
import type { Explanation } from '../../payout/explain/explanation.ts';
import { type ListsToImport, listsToImport } from '../../payout/explain/lists-to-import.ts';
import { calculationText } from '../../schemes/describe/describe-amount.ts';
import { describeTrace, type DescribedTrace } from '../../schemes/describe/describe-trace.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Reason } from '../../schemes/language/reasons.ts';
import { factOf } from '../../facts/facts.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { factContext } from './draft-payout.ts';
import { findPerson, theOne } from '../person/find-person.ts';
import type { CheckedPolicies } from '../policy/built-policies.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { chooseSchemes } from '../policy/read-schemes.ts';

/** Who is asked about: a person by number or name, a household by its key, an employer by its credit code. */
export type Whom =
  { readonly person: string } | { readonly household: string } | { readonly employer: string };

export type ExplainRequest = {
  readonly whom: Whom;
  readonly month: YearMonth;
  readonly schemes: readonly string[];
};

/** Who was found; a number masked unless revealed. */
type Found =
  | { readonly person: { readonly id: number; readonly name: string; readonly citizenId: string } }
  | { readonly household: { readonly id: number; readonly key: string } }
  | { readonly employer: { readonly id: number; readonly name: string; readonly creditCode: string } };

/** 解释 why a unit is paid in a month, or not, or what is missing. */
export type Explained = {
  readonly found: Found;
  readonly month: YearMonth;
  readonly decisions: readonly ExplainedScheme[];
};

/** A decision worded: the tree, the arithmetic, and what each fact is called. */
export type ExplainedScheme = Explanation & {
  readonly tree?: DescribedTrace;
  readonly arithmetic?: Text;
  readonly facts?: readonly { readonly label: Text; readonly places: readonly Place[] }[];
  /** 个案代替的台账 the rows of the month's sheet that a case stands for by now; only where there are some. */
  readonly replaced?: readonly { readonly file: string; readonly row: number }[];
  /** The titles of the schemes that are named in it, by id. */
  readonly titles: Readonly<Record<string, string>>;
};

type Place = {
  readonly file: string;
  readonly sheet: string;
  readonly row: number | undefined;
  readonly recordedAt: string;
};

/** Explains every scheme, or those asked for. Throws CannotRun where nobody, or more than one, is meant. */
export async function explainPayout(context: JobContext, request: ExplainRequest): Promise<Explained> {
  return withRegistry(
    context,
    'explain',
    async (db) => explainIn(db, context, await loadPolicies(context, db), request),
    whoseOf(request.whom),
  );
}

/** Whose numbers are revealed: the person's, or for a household or an employer nobody's but the unit's. */
export function whoseOf(whom: Whom): { readonly whose: (db: Database) => Promise<readonly number[]> } {
  return { whose: 'person' in whom ? theOne(whom.person) : () => Promise.resolve([]) };
}

/** The same in an open registry. */
export async function explainIn(
  db: Database,
  context: Pick<JobContext, 'reveal' | 'asOf'>,
  policies: CheckedPolicies,
  request: ExplainRequest,
): Promise<Explained> {
  const { asked, found } = await findUnit(db, context, request.whom);
  const explained = await explainUnit(db, factContext(policies.district), {
    month: request.month,
    schemes: await chooseSchemes(policies.schemes, request.schemes),
    asked,
    policy: policies,
  });
  const titles = Object.fromEntries(policies.schemes.map(({ id, title }) => [id, title]));
  const missing = explained.flatMap((one) => ('trace' in one ? one.reasons : [])).filter(isMissing);
  const toImport = await listsToImport(
    db,
    missing.map(({ fact }) => fact),
  );
  const replaced = replacedRows(db, asked, { month: request.month, asOf: context.asOf });
  const decisions = explained.map((one) => {
    const scheme = policies.schemes.find(({ id }) => id === one.scheme);
    const rows = scheme ? replaced(scheme) : [];
    return { ...worded(one, titles, toImport), ...(rows.length > 0 && { replaced: rows }) };
  });
  return { found, month: request.month, decisions };
}

/** Which rows of the sheet of a scheme a case stands for by the day of asking; most people have none. */
function replacedRows(
  db: Database,
  { type, id }: PaidUnit,
  { month, asOf }: { readonly month: YearMonth; readonly asOf: PlainDate },
): (scheme: Scheme) => NonNullable<ExplainedScheme['replaced']> {
  if (type === 'household') return () => [];
  const only = type === 'employer' ? { people: [], employer: id } : { people: [id] };
  const approved = type === 'person' ? schemesOfCases(db.sqlite, id) : undefined;
  const today = monthOf(asOf);
  const last = today > month ? today : month;
  return (scheme) =>
    approved?.has(scheme.id) === false
      ? []
      : replacedByCases(db, scheme, { from: month, to: month }, only, last);
}

function worded(
  one: Explanation,
  titles: ExplainedScheme['titles'],
  toImport: ListsToImport,
): ExplainedScheme {
  if (!('trace' in one)) return { ...one, titles };
  const names = [...new Set(one.provenance.map(({ fact }) => fact))];
  return {
    ...one,
    titles,
    reasons: one.reasons.map((reason) =>
      isMissing(reason) ? { ...reason, source: toImport(reason.fact) } : reason,
    ),
    tree: describeTrace(one.trace),
    ...(one.calculation && { arithmetic: calculationText(one.calculation) }),
    facts: names.map((name) => ({
      label: factOf(name).label,
      places: one.provenance.filter(({ fact }) => fact === name),
    })),
  };
}

function isMissing({ kind }: Reason): boolean {
  return kind === 'unknown';
}

async function findUnit(
  db: Database,
  context: Pick<JobContext, 'reveal'>,
  whom: Whom,
): Promise<{ readonly asked: PaidUnit; readonly found: Found }> {
  if ('person' in whom) {
    const { id, name, citizen_id } = await findPerson(db, whom.person);
    const citizenId = context.reveal ? citizen_id : mask(citizen_id);
    return { asked: { type: 'person', id }, found: { person: { id, name, citizenId } } };
  }
  if ('household' in whom) {
    const row = await db.query
      .selectFrom('household')
      .select(['id', 'household_key as key'])
      .where('household_key', '=', whom.household)
      .executeTakeFirst();
    if (!row) throw notOnRecord({ zh: '户', en: 'household' }, { zh: '户名单', en: 'household list' });
    return { asked: { type: 'household', id: row.id }, found: { household: row } };
  }
  const row = db.sqlite
    .prepare<[string], { id: number; name: string | null; creditCode: string }>(
      `select id, credit_code as creditCode, (select employer from current_employer as employer
         where employer.credit_code = employer_unit.credit_code
         order by year desc limit 1) as name
       from employer_unit where credit_code = ?`,
    )
    .get(whom.employer);
  if (!row)
    throw notOnRecord({ zh: '用人单位', en: 'employer' }, { zh: '用人单位名单', en: 'list of employers' });
  return { asked: { type: 'employer', id: row.id }, found: { employer: { ...row, name: row.name ?? '' } } };
}

function notOnRecord(what: Text, list: Text): CannotRun {
  return new CannotRun({
    what: { zh: `登记中没有这个${what.zh}`, en: `There is no such ${what.en} on record` },
    next: { zh: `请核对编号，或先导入${list.zh}`, en: `Check the number, or import the ${list.en} first` },
  });
}
