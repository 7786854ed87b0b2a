import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { categories, type Category } from '../kernel/certificate-number.ts';
import { buildHolders, holderRows } from './holder-table.ts';
import type { Scope } from './indicator.ts';

export type SubdistrictCount = {
  readonly byCategory: Readonly<Record<Category, number>>;
  readonly holders: number;
};

/** 分街道持证人数 holders by subdistrict in the district's order, those without one last, and all together. */
export async function holdersBySubdistrict(
  db: Database,
  scope: Scope,
): Promise<{
  readonly rows: readonly (SubdistrictCount & { readonly subdistrict: string })[];
  readonly total: SubdistrictCount;
}> {
  await buildHolders(db, scope);
  const { rows } = await sql<{ subdistrict: string | null; category: Category; count: number }>`
    select subdistrict, category, count(*) as count from (${holderRows(scope)})
    group by subdistrict, category`.execute(db.query);
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
