import type { Sqlite } from '../db/driver.ts';
import type { Source } from '../db/source.ts';
import { createRecordWriter } from '../db/record-writer.ts';
import { createReviewedFinder, type Reviewed } from '../db/review-writer.ts';
import type { SaveResult } from '../db/saved.ts';
import { reviews, reviewTarget } from '../intake/kinds/reviews.ts';
import type { ReviewResult } from '../registry/review.ts';

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
