import { createCertificateEventWriter } from '../../../importing/save/holders/certificate-event-writer.ts';
import type { Sqlite } from '../../../db/connection/driver.ts';
import type { Writing } from '../../../db/connection/open.ts';
import { createRecordWriter } from '../../../importing/save/record-writer.ts';
import type { SaveResult } from '../../../importing/save/saved.ts';
import type { IntakeRow } from '../../../importing/kinds.ts';
import type { RecordTarget } from '../../../importing/sheet-kind.ts';
import { tellingAmounts } from './listed-amounts.ts';
import { tellingProgrammes } from './undeclared-programmes.ts';
import { tellingWho } from './telling-who.ts';
import { createCaseSaver } from './save-cases.ts';
import { createHolderSaver } from './save-holders.ts';
import { createListSaver } from './save-lists.ts';
import { createReviewWriter, type ReviewEntry } from './save-reviews.ts';
import {
  createWording,
  nothingMore,
  type SavedRow,
  type SaverParts,
  type SheetSaver,
} from './sheet-saver.ts';

/** Prepares the saving of one sheet's rows by its kind. */
export function createSheetSaver(db: Writing, parts: SaverParts): SheetSaver {
  return tellingWho(db, saverOf(db, parts), parts);
}

function saverOf(db: Writing, parts: SaverParts): SheetSaver {
  const { sqlite } = db;
  const { source, policies } = parts;
  const worded = createWording(source);
  const { record } = source.recognition.kind;
  if (record)
    return tellingProgrammes(tellingAmounts(createRecordSaver(sqlite, parts, record), parts), parts);
  const kind = source.recognition.kind.kind;
  if (kind === 'holders') return createHolderSaver(sqlite, parts);
  if (kind === 'low-income' || kind === 'households') return createListSaver(sqlite, parts);
  if (kind === 'cases') return createCaseSaver(db, parts);
  if (kind !== 'certificate-events') throw new TypeError('a kind that says nowhere where its rows go');
  const write = createCertificateEventWriter(sqlite, { ...parts, validity: policies.district.certificates });
  return plainSaver('certificate-events', write, worded);
}

/** The saver of a kind that says itself which table keeps its rows. */
function createRecordSaver(sqlite: Sqlite, parts: SaverParts, target: RecordTarget): SheetSaver {
  const { source, stated } = parts;
  const { recognition } = source;
  const worded = createWording(source);
  if (recognition.kind.kind === 'reviews') {
    const writeReview = createReviewWriter(sqlite, parts);
    // The columns of the kind are what a review is made of.
    return recordSaver((values, row) => worded(writeReview(values as unknown as ReviewEntry, row), row));
  }
  const plan = {
    ...target,
    fields: recognition.kind.columns.map(({ field }) => field),
    stated,
  };
  const write = createRecordWriter(sqlite, parts, plan);
  return recordSaver((values, row) => worded(write(values, row), row));
}

type RecordValues = Extract<IntakeRow, { values: unknown }>['values'];

function recordSaver(save: (values: RecordValues, row: number) => SavedRow): SheetSaver {
  return {
    save: (records) =>
      records.map(({ record, row }) => {
        if (!('values' in record)) throw new TypeError('a row of another kind');
        return save(record.values, row);
      }),
    close: () => nothingMore,
  };
}

/** The saver of a kind whose rows are saved as they are and say nothing as a whole. */
function plainSaver<Kind extends IntakeRow['kind']>(
  kind: Kind,
  write: (record: Extract<IntakeRow, { kind: Kind }>, row: number) => SaveResult,
  worded: (result: SaveResult, row: number) => SavedRow,
): SheetSaver {
  const isOfKind = (record: IntakeRow): record is Extract<IntakeRow, { kind: Kind }> => record.kind === kind;
  return {
    save: (records) =>
      records.map(({ record, row }) => {
        if (!isOfKind(record)) throw new TypeError('a row of another kind');
        return worded(write(record, row), row);
      }),
    close: () => nothingMore,
  };
}
