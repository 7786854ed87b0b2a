import { reviewChoices } from '../../importing/kinds/people/reviews.ts';
import { type ListingColumn, inFiles } from '../../kernel/documents/listing.ts';

const empty = { on: inFiles, of: () => undefined };

/** Where a subdistrict writes what it found; the titles are those of a sheet of review results (复核结果表). */
export const outcomeColumns: readonly ListingColumn<unknown>[] = [
  { title: { zh: '复核日期', en: 'reviewed on' }, width: 12, ...empty },
  { title: { zh: '复核结果', en: 'result' }, width: 12, choices: reviewChoices, ...empty },
  { title: { zh: '复核人', en: 'reviewer' }, width: 10, ...empty },
  { title: { zh: '备注', en: 'note' }, width: 18, wrap: true, ...empty },
];
