import type { Database } from '../../db/connection/open.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { explainSet, type SetExplanation } from '../../payout/explain/explain-set.ts';
import { householdsOnRecord, listsToImport } from '../../payout/explain/lists-to-import.ts';
import { type Fact, type FactName, factOf } from '../../facts/facts.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { factContext } from './draft-payout.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { chooseSchemes } from '../policy/read-schemes.ts';

/** 总体解释 how everybody fared in a scheme in a month; the list only while the registry is open. */
export type ExplainedAll = Pick<Scheme, 'title' | 'mode' | 'unit' | 'cadence'> & {
  readonly scheme: string;
  readonly month: YearMonth;
  readonly found: SetExplanation;
  /** 缺什么 how many lack each fact; whoever lacks several counts in each. */
  readonly missing: readonly (Pick<Fact, 'label' | 'source'> & {
    readonly fact: string;
    readonly count: number;
  })[];
  /** From when households are known, of a scheme of households; undefined where no list of them was imported. */
  readonly households: Text | undefined;
  /** 街道顺序 as the district orders them. */
  readonly streets: readonly string[];
};

/** Explains one scheme for everybody. Throws CannotRun where not exactly one is asked for. */
export async function explainAll<Result>(
  context: JobContext,
  { month, schemes }: { readonly month: YearMonth; readonly schemes: readonly string[] },
  present: (explained: ExplainedAll) => Promise<Result>,
): Promise<Result> {
  return withRegistry(context, 'explain', async (db) => {
    const policies = await loadPolicies(context, db);
    const [scheme, ...others] = await chooseSchemes(policies.schemes, schemes);
    if (!scheme || others.length > 0) throw oneSchemePlease(policies.schemes);
    const { id, title, mode, unit, cadence } = scheme;
    const found = explainSet(db, factContext(policies.district), { scheme, month });
    return present({
      scheme: id,
      title,
      mode,
      unit,
      cadence,
      month,
      found,
      missing: await missingOf(db, found),
      households: unit === 'household' ? await householdsOnRecord(db) : undefined,
      streets: policies.district.subdistricts.map(({ name }) => name),
    });
  });
}

async function missingOf(db: Database, found: SetExplanation): Promise<ExplainedAll['missing']> {
  if (found.status !== 'in-force') return [];
  const sums = new Map<FactName, number>();
  for (const { questions, count } of found.unknown.by) {
    for (const fact of new Set(questions.map((one) => one.fact)))
      sums.set(fact, (sums.get(fact) ?? 0) + count);
  }
  const toImport = await listsToImport(db, sums.keys());
  const missing = [...sums].map(([fact, count]) => ({
    fact,
    label: factOf(fact).label,
    source: toImport(fact),
    count,
  }));
  return missing.toSorted((a, b) => b.count - a.count);
}

function oneSchemePlease(schemes: readonly Scheme[]): CannotRun {
  const zh = schemes.map(({ id, title }) => `${title} ${id}`).join('、');
  const en = schemes.map(({ id }) => id).join(', ');
  return new CannotRun({
    what: { zh: '--all 一次说明一个项目', en: '--all explains one scheme at a time' },
    next: { zh: `请加 --scheme，可选：${zh}`, en: `Add --scheme, one of ${en}` },
  });
}
