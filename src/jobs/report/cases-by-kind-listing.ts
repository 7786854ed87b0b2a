import type { CaseKind } from '../../cases/case-kind.ts';
import { type CaseCount, caseCounts, caseFigureKey } from '../../indicators/language/case-figures.ts';
import type { Figure } from '../../indicators/figure.ts';
import { column, type Listing, tableOf } from '../../kernel/documents/listing.ts';

/** 各种个案 a line for each kind that has any; undefined where there is none. Of what is not known a cell is blank. */
export function casesByKindListing(
  kinds: readonly CaseKind[],
  figures: readonly Figure[],
  year: number,
): Listing | undefined {
  const values = new Map(figures.map(({ key, value }) => [key, value]));
  const countOf = (kind: string, count: CaseCount): number | undefined => {
    const value = values.get(caseFigureKey(kind, count));
    return value?.kind === 'count' ? value.count : undefined;
  };
  const counts = Object.keys(caseCounts) as CaseCount[];
  const known = kinds.filter(({ id }) => counts.some((count) => countOf(id, count) !== undefined));
  if (known.length === 0) return undefined;
  return {
    name: '个案',
    title: `${year}年个案办理情况`,
    isLandscape: true,
    ...tableOf<CaseKind>(
      [
        column('种类', 'kind', ({ title }) => title, { width: 28 }),
        ...counts.map((count) =>
          column<CaseKind>(caseCounts[count].zh, count, ({ id }) => countOf(id, count), {
            width: count === 'median_days' ? 20 : 10,
            kind: 'integer',
          }),
        ),
      ],
      known,
    ),
    note: '受理、办结为年内，超期为截止日仍未办结、已过期限的，单位件；工作日从受理到办结',
  };
}
