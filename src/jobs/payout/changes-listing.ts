import {
  type ListingColumn,
  column,
  csvTitles,
  inFiles,
  type Listing,
  mapped,
  onScreen,
  tableOf,
} from '../../kernel/documents/listing.ts';
import type { ChangedUnit } from '../../payout/what-if.ts';
import { schemeUnits } from '../policy/scheme-words.ts';
import type { WhatIf } from './ask-what-if.ts';

type Row = ChangedUnit & { readonly title: string };

const columns: readonly ListingColumn<Row>[] = [
  column('项目', 'scheme', ({ title, scheme }) => ({ zh: title, en: scheme }), { width: 28 }),
  column('单位', 'unit', ({ unit }) => schemeUnits[unit], { on: onScreen }),
  column('登记号', 'id', ({ id }) => id, { width: 10 }),
  column('姓名', 'name', ({ name }) => name, { width: 14 }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict, { width: 20 }),
  column('原金额（元）', 'yuan now', ({ oldFen }) => ({ fen: oldFen }), { kind: 'yuan', on: onScreen }),
  column('新金额（元）', 'yuan then', ({ newFen }) => ({ fen: newFen }), { kind: 'yuan', on: onScreen }),
  column('原金额', 'yuan', ({ oldFen }) => ({ fen: oldFen }), { width: 14, kind: 'yuan', on: inFiles }),
  column('新金额', 'yuan', ({ newFen }) => ({ fen: newFen }), { width: 14, kind: 'yuan', on: inFiles }),
];

/** What its CSV begins with. */
export const changesTitles = csvTitles(columns);

/** 变化名单 the units whose money changes as a list. */
export function changesListing({ changed, titles, title, from, to }: WhatIf): Listing {
  const rows = mapped(changed(), (one): Row => ({ ...one, title: titles.get(one.scheme) ?? one.scheme }));
  return {
    name: '变化',
    title: `${title}试算变化名单`,
    ...tableOf(columns, rows),
    note: `${from === to ? from : `${from}至${to}`}，单位：元`,
    more: { counter: '条', file: { zh: '变化.xlsx', en: 'changes.xlsx' } },
  };
}
