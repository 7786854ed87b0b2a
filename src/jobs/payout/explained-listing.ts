import {
  type ListingColumn,
  column,
  csvTitles,
  type Listing,
  mapped,
  tableOf,
} from '../../kernel/documents/listing.ts';
import { maskName } from '../../kernel/mask.ts';
import type { ListedUnit } from '../../payout/explain/explain-list.ts';
import { factOf } from '../../facts/facts.ts';
import type { ExplainedAll } from './explain-all.ts';

const columns: readonly ListingColumn<ListedUnit>[] = [
  column('编号', 'key', ({ key }) => key, { width: 10 }),
  column('姓名', 'name', ({ name }) => name, { width: 12 }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict, {
    width: 14,
    wrap: true,
    isSubdistrict: true,
  }),
  column('社区', 'community', ({ community }) => community, { width: 14, wrap: true }),
  column('情况', 'outcome', standingOf, { width: 18, wrap: true }),
  column('缺少或不符合的条件', 'missing, or refused on', questionsOf, { width: 40, wrap: true }),
  column('需要的名单', 'lists to import', sourcesOf, { width: 30, wrap: true }),
  // Where the subdistrict writes what it found; not the titles of a sheet that can be imported.
  column('核实情况', 'found', () => undefined, { width: 24, wrap: true, on: ['xlsx'] }),
  column('核实人', 'by', () => undefined, { width: 10, wrap: true, on: ['xlsx'] }),
];

/** What its CSV begins with. */
export const explainedTitles = csvTitles(columns);

function standingOf({ outcome, isDropped, isNear }: ListedUnit): string {
  if (isDropped) return `上月符合，本月${outcome === 'unknown' ? '待核' : '不符合'}`;
  return outcome === 'unknown' ? '待核' : isNear ? '只差一条' : '不符合';
}

function questionsOf({ questions, isNear }: ListedUnit): string {
  return questions.map(({ text }) => text.zh).join(isNear ? '，或' : '；');
}

/** The lists that bring what is missing. */
function sourcesOf({ questions, outcome }: ListedUnit): string {
  const sources = outcome === 'unknown' ? questions.map(({ fact }) => factOf(fact).source.zh) : [];
  return [...new Set(sources)].join('、');
}

/**
 * 待核与变动名单 those to look into. Names are masked unless revealed; in a workbook, which goes to the subdistricts, they
 * stand as the subdistrict knows them, without a number.
 */
export function explainedListing(
  { title, month, found, streets }: ExplainedAll,
  format: 'csv' | 'md' | 'xlsx',
  { reveal, near }: { readonly reveal: boolean; readonly near: boolean },
): Listing {
  const named = (unit: ListedUnit): ListedUnit => ({ ...unit, name: maskName(unit.name) });
  const units = found.status === 'in-force' ? [...found.listed(near)] : [];
  return {
    name: '待核名单',
    title: `${title}待核与变动名单`,
    note: `${month}，共${units.length}条。`,
    ...tableOf(columns, reveal || format === 'xlsx' ? units : mapped(units, named)),
    isLandscape: true,
    bySubdistrict: { order: streets, noteOf: (name, count) => `${name}，${month}，共${count}条` },
    footers: [
      '说明：待核的请补来所缺的名单；上月符合而本月不符合的、只差一条的，请核实登记是否属实，在右边写明。',
    ],
  };
}
