import { hashOfAudit } from '../../../db/history/audit.ts';
import { askNoMore, saveQuestions } from '../../../db/history/match-judgement-store.ts';
import { maskIn } from '../../../kernel/mask.ts';
import { questionNumber } from '../../../verify/match/question-number.ts';
import type { JobContext } from '../../frame/context.ts';
import { refuseWorkbook, saveDocument } from '../../frame/save-document.ts';
import { writeListing } from '../../frame/write-listing.ts';
import { writing } from '../../frame/writing.ts';
import { judgeListing } from './judge-listing.ts';
import { matchAgainstRegistry, type MatchHit, type MatchRequest, type MatchResult } from './match-list.ts';

/** Where the list of those to be judged goes. */
export type JudgeFile = {
  readonly path: string;
  readonly force: boolean;
  readonly keep: readonly string[];
  readonly dryRun: boolean;
};

/** 待判定 what was asked: how many rows wait, and how many people stand in the workbook in all. */
export type AskedMatches = {
  readonly file: string;
  readonly rows: number;
  readonly people: number;
  readonly dryRun: boolean;
};

/** Matches a list and writes those found as a workbook to be filled in; what was asked is put on record. Throws CannotRun. */
export async function matchAndAsk(
  context: JobContext,
  request: Omit<MatchRequest, 'asks'>,
  file: JudgeFile,
): Promise<{ readonly result: MatchResult; readonly asked: AskedMatches }> {
  await refuseWorkbook('--judge', file.path, file);
  const stillAsked = new Set<string>();
  const result = await matchAgainstRegistry(context, { ...request, asks: (key) => stillAsked.add(key) });
  // What was answered is not asked again, unless to be answered otherwise; what could not be found out is.
  const isAnswered = ({ level }: MatchHit): boolean => level === 'judged' || level === 'judged-different';
  const hits = request.weak ? result.hits : result.hits.filter((hit) => !isAnswered(hit));
  const numbers = await putOnRecord(
    context,
    { file: result.file, hits, stillAsked: request.sheet === undefined ? stillAsked : undefined },
    file.dryRun,
  );
  const asked = {
    file: file.path,
    rows: hits.filter((hit) => hit.band !== 'sure' && !isAnswered(hit)).length,
    people: hits.reduce((sum, { people }) => sum + people.length, 0),
    dryRun: file.dryRun,
  };
  if (file.dryRun) return { result, asked };
  const listing = judgeListing({ ...result, hits }, (hit, person) => numbers.get(hit)?.get(person) ?? '');
  const shown = { createdOn: context.asOf, reveal: context.reveal, phones: context.phones };
  const workbook = (await writeListing(listing, 'xlsx', shown)) as Uint8Array;
  await saveDocument(file.path, [workbook], file);
  return { result, asked };
}

type Numbers = ReadonlyMap<MatchHit, ReadonlyMap<number, string>>;

function putOnRecord(
  context: JobContext,
  {
    file,
    hits,
    stillAsked,
  }: {
    readonly file: string;
    readonly hits: readonly MatchHit[];
    /** Undefined where only a part of the list was read. */
    readonly stillAsked: ReadonlySet<string> | undefined;
  },
  dryRun: boolean,
): Promise<Numbers> {
  return writing(
    // What is revealed was logged when it was matched.
    { ...context, reveal: false, phones: false },
    'match',
    async (db) => {
      const origin = (await hashOfAudit(db.query, 1)) ?? '';
      const save = saveQuestions(db);
      const { operator: actor, now: at } = context;
      const numbers = new Map<MatchHit, ReadonlyMap<number, string>>();
      for (const hit of hits) {
        const { key: listed = '', name, sheet, row } = hit;
        const said = { listed_name: name === undefined ? null : maskIn(name), file_name: file, sheet };
        const is_sure = hit.band === 'sure' ? 1 : 0;
        const own = hit.people.map(({ person: person_id }) => {
          const id = save({ ...said, listed, person_id, is_sure, row_number: row, actor, at });
          return [person_id, questionNumber(origin, { id, listed, person_id, sheet, row })] as const;
        });
        numbers.set(hit, new Map(own));
      }
      if (stillAsked) askNoMore(db, { file, stillAsked, actor, at });
      return { result: numbers, log: [{ body: { file, rows: hits.length } }] };
    },
    { dryRun },
  );
}
