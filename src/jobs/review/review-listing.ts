import { categoryNames } from '../../kernel/certificate-number.ts';
import {
  type ListingColumn,
  column,
  inFiles,
  type Listing,
  tableOf,
} from '../../kernel/documents/listing.ts';
import { reviewRoad, taskNames } from '../../registry/review.ts';
import type { ReviewList } from './list-reviews.ts';
import { outcomeColumns } from './outcome-columns.ts';

const columns: readonly ListingColumn<ReviewList['people'][number]>[] = [
  column('登记号', 'id', ({ person_id }) => person_id, { width: 9 }),
  column('姓名', 'name', ({ name }) => name, { width: 11 }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? undefined, {
    width: 14,
    wrap: true,
    isSubdistrict: true,
  }),
  column('社区', 'community', ({ community }) => community ?? undefined, {
    width: 14,
    wrap: true,
    on: inFiles,
  }),
  column('残疾类别', 'category', ({ category }) => categoryNames[category], { width: 10, on: inFiles }),
  column('残疾等级', 'grade', ({ grade }) => `${grade}级`, { width: 10, on: inFiles }),
  column('住址', 'address', ({ address }) => address ?? undefined, { width: 26, wrap: true, on: inFiles }),
  column('电话', 'telephone', ({ phone }) => phone ?? undefined, { width: 14, on: inFiles }),
  column('上次结果', 'last result', ({ result }) => (result === null ? undefined : reviewRoad[result].name), {
    width: 12,
  }),
  column('上次日期', 'on', ({ reviewed_on }) => reviewed_on ?? undefined, { width: 12 }),
  column('待办', 'to do', ({ task }) => task && taskNames[task], { width: 16, wrap: true }),
  column('期限', 'due', ({ due }) => due, { width: 12 }),
  ...outcomeColumns,
];

/** The people as a list to hand out, by subdistrict, with a place for the outcome; it can be imported again. */
export function reviewListing({ title, campaign, asOf, people, streets }: ReviewList): Listing {
  return {
    name: '复核名单',
    title: `${title}（${campaign.name}，截至${asOf}）`,
    note: `共${people.length}人。`,
    ...tableOf(columns, people),
    isLandscape: true,
    isToFillIn: true,
    bySubdistrict: { order: streets, noteOf: (name, count) => `${name} ${count}人` },
    footers: [
      '说明：填写复核日期、复核结果（从下拉选项中选）和复核人，不要改登记号和姓名；填好后用 dpf review import 导入，没有填的行不会导入。',
    ],
    more: { counter: '人', file: { zh: '名单.xlsx', en: 'list.xlsx' } },
  };
}
