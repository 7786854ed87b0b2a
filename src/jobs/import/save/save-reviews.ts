import type { Sqlite } from '../../../db/connection/driver.ts';
import type { Source } from '../../../importing/save/source.ts';
import { createRecordWriter } from '../../../importing/save/record-writer.ts';
import { createReviewedFinder, type Reviewed } from '../../../importing/save/review-writer.ts';
import type { SaveResult } from '../../../importing/save/saved.ts';
import { reviews, reviewTarget } from '../../../importing/kinds/people/reviews.ts';
import type { ReviewResult } from '../../../registry/review.ts';

/** 复核一条 one review as it is written down: of whom, when, with what result. */
export type ReviewEntry = Reviewed & {
  readonly result: ReviewResult;
  readonly reviewer?: string | undefined;
  readonly note?: string | undefined;
};

/** Prepares the saving of reviews: a list that was handed out names people by registry id, and is completed here. */
export function createReviewWriter(
  sqlite: Sqlite,
  source: Source,
): (entry: ReviewEntry, row: number) => SaveResult {
  const fields = reviews.columns.map(({ field }) => field).filter((field) => field !== 'registryId');
  const plan = {
    ...reviewTarget,
    fields,
    stated: new Set([...source.stated, 'citizenId', 'certificateNumber']),
  };
  const write = createRecordWriter(sqlite, source, plan);
  const find = createReviewedFinder(sqlite);
  return (entry, row) => {
    const found = find(entry);
    if ('refused' in found) return { saved: 'refused', notes: [found.refused] };
    return write({ ...entry, ...found }, row);
  };
}
