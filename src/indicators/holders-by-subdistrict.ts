import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { categories, type Category } from '../kernel/certificate-number.ts';
import { factOn } from '../db/people/fact-on.ts';
import { type BuiltScope, makeReady } from './built-scope.ts';

export type SubdistrictCount = {
  readonly byCategory: Readonly<Record<Category, number>>;
  readonly holders: number;
};

/** 分街道持证人数 holders by subdistrict in the district's order, those without one last, and all together. */
export async function holdersBySubdistrict(
  db: Database,
  scope: BuiltScope,
): Promise<{
  readonly rows: readonly (SubdistrictCount & { readonly subdistrict: string })[];
  readonly total: SubdistrictCount;
}> {
  await makeReady(db, scope, 'holders');
  const { rows } = await sql<{ subdistrict: string | null; category: Category; count: number }>`
    select ${factOn('subdistrict', 'holder.person_id', scope.asOf)} as subdistrict, category, count(*) as count
    from temp.holder group by 1, 2`.execute(db.query);
  const names = [...scope.district.subdistricts.map(({ name }) => name), null];
  const counted = names.map((name) => ({
    subdistrict: name ?? '未登记',
    ...tally(rows.filter(({ subdistrict }) => subdistrict === name)),
  }));
  return {
    rows: counted.filter(({ subdistrict, holders }) => subdistrict !== '未登记' || holders > 0),
    total: tally(rows),
  };
}

function tally(rows: readonly { readonly category: Category; readonly count: number }[]): SubdistrictCount {
  const sum = (kept: readonly { readonly count: number }[]) =>
    kept.reduce((total, { count }) => total + count, 0);
  const pairs = categories.map(
    (category) => [category, sum(rows.filter((row) => row.category === category))] as const,
  );
  return { byCategory: Object.fromEntries(pairs) as Record<Category, number>, holders: sum(rows) };
}
