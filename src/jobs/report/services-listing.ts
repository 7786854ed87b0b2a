import type { ServicesTable } from '../../indicators/tables/services-by.ts';
import {
  type ListingColumn,
  column,
  type ListedValue,
  type Listing,
  tableOf,
} from '../../kernel/documents/listing.ts';

type Line = {
  readonly title: string;
  readonly unit: string;
  readonly of: (group: string) => ListedValue;
  readonly total: ListedValue;
};

/** 服务分月、分街道 the declared programmes of a year as a list: a line of people or quantities, and one of yuan where there is any. */
export function servicesListing({ year, by, groups, services }: ServicesTable): Listing {
  const lines = services.flatMap(({ title, unit, cells, total }): readonly Line[] => [
    { title, unit, of: (group) => cells.get(group)?.count, total: total.count },
    ...(total.fen === undefined
      ? []
      : [
          {
            title,
            unit: '元',
            total: { fen: total.fen },
            of: (group: string) => {
              const fen = cells.get(group)?.fen;
              return fen === undefined ? undefined : { fen };
            },
          },
        ]),
  ]);
  const columns: readonly ListingColumn<Line>[] = [
    column('服务项目', 'programme', ({ title }) => title, { width: 24 }),
    column('单位', 'unit', ({ unit }) => unit, { width: 8 }),
    ...groups.map((group) => {
      const zh = by === 'month' ? `${Number(group.slice(5))}月` : group;
      return column<Line>(zh, group, ({ of }) => of(group), { width: 12, kind: 'integer' });
    }),
    column('全年', 'year', ({ total }) => total, { width: 14, kind: 'integer' }),
  ];
  const [name, title] =
    by === 'month' ? ['服务分月', '服务台账分月情况'] : ['服务分街道', '服务台账分街道情况'];
  return {
    name,
    title: `${year}年${title}`,
    isLandscape: true,
    ...tableOf(columns, lines),
    note: '单位为人的一人只算一次，其余为数量之和；空格为没有登记',
  };
}

/** Both, where there is anything to tell. */
export function servicesListings(tables: readonly ServicesTable[]): readonly Listing[] {
  return tables.filter(({ services }) => services.length > 0).map(servicesListing);
}
