import {
  type ListingColumn,
  column,
  csvTitles,
  inFiles,
  type Listing,
  tableOf,
} from '../../kernel/documents/listing.ts';
import { checkTitled } from './check-titles.ts';
import type { Calendar, DueEntry } from './list-due.ts';

const columns: readonly ListingColumn<DueEntry>[] = [
  column('日期', 'day', ({ on }) => on, { width: 12 }),
  column('事项', 'what', ({ what }) => what, { width: 12 }),
  column('登记号', 'id', ({ personId }) => personId, { width: 10 }),
  column('姓名', 'name', ({ name }) => name, { width: 12 }),
  column('残疾人证号', 'certificate', ({ certificate }) => certificate, { width: 24 }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict, { width: 20 }),
  column('社区', 'community', ({ community }) => community, { width: 16, on: inFiles }),
  column('核查项', 'check', ({ code }) => code && checkTitled(code), { width: 24 }),
];

/** What its CSV begins with. */
export const dueTitles = csvTitles(columns);

/** 到期日程 what falls due as a list, to hang on the wall, say. */
export function dueListing({ entries, from, to, total }: Calendar, limit?: number): Listing {
  return {
    name: '到期日程',
    title: '残疾人证到期日程',
    note: `${from}至${to}，共${total}项`,
    isLandscape: true,
    ...tableOf(columns, entries(limit)),
    more: { counter: '项', file: { zh: '到期日程.xlsx', en: 'due.xlsx' } },
  };
}
