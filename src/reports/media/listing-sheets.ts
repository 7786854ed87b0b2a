import {
  type ListedColumn,
  type Listing,
  type ListedValue,
  cellText,
  shownOn,
} from '../../kernel/documents/listing.ts';

/** 未登记 the sheet of those of whom no subdistrict is on record. */
const NOT_RECORDED = '未登记';

/** The sheets of a list in a workbook: one, or after a summary one a subdistrict in the order of the district. */
export function listingSheets(listing: Listing): readonly Listing[] {
  const { bySubdistrict, ...list } = shownOn('xlsx', listing);
  if (!bySubdistrict) return [list];
  const { order, noteOf } = bySubdistrict;
  const sheet = (name: string, rows: readonly (readonly ListedValue[])[]): Listing => ({
    ...list,
    name,
    note: noteOf(name, rows.length),
    rows,
  });
  const subdistricts = parted(list);
  if (subdistricts.size === 0) return [sheet(list.name, [])];
  const place = (name: string): number => {
    const known = order.indexOf(name);
    return known >= 0 ? known : name === NOT_RECORDED ? Infinity : order.length;
  };
  const inOrder = [...subdistricts].sort(
    ([one], [other]) => place(one) - place(other) || (one < other ? -1 : Number(one > other)),
  );
  return [summarySheet(listing, inOrder), ...inOrder.map(([name, rows]) => sheet(name, rows))];
}

function parted({ columns, rows }: Listing): ReadonlyMap<string, (readonly ListedValue[])[]> {
  const at = columns.findIndex(({ isSubdistrict }) => isSubdistrict);
  const parts = new Map<string, (readonly ListedValue[])[]>();
  for (const row of rows) {
    const name = cellText(row[at], 'zh') || NOT_RECORDED;
    const own = parts.get(name) ?? [];
    parts.set(name, own);
    own.push(row);
  }
  return parts;
}

const summaryColumns: readonly ListedColumn[] = [
  { title: { zh: '街道', en: 'subdistrict' }, width: 30 },
  { title: { zh: '名单行数', en: 'rows' }, width: 16, kind: 'integer' },
  { title: { zh: '交回日期', en: 'given back on' }, width: 18 },
  { title: { zh: '备注', en: 'note' }, width: 26, wrap: true },
];

/** 汇总 how many rows each subdistrict has been given. */
function summarySheet(
  { title = '', isToFillIn }: Listing,
  subdistricts: readonly (readonly [string, readonly unknown[]])[],
): Listing {
  const all = subdistricts.reduce((sum, [, own]) => sum + own.length, 0);
  return {
    name: '汇总',
    title: `${title}汇总`,
    note: `共${subdistricts.length}个街道`,
    columns: summaryColumns,
    rows: subdistricts.map(([name, own]) => [name, own.length]),
    total: ['合计', all],
    ...(isToFillIn && { isToFillIn }),
  };
}
