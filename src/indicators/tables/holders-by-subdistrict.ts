import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { categories, type Category, type Grade, grades } from '../../kernel/certificate-number.ts';
import { factOn } from '../../db/people/fact-on.ts';
import { makeReady, type ReadyScope } from '../built-scope.ts';
import { NOWHERE } from '../rows/holder-table.ts';

export type SubdistrictCount = {
  readonly byCategory: Readonly<Record<Category, number>>;
  /** 类别×等级 of the categories that there are; null where it cannot be told. */
  readonly byGrade: readonly CategoryCount[];
  readonly holders: number;
};
type CategoryCount = {
  readonly category: Category | null;
  readonly grades: ReadonlyMap<Grade | null, number>;
  readonly holders: number;
};
type Count = { readonly category: Category | null; readonly grade: Grade | null; readonly count: number };

/** 分街道持证人数 holders by subdistrict in the district's order, those without one last, and all together. */
export async function holdersBySubdistrict(
  db: Database,
  scope: ReadyScope,
): Promise<{
  readonly rows: readonly (SubdistrictCount & { readonly subdistrict: string })[];
  readonly total: SubdistrictCount;
}> {
  await makeReady(db, scope, 'holders');
  const { rows } = await sql<Count & { subdistrict: string | null }>`
    select ${factOn('subdistrict', 'holder.person_id', scope.asOf)} as subdistrict, category, grade,
      count(*) as count
    from temp.holder group by 1, 2, 3 order by 1, 2, 3`.execute(db.query);
  const names = [...scope.district.subdistricts.map(({ name }) => name), null];
  const counted = names.map((name) => ({
    subdistrict: name ?? NOWHERE,
    ...tally(rows.filter(({ subdistrict }) => subdistrict === name)),
  }));
  return {
    rows: counted.filter(({ subdistrict, holders }) => subdistrict !== NOWHERE || holders > 0),
    total: tally(rows),
  };
}

function tally(rows: readonly Count[]): SubdistrictCount {
  const byGrade = [...categories, null].flatMap((category): readonly CategoryCount[] => {
    const own = rows.filter((row) => row.category === category);
    const counts = [...grades, null].map(
      (grade) => [grade, sumOf(own.filter((row) => row.grade === grade))] as const,
    );
    return own.length > 0 ? [{ category, grades: new Map(counts), holders: sumOf(own) }] : [];
  });
  const pairs = categories.map(
    (category) => [category, sumOf(rows.filter((row) => row.category === category))] as const,
  );
  return {
    byCategory: Object.fromEntries(pairs) as Record<Category, number>,
    byGrade,
    holders: sumOf(rows),
  };
}

function sumOf(rows: readonly Count[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
