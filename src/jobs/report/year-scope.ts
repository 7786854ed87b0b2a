import { findFrozen } from '../../db/history/frozen-report-store.ts';
import type { Database } from '../../db/connection/open.ts';
import type { Scope } from '../../indicators/indicator.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { exactlyPublished } from '../../reading/published.ts';
import type { FrozenFigure } from '../../reports/figure-changes.ts';
import type { Policies } from '../policy/load-policies.ts';

/** What the figures of a year are measured for, with what was handed in for the year before. */
export type YearScope = Scope & Required<Pick<Scope, 'lastYear'>>;

/** 一年的范围 of a district. */
export async function yearScope(
  db: Database,
  policies: Policies,
  { year, asOf }: { readonly year: number; readonly asOf: PlainDate },
): Promise<YearScope> {
  return { ...policies, year, asOf, lastYear: await handedIn(db, policies, year - 1) };
}

/**
 * 上年上报 by the keys of the year after: what was kept as handed in, else what is published without rounding. What can be
 * calculated of that year today is not what was known then.
 */
async function handedIn(db: Database, policies: Policies, year: number): Promise<YearScope['lastYear']> {
  const frozen = await findFrozen(db, year);
  const kept = frozen ? (JSON.parse(frozen.figures) as readonly FrozenFigure[]) : [];
  const all = [
    ...exactlyPublished(policies.published, year),
    ...kept.map(({ key, value }) => [key, value] as const),
  ];
  return new Map(all.map(([key, value]) => [key.replace(String(year), String(year + 1)), value]));
}
