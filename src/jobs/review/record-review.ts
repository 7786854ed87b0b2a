import { createHash } from 'node:crypto';
import { nextCommand, nextImportId, saveImport } from '../../db/history/import-store.ts';
import type { Writing } from '../../db/connection/open.ts';
import type { SaveResult } from '../../importing/save/saved.ts';
import type { Written } from '../../db/connection/write.ts';
import { reviewWords } from '../../importing/kinds/people/reviews.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { canonicalJson } from '../../kernel/writing/canonical-json.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type ReviewResult, reviewResults } from '../../registry/review.ts';
import type { JobContext } from '../frame/context.ts';
import { findPerson } from '../person/find-person.ts';
import { findNamed, perhapsMeant } from '../frame/named.ts';
import { createReviewWriter } from '../import/save/save-reviews.ts';
import { writing } from '../frame/writing.ts';

export type ReviewRequest = {
  readonly person: string;
  /** A key or a word of the sheets: passed, 合格 … */
  readonly result: string;
  readonly on: PlainDate;
  readonly reviewer: string | undefined;
  readonly note: string | undefined;
  readonly dryRun: boolean;
};

/** 登记一条复核 what came of it. */
export type RecordedReview = {
  readonly person: number;
  readonly name: string;
  readonly result: ReviewResult;
  readonly on: PlainDate;
  readonly saved: Exclude<SaveResult['saved'], 'refused'>;
  /** Undefined where nothing was new. */
  readonly importId: number | undefined;
};

const STATED: ReadonlySet<string> = new Set(['reviewedOn', 'result', 'reviewer', 'note']);

/** Writes down one review by hand, as an import of one row that can be taken back like any other. Throws CannotRun. */
export async function recordReview(context: JobContext, request: ReviewRequest): Promise<RecordedReview> {
  const result = await resultOf(request.result);
  return writing(
    context,
    'review record',
    async (db) => {
      const { id, name } = await findPerson(db, request.person);
      return record(db, context, { ...request, id, name, result });
    },
    request,
  );
}

async function record(
  db: Writing,
  context: JobContext,
  {
    id,
    name,
    result,
    on,
    reviewer,
    note,
  }: Omit<ReviewRequest, 'result'> & {
    readonly id: number;
    readonly name: string;
    readonly result: ReviewResult;
  },
): Promise<Written<RecordedReview>> {
  const { asOf, now, operator } = context;
  if (on > asOf) throw notYet(on, asOf);
  const importId = await nextImportId(db);
  const command = await nextCommand(db);
  const source = { importId, sheet: '', asOf, command, stated: STATED };
  const write = createReviewWriter(db.sqlite, source);
  const { saved } = write({ registryId: id, name, reviewedOn: on, result, reviewer, note }, 1);
  if (saved === 'refused') throw withoutCertificate(name);
  const done = { person: id, name, result, on, saved };
  if (saved === 'unchanged') return { result: { ...done, importId: undefined }, log: [] };
  const said = canonicalJson({ person: id, on, result, reviewer: reviewer ?? null, note: note ?? null });
  await saveImport(db, {
    id: importId,
    file_name: 'dpf review record',
    kind: 'reviews',
    sheet: '',
    as_of: asOf,
    sha256: createHash('sha256').update(said).digest('hex'),
    operator,
    recorded_at: now,
    row_problems: 0,
    command,
    stated: canonicalJson([...STATED]),
    rows_read: 1,
    rows_inserted: saved === 'inserted' ? 1 : 0,
    rows_updated: saved === 'updated' ? 1 : 0,
    rows_unchanged: 0,
    rows_rejected: 0,
  });
  return { result: { ...done, importId }, log: [{ body: { importId, person: id, on, result } }] };
}

async function resultOf(text: string): Promise<ReviewResult> {
  const all = reviewResults.map((key) => ({ thing: key, id: key, names: reviewWords[key] }));
  const found = findNamed(text, all);
  if (found) return found;
  const choices = reviewResults.map((key) => `${key} ${reviewWords[key][0]}`);
  throw new CannotRun({
    what: { zh: `没有复核结果“${text}”`, en: `There is no review result "${text}"` },
    next: (await perhapsMeant(text, all)) ?? {
      zh: `可选：${choices.join('、')}`,
      en: `Choose from ${choices.join(', ')}`,
    },
  });
}

function notYet(on: PlainDate, asOf: PlainDate): CannotRun {
  return new CannotRun({
    what: {
      zh: `复核日期 ${on} 还没有到（今天是 ${asOf}）`,
      en: `The day of the review, ${on}, is after ${asOf}`,
    },
    next: { zh: '请核对 --on', en: 'Check --on' },
  });
}

function withoutCertificate(name: string): CannotRun {
  return new CannotRun({
    what: { zh: `${name} 没有残疾人证，不能登记复核`, en: `${name} has no certificate to be reviewed` },
    next: { zh: '请先导入花名册', en: 'Import the roster first' },
  });
}
