import type { CaseKind } from '../../cases/case-kind.ts';
import type { FigureSpec } from './figure-spec.ts';

/** 受理、办结、超期、办结工作日中位数 what is counted of the cases of each kind, in the order of a table. */
export const caseCounts = {
  opened: { zh: '受理', en: 'opened' },
  done: { zh: '办结', en: 'done' },
  overdue: { zh: '超期', en: 'overdue' },
  median_days: { zh: '办结工作日中位数', en: 'median working days' },
} as const;
export type CaseCount = keyof typeof caseCounts;

/** The key of a count of one kind. */
export const caseFigureKey = (kind: string, count: CaseCount): string => `cases.${kind}.${count}`;

/** 各种个案的指标 what every kind of case has by its declaration. */
export function caseFigures(kinds: readonly CaseKind[]): readonly FigureSpec<'cases'>[] {
  return kinds.flatMap(({ id, title }) =>
    (Object.keys(caseCounts) as CaseCount[]).map((count) => ({
      kind: 'cases' as const,
      key: caseFigureKey(id, count),
      case: id,
      count,
      label: `个案：${title}${caseCounts[count].zh}`,
      english: `cases, ${id}, ${caseCounts[count].en}`,
    })),
  );
}
